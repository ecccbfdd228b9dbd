"""One row of the table: what it is called and measured in, and what came out."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.benchmarks.bench import Bench


@dataclass(frozen=True)
class Measured:
    """Ours and the peer's, in the unit of the case; None where there is none, and a word why."""

    ours: float | None
    peer: float | None = None
    note: str = ""


@dataclass(frozen=True)
class Case:
    """A row to be measured.

    ``limit`` is the most that ours may be, in the unit; ``goal`` the least that the ratio to the peer may be. Both are
    told, and enforced by nothing.
    """

    name: str
    unit: str
    measure: Callable[[Bench], Measured]
    peer: str = ""
    limit: float | None = None
    goal: float | None = None
    full_only: bool = False


@dataclass(frozen=True)
class Row:
    """A measured case."""

    case: Case
    measured: Measured

    @property
    def ratio(self) -> float | None:
        """Peer / ours, or limit / ours where the case has no peer."""
        other = self.measured.peer if self.case.peer else self.case.limit
        return other / self.measured.ours if other is not None and self.measured.ours else None


def short(count: int) -> str:
    """Return a number of points as it stands in the table, such as ``5e6``."""
    return f"{count:.3g}" if count < 1000 else f"{count:.0e}".replace("e+0", "e").replace("e+", "e")

"""What the rows share: the plan, points, files in a temporary folder, and programs that are started."""

import tempfile
import time
from collections.abc import Callable, Hashable, Mapping
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TypeVar, cast

from core.grid import Grid
from core.points import Points
from core.reach import full_range
from tests.benchmarks import material
from tests.benchmarks.plan import Plan
from tests.benchmarks.screen import screen

_Made = TypeVar("_Made")


class Bench:
    """A run, to be entered and left: then nothing stays behind."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.folder = Path()
        self._begun = time.monotonic()
        self._left = ExitStack()
        self._kept: dict[Hashable, object] = {}
        self._points = material.points(1)

    def __enter__(self) -> "Bench":
        self.folder = Path(self._left.enter_context(tempfile.TemporaryDirectory(prefix="sfumato-benchmarks-")))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._left.close()

    @cached_property
    def screen(self) -> Mapping[str, str]:
        """The variables that bring a window onto the screen of this run."""
        return self._left.enter_context(screen())

    @property
    def patience(self) -> float:
        """Seconds after which a row takes no further pairs."""
        return self.plan.seconds if time.monotonic() - self._begun < self.plan.haste else 0.0

    def kept(self, key: Hashable, make: Callable[[], _Made]) -> _Made:
        """Return what several rows share, made when the first one asks."""
        if key not in self._kept:
            self._kept[key] = make()
        return cast(_Made, self._kept[key])

    def points(self, count: int) -> Points:
        """Return so many points; those of another count are forgotten."""
        if len(self._points) != count:
            self._points = material.points(count)
        return self._points

    def grid(self, count: int) -> Grid:
        """Return the grid of all these points, whose range is known from then on."""
        return Grid(full_range(self.points(count)), self.plan.bins, self.plan.bins)

    def csv(self, rows: int) -> Path:
        """Return a file of the columns x and y, 39 bytes a row."""
        return self.kept(("csv", rows), lambda: material.write_csv(self.folder / f"{rows}.csv", rows))

    def npy(self, rows: int) -> Path:
        """Return a file of an ``(n, 2)`` array."""
        return self.kept(("npy", rows), lambda: material.write_npy(self.folder / f"{rows}.npy", rows))

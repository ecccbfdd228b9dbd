"""Progress and cancel: long work calls a report, and the report may raise ``Cancelled``."""

from typing import Protocol


class Report(Protocol):
    """What long work calls now and then, at least every 50 ms.

    The window shows a bar, the command line a terminal bar, tests record. ``fraction`` runs from 0 to 1, or is None
    where the length of the work is not known; ``message`` is a constant text such as ``"Reading"``.
    Raises ``Cancelled`` to stop the work.
    """

    def __call__(self, fraction: float | None, message: str, /) -> None:
        """Tell how far the work is; raise ``Cancelled`` to stop it."""


def silent(_fraction: float | None, _message: str, /) -> None:
    """Report to nobody, and never cancel."""


def part(report: Report, start: float, stop: float) -> Report:
    """Return a report for a part of the work: its 0 to 1 is ``start`` to ``stop`` of the whole."""

    def partial(fraction: float | None, message: str, /) -> None:
        report(None if fraction is None else start + (stop - start) * fraction, message)

    return partial

"""Looks for the ranges of all columns while nothing else is to be done."""

import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.errors import UserError
from core.progress import Report
from gui.jobs import Jobs
from gui.model import Model

if TYPE_CHECKING:  # needs numpy, which comes after the window
    from core.loading import Loaded

_REST = 300  # milliseconds after the picture
_NAP = 0.01  # seconds between two looks at whether the picture is done


class Survey(QObject):
    """Keeps the columns of what is shown, as far as memory allows, so that others are there at once when chosen."""

    found = Signal(object, object)  # Loaded, and the range of each column that is known by its index
    broke = Signal(object)  # BaseException: a bug

    def __init__(self, model: Model, pictures: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._pictures = pictures
        self._jobs = Jobs(self)
        self._loaded: Loaded | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self._begin)
        self._jobs.finished.connect(self._tell)
        self._jobs.broke.connect(self.broke)
        model.shown_changed.connect(self._follow)

    def close(self) -> None:
        """Stop for good."""
        self._timer.stop()
        self._jobs.close()

    def _follow(self) -> None:
        shown = self._model.shown
        loaded = None if shown is None else shown.loaded
        if loaded is self._loaded:
            return
        self._loaded = loaded
        self._jobs.cancel()
        self._timer.stop()
        if loaded is not None and loaded.complete:
            self._timer.start()

    def _begin(self) -> None:
        if self._loaded is not None:
            self._jobs.start(_looking(self._loaded, lambda: self._pictures.busy))

    def _tell(self, ranges: object) -> None:
        self.found.emit(self._loaded, ranges)


def _looking(loaded: "Loaded", busy: Callable[[], bool]) -> Callable[[Report, object], object]:
    def work(report: Report, _arrived: object) -> object:
        from core.column_ranges import ranges_of  # noqa: PLC0415 (numpy came after the window)
        from core.loading import keep  # noqa: PLC0415 (likewise)
        from core.used_columns import keep_used  # noqa: PLC0415 (likewise)

        def giving_way(fraction: float | None, message: str, /) -> None:
            report(fraction, message)
            while busy():
                time.sleep(_NAP)
                report(fraction, message)

        keep_used(loaded)
        with suppress(UserError):  # that a column cannot be read is told when it is asked for
            keep(loaded, giving_way)
        return ranges_of(loaded, giving_way)

    return work

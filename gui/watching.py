"""Looks at the files that are shown, and tells when they are others on disk."""

from enum import Enum, auto

from PySide6.QtCore import QObject, QTimer, Signal

from core.progress import Report
from gui.jobs import Jobs, Work
from gui.model import Model
from gui.state import Source

INTERVAL = 1000
"""Milliseconds between two looks. Looking serves every disk alike; what a system tells of changes does not."""


class Change(Enum):
    """What became of the files since they were read."""

    NONE = auto()
    OTHER = auto()
    GONE = auto()


class Watching(QObject):
    """Looks again and again, in a thread of its own, for a disk may sleep or be far away; reads nothing."""

    changed = Signal(object, str)  # Change, and the name of the file
    broke = Signal(object)  # BaseException: a bug

    def __init__(self, model: Model, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._looks = Jobs(self)
        self._source: Source | None = None
        self._told = Change.NONE
        self._missed = False  # a file that is replaced may be away for a moment
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self._look)
        self._looks.finished.connect(self._compare)
        self._looks.broke.connect(self.broke)
        model.wanted_changed.connect(self._follow)
        model.shown_changed.connect(self._follow)

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._looks.close()

    def _follow(self) -> None:
        shown, wanted = self._model.shown, self._model.wanted
        ours = shown is not None and shown.finished and bool(shown.stamps) and shown.source == wanted.source
        source = shown.source if ours and shown is not None else None
        if source == self._source:
            return
        self._source, self._missed = source, False
        self._looks.cancel()
        self._tell(Change.NONE, "")
        if source is None:
            self._timer.stop()
        else:
            self._timer.start()

    def _look(self) -> None:
        if self._source is not None and not self._looks.busy and self._told is not Change.OTHER:
            self._looks.start(_looking(self._source))

    def _compare(self, now: object) -> None:
        shown, source = self._model.shown, self._source
        if shown is None or source is None or shown.source != source:
            return
        assert isinstance(now, tuple)
        pairs = zip(source.paths, shown.stamps, now, strict=True)
        others = [(path, stamp) for path, before, stamp in pairs if stamp != before]
        missed, self._missed = self._missed, any(stamp is None for _, stamp in others)
        if not others:
            self._tell(Change.NONE, "")
        elif not self._missed:
            self._tell(Change.OTHER, others[0][0].name)
        elif missed:
            self._tell(Change.GONE, next(path.name for path, stamp in others if stamp is None))

    def _tell(self, change: Change, name: str) -> None:
        if change is not self._told:
            self._told = change
            self.changed.emit(change, name)


def _looking(source: Source) -> Work:
    def work(_report: Report, _arrived: object) -> object:
        from core.stamps import stamps_of  # noqa: PLC0415 (imported already, when the file was read)

        return stamps_of(source.paths)

    return work

"""What comes after the window is on screen, one thing after the other: libraries, picture, what makes it fast."""

from PySide6.QtCore import QObject, QTimer, Signal

from core.libraries import unwatched
from core.progress import Report
from gui.jobs import Jobs
from gui.main_window import MainWindow
from gui.model import Model

_LIBRARIES = "libraries"
_READERS = "readers"
_KERNELS = "kernels"
_UNTIL_PAINTED = 200  # milliseconds


class StartUp(QObject):
    """Brings in the libraries by a worker, then tells that the view can be made."""

    ready = Signal()

    def __init__(self, window: MainWindow, model: Model, errands: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._errands = errands
        window.when_on_screen(lambda: errands.start(_import_libraries))
        errands.finished.connect(self._arrived)
        model.shown_changed.connect(self._first_picture)

    def _arrived(self, what: object) -> None:
        if what == _LIBRARIES:
            self.ready.emit()
            if self._model.wanted.source is None:
                self._errands.start(_prepare)

    def _first_picture(self) -> None:
        self._model.shown_changed.disconnect(self._first_picture)
        QTimer.singleShot(_UNTIL_PAINTED, self, lambda: self._errands.start(_load_kernels))


def _import_libraries(_report: Report, _arrived: object) -> str:
    from core.threads import give_way  # noqa: PLC0415 (the window is on screen before threads are)

    give_way()
    with unwatched("gui.workspace"):
        import gui.making  # noqa: PLC0415 (the window is on screen before numpy is imported)
        import gui.workspace  # noqa: F401, PLC0415 (likewise)

    return _LIBRARIES


def _prepare(_report: Report, _arrived: object) -> str:
    import core.readers.numpy_arrays  # noqa: F401, PLC0415 (an empty window has time, a click on a sample has not)
    from core.cosine import load_transforms  # noqa: PLC0415 (likewise)

    load_transforms()
    return _READERS


def _load_kernels(_report: Report, _arrived: object) -> str:
    from core.cosine import load_transforms  # noqa: PLC0415 (the first picture never waits for scipy)
    from core.histogram import load_kernels  # noqa: PLC0415 (nor for a compiler)

    load_transforms()
    load_kernels()
    return _KERNELS

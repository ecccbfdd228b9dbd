"""What comes after the window is on screen, one thing after the other: libraries, picture, what makes it fast."""

from PySide6.QtCore import QObject, QTimer, Signal

from core.libraries import unwatched
from core.progress import Report
from gui.jobs import Jobs
from gui.main_window import MainWindow
from gui.model import Model
from gui.qt_classes import QtClasses

_NUMBERS = "numbers"
_CLASSES = "classes"
_LIBRARIES = "libraries"
_READERS = "readers"
_KERNELS = "kernels"
_UNTIL_PAINTED = 200  # milliseconds


class StartUp(QObject):
    """Brings in the libraries by a worker, and tells what can be done with them."""

    can_compute = Signal()  # while what shows is still on its way
    ready = Signal()  # the view can be made

    def __init__(self, window: MainWindow, model: Model, errands: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._errands = errands
        self._classes = QtClasses(self)
        self._awaited = {_NUMBERS, _CLASSES}
        self._classes.made.connect(lambda: self._arrived(_CLASSES))
        window.when_on_screen(lambda: errands.start(_import_numbers))
        window.when_on_screen(self._classes.make)
        errands.finished.connect(self._arrived)
        model.shown_changed.connect(self._first_picture)

    def _arrived(self, what: object) -> None:
        if what == _NUMBERS:
            self.can_compute.emit()
        if what in self._awaited:
            self._awaited.discard(what)
            if not self._awaited:
                self._errands.start(_import_view)
        elif what == _LIBRARIES:
            self.ready.emit()
            if self._model.wanted.source is None:
                self._errands.start(_prepare)

    def _first_picture(self) -> None:
        self._model.shown_changed.disconnect(self._first_picture)
        QTimer.singleShot(_UNTIL_PAINTED, self, lambda: self._errands.start(_load_kernels))


def _import_numbers(_report: Report, _arrived: object) -> str:
    from core.threads import give_way  # noqa: PLC0415 (the window is on screen before threads are)

    give_way()
    with unwatched("gui.making"):
        import gui.making  # noqa: F401, PLC0415 (the window is on screen before numpy is imported)

    return _NUMBERS


def _import_view(_report: Report, _arrived: object) -> str:
    with unwatched("gui.workspace"):
        import gui.workspace  # noqa: F401, PLC0415 (pyqtgraph finds all classes of Qt made)

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

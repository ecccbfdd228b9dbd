"""Python's collection of garbage, in the thread of the window alone."""

import gc

from PySide6.QtCore import QObject, QTimer

_INTERVAL = 500  # milliseconds
_AFTER_THE_START = 5000  # milliseconds; what is there then stays


class Sweeping(QObject):
    """Collects as Python would, but never in a worker: parts of a closed window are Qt's, and must go here.

    What grew old is looked at again when a window was closed, so that no collection holds the window up.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._sweep)
        self._timer.start(_INTERVAL)
        QTimer.singleShot(_AFTER_THE_START, self, gc.freeze)

    def sweep_all(self) -> None:
        """Look at everything at once: what is left of parts that Qt took apart may not outlive others there."""
        QTimer.singleShot(0, self, self._sweep_all)

    def close(self) -> None:
        """Leave it to Python."""
        self._timer.stop()
        if self._was_on:
            gc.enable()

    def _sweep(self) -> None:
        counts, limits = gc.get_count(), gc.get_threshold()
        generation = next((one for one in (2, 1) if counts[one] > limits[one]), 0)
        gc.collect(generation)
        if generation == 2:
            gc.freeze()

    def _sweep_all(self) -> None:
        gc.unfreeze()
        gc.collect()
        gc.freeze()

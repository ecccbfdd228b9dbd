"""How far the work is, and the way to stop it."""

from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from gui.jobs import Jobs
from gui.words import tr

_CALM_MILLISECONDS = 150  # shorter work shows no bar
_STEPS = 1000


@dataclass(frozen=True, slots=True)
class _Work:
    """How far some work is, None where nobody knows; and whether it can be stopped."""

    fraction: float | None
    message: str
    stops: bool


class ProgressArea(QWidget):
    """A bar and Cancel, on screen only while work takes long enough to see them."""

    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._works: dict[str, _Work] = {}
        self._label = QLabel()
        self._label.setProperty("quiet", True)
        self._bar = QProgressBar()
        self._bar.setObjectName("progressBar")
        self._bar.setAccessibleName(tr("Progress"))
        self._bar.setToolTip(tr("How far the work is, in per cent"))
        self._bar.setFixedWidth(140)
        self._cancel = QPushButton(tr("Cancel"))
        self._cancel.setObjectName("cancelButton")
        self._cancel.setAccessibleName(tr("Cancel the work"))
        self._cancel.setToolTip(tr("Stop the work and stay with the picture that is shown (Esc)"))
        self._cancel.clicked.connect(self.cancel_asked)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_CALM_MILLISECONDS)
        self._timer.timeout.connect(lambda: self.setVisible(True))
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 2, 6, 2)
        row.addWidget(self._label)
        row.addWidget(self._bar)
        row.addWidget(self._cancel)
        self.setVisible(False)

    def watch(self, jobs: Jobs, name: str, *, stops: bool) -> None:
        """Show the work of these jobs; Cancel is there where it stops them."""
        jobs.started.connect(lambda: self.begin(name, stops=stops))
        jobs.progressed.connect(lambda fraction, message: self._go_on(name, _Work(fraction, message, stops)))
        jobs.ended.connect(lambda: self.end(name))

    def begin(self, name: str, message: str = "", *, stops: bool, at_once: bool = False) -> None:
        """Begin to wait for some work; the bar comes at once, or when it takes long."""
        if name not in self._works:
            self._go_on(name, _Work(None, message, stops))
        if at_once:
            self.setVisible(True)

    def end(self, name: str) -> None:
        """Wait for this no longer."""
        self._works.pop(name, None)
        if self._works:
            self._show()
        else:
            self._timer.stop()
            self.setVisible(False)

    def _go_on(self, name: str, work: _Work) -> None:
        self._works[name] = work
        self._show()
        if not self.isVisible() and not self._timer.isActive():
            self._timer.start()

    def _show(self) -> None:
        work = max(self._works.values(), key=lambda one: one.stops)  # what Cancel stops, if there is such
        self._label.setText(tr(work.message))
        self._bar.setRange(0, 0 if work.fraction is None else _STEPS)
        if work.fraction is not None:
            self._bar.setValue(round(work.fraction * _STEPS))
        self._cancel.setVisible(work.stops)

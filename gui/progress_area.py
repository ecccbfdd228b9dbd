"""How far the work is, and the way to stop it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

_CALM_MILLISECONDS = 150  # shorter work shows no bar
_STEPS = 1000


class ProgressArea(QWidget):
    """A bar and Cancel, on screen only while work takes long enough to see them."""

    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel()
        self._label.setProperty("quiet", True)
        self._bar = QProgressBar()
        self._bar.setObjectName("progressBar")
        self._bar.setAccessibleName("Progress")
        self._bar.setToolTip("How far the work is, in per cent")
        self._bar.setFixedWidth(140)
        self._cancel = QPushButton("Cancel")
        self._cancel.setObjectName("cancelButton")
        self._cancel.setAccessibleName("Cancel the work")
        self._cancel.setToolTip("Stop the work and stay with the picture that is shown (Esc)")
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

    def progress(self, fraction: float | None, message: str) -> None:
        """Show how far the work is; None where nobody knows."""
        self._label.setText(message)
        self._bar.setRange(0, 0 if fraction is None else _STEPS)
        if fraction is not None:
            self._bar.setValue(round(fraction * _STEPS))
        if not self.isVisible() and not self._timer.isActive():
            self._timer.start()

    def start(self) -> None:
        """Begin to wait; the bar comes when the work takes long."""
        if not self._timer.isActive() and not self.isVisible():
            self.progress(None, "")

    def stop(self) -> None:
        """Nothing runs."""
        self._timer.stop()
        self.setVisible(False)

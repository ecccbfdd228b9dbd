"""What is there before the first picture: an invitation."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.samples import Sample
from gui.elided_label import ElidedLabel
from gui.words import tr


class EmptyState(QFrame):
    """Invites to drop or open a file, and offers the samples."""

    open_asked = Signal()
    sample_asked = Signal(object)  # Sample

    def __init__(self, samples: Sequence[Sample], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("emptyState")
        self._zone = QFrame()
        self._zone.setObjectName("dropZone")
        self._head = ElidedLabel(Qt.TextElideMode.ElideMiddle)
        self._line = QLabel()
        self._open = QPushButton(tr("Open a file…"))
        self._open.setProperty("main", True)
        self._open.setToolTip(tr("Choose a file of points (Ctrl+O)"))
        self._open.setAccessibleName(tr("Open a file"))
        self._open.clicked.connect(self.open_asked)
        self._buttons = [self._sample_button(sample) for sample in samples]
        self._offer = QLabel(tr("or paste a table (Ctrl+V), or look at a sample"))
        self._lay_out()
        self.wait_for(None)

    def wait_for(self, name: str | None) -> None:
        """Say that a file is on its way, or invite again."""
        self._head.setText(tr("Drop a file here") if name is None else tr("Reading {file}", file=name))
        invitation = tr("A table with a position in each row becomes a smooth picture of their density")
        self._line.setText(invitation if name is None else tr("The picture comes as soon as the points are there"))
        for widget in (self._open, self._offer, *self._buttons):
            widget.setVisible(name is None)

    def set_hovered(self, hovered: bool) -> None:
        """Show that what is dragged may be dropped."""
        self.setProperty("hovered", hovered)
        for widget in (self, self._zone):
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def _sample_button(self, sample: Sample) -> QPushButton:
        button = QPushButton(tr(sample.title))
        button.setToolTip(tr(sample.description))
        button.setAccessibleName(tr("Sample: {title}", title=tr(sample.title)))
        button.clicked.connect(lambda: self.sample_asked.emit(sample))
        return button

    def _lay_out(self) -> None:
        self._head.setProperty("heading", True)
        self._line.setProperty("quiet", True)
        self._offer.setProperty("quiet", True)
        self._line.setWordWrap(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(28, 28, 28, 28)
        outer.addWidget(self._zone)
        box = QVBoxLayout(self._zone)
        box.setSpacing(10)
        box.addStretch(3)
        for label in (self._head, self._line):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            box.addWidget(label)
        box.addSpacing(10)
        box.addWidget(self._open, alignment=Qt.AlignmentFlag.AlignCenter)
        box.addSpacing(26)
        box.addWidget(self._offer, alignment=Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in self._buttons:
            row.addWidget(button)
        row.addStretch(1)
        box.addLayout(row)
        box.addStretch(4)

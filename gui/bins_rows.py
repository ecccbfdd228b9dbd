"""The rows for the number of bins."""

from enum import Enum

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QWidget

from core.ranges import Range
from core.settings import MAX_BINS, MIN_BINS
from gui.fields import BinsSpinBox
from gui.state import Shown, Wanted
from gui.words import tr


class _Tie(Enum):
    """What ties the bins across y to those across x."""

    NONE = "none"
    SAME = "same"
    SQUARE = "square"


class BinsRows(QWidget):
    """Bins across x and across y: as many, as many as make bins square, or each its own number."""

    bins_chosen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tie = _Tie.SAME
        self._shown: Shown | None = None
        self._range: Range | None = None
        self._wanted = (0, 0)
        self._x, self._y = BinsSpinBox(), BinsSpinBox()
        self._same, self._square = QToolButton(), QToolButton()
        self._name_controls()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        label = QLabel(tr("Bins"))
        label.setBuddy(self._x)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self._x, 0, 1)
        grid.addWidget(self._same, 0, 2)
        grid.addWidget(self._square, 0, 3)
        grid.addWidget(self._y, 1, 1)
        grid.setColumnStretch(1, 1)
        self._x.valueChanged.connect(self._typed)
        self._y.valueChanged.connect(self._typed)
        self._same.clicked.connect(lambda on: self._set_tie(_Tie.SAME if on else _Tie.NONE))
        self._square.clicked.connect(lambda on: self._set_tie(_Tie.SQUARE if on else _Tie.NONE))
        self._show_tie()

    def follow(self, wanted: Wanted, shown: Shown | None) -> None:
        """Show the wanted bins; square ones follow another range."""
        self._shown, self._wanted = shown, wanted.settings.bins
        blockers = [QSignalBlocker(box) for box in (self._x, self._y)]
        for box, bins in zip((self._x, self._y), self._wanted, strict=True):
            if box.value() != bins:
                box.setValue(bins)
        del blockers
        self._follow_tie(wanted)
        self._show_tie()

    def _follow_tie(self, wanted: Wanted) -> None:
        nx, ny = self._wanted
        shown = self._shown
        if shown is None or not shown.finished or shown.wanted != wanted:
            if self._tie is _Tie.SAME and nx != ny:
                self._tie = _Tie.NONE
            return
        moved, self._range = self._range != shown.result.grid.range, shown.result.grid.range
        if self._tie is _Tie.SQUARE and ny != self._tied(nx):
            if moved:
                QTimer.singleShot(0, self, self._typed)  # not in the midst of what is followed here
            else:
                self._tie = _Tie.NONE
        if self._tie is _Tie.SAME and nx != ny:
            self._tie = _Tie.NONE

    def _set_tie(self, tie: _Tie) -> None:
        self._tie = tie
        self._show_tie()
        self._typed()

    def _typed(self) -> None:
        bins = self._x.value(), self._tied(self._x.value())
        if bins != self._wanted:
            self.bins_chosen.emit(*bins)

    def _tied(self, nx: int) -> int:
        if self._tie is _Tie.SAME:
            return nx
        if self._tie is _Tie.NONE or self._shown is None:
            return self._y.value()
        x_min, x_max, y_min, y_max = self._shown.result.grid.extent
        return round(min(max(nx * ((y_max - y_min) / (x_max - x_min)), MIN_BINS), MAX_BINS))

    def _show_tie(self) -> None:
        self._same.setChecked(self._tie is _Tie.SAME)
        self._square.setChecked(self._tie is _Tie.SQUARE)
        self._y.setVisible(self._tie is not _Tie.SAME)
        self._y.setEnabled(self._tie is _Tie.NONE)

    def _name_controls(self) -> None:
        for box, axis, name in ((self._x, "x", "binsSpinBox"), (self._y, "y", "binsSpinBoxY")):
            box.setObjectName(name)
            box.setRange(MIN_BINS, MAX_BINS)
            box.setAccessibleName(tr("Bins across {axis}", axis=axis))
            tip = tr(
                "Number of bins across {axis}, {least} to {most}.\n"
                "Width of a bin: ({axis} to − {axis} from) / bins, in data units",
                axis=axis,
                least=MIN_BINS,
                most=MAX_BINS,
            )
            box.setToolTip(tip)
        for button, text, name, tip in (
            (
                self._same,
                "x = y",
                tr("As many bins across y as across x"),
                tr("As many bins across y as across x; off: a number for each axis"),
            ),
            (
                self._square,
                tr("Square"),
                tr("Square bins"),
                tr("As many bins across y as make them as high as wide in data units"),
            ),
        ):
            button.setText(text)
            button.setCheckable(True)
            button.setAccessibleName(name)
            button.setToolTip(tip)

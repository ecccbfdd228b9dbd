"""The bar that tells where the points come from."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QWidget

from core.columns import ColumnChoice
from gui.elided_label import ElidedLabel
from gui.model import Shown, Wanted
from gui.numbers import counted, whole

_NO_WEIGHT = "none"


class SourceBar(QFrame):
    """File, columns, points, and the rows that were skipped, with the reasons."""

    choice_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sourceBar")
        self.setAccessibleName("Source of the points")
        self._file = ElidedLabel(Qt.TextElideMode.ElideMiddle)
        self._file.setAccessibleName("File")
        self._file.setProperty("strong", True)
        self._x = _combo("Column of x", "The column whose values are x")
        self._y = _combo("Column of y", "The column whose values are y")
        self._weight = _combo(
            "Column of weights", "The column whose values are summed in each bin; none: a point weighs 1"
        )
        self._guessed = QLabel("guessed")
        self._guessed.setProperty("quiet", True)
        self._guessed.setToolTip("The columns were guessed from their names and contents; choose others here")
        self._points = ElidedLabel(Qt.TextElideMode.ElideRight)
        self._points.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._points.setAccessibleName("Points")
        self._lay_out()
        for combo in (self._x, self._y, self._weight):
            combo.activated.connect(self._choose)

    def text(self) -> str:
        """Return what the bar tells, in one line."""
        columns = f"x {self._x.currentText()}, y {self._y.currentText()}, weight {self._weight.currentText()}"
        return f"{self._file.text()} │ {columns} │ {self._points.text()}"

    def follow(self, wanted: Wanted, shown: Shown | None) -> None:
        """Show the points that are shown, and the columns that are wanted of them."""
        if shown is None:
            return
        loaded = shown.loaded
        self._file.setText(shown.source.name)
        self._file.setToolTip(str(shown.source.path))
        same = wanted.source == shown.source and wanted.choice != shown.wanted.choice
        chosen = wanted.choice if same else ColumnChoice(loaded.x, loaded.y, loaded.weight)
        numeric = [column.name for column in loaded.columns if column.numeric]
        _offer(self._x, numeric, chosen.x or loaded.x)
        _offer(self._y, numeric, chosen.y or loaded.y)
        _offer(self._weight, [_NO_WEIGHT, *numeric], chosen.weight or _NO_WEIGHT)
        self._guessed.setVisible(loaded.guessed)
        self._tell_points(shown)

    def _tell_points(self, shown: Shown) -> None:
        loaded = shown.loaded
        text = counted(len(loaded.points), "point")
        if not loaded.complete:
            text += " so far"
        if loaded.dropped_total:
            reasons = ", ".join(f"{whole(drop.count)} {drop.reason}" for drop in loaded.dropped)
            text += f", {counted(loaded.dropped_total, 'row')} skipped ({reasons})"
        self._points.setText(text)
        self._points.setToolTip(
            f"{text}\n{counted(loaded.rows, 'row')} read; a row is skipped where x, y or the weight is no finite number"
        )

    def _choose(self) -> None:
        weight = self._weight.currentText() if self._weight.currentIndex() > 0 else None
        self.choice_chosen.emit(ColumnChoice(self._x.currentText(), self._y.currentText(), weight))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 10, 5)
        row.setSpacing(6)
        row.addWidget(self._file)
        for text, combo in (("x", self._x), ("y", self._y), ("weight", self._weight)):
            row.addSpacing(8)
            label = QLabel(text)
            label.setBuddy(combo)
            label.setProperty("quiet", True)
            row.addWidget(label)
            row.addWidget(combo)
        row.addWidget(self._guessed)
        row.addWidget(self._points, 1)


def _combo(name: str, tip: str) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setToolTip(tip)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    combo.setMinimumWidth(70)
    combo.setMaximumWidth(170)
    combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return combo


def _offer(combo: QComboBox, names: list[str], chosen: str) -> None:
    with QSignalBlocker(combo):
        if [combo.itemText(index) for index in range(combo.count())] != names:
            combo.clear()
            combo.addItems(names)
        combo.setCurrentIndex(combo.findText(chosen))

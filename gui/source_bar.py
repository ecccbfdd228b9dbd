"""The bar that tells where the points come from."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from core.columns import ColumnChoice, Measure
from gui.column_box import ColumnBox
from gui.dialect_box import DialectBox
from gui.dropped_rows import DroppedRows, reasons_of
from gui.elided_label import ElidedLabel
from gui.measure_box import MeasureBox
from gui.state import Shown, Wanted
from gui.words import counted, mark, tr

if TYPE_CHECKING:  # needs numpy, which comes after the window
    from core.loading import Loaded

_X = mark("The column whose values are x")
_Y = mark("The column whose values are y")
_WEIGHT = mark("The column whose values are summed in each bin; none: a point weighs 1")
_TABLE = mark("The table, sheet or data set of this file")


class SourceBar(QFrame):
    """File, table, columns, points, and the rows that were skipped, with the reasons."""

    choice_chosen = Signal(object)  # ColumnChoice
    dialect_asked = Signal()
    guess_asked = Signal()  # anew, whatever is remembered

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sourceBar")
        self.setAccessibleName(tr("Source of the points"))
        self._choice = ColumnChoice()
        self._chosen: tuple[str | None, str | None] = (None, None)
        self._loaded: Loaded | None = None
        self._file = ElidedLabel(Qt.TextElideMode.ElideMiddle)
        self._file.setAccessibleName(tr("File"))
        self._file.setProperty("strong", True)
        self._table = _table_box()
        self._dialect = DialectBox()
        self._x = ColumnBox(tr("Column of x"), tr(_X))
        self._y = ColumnBox(tr("Column of y"), tr(_Y))
        self.measures = MeasureBox()
        self._weight = ColumnBox(tr("Column of weights"), tr(_WEIGHT), with_none=True)
        self._guessed = QLabel(tr("guessed"))
        self._guessed.setAccessibleName(tr("Guessed"))
        self._guessed.setProperty("quiet", True)
        self._guessed.setToolTip(tr("The columns were guessed from their names and contents; choose others here"))
        self._remembered = _remembered_button()
        self._points = ElidedLabel(Qt.TextElideMode.ElideRight)
        self._points.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._points.setAccessibleName(tr("Points"))
        self._dropped = DroppedRows()
        self._lay_out()
        self._remembered.clicked.connect(self.guess_asked)
        self._dialect.clicked.connect(self.dialect_asked)
        self.measures.measured.connect(self._measure)
        self._table.activated.connect(self._choose_table)
        for box in (self._x, self._y, self._weight):
            box.activated.connect(self._choose)

    def text(self) -> str:
        """Return what the bar tells, in one line."""
        names = {"x": self._x.currentText(), "y": self._y.currentText(), "weight": self._weight.currentText()}
        columns = tr("x {x}, y {y}, weight {weight}", **names)
        table = f"{self._table.currentText()} │ " if self._table.count() > 1 else ""
        return f"{self._file.text()} │ {table}{columns} │ {self._points.text()}"

    def follow(self, wanted: Wanted, shown: Shown | None) -> None:
        """Show the points that are shown, and the columns that are wanted of them."""
        if shown is None:
            return
        loaded = shown.loaded
        pending = wanted.source == shown.source and wanted.choice != shown.wanted.choice
        chosen = wanted.choice if pending else loaded.choice
        self._choice = replace(wanted.choice if pending else shown.wanted.choice, table=loaded.table)
        self._file.setText(shown.source.name)
        self._file.setToolTip(str(shown.source.path))
        _offer_tables(self._table, loaded.tables, chosen.table or loaded.table)
        self._chosen = x, y = chosen.x or loaded.x, chosen.y or loaded.y
        self._dialect.follow(loaded.dialect, loaded.asked)
        self._x.offer(loaded.columns, x)
        self._y.offer(loaded.columns, y)
        self._weight.offer(loaded.columns, chosen.weight)
        measures = (chosen.x_measure, chosen.y_measure) if pending else (loaded.x_measure, loaded.y_measure)
        self.measures.follow(measures, loaded.units)
        self._guessed.setVisible(loaded.guessed)
        self._remembered.setVisible(shown.remembered)
        if loaded is not self._loaded:
            self._loaded = loaded
            self._tell_points(loaded)

    def set_ranges(self, loaded: "Loaded", ranges: Mapping[int, tuple[float, float]]) -> None:
        """Tell the ranges of the columns, as far as they are known."""
        if loaded is self._loaded:
            for box in (self._x, self._y, self._weight):
                box.set_ranges(ranges)

    def _tell_points(self, loaded: "Loaded") -> None:
        if loaded.complete:
            first = counted(len(loaded.points), mark("{n} point"), mark("{n} points"))
        else:
            first = counted(len(loaded.points), mark("{n} point so far"), mark("{n} points so far"))
        skipped = tr("skipped: {reasons}", reasons=reasons_of(loaded.dropped)) if loaded.dropped_total else ""
        text = ", ".join(filter(None, (first, skipped)))
        self._points.setText(text)  # the file's name gives way, not the number of points
        self._points.setMinimumWidth(self._points.fontMetrics().horizontalAdvance(f"{first}…") + 2)
        self._points.setToolTip(f"{text}\n{counted(loaded.rows, mark('{n} row read'), mark('{n} rows read'))}")
        self._dropped.tell(loaded)

    def _choose(self) -> None:
        x, y = self._x.column(), self._y.column()
        choice = replace(self._choice, x=x, y=y, weight=self._weight.column())
        if x != self._chosen[0]:  # what was said of the numbers of one column does not hold for another
            choice = replace(choice, x_measure=Measure())
        if y != self._chosen[1]:
            choice = replace(choice, y_measure=Measure())
        self.choice_chosen.emit(choice)

    def _measure(self, x: Measure, y: Measure) -> None:
        self.choice_chosen.emit(replace(self._choice, x_measure=x, y_measure=y))

    def _choose_table(self) -> None:
        self.choice_chosen.emit(ColumnChoice(table=self._table.currentText()))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 10, 5)
        row.setSpacing(6)
        row.addWidget(self._file)
        row.addWidget(self._table)
        row.addWidget(self._dialect)
        for text, box in (("x", self._x), ("y", self._y), (tr("weight"), self._weight)):
            row.addSpacing(8)
            label = QLabel(text)
            label.setBuddy(box)
            label.setProperty("quiet", True)
            row.addWidget(label)
            row.addWidget(box)
            if box is self._y:
                row.addWidget(self.measures)
        row.addWidget(self._guessed)
        row.addWidget(self._remembered)
        row.addWidget(self._points, 1)
        row.addWidget(self._dropped)


def _remembered_button() -> QToolButton:
    button = QToolButton()
    button.setText(tr("as you chose before"))
    button.setAccessibleName(tr("As you chose before: guess again"))
    button.setToolTip(tr("You chose these columns for this header before; press to forget that and take the guess"))
    return button


def _table_box() -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(tr("Table"))
    box.setToolTip(tr(_TABLE))
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.setMinimumWidth(100)
    box.setMaximumWidth(200)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return box


def _offer_tables(box: QComboBox, tables: tuple[str, ...], chosen: str | None) -> None:
    with QSignalBlocker(box):
        if [box.itemText(index) for index in range(box.count())] != list(tables):
            box.clear()
            box.addItems(tables)
        box.setCurrentIndex(box.findText(chosen or ""))
        box.setToolTip(f"{tr(_TABLE)}\n{chosen}" if chosen else tr(_TABLE))
        box.setVisible(len(tables) > 1)

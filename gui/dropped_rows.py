"""Why rows were skipped, and the first of them as they are written."""

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from gui.numbers import whole
from gui.popover import Popover
from gui.words import counted, mark, tr

if TYPE_CHECKING:  # need numpy, which comes after the window
    from core.filling import Drop, Example
    from core.loading import Loaded

_RULE = mark("A row is skipped where x, y or the weight is no finite number.")
_LONGEST = 70  # characters of a row


class DroppedRows(QToolButton):
    """A button that tells the reasons, with examples; there only where rows were skipped."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(tr("Why"))
        self.setAccessibleName(tr("Why rows were skipped"))
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setAccessibleName(tr("Skipped rows"))
        by_hand = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self._label.setTextInteractionFlags(by_hand)
        self._popover = Popover(tr("Skipped rows"), self._label, self)
        self.clicked.connect(lambda: self._popover.show_below(self))
        self.setVisible(False)

    def tell(self, loaded: "Loaded") -> None:
        """Tell of the rows of a file."""
        self.setVisible(bool(loaded.dropped))
        self.setToolTip(reasons_of(loaded.dropped))
        self._label.setText(_page(loaded))


def reasons_of(dropped: "Sequence[Drop]") -> str:
    """Return the reasons with their numbers: 3 missing, 1 infinite."""
    return ", ".join(f"{whole(drop.count)} {tr(drop.reason)}" for drop in dropped)


def _page(loaded: "Loaded") -> str:
    head = tr(
        "{read}, {points}, {n} skipped.",
        read=counted(loaded.rows, mark("{n} row read"), mark("{n} rows read")),
        points=counted(len(loaded.points), mark("{n} point"), mark("{n} points")),
        n=whole(loaded.dropped_total),
    )
    parts = "".join(_reason(drop) for drop in loaded.dropped)
    return f"<p><b>{head}</b> {tr(_RULE)}</p>{parts}"


def _reason(drop: "Drop") -> str:
    some = 0 < len(drop.examples) < drop.count
    first = f", {tr('the first {n}', n=len(drop.examples))}" if some else ""
    rows = "".join(_example(example) for example in drop.examples)
    return f"<p><b>{tr(drop.reason)}: {whole(drop.count)}</b>{first}</p><table>{rows}</table>"


def _example(example: "Example") -> str:
    place = tr("row {n}", n=whole(example.row)) if example.line is None else tr("line {n}", n=whole(example.line))
    text = example.text if len(example.text) <= _LONGEST else f"{example.text[: _LONGEST - 1]}…"
    return f"<tr><td style='padding: 1px 14px 1px 0'>{place}</td><td><code>{escape(text)}</code></td></tr>"

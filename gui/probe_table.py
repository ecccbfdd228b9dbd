"""The table of probes: a row each, of which the label can be changed."""

from PySide6.QtCore import Signal

from core.export.probes import COLUMNS
from gui.formulas import COUNT, ERROR, LEVEL, N_EFF, SMOOTHING
from gui.mark_table import MarkTable
from gui.row_table import Column
from gui.words import mark, tr

_TIPS = (
    mark("What the probe is called; double-click or F2 to change it"),
    mark("Position, in data units"),
    mark("Position, in data units"),
    SMOOTHING.tip,
    ERROR.tip,
    N_EFF.tip,
    COUNT.tip,
    LEVEL.tip,
)


class ProbeTable(MarkTable):
    """Shows the probes."""

    renamed = Signal(int, str)

    def __init__(self) -> None:
        tip = tr(
            "Arrow keys move the probe by a bin, with Shift by ten; Ctrl with up and down chooses another.\n"
            "Del removes, Ctrl+C copies the selected rows, F2 changes the label."
        )
        columns = [
            Column(tr(name), tr(tip), changes=not place)
            for place, (name, tip) in enumerate(zip(COLUMNS, _TIPS, strict=True))
        ]
        super().__init__("probeTable", tr("Probes"), tip, columns)
        self.changed.connect(lambda row, _column, label: self.renamed.emit(row, label))

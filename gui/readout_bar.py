"""The readout: what is told of the position under the mouse."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gui.numbers import at_step, exact, significant, whole

if TYPE_CHECKING:  # needs numpy, which comes after the window
    from core.pipeline import Result
    from core.readout import Readout

Teller = Callable[["Readout", "Result"], str]


def _density(readout: "Readout", result: "Result") -> str:
    return f"{significant(readout.density)} {result.density.unit.value}"


def _count(readout: "Readout", result: "Result") -> str:
    if result.points.weight is None:
        return whole(readout.rows)
    return f"{significant(readout.count)} ({whole(readout.rows)} {'row' if readout.rows == 1 else 'rows'})"


PARTS: tuple[tuple[tuple[str, Teller], ...], ...] = (
    (
        ("x", lambda readout, result: at_step(readout.x, result.grid.dx)),
        ("y", lambda readout, result: at_step(readout.y, result.grid.dy)),
    ),
    (("density", _density),),
    (("count", _count),),
    (("bin", lambda readout, _: f"{readout.column}, {readout.row}"),),
)
"""What is told, in groups: a label, and the text that a readout gives."""

_ALL_DIGITS: tuple[tuple[str, Teller], ...] = (
    ("x", lambda readout, _: exact(readout.x)),
    ("y", lambda readout, _: exact(readout.y)),
    ("density", lambda readout, result: f"{exact(readout.density)} {result.density.unit.value}"),
    ("count", lambda readout, _: exact(readout.count)),
    ("value of the bin", lambda readout, _: f"{exact(readout.bin_value)} per bin"),
)


class ReadoutBar(QLabel):
    """One line about one position; empty where there is nothing to tell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readout")
        self.setAccessibleName("Readout")
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setContentsMargins(8, 4, 8, 4)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._formula = (
            "The density is interpolated (bilinear) between the centres of the bins.\n"
            "Count: what lies in the bin, not smoothed. Bin: column, row, from 0 at the smallest x and y.\n"
            "Space freezes the readout, Ctrl+C copies it."
        )
        self.tell(None, None)

    def tell(self, readout: "Readout | None", result: "Result | None", *, frozen: bool = False) -> None:
        """Tell of a position, or of none."""
        if readout is None or result is None:
            self.setText("")
            self.setToolTip(self._formula)
            self.setAccessibleDescription("")
            return
        groups = ["  ".join(f"{label} {teller(readout, result)}" for label, teller in group) for group in PARTS]
        if result.preliminary:
            groups.append("preliminary")
        if frozen:
            groups.append("frozen")
        self.setText(" │ ".join(groups))
        full = "\n".join(f"{label} {teller(readout, result)}" for label, teller in _ALL_DIGITS)
        self.setToolTip(f"{full}\n\n{self._formula}")
        self.setAccessibleDescription(full)

"""The readout: what is told of the position under the mouse."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from core.settings import Unit
from gui.citation import PARTS, Facts, Run, all_digits, sentence
from gui.formulas import COUNT, ERROR, LEVEL, MAXIMUM, N_EFF, PROBABILITY, SMOOTHING, Formula
from gui.wrapping import wrapped

_BETWEEN = " │ "
_KEYS = "Space keeps the position, P pins a probe, Ctrl+C copies the readout."


class ReadoutBar(QLabel):
    """One line about one position; empty where there is nothing to tell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readout")
        self.setAccessibleName("Readout")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setContentsMargins(8, 4, 8, 4)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._plain = ""
        self.tell(None)

    @override
    def text(self) -> str:
        return self._plain

    def tell(self, facts: Facts | None, *, frozen: bool = False) -> None:
        """Tell of a position, or of none."""
        parts = [] if facts is None else [part(facts) for part in PARTS]
        if facts is not None and frozen:
            parts.append([("position frozen", False)])
        parts = [part for part in parts if part]
        self._plain = _BETWEEN.join("".join(words for words, _ in part).strip() for part in parts)
        grey = self.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText).name()
        self.setText(_BETWEEN.join("".join(_html(run, grey) for run in part).strip() for part in parts))
        full = "" if facts is None else "\n".join(f"{name} {digits}" for name, digits in all_digits(facts))
        self.setAccessibleDescription(full)
        self.setToolTip("\n\n".join(filter(None, (full, _explained(facts), _KEYS))))


def _explained(facts: Facts | None) -> str:
    """Return what the numbers mean, and why an error is grey."""
    error = ERROR
    if facts is not None and facts.result.density.unit is Unit.MAXIMUM:
        error = MAXIMUM
    elif facts is not None and facts.result.density.unit is Unit.PROBABILITY:
        error = PROBABILITY
    lines = [_line("density", SMOOTHING), _line("error", error), _line("n_eff", N_EFF), _line("region", LEVEL)]
    lines += [_line("count", COUNT), "bin: column, row, from 0 at the smallest x and y."]
    if facts is not None and facts.settled and facts.detail is not None and facts.detail.doubt is not None:
        lines.insert(0, f"{sentence(facts.detail.doubt)}.\n")
    return "\n".join(wrapped(line) for line in lines)


def _line(name: str, formula: Formula) -> str:
    return f"{name}: {formula.tip}"


def _html(run: Run, grey: str) -> str:
    words, quiet = run
    text = escape(words, quote=False).replace("  ", "&nbsp; ")
    return f'<span style="color: {grey}">{text}</span>' if quiet else text

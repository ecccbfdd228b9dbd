"""The readout: what is told of the position under the mouse."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from core.settings import Unit
from gui.citation import PARTS, Facts, Run, all_digits
from gui.formulas import COUNT, ERROR, LEVEL, MAXIMUM, N_EFF, PROBABILITY, SMOOTHING
from gui.words import mark, sentence, tr
from gui.wrapping import wrapped

_BETWEEN = " │ "
_KEYS = mark("Space keeps the position, P pins a probe, Ctrl+C copies the readout.")


class ReadoutBar(QLabel):
    """One line about one position; empty where there is nothing to tell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readout")
        self.setAccessibleName(tr("Readout"))
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setContentsMargins(8, 2, 8, 2)
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
            parts.append([(tr("position frozen"), False)])
        parts = [part for part in parts if part]
        self._plain = _BETWEEN.join("".join(words for words, _ in part).strip() for part in parts)
        style = f"color: {self.palette().color(QPalette.ColorRole.PlaceholderText).name()}"
        if facts is not None and facts.settled:  # what is grey now is doubtful: it is not told by the colour alone
            style += "; font-style: italic"
        self.setText(_BETWEEN.join("".join(_html(run, style) for run in part).strip() for part in parts))
        full = "" if facts is None else "\n".join(f"{name} {digits}" for name, digits in all_digits(facts))
        self.setAccessibleDescription(full)
        self.setToolTip("\n\n".join(filter(None, (full, _explained(facts), tr(_KEYS)))))


def _explained(facts: Facts | None) -> str:
    """Return what the numbers mean, and why an error is grey."""
    error = ERROR
    if facts is not None and facts.result.density.unit is Unit.MAXIMUM:
        error = MAXIMUM
    elif facts is not None and facts.result.density.unit is Unit.PROBABILITY:
        error = PROBABILITY
    rows = ((tr("density"), SMOOTHING), (tr("error"), error), (tr("n_eff"), N_EFF), (tr("region"), LEVEL))
    lines = [f"{name}: {tr(formula.tip)}" for name, formula in (*rows, (tr("count"), COUNT))]
    lines.append(tr("bin: column, row, from 0 at the smallest x and y."))
    if facts is not None and facts.settled and facts.detail is not None and facts.detail.doubt is not None:
        lines.insert(0, f"{sentence(facts.detail.doubt)}.\n")
    return "\n".join(wrapped(line) for line in lines)


def _html(run: Run, style: str) -> str:
    words, quiet = run
    text = escape(words, quote=False).replace("  ", "&nbsp; ")
    return f'<span style="{style}">{text}</span>' if quiet else text

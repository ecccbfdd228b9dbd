"""The panel of sigma and bins."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from core.messages import Message
from core.settings import Settings, SigmaChoice, SigmaRule
from gui.bins_rows import BinsRows
from gui.criterion_plot import CriterionPlot
from gui.factor_slider import FactorSlider
from gui.fields import SigmaSpinBox
from gui.formulas import AUTO, DIFFUSION, SCOTT
from gui.lock_button import LockButton
from gui.numbers import exact, significant
from gui.pair_edit import PairEdit
from gui.state import Shown, Wanted
from gui.words import mark, sentence, tr
from gui.wrapping import wrapped

if TYPE_CHECKING:  # needs numpy, which comes after the window
    from core.crossvalidation import CrossValidation

_RULES = (
    (SigmaRule.AUTO, mark("Auto (cross-validation)"), AUTO.tip),
    (SigmaRule.SCOTT, mark("Scott's rule"), SCOTT.tip),
    (SigmaRule.BOTEV, mark("Diffusion (Botev)"), DIFFUSION.tip),
    (None, mark("As typed"), mark("Sigma as it was typed, in bins or in data units")),
)


class SmoothingPanel(QWidget):
    """Sigma, in bins and in data units, by a rule or as typed, and the number of bins."""

    settings_chosen = Signal(object)
    refused = Signal(object)  # UserError: what was typed is no width
    criterion_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = Settings()
        self._shown: Shown | None = None
        self._rule = QComboBox()
        self._sigma, self._sigma_y = SigmaSpinBox(), SigmaSpinBox()
        self._same = QToolButton()
        self._data = PairEdit(
            tr("Sigma, in data units"),
            tr(
                "Standard deviation of the Gaussian in data units: sigma in bins × width of a bin.\n"
                "Two numbers, x × y, where they differ.\n"
                "What is typed here, or found by a rule, is held when the bins change."
            ),
        )
        self._lock_bins = LockButton(tr("Hold sigma in bins"), tr("Held in bins: more bins are a narrower Gaussian"))
        self._lock_data = LockButton(
            tr("Hold sigma in data units"),
            tr("Held in data units: another number of bins leaves the smoothing as it is"),
        )
        self._units, self._both, self._note = QLabel(), QLabel(), QLabel()
        self._factor = FactorSlider()
        self._curve = QToolButton()
        self._plot = CriterionPlot()
        self._raw = QCheckBox(tr("Raw counts, not smoothed"))
        self._bins = BinsRows()
        self._name_controls()
        self._lay_out()
        self._connect()

    def follow(self, wanted: Wanted, shown: Shown | None) -> None:
        """Show what is wanted; where a rule gives sigma, what it gave."""
        self._settings, self._shown = wanted.settings, shown
        choice = self._settings.sigma
        boxes = (self._rule, self._sigma, self._sigma_y, self._same, self._raw, self._factor)
        blockers = [QSignalBlocker(box) for box in boxes]
        self._rule.setCurrentIndex(next(i for i, row in enumerate(_RULES) if row[0] in (choice.rule, None)))
        sigma = self._in_bins()
        for box, width in zip((self._sigma, self._sigma_y), sigma, strict=True):
            box.setMaximum(max(*self._settings.bins, *sigma))
            if box.value() != width:  # else somebody may be typing
                box.setValue(width)
        if choice.rule is SigmaRule.BINS and choice.x != choice.y:
            self._same.setChecked(False)
        self._sigma_y.setVisible(not self._same.isChecked())
        self._lock_bins.setChecked(choice.rule is SigmaRule.BINS)
        self._lock_data.setChecked(choice.rule is not SigmaRule.BINS)
        self._factor.setEnabled(not choice.typed)
        self._factor.set_factor(1.0 if choice.typed else choice.factor)
        self._raw.setChecked(self._settings.raw)
        self._tell_widths()
        del blockers
        self._bins.follow(wanted, shown)

    def set_notes(self, notes: Sequence[Message]) -> None:
        """Tell quietly what should be known about this sigma."""
        self._note.setText("\n".join(f"{sentence(note)}." for note in notes))
        self._note.setVisible(bool(notes))

    def set_criterion(self, comparison: "CrossValidation | None") -> None:
        """Show a criterion over sigma; None while it is sought."""
        self._plot.set_curve(comparison)

    def _in_bins(self) -> tuple[float, float]:
        choice = self._settings.sigma
        if choice.rule is SigmaRule.BINS:
            return choice.x, choice.y
        return (0.0, 0.0) if self._shown is None else self._shown.result.sigma

    def _in_data(self) -> tuple[float, float]:
        choice = self._settings.sigma
        if choice.rule is SigmaRule.DATA or self._shown is None:
            return choice.x, choice.y
        (x, y), grid = self._in_bins(), self._shown.result.grid
        return x * grid.dx, y * grid.dy

    def _tell_widths(self) -> None:
        (x, y), shown = self._in_bins(), self._shown
        same = math.isclose(x, y)  # what a rule found and was held may differ by its rounding
        self._plot.set_present((x,) if same else (x, y))
        self._both.setText(tr("= {x} × {y} bins", x=significant(x, 4), y=significant(y, 4)))
        self._both.setVisible(not same and self._same.isChecked())
        self._data.setEnabled(shown is not None)
        if shown is None:
            self._data.clear_pair()
            return
        self._data.show_pair(*self._in_data())
        unit_x, unit_y = (unit or "" for unit in shown.units)
        words = unit_x if unit_x == unit_y else f"{unit_x or '–'} × {unit_y or '–'}"
        self._units.setText(words if words and len(words) <= 8 else tr("data"))
        grid = shown.result.grid
        head = tr("Data units: {units}", units=words) if words else tr("Data units")
        widths = tr("width of a bin along x {x}\nwidth of a bin along y {y}", x=exact(grid.dx), y=exact(grid.dy))
        self._units.setToolTip(f"{head}\n{widths}")

    def _connect(self) -> None:
        self._rule.activated.connect(self._rule_chosen)
        self._sigma.valueChanged.connect(self._bins_typed)
        self._sigma_y.valueChanged.connect(self._bins_typed)
        self._same.toggled.connect(self._same_toggled)
        self._data.committed.connect(lambda x, y: self._take(SigmaChoice(SigmaRule.DATA, x, y)))
        self._data.refused.connect(self.refused)
        self._lock_bins.clicked.connect(lambda: self._take(SigmaChoice(SigmaRule.BINS, *self._in_bins())))
        self._lock_data.clicked.connect(self._hold_in_data)
        self._factor.chosen.connect(lambda factor: self._take(replace(self._settings.sigma, factor=factor)))
        self._curve.toggled.connect(self._curve_toggled)
        self._plot.sigma_chosen.connect(lambda sigma: self._take(SigmaChoice(SigmaRule.BINS, sigma, sigma)))
        self._raw.toggled.connect(lambda on: self._choose(replace(self._settings, raw=on)))
        self._bins.bins_chosen.connect(self._other_bins)

    def _rule_chosen(self, place: int) -> None:
        rule = _RULES[place][0]
        if rule is not None:
            self._take(replace(self._settings.sigma, rule=rule, x=0.0, y=0.0))
        elif not self._settings.sigma.typed:
            self._take(SigmaChoice(SigmaRule.DATA, *self._in_data()))

    def _bins_typed(self) -> None:
        x = self._sigma.value()
        self._take(SigmaChoice(SigmaRule.BINS, x, x if self._same.isChecked() else self._sigma_y.value()))

    def _same_toggled(self, same: bool) -> None:
        self._sigma_y.setVisible(not same)
        self._both.setVisible(False)
        x, y = self._in_bins()
        if same and not math.isclose(x, y):
            grid = None if self._lock_bins.isChecked() or self._shown is None else self._shown.result.grid
            in_bins = SigmaChoice(SigmaRule.BINS, x, x)
            self._take(in_bins if grid is None else SigmaChoice(SigmaRule.DATA, x * grid.dx, x * grid.dy))

    def _hold_in_data(self) -> None:
        choice = self._settings.sigma
        self._take(SigmaChoice(SigmaRule.DATA, *self._in_data()) if choice.rule is SigmaRule.BINS else choice)

    def _other_bins(self, nx: int, ny: int) -> None:
        self._choose(replace(self._settings, bins=(nx, ny), sigma=self._held()))

    def _held(self) -> SigmaChoice:
        """Return the choice that leaves the smoothing as it is when the bins change, where that is what is held."""
        choice, shown = self._settings.sigma, self._shown
        if choice.typed or choice.held or shown is None:
            return choice
        found = shown.result.sigma_found
        if shown.result.settings.sigma != choice or found.rule is not choice.rule or found.message is not None:
            return choice  # it has no answer with these bins, and may have one with others
        x, y = self._in_data()
        return replace(choice, x=x / choice.factor, y=y / choice.factor)

    def _curve_toggled(self, on: bool) -> None:
        self._plot.setVisible(on)
        self.criterion_wanted.emit(on)

    def _take(self, choice: SigmaChoice) -> None:
        self._lock_bins.setChecked(choice.rule is SigmaRule.BINS)
        self._lock_data.setChecked(choice.rule is not SigmaRule.BINS)
        self._choose(replace(self._settings, sigma=choice))

    def _choose(self, settings: Settings) -> None:
        if settings != self._settings:
            self.settings_chosen.emit(settings)

    def _name_controls(self) -> None:
        self._rule.setObjectName("sigmaRule")
        self._rule.setAccessibleName(tr("Rule of sigma"))
        for place, (_, text, tip) in enumerate(_RULES):
            self._rule.addItem(tr(text))
            self._rule.setItemData(place, tr(tip), Qt.ItemDataRole.ToolTipRole)
        rules = "\n".join(f"{tr(text)}: {tr(tip)}" for _, text, tip in _RULES)
        self._rule.setToolTip(f"{tr('Where sigma comes from.')}\n\n{rules}")
        self._rule.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._rule.setMinimumContentsLength(10)
        for box, axis, name in ((self._sigma, "x", "sigmaSpinBox"), (self._sigma_y, "y", "sigmaSpinBoxY")):
            box.setObjectName(name)
            box.setAccessibleName(tr("Sigma, in bins") if axis == "x" else tr("Sigma along y, in bins"))
            along = (
                tr("Standard deviation of the Gaussian, in bins.")
                if axis == "x"
                else tr("Standard deviation of the Gaussian along y, in bins.")
            )
            more = tr("In data units: sigma × width of a bin. 0 shows the counts. Enter takes over what was typed.")
            box.setToolTip(f"{along}\n{more}")
        self._same.setText("x = y")
        self._same.setCheckable(True)
        self._same.setChecked(True)
        self._same.setAccessibleName(tr("The same sigma along y as along x"))
        self._same.setToolTip(tr("As many bins of sigma along y as along x; off: a sigma for each axis"))
        self._data.setObjectName("sigmaData")
        self._curve.setText(tr("Curve"))
        self._curve.setCheckable(True)
        self._curve.setAccessibleName(tr("Show the criterion over sigma"))
        self._curve.setToolTip(tr("The criterion of cross-validation over sigma; a click in it takes that sigma"))
        self._raw.setAccessibleName(tr("Raw counts"))
        self._raw.setToolTip(tr("Show the counts of the bins themselves, as with sigma 0 (R)"))
        self._note.setObjectName("sigmaNote")
        self._note.setAccessibleName(tr("Notes on sigma"))
        self._note.setToolTip(wrapped(tr("What is worth knowing about this sigma")))
        for label in (self._units, self._both, self._note):
            label.setProperty("quiet", True)
        self._note.setWordWrap(True)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        label = QLabel(tr("Sigma"))
        label.setBuddy(self._rule)
        bins = QLabel(tr("bins"))
        bins.setProperty("quiet", True)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self._rule, 0, 1, 1, 3)
        grid.addWidget(bins, 1, 0)
        grid.addWidget(self._sigma, 1, 1)
        grid.addWidget(self._same, 1, 2)
        grid.addWidget(self._lock_bins, 1, 3)
        grid.addWidget(self._sigma_y, 2, 1)
        grid.addWidget(self._units, 3, 0)
        grid.addWidget(self._data, 3, 1, 1, 2)
        grid.addWidget(self._lock_data, 3, 3)
        grid.addWidget(self._both, 4, 1, 1, 3)
        factor = QHBoxLayout()
        factor.addWidget(self._factor, 1)
        factor.addWidget(self._curve)
        label = QLabel(tr("Factor"))
        label.setBuddy(self._factor.slider)
        grid.addWidget(label, 5, 0)
        grid.addLayout(factor, 5, 1, 1, 3)
        box = QVBoxLayout(self)
        box.addLayout(grid)
        for widget in (self._plot, self._raw, self._bins, self._note):
            box.addWidget(widget)
        box.addStretch(1)
        for hidden in (self._sigma_y, self._both, self._plot, self._note):
            hidden.setVisible(False)

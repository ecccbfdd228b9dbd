"""The panel of sigma and bins."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QToolButton, QWidget

from core.settings import MAX_BINS, MIN_BINS, Settings, SigmaChoice, SigmaRule
from gui.fields import BinsSpinBox, SigmaSpinBox
from gui.model import Shown, Wanted
from gui.numbers import exact, significant

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class SmoothingPanel(QWidget):
    """Sigma, in bins and in data units, and the number of bins."""

    settings_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = Settings()
        self._sigma = SigmaSpinBox()
        self._auto = QToolButton()
        self._widths = QLabel()
        self._raw = QCheckBox("Raw counts, not smoothed")
        self._bins_x = BinsSpinBox()
        self._bins_y = BinsSpinBox()
        self._square = QToolButton()
        self._name_controls()
        self._lay_out()
        self._sigma.valueChanged.connect(self._sigma_typed)
        self._auto.clicked.connect(self._auto_clicked)
        self._raw.toggled.connect(lambda on: self._choose(replace(self._settings, raw=on)))
        self._bins_x.valueChanged.connect(self._bins_typed)
        self._bins_y.valueChanged.connect(self._bins_typed)
        self._square.toggled.connect(self._square_toggled)

    def follow(self, wanted: Wanted, shown: Shown | None) -> None:
        """Show what is wanted; where a rule gives sigma, what it gave."""
        self._settings = settings = wanted.settings
        blockers = [QSignalBlocker(widget) for widget in self.findChildren(QWidget, options=_DIRECT)]
        sigma = self._wanted_sigma(shown)
        self._sigma.setMaximum(max(*settings.bins, *sigma))
        if self._sigma.value() != sigma[0]:  # else somebody may be typing
            self._sigma.setValue(sigma[0])
        self._auto.setChecked(settings.sigma.rule is SigmaRule.SCOTT)
        self._raw.setChecked(settings.raw)
        for box, bins in zip((self._bins_x, self._bins_y), settings.bins, strict=True):
            if box.value() != bins:
                box.setValue(bins)
        if settings.bins[0] != settings.bins[1]:
            self._square.setChecked(False)
        self._bins_y.setVisible(not self._square.isChecked())
        self._tell_widths(shown)
        del blockers

    def _wanted_sigma(self, shown: Shown | None) -> tuple[float, float]:
        sigma = self._settings.sigma
        if sigma.rule is SigmaRule.BINS:
            return sigma.x, sigma.y
        return (0.0, 0.0) if shown is None else shown.result.sigma

    def _tell_widths(self, shown: Shown | None) -> None:
        if shown is None:
            self._widths.setText("")
            return
        grid, (sigma_x, sigma_y) = shown.result.grid, shown.result.sigma
        wide, high = significant(sigma_x * grid.dx, 3), significant(sigma_y * grid.dy, 3)
        units = {column.name: column.unit for column in shown.loaded.columns}
        unit_x, unit_y = units.get(shown.loaded.x) or "", units.get(shown.loaded.y) or ""
        text = f"= {wide} × {high} {unit_x}" if unit_x == unit_y else f"= {wide} {unit_x} × {high} {unit_y}"
        if sigma_x != sigma_y:
            text = f"{significant(sigma_x, 3)} × {significant(sigma_y, 3)} bins\n{text}"
        self._widths.setText(text.strip() if unit_x or unit_y else f"{text.strip()} in data units")
        self._widths.setToolTip(
            f"sigma times the width of a bin, along x and along y:\n"
            f"{exact(sigma_x)} × {exact(grid.dx)}\n{exact(sigma_y)} × {exact(grid.dy)}"
        )

    def _sigma_typed(self, value: float) -> None:
        self._choose(replace(self._settings, sigma=SigmaChoice(SigmaRule.BINS, value, value)))

    def _auto_clicked(self) -> None:
        if self._settings.sigma.rule is SigmaRule.SCOTT:
            self._auto.setChecked(True)
        self._choose(replace(self._settings, sigma=SigmaChoice()))

    def _bins_typed(self) -> None:
        nx = self._bins_x.value()
        self._choose(replace(self._settings, bins=(nx, nx if self._square.isChecked() else self._bins_y.value())))

    def _square_toggled(self, on: bool) -> None:
        self._bins_y.setVisible(not on)
        if on:
            self._bins_typed()

    def _choose(self, settings: Settings) -> None:
        if settings != self._settings:
            self.settings_chosen.emit(settings)

    def _name_controls(self) -> None:
        self._sigma.setObjectName("sigmaSpinBox")
        self._sigma.setAccessibleName("Sigma, in bins")
        self._sigma.setToolTip(
            "Standard deviation of the Gaussian, in bins, the same number along x and y.\n"
            "In data units: sigma × width of a bin. 0 shows the counts. Enter takes over what was typed."
        )
        self._auto.setText("Auto")
        self._auto.setCheckable(True)
        self._auto.setAccessibleName("Automatic sigma")
        self._auto.setToolTip(
            "Sigma by Scott's rule for two dimensions:\n"
            "robust width of the points, in bins (geometric mean of both axes) × n_eff^(−1/6)"
        )
        self._widths.setAccessibleName("Sigma in data units")
        self._widths.setProperty("quiet", True)
        self._raw.setAccessibleName("Raw counts")
        self._raw.setToolTip("Show the counts of the bins themselves, as with sigma 0 (R)")
        for box, axis, name in ((self._bins_x, "x", "binsSpinBox"), (self._bins_y, "y", "binsSpinBoxY")):
            box.setObjectName(name)
            box.setRange(MIN_BINS, MAX_BINS)
            box.setAccessibleName(f"Bins across {axis}")
            box.setToolTip(
                f"Number of bins across {axis}, {MIN_BINS} to {MAX_BINS}.\n"
                f"Width of a bin: ({axis} to − {axis} from) / bins, in data units"
            )
        self._square.setText("x = y")
        self._square.setCheckable(True)
        self._square.setChecked(True)
        self._square.setAccessibleName("As many bins across y as across x")
        self._square.setToolTip("As many bins across y as across x; off: a number for each axis")

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        for row, (text, box) in enumerate((("Sigma", self._sigma), ("Bins", self._bins_x))):
            label = QLabel(text)
            label.setBuddy(box)
            grid.addWidget(label, 3 * row, 0)
            grid.addWidget(box, 3 * row, 1)
        grid.addWidget(self._auto, 0, 2)
        grid.addWidget(self._widths, 1, 1, 1, 2)
        grid.addWidget(self._raw, 2, 1, 1, 2)
        grid.addWidget(self._square, 3, 2)
        grid.addWidget(self._bins_y, 4, 1)
        grid.setColumnStretch(1, 1)
        grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._bins_y.setVisible(False)

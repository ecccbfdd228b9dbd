"""The panel of colours: map, scale, limits and unit."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap, qRgb
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QToolButton, QWidget

from core.colour_maps import COLOUR_MAPS, table
from core.settings import Colour, Scale, Settings, Unit
from gui.fields import NumberEdit
from gui.model import Shown, Wanted
from gui.span_fields import SpanFields

_PREVIEW = QSize(64, 12)
_SCALES = ((Scale.LINEAR, "linear"), (Scale.SQRT, "square root"), (Scale.LOG, "logarithm"), (Scale.ASINH, "asinh"))
_UNITS = (
    (Unit.BIN, "per bin", "smoothed count of a bin"),
    (Unit.AREA, "per unit area", "per bin / (width × height of a bin)"),
    (Unit.PROBABILITY, "probability per unit area", "per unit area / weight of all used points"),
    (Unit.MAXIMUM, "fraction of maximum", "per bin / its maximum"),
)


class ColourPanel(QWidget):
    """How a density becomes a colour, and in which unit it is told."""

    settings_chosen = Signal(object)
    refused = Signal(object)  # UserError: what was typed are no limits
    hinted = Signal(object)  # Message: a number is still to come
    settled = Signal()  # what was said of the limits no longer holds
    entered = Signal()  # Enter, and nothing more to type

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = Wanted()
        self._map = _combo("Colour map", "Colours from the lowest density to the highest")
        self._scale = _combo(
            "Colour scale",
            "Which density takes which colour. Automatic: linear, or asinh where the 99th percentile\n"
            "of the densities lies below a twentieth of their maximum. No number changes.",
        )
        self._unit = _combo("Unit of the density", "\n".join(f"{text}: {formula}" for _, text, formula in _UNITS))
        self._low = NumberEdit(
            "Lowest colour at", "The density that takes the lowest colour, in the unit shown", digits=5
        )
        self._high = NumberEdit(
            "Highest colour at", "The density that takes the highest colour, in the unit shown", digits=5
        )
        self._auto = QToolButton()
        self._fill()
        self._lay_out()
        self._map.activated.connect(self._map_chosen)
        self._scale.activated.connect(self._scale_chosen)
        self._unit.activated.connect(self._unit_chosen)
        self._limits = SpanFields("colours", self._low, self._high, self)
        self._limits.committed.connect(self._limits_typed)
        for name in ("refused", "hinted", "settled", "entered"):
            getattr(self._limits, name).connect(getattr(self, name))
        self._auto.clicked.connect(self._auto_clicked)

    def follow(self, wanted: Wanted, shown: Shown | None) -> None:
        """Show what is wanted; where a rule gives scale and limits, what it gave."""
        before, self._wanted = self._wanted, wanted
        colour = wanted.settings.colour
        blockers = [QSignalBlocker(box) for box in (self._map, self._scale, self._unit, self._auto)]
        if colour.limits != before.settings.colour.limits or not wanted.same_data(before):
            self._limits.put_back()
        _select(self._map, colour.map)
        _select(self._scale, colour.scale)
        _select(self._unit, wanted.settings.unit)
        limits: tuple[float | None, float | None] = (None, None)
        taken = ""
        if shown is not None:
            limits = shown.result.picture.limits
            taken = dict(_SCALES)[shown.result.picture.scale]
        self._scale.setItemText(0, f"automatic ({taken})" if taken and colour.scale is None else "automatic")
        self._limits.show_numbers(*(colour.limits or limits))
        self._auto.setChecked(colour.limits is None)
        del blockers

    def _map_chosen(self) -> None:
        self._colour(replace(self._settings.colour, map=self._map.currentData()))

    def _scale_chosen(self) -> None:
        self._colour(replace(self._settings.colour, scale=self._scale.currentData(), limits=None))

    def _unit_chosen(self) -> None:
        colour = replace(self._settings.colour, limits=None)
        self._choose(replace(self._settings, unit=self._unit.currentData(), colour=colour))

    def _limits_typed(self, low: float, high: float) -> None:
        self._colour(replace(self._settings.colour, limits=(low, high)))

    def _auto_clicked(self) -> None:
        self._limits.put_back()
        self._auto.setChecked(True)
        self._colour(replace(self._settings.colour, limits=None))

    @property
    def _settings(self) -> Settings:
        return self._wanted.settings

    def _colour(self, colour: Colour) -> None:
        self._choose(replace(self._settings, colour=colour))

    def _choose(self, settings: Settings) -> None:
        if settings != self._settings:
            self.settings_chosen.emit(settings)

    def _fill(self) -> None:
        self._map.setIconSize(_PREVIEW)
        for row in COLOUR_MAPS:
            self._map.addItem(_preview(row.name), row.name, row.name)
            self._map.setItemData(self._map.count() - 1, row.kind, Qt.ItemDataRole.ToolTipRole)
        self._scale.addItem("automatic", None)
        for scale, text in _SCALES:
            self._scale.addItem(text, scale)
        for unit, text, formula in _UNITS:
            self._unit.addItem(text, unit)
            self._unit.setItemData(self._unit.count() - 1, formula, Qt.ItemDataRole.ToolTipRole)
        self._auto.setText("Auto")
        self._auto.setCheckable(True)
        self._auto.setAccessibleName("Automatic colour limits")
        self._auto.setToolTip("From 0 to the 99.9th percentile of the densities of the bins that are not empty")

    def _lay_out(self) -> None:
        limits = QHBoxLayout()
        for field in (self._low, self._high):  # -1.2345e-05 is to be legible
            field.setMinimumWidth(field.fontMetrics().horizontalAdvance("-1.2345e-05") + 14)
        limits.addWidget(self._low, 1)
        limits.addWidget(QLabel("to"))
        limits.addWidget(self._high, 1)
        grid = QGridLayout(self)
        for row, (text, box) in enumerate((("Map", self._map), ("Scale", self._scale), ("Unit", self._unit))):
            label = QLabel(text)
            label.setBuddy(box)
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
        label = QLabel("Limits")
        label.setBuddy(self._low)
        grid.addWidget(label, 3, 0)
        grid.addWidget(self._auto, 3, 1, Qt.AlignmentFlag.AlignRight)
        grid.addLayout(limits, 4, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setAlignment(Qt.AlignmentFlag.AlignTop)


def _combo(name: str, tip: str) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setToolTip(tip)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(10)
    return combo


def _select(combo: QComboBox, data: object) -> None:
    combo.setCurrentIndex(next(index for index in range(combo.count()) if combo.itemData(index) == data))


def _preview(name: str) -> QIcon:
    image = QImage(len(table(name)), 1, QImage.Format.Format_RGB32)
    for column, (red, green, blue) in enumerate(table(name)):
        image.setPixel(column, 0, qRgb(red, green, blue))
    smooth = Qt.TransformationMode.SmoothTransformation
    return QIcon(QPixmap.fromImage(image.scaled(_PREVIEW, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)))

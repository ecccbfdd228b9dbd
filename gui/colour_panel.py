"""The panel of colours: map, scale, limits and unit."""

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap, QStandardItemModel, qRgb
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from core.colour_maps import COLOUR_MAPS, table
from core.errors import UserError
from core.settings import EXPONENTS, Colour, LimitsChoice, LimitsRule, Scale, Settings, Unit
from gui.fields import NumberEdit
from gui.lock_button import LockButton
from gui.numbers import short
from gui.span_fields import SpanFields
from gui.state import Shown, Wanted
from gui.words import mark, tr

if TYPE_CHECKING:  # needs numpy, which comes after the window
    from core.picture import Picture

_PREVIEW = QSize(64, 12)
_SCALES = (
    (Scale.LINEAR, mark("linear"), mark("p = (density - low) / (high - low)")),
    (Scale.SQRT, mark("square root"), mark("sqrt(p)")),
    (
        Scale.LOG,
        mark("logarithm"),
        mark("ln(density / low) / ln(high / low); what is not above 0 takes the lowest colour"),
    ),
    (Scale.ASINH, mark("asinh"), mark("asinh(density / s), from low to high; linear below s, logarithmic above")),
    (Scale.POWER, mark("power"), mark("p to the power of the exponent")),
    (
        Scale.EQUALISED,
        mark("equalised"),
        mark("the share of the bins (not empty, between the limits) with a smaller density"),
    ),
)
_LIMITS = (
    (LimitsChoice(), mark("automatic"), mark("from 0 (logarithm: the 1st percentile) to the 99.9th percentile")),
    (LimitsChoice(LimitsRule.PERCENTILES, 0.1, 99.9), mark("0.1 to 99.9 %"), mark("percentiles")),
    (LimitsChoice(LimitsRule.PERCENTILES, 1.0, 99.0), mark("1 to 99 %"), mark("percentiles")),
    (LimitsChoice(LimitsRule.PERCENTILES, 5.0, 95.0), mark("5 to 95 %"), mark("percentiles")),
    (LimitsChoice(LimitsRule.EXTREMES), mark("minimum to maximum"), mark("the smallest and the largest density")),
)
_UNITS = (
    (Unit.BIN, mark("per bin"), mark("smoothed count of a bin")),
    (Unit.AREA, mark("per unit area"), mark("per bin / (width × height of a bin)")),
    (Unit.PROBABILITY, mark("probability per unit area"), mark("per unit area / weight of all used points")),
    (Unit.SPHERE, mark("per deg² on the sphere"), mark("per unit area / cos(y), for x and y in degrees")),
    (Unit.MAXIMUM, mark("fraction of maximum"), mark("per bin / its maximum")),
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
        self._picture: Picture | None = None
        self._make_boxes()
        self._make_limits()
        self._fill()
        self._lay_out()
        self._map.activated.connect(lambda: self._change(map=self._map.currentData()))
        self._reversed.clicked.connect(lambda on: self._change(reversed=on))
        self._clear.clicked.connect(lambda on: self._change(clear=on))
        self._scale.activated.connect(lambda: self._colour(self._now.with_scale(self._scale.currentData())))
        self._exponent.editingFinished.connect(self._exponent_typed)
        self._rule.activated.connect(self._rule_chosen)
        self._lock.clicked.connect(self._lock_clicked)
        self._unit.activated.connect(self._unit_chosen)
        self._limits.committed.connect(lambda low, high: self._colour(self._now.with_limits(low, high)))
        for name in ("refused", "hinted", "settled", "entered"):
            getattr(self._limits, name).connect(getattr(self, name))

    def follow(self, wanted: Wanted, shown: Shown | None) -> None:
        """Show what is wanted; where a rule gives scale and limits, what it gave."""
        before, self._wanted = self._wanted, wanted
        colour = wanted.settings.colour
        self._picture = None if shown is None else shown.result.picture
        boxes = (self._map, self._scale, self._rule, self._unit, self._reversed, self._clear, self._lock)
        blockers = [QSignalBlocker(box) for box in boxes]
        if colour != before.settings.colour or not wanted.same_data(before):
            self._limits.put_back()
        self._show_map(colour, before.settings.colour)
        self._show_scale(colour)
        self._show_limits(colour)
        self._show_unit(wanted.settings.unit, on_sphere=shown is not None and shown.on_sphere)
        del blockers

    def _show_unit(self, unit: Unit, *, on_sphere: bool) -> None:
        """Offer the sphere only to longitudes and latitudes."""
        rows = self._unit.model()
        if isinstance(rows, QStandardItemModel):
            rows.item(self._unit.findData(Unit.SPHERE)).setEnabled(on_sphere or unit is Unit.SPHERE)
        _select(self._unit, unit)

    def _show_map(self, colour: Colour, before: Colour) -> None:
        _select(self._map, colour.map)
        if colour.reversed != before.reversed:
            self._paint_previews(colour.reversed)
        self._reversed.setChecked(colour.reversed)
        self._clear.setChecked(colour.clear)

    def _show_scale(self, colour: Colour) -> None:
        scale = colour.scale if colour.held is None else colour.held.scale
        _select(self._scale, scale)
        names = {row: text for row, text, _ in _SCALES}
        taken = None if self._picture is None or scale is not None else tr(names[self._picture.scale])
        self._scale.setItemText(0, tr("automatic") if taken is None else tr("automatic ({scale})", scale=taken))
        self._exponent.setVisible(scale is Scale.POWER)
        bend = colour.held.bend if colour.held is not None and scale is Scale.POWER else ()
        self._exponent.show_number(bend[0] if bend else colour.exponent)

    def _show_limits(self, colour: Colour) -> None:
        rule = LimitsChoice(LimitsRule.TYPED) if colour.limits.rule is LimitsRule.TYPED else colour.limits
        if _place(self._rule, rule) is None:
            percents = tr("{low} to {high} %", low=short(rule.low), high=short(rule.high))
            self._rule.addItem(tr("as typed") if rule.rule is LimitsRule.TYPED else percents, rule)
        _select(self._rule, rule)
        limits = None if self._picture is None else self._picture.limits
        if colour.held is not None:
            limits = colour.held.limits
        elif colour.limits.rule is LimitsRule.TYPED:
            limits = colour.limits.low, colour.limits.high
        self._limits.show_numbers(*(limits or (None, None)))
        self._lock.setChecked(colour.held is not None)

    def _exponent_typed(self) -> None:
        number, (least, most) = self._exponent.number, EXPONENTS
        if not self._exponent.isModified():
            return
        if number is None or not least <= number <= most:
            typed = self._exponent.text().strip()
            self._exponent.put_back()
            hint = mark("Give a number from {least} to {most}.")
            self.refused.emit(UserError('"{text}" is no exponent', hint, text=typed, least=least, most=most))
            return
        held = self._now.held
        held = None if held is None else replace(held, bend=(number,))
        self._exponent.setModified(False)
        self._change(exponent=number, held=held)

    def _rule_chosen(self) -> None:
        choice = self._rule.currentData()
        self._limits.put_back()
        if choice.rule is LimitsRule.TYPED and self._picture is not None:
            self._colour(replace(self._now, held=None).with_limits(*self._picture.limits))
        else:
            self._change(limits=choice, held=None)

    def _lock_clicked(self, on: bool) -> None:
        self._change(held=self._picture.stretch if on and self._picture is not None else None)

    def _unit_chosen(self) -> None:
        colour = replace(self._now.of_other_data(), held=None)
        self._choose(replace(self._settings, unit=self._unit.currentData(), colour=colour))

    @property
    def _settings(self) -> Settings:
        return self._wanted.settings

    @property
    def _now(self) -> Colour:
        return self._settings.colour

    def _change(self, **changes: object) -> None:
        self._colour(replace(self._now, **changes))  # type: ignore[arg-type]  # each caller gives a field of Colour its type

    def _colour(self, colour: Colour) -> None:
        self._choose(replace(self._settings, colour=colour))

    def _choose(self, settings: Settings) -> None:
        if settings != self._settings:
            self.settings_chosen.emit(settings)

    def _make_boxes(self) -> None:
        self._map = _combo(tr("Colour map"), tr("Colours from the lowest density to the highest"))
        self._reversed = QCheckBox(tr("Reversed"))
        self._reversed.setAccessibleName(tr("Reversed colour map"))
        self._reversed.setToolTip(tr("The lowest density takes the last colour of the map, the highest the first"))
        self._clear = QCheckBox(tr("Clear where empty"))
        self._clear.setAccessibleName(tr("Clear where empty"))
        self._clear.setToolTip(
            tr(
                "Bins whose density is exactly 0 have no colour: the ground shows, and an exported picture is"
                " transparent"
            )
        )
        formulas = "\n".join(f"{tr(text)}: {tr(formula)}" for _, text, formula in _SCALES)
        scales = tr(
            "Which density takes which colour. No number changes. Automatic: linear, or asinh where the 99th\n"
            "percentile of the densities lies below a twentieth of their maximum."
        )
        self._scale = _combo(tr("Colour scale"), f"{scales}\n{formulas}")
        self._scale.setMinimumContentsLength(4)  # the exponent stands beside it
        self._exponent = NumberEdit(
            tr("Exponent"), tr("Exponent of the power scale: below 1 lifts low densities"), digits=4
        )
        self._unit = _combo(tr("Unit of the density"), "\n".join(f"{tr(text)}: {tr(tip)}" for _, text, tip in _UNITS))

    def _make_limits(self) -> None:
        rules = "\n".join(f"{tr(text)}: {tr(meaning)}" for _, text, meaning in _LIMITS)
        self._rule = _combo(
            tr("Rule of the limits"), f"{tr('Over the densities of the bins that are not empty.')}\n{rules}"
        )
        self._lock = LockButton(
            tr("Lock the colours"),
            tr(
                "Keep scale and limits as they are, whatever sigma, bins or file: pictures can be compared.\n"
                "Another unit opens the lock."
            ),
        )
        self._low = NumberEdit(
            tr("Lowest colour at"), tr("The density that takes the lowest colour, in the unit shown"), digits=5
        )
        self._high = NumberEdit(
            tr("Highest colour at"), tr("The density that takes the highest colour, in the unit shown"), digits=5
        )
        self._limits = SpanFields(mark("colours"), self._low, self._high, self)

    def _fill(self) -> None:
        self._map.setIconSize(_PREVIEW)
        for row in COLOUR_MAPS:
            self._map.addItem(row.name, row.name)
            self._map.setItemData(self._map.count() - 1, tr(row.kind), Qt.ItemDataRole.ToolTipRole)
        self._paint_previews(backwards=False)
        self._scale.addItem(tr("automatic"), None)
        for box, rows in ((self._scale, _SCALES), (self._rule, _LIMITS), (self._unit, _UNITS)):
            for data, text, tip in rows:
                box.addItem(tr(text), data)
                box.setItemData(box.count() - 1, tr(tip), Qt.ItemDataRole.ToolTipRole)

    def _paint_previews(self, backwards: bool) -> None:
        for number, row in enumerate(COLOUR_MAPS):
            self._map.setItemIcon(number, _preview(row.name, backwards=backwards))

    def _lay_out(self) -> None:
        limits, scale, rule, checks = QHBoxLayout(), QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for field in (self._low, self._high):  # -1.2345e-05 is to be legible
            field.setMinimumWidth(field.fontMetrics().horizontalAdvance("-1.2345e-05") + 14)
        limits.addWidget(self._low, 1)
        limits.addWidget(QLabel(tr("to")))
        limits.addWidget(self._high, 1)
        self._exponent.setFixedWidth(64)
        self._exponent.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)  # else it counts as 0 wide
        self._exponent.hide()
        scale.addWidget(self._scale, 1)
        scale.addWidget(self._exponent)
        rule.addWidget(self._rule, 1)
        rule.addWidget(self._lock)
        checks.addWidget(self._reversed)
        checks.addWidget(self._clear)
        checks.addStretch(1)
        grid = QGridLayout(self)
        for number, text, box in (
            (0, tr("Map"), self._map),
            (2, tr("Scale"), self._scale),
            (3, tr("Limits"), self._rule),
        ):
            grid.addWidget(_label(text, box), number, 0)
        grid.addWidget(_label(tr("Unit"), self._unit), 5, 0)
        grid.addWidget(self._map, 0, 1)
        grid.addLayout(scale, 2, 1)
        grid.addLayout(rule, 3, 1)
        grid.addWidget(self._unit, 5, 1)
        grid.addLayout(checks, 1, 0, 1, 2)
        grid.addLayout(limits, 4, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        order = (self._map, self._reversed, self._clear, self._scale, self._exponent, self._rule, self._lock)
        for before, after in pairwise((*order, self._low, self._high, self._unit)):
            self.setTabOrder(before, after)


def _label(text: str, box: QWidget) -> QLabel:
    label = QLabel(text)
    label.setBuddy(box)
    return label


def _combo(name: str, tip: str) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setToolTip(tip)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(10)
    return combo


def _select(combo: QComboBox, data: object) -> None:
    place = _place(combo, data)
    assert place is not None
    combo.setCurrentIndex(place)


def _place(combo: QComboBox, data: object) -> int | None:
    return next((place for place in range(combo.count()) if combo.itemData(place) == data), None)


def _preview(name: str, *, backwards: bool) -> QIcon:
    colours = table(name)[::-1] if backwards else table(name)
    image = QImage(len(colours), 1, QImage.Format.Format_RGB32)
    for place, colour in enumerate(colours):
        image.setPixel(place, 0, qRgb(*colour))
    smooth = Qt.TransformationMode.SmoothTransformation
    return QIcon(QPixmap.fromImage(image.scaled(_PREVIEW, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)))

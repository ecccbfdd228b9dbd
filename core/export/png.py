"""The ``.png`` export: the picture with axes, a colour bar with true values, and a line that says how it was made."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

import numpy as np
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from core import ticks
from core.colour_maps import COLOURS
from core.export import Figure
from core.export.bins import scaled, size_of
from core.export.contour_marks import with_contours
from core.export.lettering import PAPER, Ink, draw, draw_upwards, fitted, height, width
from core.export.marks import with_dots, with_scale_bar
from core.export.peak_marks import with_peaks
from core.export.region_marks import with_regions
from core.pipeline import Result
from core.settings import Scale
from core.ticks import Tick
from core.unit_words import unit_words
from core.version import VERSION

_INK: Ink = (38, 38, 46)
_FAINT: Ink = (112, 112, 122)
_TITLE, _NAME, _NUMBER = 34, 28, 25  # sizes of the font, in pixels
_MARGIN = 36
_GAP = 12  # between what belongs together
_TICK, _LINE = 10, 2
_LEAST = 640, 400  # width and height of what the bins stand in the middle of
_BAR = 34  # width of the colour bar
_COMPRESSION = 4  # of 9; takes half of the time of Pillow's 6, and a thirtieth more room
_DPI = 200
_SRGB_INTENT = b"\0"  # perceptual
_LONGEST_LABEL = 9  # characters; longer ones are told from an offset

_Box = tuple[int, int, int, int]  # left, top, right, bottom


def write(figure: Figure, file: BinaryIO) -> None:
    """Write the picture of a figure, about 1600 pixels wide, as PNG in sRGB."""
    image = drawing(figure)
    image.save(file, format="PNG", dpi=(_DPI, _DPI), pnginfo=_description(figure), compress_level=_COMPRESSION)


def drawing(figure: Figure) -> Image.Image:
    """Return the picture of a figure with all that stands around it."""
    layout = _Layout(figure)
    image = Image.new("RGB", layout.size, PAPER)
    left, top, right, bottom = layout.box
    bins = _bins(figure, (right - left, bottom - top))
    image.paste(bins.convert("RGB"), (left, top))
    _frame(image, layout.box)
    _caption(image, layout)
    _x_axis(image, layout)
    _y_axis(image, layout)
    _bar(image, layout)
    if bins.mode == "RGBA":  # what is clear in the picture is clear in the file
        alpha = Image.new("L", layout.size, 255)
        alpha.paste(bins.getchannel("A"), (left, top))
        image.putalpha(alpha)
    return image


@dataclass(frozen=True, slots=True)
class _Axis:
    """The ticks of an axis, and its name with the offset that the labels are told from."""

    name: str
    ticks: tuple[Tick, ...]

    @property
    def widest(self) -> int:
        return round(max((width(tick.label, _NUMBER) for tick in self.ticks), default=0.0))


class _Layout:
    """Where everything stands, in pixels."""

    def __init__(self, figure: Figure) -> None:
        result = figure.result
        self.figure = figure
        x_min, x_max, y_min, y_max = result.grid.extent
        ratio = (x_max - x_min) / (y_max - y_min) if figure.equal_aspect else None
        wide, high = size_of((result.grid.nx, result.grid.ny), ratio)
        self.x = _axis(figure.x_name, x_min, x_max, max(1, wide // 140), inverted=figure.invert_x)
        self.y = _axis(figure.y_name, y_min, y_max, max(1, high // 75), inverted=not figure.invert_y)
        left = _MARGIN + _NAME + _GAP + self.y.widest + _TICK + _GAP
        top = _MARGIN + _TITLE + _GAP + _NAME + 2 * _GAP
        self.area = left, top, left + max(wide, _LEAST[0]), top + max(high, _LEAST[1])
        spacing = 110 if result.picture.scale is Scale.LINEAR else 75
        self.bar = _Axis(_bar_name(figure), result.picture.ticks((self.area[3] - top) // spacing))
        self.box = _centred((wide, high), self.area)

    @cached_property
    def bar_box(self) -> _Box:
        """The colour bar, without the arrows at its ends."""
        _, top, right, bottom = self.area
        arrow = _BAR // 2 + _GAP // 2
        above, below = _clipped(self.figure.result)
        left = right + _MARGIN
        return left, top + arrow * above, left + _BAR, bottom - arrow * below

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the whole picture."""
        wide = self.bar_box[2] + _GAP + _TICK + self.bar.widest + _GAP + _NAME + _GAP + _MARGIN
        high = self.area[3] + _TICK + _GAP + height(_NUMBER) + 2 * _GAP + _NAME + _MARGIN
        return wide, high


def _bins(figure: Figure, size: tuple[int, int]) -> Image.Image:
    picture = figure.result.picture
    pixels = picture.rgb()
    if picture.clear is not None:
        pixels = np.dstack((pixels, np.where(picture.clear, np.uint8(0), np.uint8(255))))
    image = scaled(pixels, size)
    if not figure.invert_y:
        image = image.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    if figure.invert_x:
        image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    for over in (with_dots, with_contours, with_regions, with_peaks, with_scale_bar):
        image = over(image, figure)
    return image


def _axis(name: str, low: float, high: float, most: int, *, inverted: bool) -> _Axis:
    """Return the ticks from left to right, or from top to bottom; inverted: the values fall."""
    name, offset = name.strip() or "?", 0.0
    values = ticks.round_values(low, high, most)
    labels = ticks.even_labels(values)
    if max(map(len, labels), default=0) > _LONGEST_LABEL:
        offset = ticks.offset_of(low, high)
        values = ticks.round_values(low - offset, high - offset, most)
        labels = ticks.even_labels(values)
    if offset:
        name = f"{name} {'-' if offset > 0 else '+'} {abs(offset):.15g}"
    shares = [(value - (low - offset)) / (high - low) for value in values]
    places = [1.0 - share if inverted else share for share in shares]
    return _Axis(name, tuple(map(Tick, places, values, labels)))


def _bar_name(figure: Figure) -> str:
    picture = figure.result.picture
    unit = unit_words(figure.result.settings.unit, figure.units)
    name = unit if unit.startswith("probability") else f"density, {unit}"
    return name if picture.scale is Scale.LINEAR else f"{name} ({picture.scale_name} scale)"


def _clipped(result: Result) -> tuple[bool, bool]:
    """Tell whether there are densities above, and below, what the colours run to."""
    low, high = result.picture.limits
    values = result.density.values
    return float(values.max()) > high, float(values.min()) < low


def _centred(size: tuple[int, int], area: _Box) -> _Box:
    left, top = (area[0] + area[2] - size[0]) // 2, (area[1] + area[3] - size[1]) // 2
    return left, top, left + size[0], top + size[1]


def _frame(image: Image.Image, box: _Box) -> None:
    left, top, right, bottom = box
    around = (left - _LINE, top - _LINE, right + _LINE - 1, bottom + _LINE - 1)
    ImageDraw.Draw(image).rectangle(around, outline=_INK, width=_LINE)


def _caption(image: Image.Image, layout: _Layout) -> None:
    left, top, _, _ = layout.area
    room = image.width - _MARGIN - left
    below = top - 2 * _GAP - round(0.25 * _NAME)
    draw(image, (left, below - _NAME - _GAP), fitted(_source(layout.figure), _TITLE, room), _TITLE, _INK)
    for text in _summaries(layout.figure.result):
        if width(text, _NUMBER) <= room:
            draw(image, (left, below), text, _NUMBER, _FAINT)
            return


def _x_axis(image: Image.Image, layout: _Layout) -> None:
    left, _, right, bottom = layout.box
    pen = ImageDraw.Draw(image)
    below = bottom + _TICK + _GAP + height(_NUMBER)
    for tick in layout.x.ticks:
        x = left + tick.position * (right - left)
        pen.rectangle((round(x) - 1, bottom, round(x), bottom + _TICK), fill=_INK)
        draw(image, (x, below), tick.label, _NUMBER, _INK, anchor="m")
    name = fitted(layout.x.name, _NAME, layout.area[2] - layout.area[0])
    draw(image, ((left + right) / 2, below + 2 * _GAP + height(_NAME)), name, _NAME, _INK, anchor="m")


def _y_axis(image: Image.Image, layout: _Layout) -> None:
    left, top, _, bottom = layout.box
    pen = ImageDraw.Draw(image)
    for tick in layout.y.ticks:
        y = top + tick.position * (bottom - top)
        pen.rectangle((left - _TICK - 1, round(y) - 1, left - 1, round(y)), fill=_INK)
        place = left - _TICK - _GAP, y + height(_NUMBER) / 2
        draw(image, place, tick.label, _NUMBER, _INK, anchor="r")
    name = fitted(layout.y.name, _NAME, layout.area[3] - layout.area[1])
    base = left - _TICK - 2 * _GAP - layout.y.widest
    draw_upwards(image, (base, (top + bottom) / 2), name, _NAME, _INK)


def _bar(image: Image.Image, layout: _Layout) -> None:
    left, top, right, bottom = layout.bar_box
    picture = layout.figure.result.picture
    colours = picture.colours
    rows = COLOURS - 1 - np.arange(bottom - top) * COLOURS // (bottom - top)
    image.paste(Image.fromarray(np.repeat(colours[rows][:, None], right - left, axis=1)), (left, top))
    _frame(image, layout.bar_box)
    pen = ImageDraw.Draw(image)
    above, below = _clipped(layout.figure.result)
    for shown, edge, tip, colour in ((above, top, -1, colours[-1]), (below, bottom, 1, colours[0])):
        if shown:
            _arrow(image, (left, right), edge, tip, (int(colour[0]), int(colour[1]), int(colour[2])))
    for tick in layout.bar.ticks:
        y = bottom - tick.position * (bottom - top)
        pen.rectangle((right + _LINE, round(y) - 1, right + _LINE + _TICK, round(y)), fill=_INK)
        draw(image, (right + _TICK + _GAP, y + height(_NUMBER) / 2), tick.label, _NUMBER, _INK)
    base = right + _TICK + 2 * _GAP + layout.bar.widest + _NAME
    draw_upwards(image, (base, (top + bottom) / 2), fitted(layout.bar.name, _NAME, bottom - top), _NAME, _INK)


def _arrow(image: Image.Image, sides: tuple[int, int], edge: int, tip: int, colour: Ink) -> None:
    """Draw the end of a colour bar that says: and more. ``tip`` is -1 for upwards and 1 for downwards."""
    fine = 4
    wide, high = sides[1] - sides[0] + 2 * _LINE, _BAR // 2
    large = Image.new("RGB", (wide * fine, high * fine), PAPER)
    base, top = (high * fine, 0) if tip < 0 else (-1, high * fine - 1)
    inset = _LINE * fine // 2
    corners = [(inset, base), (wide * fine // 2, top - tip * inset), (wide * fine - inset, base)]
    pen = ImageDraw.Draw(large)
    pen.polygon(corners, fill=colour)
    pen.line(corners, fill=_INK, width=_LINE * fine, joint="curve")
    small = large.resize((wide, high), Image.Resampling.BOX)
    image.paste(small, (sides[0] - _LINE, edge - _LINE - high if tip < 0 else edge + _LINE))


def _source(figure: Figure) -> str:
    """Return the name of the file, without its folder, which is nobody's business."""
    return Path(figure.source).name or "?"


def _summaries(result: Result) -> list[str]:
    """Return how the picture was made: at length, and shorter."""
    outside = f", {_grouped(result.counts.outside)} outside" if result.counts.outside else ""
    points = f"{_grouped(result.counts.in_range)} points{outside}"
    bins = f"{result.grid.nx} x {result.grid.ny} bins"
    if result.settings.raw or result.sigma == (0.0, 0.0):
        return [f"{points}   ·   {bins}   ·   counts, not smoothed", f"{points}, {bins}"]
    (sx, sy), grid = result.sigma, result.grid
    in_bins = " x ".join(dict.fromkeys((_short(sx), _short(sy))))
    sigma = f"sigma {in_bins} bins"
    widths = f"{_short(sx * grid.dx)} x {_short(sy * grid.dy)}"
    return [
        f"{points}   ·   {bins}   ·   {sigma} = {widths}",
        f"{points}   ·   {bins}   ·   {sigma}",
        f"{points}, {sigma}",
    ]


def _short(number: float) -> str:
    return f"{number:.0f}" if 1e3 <= number < 1e6 else f"{number:.3g}"


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def _map_name(result: Result) -> str:
    picture = result.picture
    return f"{picture.colour_map} reversed" if picture.reversed else picture.colour_map


def _description(figure: Figure) -> PngInfo:
    result = figure.result
    low, high = result.picture.limits
    text = {
        "Title": f"Density of {figure.y_name} over {figure.x_name}",
        "Software": f"Sfumato {VERSION}",
        "Source": _source(figure),
        "Points": f"{result.counts.in_range} in range, {result.counts.outside} outside",
        "Range": ", ".join(map(repr, result.grid.extent)),
        "Bins": f"{result.grid.nx}, {result.grid.ny}",
        "Sigma": "not smoothed" if result.settings.raw else f"{result.sigma[0]!r}, {result.sigma[1]!r} bins",
        "Unit": unit_words(result.settings.unit, figure.units),
        "Colours": f"{_map_name(result)}, {result.picture.scale_name}, {low!r} to {high!r}",
    }
    information = PngInfo()
    information.add(b"sRGB", _SRGB_INTENT)
    for key, value in text.items():
        information.add_text(key, value.encode("utf-8", "replace").decode())
    return information

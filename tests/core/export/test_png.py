from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from core.colour_maps import table
from core.export import Figure, export
from core.export.png import drawing
from core.measure import bar_length
from core.pipeline import compute
from core.points import points_of
from core.progress import silent
from core.settings import (
    Colour,
    DotsChoice,
    DotsRule,
    LimitsChoice,
    LimitsRule,
    Scale,
    Settings,
    SigmaChoice,
    SigmaRule,
    Unit,
)

Pixels = NDArray[np.uint8]
FRAME = np.array([38, 38, 46])
COUNTED = Settings(bins=(5, 4), raw=True)


def figure(settings: Settings = COUNTED, **looks: bool) -> Figure:
    rng = np.random.default_rng(2)
    x, y = rng.normal(size=300), rng.gamma(2.0, size=300)
    plain = Figure(compute(points_of(x, y), settings, None, silent), "folder/points.csv", "lon", "lat")
    return replace(plain, **looks)  # type: ignore[arg-type]  # the fields that are flags


def framed(image: Pixels) -> Pixels:
    """Return what lies in the first frame, found by the long lines of its ink."""
    ink = (image == FRAME).all(axis=2)
    lefts = ink.sum(axis=0) > 0.35 * len(ink)
    columns = np.flatnonzero(lefts)
    left = columns[1] + 1
    right = columns[2]
    rows = np.flatnonzero(ink[:, left + 3 : right - 3].all(axis=1))
    return image[rows[1] + 1 : rows[2], left:right]


@pytest.mark.parametrize("invert_x", [False, True])
@pytest.mark.parametrize("invert_y", [False, True])
def test_the_picture_is_the_windows_and_the_right_way_round(invert_x: bool, invert_y: bool) -> None:
    shown = figure(invert_x=invert_x, invert_y=invert_y)
    inside = framed(np.asarray(drawing(shown)))
    wanted = shown.result.picture.rgb()[:: 1 if invert_y else -1, :: -1 if invert_x else 1]
    high, wide = inside.shape[0] // 4, inside.shape[1] // 5
    assert np.array_equal(inside, wanted.repeat(high, axis=0).repeat(wide, axis=1))


def test_every_bin_has_its_pixels_at_a_thousand_bins() -> None:
    shown = figure(Settings(bins=(1000, 900)))
    inside = framed(np.asarray(drawing(shown)))
    assert np.array_equal(inside, shown.result.picture.rgb()[::-1])


def test_many_bins_are_averaged() -> None:
    shown = figure(Settings(bins=(2600, 2100), sigma=SigmaChoice(SigmaRule.BINS, 30.0, 30.0)))
    inside = framed(np.asarray(drawing(shown))).astype(float)
    assert inside.shape == (1050, 1300, 3)
    mean = shown.result.picture.rgb()[::-1].reshape(1050, 2, 1300, 2, 3).mean(axis=(1, 3))
    assert np.abs(inside - mean).max() <= 1.0


def test_equal_aspect() -> None:
    shown = figure(Settings(bins=(64, 64)), equal_aspect=True)
    x_min, x_max, y_min, y_max = shown.result.grid.extent
    inside = framed(np.asarray(drawing(shown)))
    assert inside.shape[1] / inside.shape[0] == pytest.approx((x_max - x_min) / (y_max - y_min), rel=0.011)


def test_the_colour_bar_runs_through_the_whole_table_upwards() -> None:
    image = np.asarray(drawing(figure(replace(COUNTED, colour=Colour("viridis", Scale.LINEAR)))))
    colours = np.array(table("viridis"), dtype=np.uint8)
    right = image[:, -300:]
    at_bottom, at_top = ((right == colours[end]).all(axis=2) for end in (0, 255))
    column = np.flatnonzero(at_bottom.any(axis=0) & at_top.any(axis=0))
    assert column.size >= 20
    bar = right[:, column[10]]
    rows = [int(np.flatnonzero((bar == colour).all(axis=1)).mean()) for colour in colours]
    assert rows == sorted(rows, reverse=True)


def test_the_bar_ends_in_arrows_where_densities_go_on() -> None:
    def arrowed(limits: tuple[float, float]) -> int:
        image = np.asarray(
            drawing(
                figure(replace(COUNTED, colour=Colour("grey", Scale.LINEAR, LimitsChoice(LimitsRule.TYPED, *limits))))
            )
        )
        return int((image[:, -300:] == FRAME).all(axis=2).sum())

    highest = figure().result.density.maximum
    assert arrowed((0.0, highest)) != arrowed((0.0, highest / 2)) != arrowed((1.0, highest / 2))


def read(path: Path) -> tuple[dict[str, str], bytes]:
    with Image.open(path) as image:
        image.load()
        return {str(key): str(value) for key, value in image.info.items()}, path.read_bytes()


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    settings = Settings(bins=(50, 40), sigma=SigmaChoice(SigmaRule.BINS, 2.0, 2.0), unit=Unit.AREA)
    export(replace(figure(settings), source="räum/日本.csv"), tmp_path / "a.png")
    said, content = read(tmp_path / "a.png")
    assert said["Source"] == "日本.csv"
    assert said["Sigma"] == "2.0, 2.0 bins"
    assert said["Bins"] == "50, 40"
    assert said["Unit"] == "per unit area"
    assert said["Points"] == "300 in range, 0 outside"
    assert said["Colours"].startswith("PuRd, linear, 0.0 to ")
    assert content.index(b"sRGB") < content.index(b"IDAT")


def test_the_same_figure_gives_the_same_file(tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        export(figure(), tmp_path / name)
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


ODD: list[Callable[[Figure], Figure]] = [
    lambda odd: replace(odd, source="x" * 3000, x_name="", y_name="y" * 500),
    lambda odd: replace(odd, source="\udcff\n.csv", x_name="σ\n", y_name="日本"),
    lambda odd: replace(odd, source=""),
]


@pytest.mark.parametrize("odd", ODD)
def test_odd_names_are_drawn_all_the_same(tmp_path: Path, odd: Callable[[Figure], Figure]) -> None:
    export(odd(figure()), tmp_path / "a.png")
    with Image.open(tmp_path / "a.png") as image:
        assert 1000 < image.width < 2000


@pytest.mark.parametrize(
    ("x", "y"),
    [
        ([1e9, 1e9 + 1e-4], [5.4e6, 5.4e6 + 10]),
        ([1.0, 1.0], [2.0, 2.0]),
        ([0.0, 1e-300], [-1e300, 1e300]),
        ([2460000.12345, 2460000.12346], [-1e-7, 2e-7]),
    ],
)
@pytest.mark.parametrize("equal_aspect", [False, True])
def test_odd_ranges_are_drawn_all_the_same(x: list[float], y: list[float], equal_aspect: bool) -> None:
    sigma = SigmaChoice(SigmaRule.BINS, 1.0, 1.0)
    result = compute(points_of(x, y), Settings(bins=(8, 8), sigma=sigma), None, silent)
    image = drawing(Figure(result, "a.csv", "x", "y", equal_aspect))
    assert 700 < image.width < 2200
    assert 400 < image.height < 2200


@pytest.mark.parametrize("scale", list(Scale))
def test_every_scale_is_drawn(scale: Scale) -> None:
    image = drawing(figure(Settings(bins=(20, 20), colour=Colour(scale=scale))))
    assert image.width > 1000


def test_clear_bins_are_clear_in_the_file_and_nothing_else_is(tmp_path: Path) -> None:
    shown = figure(replace(COUNTED, colour=Colour("viridis", clear=True)))
    export(shown, tmp_path / "a.png")
    with Image.open(tmp_path / "a.png") as image:
        assert image.mode == "RGBA"
        pixels = np.asarray(image)
    empty = shown.result.density.values[::-1] == 0.0
    assert 0 < empty.sum() < empty.size
    inside = framed(np.asarray(drawing(replace(shown, result=figure().result))))
    high, wide = inside.shape[0], inside.shape[1]
    wanted = empty.repeat(high // 4, axis=0).repeat(wide // 5, axis=1)
    clear = pixels[..., 3] == 0
    rows, columns = np.flatnonzero(clear.any(axis=1)), np.flatnonzero(clear.any(axis=0))
    assert clear.sum() == wanted.sum()
    assert np.array_equal(
        clear[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1],
        wanted[np.flatnonzero(wanted.any(axis=1))[0] : np.flatnonzero(wanted.any(axis=1))[-1] + 1][
            :, np.flatnonzero(wanted.any(axis=0))[0] : np.flatnonzero(wanted.any(axis=0))[-1] + 1
        ],
    )


def test_reversed_colours_run_down_the_bar_and_are_named(tmp_path: Path) -> None:
    shown = figure(replace(COUNTED, colour=Colour("viridis", Scale.LINEAR, reversed=True)))
    image = np.asarray(drawing(shown))
    lowest = np.array(table("viridis")[255], dtype=np.uint8)
    rows = np.flatnonzero((image[:, -180:] == lowest).all(axis=2).sum(axis=1) > 20)
    assert rows.min() > image.shape[0] / 2
    export(shown, tmp_path / "a.png")
    assert read(tmp_path / "a.png")[0]["Colours"].startswith("viridis reversed, linear")


def test_the_unit_has_the_units_of_the_axes(tmp_path: Path) -> None:
    export(replace(figure(replace(COUNTED, unit=Unit.AREA)), units=("nm", "nm")), tmp_path / "a.png")
    assert read(tmp_path / "a.png")[0]["Unit"] == "per nm²"


@pytest.mark.parametrize("invert_x", [False, True])
@pytest.mark.parametrize("clear", [False, True])
def test_dots_lie_where_their_points_do(invert_x: bool, clear: bool) -> None:
    x, y = np.array([0.0, 10.0, 2.5, 7.5]), np.array([0.0, 10.0, 7.5, 2.5])
    bare = Settings(bins=(2, 2), raw=True, colour=Colour(clear=clear))
    result = compute(points_of(np.repeat(x, [1, 1, 1, 50]), np.repeat(y, [1, 1, 1, 50])), bare, None, silent)
    plain = Figure(result, "a", "x", "y", invert_x=invert_x)
    dotted = replace(plain, dots=DotsChoice(DotsRule.OUTLIERS, 0.95))
    one, other = (framed(np.asarray(drawing(shown).convert("RGB"))) for shown in (plain, dotted))
    high, wide, _ = one.shape
    row, column = high // 4, wide // 4  # of the point at (2.5, 7.5)
    beside = wide - 1 - column
    if invert_x:
        column, beside = beside, column
    assert other[row, column].tolist() == [36, 41, 47]
    assert np.array_equal(other[row, beside], one[row, beside])
    assert (other != one).any(axis=2).sum() < 1000
    if clear:
        assert np.asarray(drawing(dotted).getchannel("A")).min() == 255
    coloured = framed(np.asarray(drawing(replace(plain, dots=DotsChoice(DotsRule.COLOURED))).convert("RGB")))
    assert np.array_equal(coloured, one)


def test_a_scale_bar_has_the_length_that_it_tells() -> None:
    shown = figure(scale_bar=True)
    one, other = (np.asarray(drawing(some).convert("RGB")).astype(int) for some in (figure(), shown))
    rows = np.flatnonzero((other == FRAME).all(axis=2).sum(axis=1) - (one == FRAME).all(axis=2).sum(axis=1) > 40)
    x_min, x_max, _, _ = shown.result.grid.extent
    wide = framed(np.asarray(drawing(figure()))).shape[1]
    long = ((other == FRAME).all(axis=2)[rows[0]] & ~(one == FRAME).all(axis=2)[rows[0]]).sum()
    assert long == pytest.approx(bar_length(x_max - x_min) / (x_max - x_min) * wide, abs=1.0)


def test_a_scale_bar_tells_that_degrees_of_longitude_are_meant() -> None:
    plain = figure(scale_bar=True)
    told, named = drawing(replace(plain, sphere=True)), drawing(replace(plain, units=(None, "s")))
    assert np.array_equal(np.asarray(told), np.asarray(named))
    assert not np.array_equal(np.asarray(told), np.asarray(drawing(plain)))

from itertools import pairwise

import pytest

from core.colour_maps import COLOUR_MAPS, COLOURS, table
from core.errors import UserError

NINE_CLASSES = ("f7f4f9", "e7e1ef", "d4b9da", "c994c7", "df65b0", "e7298a", "ce1256", "980043", "67001f")


@pytest.mark.parametrize("name", [row.name for row in COLOUR_MAPS])
def test_every_map_has_its_colours_and_runs_one_way(name: str) -> None:
    colours = table(name)
    assert len(colours) == COLOURS
    assert all(len(colour) == 3 and all(0 <= part <= 255 for part in colour) for colour in colours)
    light = [0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in colours]
    if light[0] > light[-1]:
        light.reverse()
    assert all(after >= before - 2.0 for before, after in pairwise(light))
    assert light[-1] - light[0] > 150


def test_kinds_tell_the_direction() -> None:
    for row in COLOUR_MAPS:
        colours = table(row.name)
        assert ("light to dark" in row.kind) == (sum(colours[0]) > sum(colours[-1]))


def test_names_are_unique_and_the_notebooks_map_comes_first() -> None:
    names = [row.name for row in COLOUR_MAPS]
    assert names[0] == "PuRd"
    assert len(set(names)) == len(names)


def test_purd_runs_through_its_nine_classes() -> None:
    colours = table("PuRd")
    for number, code in enumerate(NINE_CLASSES):
        wanted = [int(code[start : start + 2], 16) for start in (0, 2, 4)]
        place = number / 8 * (COLOURS - 1)
        near = colours[round(place)]
        assert all(abs(part - other) <= 3 for part, other in zip(near, wanted, strict=True))
    assert colours[0] == (0xF7, 0xF4, 0xF9)
    assert colours[-1] == (0x67, 0x00, 0x1F)


def test_an_unknown_name_is_told_with_the_known_ones() -> None:
    with pytest.raises(UserError, match=r"no colour map jet.*PuRd, viridis"):
        table("jet")

"""Regions as values: what is drawn, chosen, named and taken away."""

import pytest

from core.errors import UserError
from core.shapes import Ellipse, Part, Polygon, Rectangle, Region
from gui.regions import MOST_REGIONS, Regions

BOX, DISC = Rectangle(0, 0, 2, 1), Ellipse(5, 5, 1, 1)
TWO = Regions().added(BOX).added(DISC)


def names(regions: Regions) -> list[str]:
    return [row.name for row in regions.rows]


def test_what_is_drawn_gets_the_next_name_and_is_current() -> None:
    assert names(TWO) == ["R1", "R2"]
    assert TWO.shape == DISC
    assert names(TWO.without([0]).added(BOX)) == ["R2", "R3"]


def test_shapes_are_added_and_taken_away() -> None:
    both = TWO.chosen(0).with_shape(DISC, taken=False).with_shape(DISC, taken=True)
    assert both.rows[0].parts == (Part(BOX), Part(DISC), Part(DISC, True))
    assert (both.current, both.part) == (0, 2)
    assert both.without_shape().rows[0].parts == (Part(BOX), Part(DISC))
    assert names(both.chosen(0, 0).without_shape().chosen(0, 0).without_shape()) == [
        "R2"
    ]  # what is taken stays nothing
    assert names(Regions().with_shape(BOX, taken=True)) == ["R1"]


def test_the_chosen_shape_is_changed_and_the_region_moved() -> None:
    both = TWO.chosen(0).with_shape(DISC, taken=True)
    assert both.changed(BOX).rows[0].parts == (Part(BOX), Part(BOX, True))
    assert both.moved(1, 2).rows[0].parts == (Part(Rectangle(1, 2, 2, 1)), Part(Ellipse(6, 7, 1, 1), True))
    assert Regions().moved(1, 2) == Regions().changed(BOX) == Regions()


def test_the_next_shape_is_chosen_of_all_regions() -> None:
    both = TWO.chosen(0).with_shape(DISC, taken=True).chosen(None)
    places = []
    for _ in range(4):
        both = both.next()
        places.append((both.current, both.part))
    assert places == [(0, 0), (0, 1), (1, 0), (None, 0)]
    assert Regions().next() == Regions()


def test_parents_follow_names_and_go_with_their_region() -> None:
    part = TWO.with_parent(1, "R1")
    assert part.renamed(0, " the  core ").rows[1].parent == "the core"
    assert names(part.renamed(1, "R1")) == ["R1", "R1 (2)"]
    assert part.without([0]).rows[0].parent is None
    assert part.without([0, 1]) == Regions()
    assert part.with_parent(1, None) == TWO


def test_regions_of_files_keep_their_names_as_far_as_they_are_free() -> None:
    more = TWO.with_more(
        [Region("R2", (Part(BOX),)), Region("child", (Part(BOX),), "R2"), Region("R2 (2)", (Part(BOX),))]
    )
    assert names(more) == ["R1", "R2", "R2 (3)", "child", "R2 (2)"]
    assert more.rows[3].parent == "R2 (3)"
    assert more.current == 4
    with pytest.raises(UserError, match="is not there"):
        TWO.with_more([Region("a", (Part(BOX),), "nobody")])
    with pytest.raises(UserError, match="too many"):
        TWO.with_more([Region(str(number), (Part(BOX),)) for number in range(MOST_REGIONS)])


def test_a_duplicate_lies_beside_and_another_unit_scales() -> None:
    assert TWO.duplicated(1, -1).rows[2] == Region("R2 (2)", (Part(Ellipse(6, 4, 1, 1)),))
    scaled = Regions().added(Polygon((((0, 0), (1, 0), (1, 1)),))).scaled(10, 100)
    assert scaled.shape == Polygon((((0, 0), (10, 0), (10, 100)),))
    assert TWO.chosen(0).scaled(2, 3).rows[0].parts == (Part(Rectangle(0, 0, 4, 3)),)

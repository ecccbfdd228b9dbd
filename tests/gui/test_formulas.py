import re
import xml.etree.ElementTree as ET

from gui.formulas import FORMULAS, how_the_numbers_are_made


def test_the_page_tells_every_formula_with_its_source_and_asks_for_nothing_from_elsewhere() -> None:
    page = how_the_numbers_are_made()
    for formula in FORMULAS:
        assert f"<h3>{formula.name}</h3>" in page
        assert formula.source in page
    assert not re.search(r"src=|href=|url\(|https?:", page)


def test_the_page_is_well_formed() -> None:
    ET.fromstring(f"<page>{how_the_numbers_are_made()}</page>")


def test_each_formula_is_said_in_a_tool_tip() -> None:
    assert all(formula.tip.endswith((".", "ones")) for formula in FORMULAS)
    assert len({formula.name for formula in FORMULAS}) == len(FORMULAS)

import pytest

from core.settings import Unit
from core.unit_words import unit_words


@pytest.mark.parametrize(
    ("unit", "units", "words"),
    [
        (Unit.AREA, ("deg", "deg"), "per deg² as plotted"),
        (Unit.PROBABILITY, ("nm", "nm"), "probability per nm²"),
        (Unit.AREA, ("nm", "s"), "per (nm · s)"),
        (Unit.AREA, ("nm", None), "per unit area"),
        (Unit.BIN, ("nm", "nm"), "per bin"),
        (Unit.MAXIMUM, ("nm", "nm"), "fraction of maximum"),
    ],
)
def test_an_area_has_the_units_of_the_axes(unit: Unit, units: tuple[str | None, str | None], words: str) -> None:
    assert unit_words(unit, units) == words

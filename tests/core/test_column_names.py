import pytest

from core.column_names import unit_of, without_unit, words_of


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("x [nm]", "nm"),
        ("x (µm)", "µm"),
        ("x_nm", "nm"),
        ("x_px", "px"),
        ("intensity [photon]", "photon"),
        ("angle [°]", "°"),
        ("x", None),
        ("[3.6]", None),
        ("[4.5]-[5.8]", None),
        ("nm", None),
        ("start_lon", None),
    ],
)
def test_units_in_names(name: str, unit: str | None) -> None:
    assert unit_of(name) == unit


def test_the_words_of_a_name_are_without_its_unit() -> None:
    assert words_of("Start_Lon (deg)") == ("start", "lon")
    assert words_of("x_nm") == ("x",)
    assert words_of("UMAP 1") == ("umap", "1")
    assert words_of("X_umap[0]") == words_of("X_umap[:,0]") == ("x", "umap", "1")


@pytest.mark.parametrize(
    ("name", "plain"),
    [("x [nm]", "x"), ("x (nm)", "x"), ("x_nm", "x"), ("x", "x"), ("[nm]", "[nm]"), ("frame", "frame"), ("a_b", "a_b")],
)
def test_the_name_without_its_unit(name: str, plain: str) -> None:
    assert without_unit(name) == plain

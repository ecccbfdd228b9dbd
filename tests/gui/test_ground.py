import pytest

from gui.ground import DARK, LIGHT, Ground, contrast, ground_of


def test_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#ffffff", "#000000") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("ground", [LIGHT, DARK])
def test_what_is_written_and_drawn_can_be_read(ground: Ground) -> None:
    for colour in (ground.text, ground.line, ground.points, ground.box):
        assert contrast(colour, ground.back) >= 4.5


def test_grounds() -> None:
    assert ground_of(dark=True) is DARK
    assert ground_of(dark=False) is LIGHT

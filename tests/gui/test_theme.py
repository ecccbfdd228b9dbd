import pytest

from gui.ground import contrast
from gui.theme import DARK, LIGHT, Theme


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_words_stand_out_from_what_is_behind_them(theme: Theme) -> None:
    for back in (theme.window, theme.base, theme.ground, theme.button, theme.error, theme.offer, theme.chosen):
        assert contrast(theme.text, back) >= 7
    for back in (theme.window, theme.ground):
        assert contrast(theme.quiet, back) >= 4.5
    assert contrast(theme.on_accent, theme.accent) >= 4.5

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from gui import ground, theme
from gui.ground import contrast
from gui.theme import DARK, LIGHT, Theme

GROUPS = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_words_stand_out_from_what_is_behind_them(theme: Theme) -> None:
    for back in (theme.window, theme.base, theme.ground, theme.button, theme.error, theme.offer, theme.chosen):
        assert contrast(theme.text, back) >= 7
    for back in (theme.window, theme.base, theme.ground, theme.button, theme.chosen):
        assert contrast(theme.quiet, back) >= 4.5
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    for back in (theme.window, theme.base, theme.ground):
        assert contrast(theme.accent, back) >= 4.5  # links


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_focus_frame_and_boxes_to_tick_stand_out(theme: Theme) -> None:
    for back in (theme.window, theme.base, theme.ground, theme.button, theme.error, theme.offer, theme.chosen):
        assert contrast(theme.accent, back) >= 3
    for back in (theme.window, theme.base):
        assert contrast(theme.box, back) >= 3


@pytest.mark.parametrize("one", [ground.LIGHT, ground.DARK])
def test_words_and_lines_stand_out_from_the_ground_of_pictures(one: ground.Ground) -> None:
    for colour in (one.text, one.line, one.points, one.box):
        assert contrast(colour, one.back) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
def test_the_palette_of_the_program_has_these_contrasts(qapp: QApplication, dark: bool) -> None:
    theme.apply(qapp, dark=dark)
    role = QPalette.ColorRole
    pairs = (
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.Text, role.AlternateBase),
        (role.ButtonText, role.Button),
        (role.ToolTipText, role.ToolTipBase),
        (role.HighlightedText, role.Highlight),
        (role.PlaceholderText, role.Base),
        (role.Link, role.Base),
        (role.LinkVisited, role.Base),
    )
    for group in GROUPS:
        for front, back in pairs:
            colours = [QColor(qapp.palette().color(group, one)).name() for one in (front, back)]
            assert contrast(*colours) >= 4.5, (front, back, colours)

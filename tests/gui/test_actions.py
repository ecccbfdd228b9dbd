from gui.actions import ACTIONS
from gui.dialogs import file_filter
from gui.help import about, keys_and_words
from gui.main_window import MENUS
from tests.gui.driver import Opened, action


def test_names_and_keys_are_given_once() -> None:
    names = [row.name for row in ACTIONS]
    keys = [row.keys for row in ACTIONS if row.keys]
    assert len(set(names)) == len(names)
    assert len(set(keys)) == len(keys)
    assert {row.menu for row in ACTIONS} == set(MENUS)


def test_the_platform_s_own_keys_are_nobody_else_s(opened: Opened) -> None:
    driver = opened()
    keys = [key.toString() for row in ACTIONS for key in action(driver, row.name).shortcuts()]
    twice = {key for key in keys if keys.count(key) > 1}
    assert twice <= {"Ctrl+V"}  # of positions with a picture, of a table without
    assert not {"Alt+Enter", "Alt+Return"} & set(keys)  # they add to a drawing
    assert "Ctrl++" in keys


def test_mnemonics_are_given_once_a_menu() -> None:
    for menu in MENUS:
        letters = [row.text[row.text.index("&") + 1].lower() for row in ACTIONS if row.menu == menu]
        assert len(set(letters)) == len(letters), menu


def test_help_speaks_of_every_key() -> None:
    page = keys_and_words()
    assert all(row.keys in page for row in ACTIONS)
    assert all(f"<h3>{menu.replace('&', '')}</h3>" in page for menu in MENUS)
    assert "Parquet" in page
    assert "ColorBrewer" in about()


def test_a_filter_names_each_format_after_all_together() -> None:
    rows = {"Text table": (".csv", ".tsv"), "NumPy array": (".npy",)}
    assert file_filter(rows) == "Text table (*.csv *.tsv);;NumPy array (*.npy)"
    assert file_filter(rows, "Tables").split(";;") == [
        "Tables (*.csv *.tsv *.npy)",
        "Text table (*.csv *.tsv)",
        "NumPy array (*.npy)",
        "All files (*)",
    ]

"""The window in another language: which one, and that its words have room."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QMenu

from gui.language import chosen
from gui.scrolling import Scrolling
from resources.translations import FOLDER
from resources.translations.collecting import ROOT
from tests.gui.driver import Opened, action


@contextmanager
def in_german(app: QApplication) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load("sfumato_de", str(FOLDER))
    app.installTranslator(translator)
    try:
        yield
    finally:
        app.removeTranslator(translator)


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        (["de-Latn-AT", "de-AT", "de-Latn", "de"], "de"),
        (["de_CH"], "de"),
        (["fr-FR", "fr", "de-DE", "de"], "de"),
        (["en-US", "en", "de-DE", "de"], "en"),
        (["fr-FR", "fr"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_the_first_language_that_is_there_is_spoken(wanted: list[str], language: str) -> None:
    assert chosen(wanted) == language


def test_the_menus_speak_german_and_each_letter_opens_one_entry(opened: Opened, qapp: QApplication) -> None:
    with in_german(qapp):
        driver = opened()
        menus = driver.window.findChildren(QMenu)
        assert "&Datei" in [menu.title() for menu in menus]
        assert action(driver, "open").text() == "&Öffnen…"
        rows = [driver.window.menuBar().actions(), *(menu.actions() for menu in menus)]
        for actions in rows:
            letters = [letter.casefold() for one in actions for letter in re.findall(r"&(\w)", one.text())]
            assert len(letters) == len(set(letters)), [one.text() for one in actions]


def test_german_words_have_room_in_the_panels(opened: Opened, qapp: QApplication, cloud: Path) -> None:
    with in_german(qapp):
        driver = opened(str(cloud))
        driver.until_shown("cloud.csv")
        areas = driver.window.findChildren(Scrolling)
        assert len(areas) >= 3
        driver.until(lambda: all(_needed(area) <= area.viewport().width() for area in areas))


def test_the_start_takes_the_language_of_the_desktop(tmp_path: Path) -> None:
    child = (
        "from gui.app import create\n"
        "from PySide6.QtWidgets import QDialogButtonBox\n"
        "app, window = create([])\n"
        "create([])\n"
        "print([action.text() for action in window.menuBar().actions()][0])\n"
        "box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)\n"
        "print(box.buttons()[0].text())\n"
    )
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1", "HOME": str(tmp_path)}
    told = {}
    for locale in ("de_DE.UTF-8", "en_GB.UTF-8"):
        done = subprocess.run(
            [sys.executable, "-c", child],
            env={**variables, "LC_ALL": locale, "LANGUAGE": ""},
            cwd=ROOT,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
        told[locale] = done.stdout.splitlines()
    assert told == {"de_DE.UTF-8": ["&Datei", "Abbrechen"], "en_GB.UTF-8": ["&File", "Cancel"]}


def _needed(area: Scrolling) -> int:
    panel = area.widget()
    assert panel is not None
    return panel.minimumSizeHint().width()

"""The guide: whole in each language, and found by its words."""

import re

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QTextBrowser

from gui.guide import PAGES, GuideWindow
from resources.help import FOLDER
from tests.gui.driver import Opened, action
from tests.gui.test_language import in_german

WRITTEN = [page for page in PAGES if page.made is None]
LANGUAGES = sorted(
    path.name for path in FOLDER.iterdir() if path.is_dir() and path.name not in {"pictures", "__pycache__"}
)


def read(language: str, name: str) -> str:
    return (FOLDER / language / f"{name}.html").read_text(encoding="utf-8")


def test_each_language_has_all_pages_and_no_others() -> None:
    assert LANGUAGES == ["de", "en"]
    for language in LANGUAGES:
        assert {path.stem for path in (FOLDER / language).iterdir()} == {page.name for page in WRITTEN}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [page.name for page in WRITTEN])
def test_links_and_pictures_lead_somewhere_without_a_network(language: str, name: str) -> None:
    page = read(language, name)
    assert set(re.findall(r'href="([^"]*)"', page)) <= {page.name for page in PAGES} - {name}
    assert all((FOLDER / "pictures" / picture).is_file() for picture in re.findall(r'src="([^"]*)"', page))
    assert sorted(re.findall(r"<(/?\w+)", page)) == sorted(re.findall(r"<(/?\w+)", read("en", name)))
    for tag in ("p", "ul", "li", "b", "a", "code", "pre"):
        assert len(re.findall(rf"<{tag}[ >]", page)) == page.count(f"</{tag}>"), tag
    assert "://" not in page


def test_each_picture_is_shown_and_small() -> None:
    pages = "".join(read("en", page.name) for page in WRITTEN)
    for picture in (FOLDER / "pictures").iterdir():
        assert f'src="{picture.name}"' in pages
        assert picture.stat().st_size < 150_000


def test_the_guide_opens_once_at_the_page_that_is_asked_for(opened: Opened) -> None:
    driver = opened()
    action(driver, "guide").trigger()
    guide = driver.window.findChild(GuideWindow, "guide")
    assert guide is not None
    assert guide.windowTitle() == "What do I see?"
    action(driver, "files").trigger()
    assert guide.windowTitle() == "Which files"
    assert ".parquet" in _text(guide)
    assert driver.window.findChildren(GuideWindow) == [guide]
    guide.close()
    action(driver, "numbers").trigger()
    again = next(one for one in driver.window.findChildren(GuideWindow) if one.isVisible())
    assert "Silverman" in _text(again)
    again.close()


def test_links_turn_the_pages_and_words_find_them(opened: Opened) -> None:
    driver = opened()
    action(driver, "guide").trigger()
    guide = driver.window.findChild(GuideWindow, "guide")
    assert guide is not None
    browser = guide.findChild(QTextBrowser)
    assert browser is not None
    browser.anchorClicked.emit(QUrl("sigma"))
    assert guide.windowTitle() == "What is sigma?"
    search, pages = guide.findChild(QLineEdit), guide.findChild(QListWidget)
    assert search is not None
    assert pages is not None
    search.setText("colour-blind reversed")
    assert _listed(pages) == ["What do the colours mean?"]
    assert guide.windowTitle() == "What do the colours mean?"
    search.setText("no page has this")
    assert _listed(pages) == []
    search.clear()
    assert len(_listed(pages)) == len(PAGES)
    guide.close()


def test_the_guide_speaks_german(opened: Opened, qapp: QApplication) -> None:
    with in_german(qapp):
        driver = opened()
        action(driver, "guide").trigger()
        guide = driver.window.findChild(GuideWindow, "guide")
        assert guide is not None
        assert "Mausrad" in _text(guide)
        guide.close()


def _listed(pages: QListWidget) -> list[str]:
    return [pages.item(row).text() for row in range(pages.count()) if not pages.item(row).isHidden()]


def _text(guide: GuideWindow) -> str:
    browser = guide.findChild(QTextBrowser)
    assert browser is not None
    return browser.toPlainText()

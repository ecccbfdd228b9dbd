"""The guide: a page for each question, in a window of their own with a list to choose from and to search in."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QWidget,
)

from gui.formulas import how_the_numbers_are_made
from gui.help import keys_and_words, which_files
from gui.words import mark, tr
from resources.help import FOLDER

_LANGUAGE = mark("en")  # a translation gives its own here, where there are pages in it
_LIST = 210  # pixels


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its name in links, the question that it answers, and where its text comes from, if not from a file."""

    name: str
    title: str
    made: Callable[[], str] | None = None


PAGES: tuple[Page, ...] = (
    Page("start", mark("What do I see?")),
    Page("sigma", mark("What is sigma?")),
    Page("range", mark("What is counted?")),
    Page("colour", mark("What do the colours mean?")),
    Page("reading", mark("What does the readout say?")),
    Page("structures", mark("How do I find structures?")),
    Page("export", mark("How do I take it with me?")),
    Page("files", mark("Which files"), which_files),
    Page("numbers", mark("How the numbers are made"), how_the_numbers_are_made),
    Page("keys", mark("Keys and words"), keys_and_words),
)


def text_of(page: Page) -> str:
    """Return a page in the user's language, or in English where it is not there."""
    if page.made is not None:
        return page.made()
    paths = [FOLDER / language / f"{page.name}.html" for language in (tr(_LANGUAGE), _LANGUAGE)]
    return next(path for path in paths if path.is_file()).read_text(encoding="utf-8")


class Guide(QObject):
    """Shows one window with the pages, whichever was asked for."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._open: GuideWindow | None = None

    def show(self, name: str) -> None:
        """Show a page."""
        if self._open is None:
            self._open = GuideWindow(self._window)
            self._open.finished.connect(self._closed)
        self._open.turn_to(name)
        self._open.show()
        self._open.activateWindow()

    def _closed(self) -> None:
        self._open = None


class GuideWindow(QDialog):
    """The pages, the list of their questions, and a field that leaves those with a word in the list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("guide")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._search = QLineEdit()
        self._search.setPlaceholderText(tr("Find"))
        self._search.setAccessibleName(tr("Find in the pages"))
        self._search.setToolTip(tr("Leaves the pages in the list that hold these words"))
        self._search.setClearButtonEnabled(True)
        self._list = QListWidget()
        self._list.setAccessibleName(tr("Questions"))
        self._list.setFixedWidth(_LIST)
        self._search.setFixedWidth(_LIST)
        self._list.setSpacing(2)
        self._page = QTextBrowser()
        self._page.setOpenLinks(False)
        self._page.setSearchPaths([str(FOLDER / "pictures")])
        for page in PAGES:
            self._list.addItem(QListWidgetItem(tr(page.title)))
        self._lay_out()
        self._list.currentRowChanged.connect(self._turn)
        self._search.textChanged.connect(self._find)
        self._page.anchorClicked.connect(self._follow)

    def turn_to(self, name: str) -> None:
        """Open a page."""
        self._search.clear()
        self._list.setCurrentRow(next(row for row, page in enumerate(PAGES) if page.name == name))
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, row: int) -> None:
        if row < 0:
            return
        title = tr(PAGES[row].title)
        self.setWindowTitle(title)
        self._page.setHtml(f"<h2>{title}</h2>{text_of(PAGES[row])}")
        self._page.setAccessibleName(title)
        if self._search.text():
            self._page.find(self._search.text())

    def _follow(self, link: QUrl) -> None:
        self.turn_to(link.toString())

    def _find(self, words: str) -> None:
        """Leave the pages that hold all of the words, and turn to the first of them."""
        wanted = words.casefold().split()
        found = [row for row, page in enumerate(PAGES) if all(word in _plain(page) for word in wanted)]
        for row in range(len(PAGES)):
            self._list.item(row).setHidden(row not in found)
        if found and self._list.currentRow() not in found:
            self._list.setCurrentRow(found[0])
        elif found:
            self._turn(self._list.currentRow())

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        grid = QGridLayout(self)
        grid.addWidget(self._search, 0, 0)
        grid.addWidget(self._list, 1, 0)
        grid.addWidget(self._page, 0, 1, 2, 1)
        grid.addWidget(buttons, 2, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        self.resize(_LIST + 760, 700)


def _plain(page: Page) -> str:
    return f"{tr(page.title)} {QTextDocumentFragment.fromHtml(text_of(page)).toPlainText()}".casefold()

"""No word of the window escapes translation: it is opened in a language that puts every word into brackets."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QCoreApplication, QModelIndex, Qt, QTranslator
from PySide6.QtGui import QAction, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QGraphicsTextItem,
    QGraphicsView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QTextEdit,
    QWidget,
)
from typing_extensions import override

from gui.dialogs import show_report
from gui.log import Log
from tests.gui.driver import Driver, Opened, action, popup, type_into

HELP = (
    "these texts are shown without having gone through tr of gui.words (what went through it stands in brackets here)."
    " Where one is a name that is the same in all languages, such as that of a file, add it to NAMES"
)
OPEN, SHUT = "⟦", "⟧"
PLACE = re.compile(r"\{\w[^{}]*\}")
"""The place of a value in a text."""
NAMES = {
    *("sfumato", "notebook", "npz", "cloud", "csv", "width", "height", "mass", "name"),  # the program and its data
    *("PuRd", "viridis", "magma", "inferno", "cividis", "grey"),  # colour maps
    *("Ctrl", "Shift", "Esc", "Del", "Space", "Home", "Up", "Down", "Alt"),  # keys, which Qt translates
}
"""Names that are the same in all languages."""
NO_WORDS = re.compile(r"<code>.*?</code>|<[^<>]*>|&\w+;|(?<!\w)/\S+")
"""Quoted data, tags, entities and paths."""


def _outside(value: re.Match[str]) -> str:
    return f"{SHUT}{value.group()}{OPEN}"


class Brackets(QTranslator):
    """Translates every text into itself, in brackets; what is put into it stands outside of them."""

    @override
    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:
        return f"{OPEN}{PLACE.sub(_outside, sourceText)}{SHUT}"

    @override
    def isEmpty(self) -> bool:
        return False


@contextmanager
def bracketed(app: QCoreApplication) -> Iterator[None]:
    translator = Brackets()
    app.installTranslator(translator)
    try:
        yield
    finally:
        app.removeTranslator(translator)


def bare_words(text: str) -> list[str]:
    """Return the words of a text that are neither translated nor names."""
    depth, kept = 0, []
    for letter in NO_WORDS.sub(" ", text):
        depth += (letter == OPEN) - (letter == SHUT)
        kept.append(letter if depth == 0 and letter != SHUT else " ")
    found = re.findall(r"(?<![\w.])[^\W\d_]{2,}", "".join(kept).replace("&", ""))
    known = {name.casefold() for name in NAMES}
    return [word for word in found if word.casefold() not in known]


def escaped(texts: Iterable[tuple[str, str]]) -> list[str]:
    """Return the texts that hold words which escaped translation, with where they stand."""
    return sorted({f"{where}: {text!r}" for where, text in texts if bare_words(text)})


def texts_of(root: QWidget) -> Iterator[tuple[str, str]]:
    """Yield all that a widget and those in it say, on screen or to a reader, with where it stands."""
    for widget in (root, *root.findChildren(QWidget)):
        for what in ("windowTitle", "toolTip", "statusTip", "whatsThis", "accessibleName", "accessibleDescription"):
            yield f"{what} of {_name(widget)}", getattr(widget, what)()
        for text in _own_texts(widget):
            yield _name(widget), text
    for act in root.findChildren(QAction):
        yield f"action {act.objectName()}", act.text()
        yield f"tool tip of action {act.objectName()}", act.toolTip() if act.toolTip() != act.text() else ""


def _own_texts(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
        if isinstance(widget.parent(), QAbstractSpinBox):
            yield widget.text()
    elif isinstance(widget, QComboBox | QAbstractItemView) and widget.model() is not None:
        heads = isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView)
        yield from _texts_in(widget.model(), heads=heads)
    elif isinstance(widget, QMenu):
        yield widget.title()
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(place) for place in range(widget.count()))
    elif isinstance(widget, QTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QGraphicsView) and widget.scene() is not None:
        items = widget.scene().items()
        yield from (item.toPlainText() for item in items if isinstance(item, QGraphicsTextItem))


def _texts_in(model: QAbstractItemModel, *, heads: bool) -> Iterator[str]:
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    top = QModelIndex()
    columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount(top))
    if heads:
        for role in roles:
            yield from (str(model.headerData(place, Qt.Orientation.Horizontal, role) or "") for place in columns)
    for row in range(model.rowCount(top)):
        for column in columns:
            yield from (str(model.data(model.index(row, column, top), role) or "") for role in roles)


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName() or widget.accessibleName()}".strip()


def test_what_is_found() -> None:
    assert bare_words("⟦Open ⟦a⟧⟧ x 3.5e-07 cloud.csv <b>⟦bold⟧</b> n_eff") == []
    assert bare_words("⟦Open⟧ and ⟦close⟧") == ["and"]
    assert bare_words("⟦density⟧ 0.45 ± 0.2 ⟦⟦per⟧ bin⟧") == []


def test_the_empty_window_speaks_one_language(opened: Opened, qapp: QApplication) -> None:
    with bracketed(qapp):
        driver = opened()
        assert not escaped(texts_of(driver.window)), HELP


@popup
def test_the_window_with_points_speaks_one_language(
    opened: Opened, qapp: QApplication, cloud: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted = _listening(monkeypatch)
    with cloud.open("a") as file:
        file.write("\na,,3,4\na,inf,3,4")
    with bracketed(qapp):
        driver = opened(str(cloud), "--bins", "50", "--weight", "mass", "--unit", "area")
        driver.until_shown("cloud.csv")
        for name in ("scatter", "scale_bar", "measure", "contours", "peaks", "profile", "rectangle"):
            action(driver, name).trigger()
        pane = driver.view.ui.graphicsView  # type: ignore[attr-defined]  # of pyqtgraph
        pane.setFocus()
        QTest.keyClick(pane, Qt.Key.Key_Return)  # a rectangle in the middle
        type_into(driver.child(QLineEdit, "profileLine"), "1, -25, 4, -15")
        for name in ("contourTable", "peakTable", "regionTable"):
            driver.until(partial(_has_rows, driver.child(QTableView, name)))
        driver.point_at(0.6, 0.4)
        action(driver, "pin").trigger()
        driver.settled_readout()
        driver.window.grab()
        assert not escaped(texts_of(driver.window)), HELP
        assert not escaped(("painted", text) for text in painted), HELP
        assert any(OPEN in text for text in painted)


@popup
def test_the_dialogs_speak_one_language(opened: Opened, qapp: QApplication, cloud: Path) -> None:
    with bracketed(qapp):
        driver = opened(str(cloud))
        driver.until_shown("cloud.csv")
        for name in ("help", "files", "numbers", "about", "log", "dialect"):
            action(driver, name).trigger()
            dialog = _dialog(driver)
            driver.until(partial(_is_filled, dialog))
            assert not escaped(texts_of(dialog)), HELP
            dialog.close()
        show_report(driver.window, ValueError("of a test"), Log(cloud.parent))
        assert not escaped(texts_of(_dialog(driver))), HELP
        _dialog(driver).close()


def _dialog(driver: Driver) -> QDialog:
    return next(one for one in driver.window.findChildren(QDialog) if one.isVisible())


def _has_rows(table: QTableView) -> bool:
    return table.model().rowCount() > 0


def _is_filled(dialog: QDialog) -> bool:
    return all(text.toPlainText() for text in dialog.findChildren(QPlainTextEdit))


def _listening(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list of what is painted from now on."""
    painted: list[str] = []
    draw = QPainter.drawText

    def listen(painter: QPainter, *arguments: object) -> object:
        painted.extend(one for one in arguments if isinstance(one, str))
        return draw(painter, *arguments)  # type: ignore[call-overload]  # whatever it was called with

    monkeypatch.setattr(QPainter, "drawText", listen)
    return painted

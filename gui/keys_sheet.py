"""The sheet of keys: those of the menus, menu by menu, and those of the picture and the tables."""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence

from gui.actions import ACTIONS
from gui.main_window import MENUS
from gui.words import mark, tr

Rows = Sequence[tuple[str, str]]

_PICTURE = (
    (
        mark("Arrow keys"),
        mark("Move the current probe or region, or the handle that H took, by a bin; else the position that is read"),
    ),
    (mark("Ctrl+arrow keys"), mark("Move the position that is read, as the mouse does")),
    (mark("with Shift"), mark("Ten bins at a time")),
    (mark("Enter"), mark("Click at the position")),
    (mark("Enter while drawing"), mark("Close the polygon; with nothing drawn yet, put a shape in the middle")),
    (mark("Alt+Enter, Ctrl+Enter"), mark("While drawing: put a shape into the chosen region, or take it away there")),
    (mark("Shift+Enter"), mark("Take hold there, as for a ruler; a second time lets go")),
    (mark("Alt+arrow keys"), mark("Move the view")),
)
_TABLES = (
    (mark("Ctrl+Up, Ctrl+Down"), mark("In the table of probes or regions: choose another one")),
    (mark("F2"), mark("In the table of probes or regions: change the label or the name")),
    (mark("Tab, Shift+Tab"), mark("The next control, the one before")),
    (mark("Alt+letter"), mark("Open the menu in whose name the letter is underlined")),
)


def groups() -> list[tuple[str, Rows]]:
    """Return the keys in groups, each with its title."""
    menus = []
    for menu in MENUS:
        rows = [(keys_as_told(row.keys), tr(row.tip)) for row in ACTIONS if row.menu == menu and row.keys]
        menus.append((tr(menu).replace("&", ""), rows))
    picture = [(tr(keys), tr(text)) for keys, text in _PICTURE]
    return [(tr("In the picture"), picture), *menus, (tr("Tables and controls"), [(tr(k), tr(t)) for k, t in _TABLES])]


def keys_as_told(keys: str) -> str:
    """Return a combination of keys as the desktop writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)

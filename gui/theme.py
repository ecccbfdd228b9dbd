"""Light and dark: palettes of our own, for not every desktop gives a dark one, and a little style."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from resources import FOLDER

_FIELDS = ("QComboBox", "QLineEdit", "QAbstractSpinBox")
_ICON_SIZES = (16, 24, 32, 48, 128)


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of the window."""

    window: str
    ground: str  # behind pictures
    base: str
    button: str
    text: str
    quiet: str
    disabled: str
    line: str
    edge: str  # of fields
    box: str  # of boxes to tick
    accent: str
    on_accent: str
    chosen: str
    chosen_line: str
    error: str
    error_line: str
    offer: str
    offer_line: str


LIGHT = Theme(
    window="#f6f6f8",
    ground="#ffffff",
    base="#ffffff",
    button="#fdfdfe",
    text="#1f2328",
    quiet="#5f6770",
    disabled="#a3a8af",
    line="#d3d5da",
    edge="#b0b0b1",
    box="#84888f",
    accent="#a3195b",
    on_accent="#ffffff",
    chosen="#f6e3ec",
    chosen_line="#d9a3bf",
    error="#fdecec",
    error_line="#e5a3a3",
    offer="#f3ecf7",
    offer_line="#cdb5da",
)
DARK = Theme(
    window="#232429",
    ground="#1c1d21",
    base="#2f3138",
    button="#36383f",
    text="#e6e7ea",
    quiet="#a2a7b0",
    disabled="#6b7079",
    line="#3d4047",
    edge="#5b6069",
    box="#868b95",
    accent="#e67aaa",
    on_accent="#1c1d21",
    chosen="#4a2c3b",
    chosen_line="#8a4a69",
    error="#46262a",
    error_line="#7d4249",
    offer="#35293d",
    offer_line="#5d4a69",
)

STYLE = "fusion"
"""Qt's style that the sheet is written for; cheapest where the program is made with it."""

_SHEET = """
QToolTip {{ color: {text}; background: {base}; border: 1px solid {line}; padding: 3px; }}
QLabel[quiet="true"] {{ color: {quiet}; }}
QLabel[strong="true"] {{ font-weight: 600; }}
QLabel[heading="true"] {{ font-size: 22pt; font-weight: 300; }}
QToolBar {{ border: 0; border-bottom: 1px solid {line}; padding: 0; spacing: 0; }}
#emptyState {{ background: {ground}; }}
#dropZone {{ border: 2px dashed {line}; border-radius: 12px; }}
#emptyState[hovered="true"] #dropZone {{ border-color: {accent}; background: {chosen}; }}
QFrame[popover="true"] {{ background: {base}; border: 1px solid {line}; }}
#messageBar {{ border: 0; }}
#messageBar > QFrame {{ border: 0; border-bottom: 1px solid {line}; }}
#messageBar > QFrame[kind="error"] {{ background: {error}; border-bottom: 1px solid {error_line}; }}
#messageBar > QFrame[kind="offer"], #messageBar > QFrame[kind="told"], #messageBar > QFrame[kind="next"],
#messageBar > QFrame[kind="changed"] {{
    background: {offer}; border-bottom: 1px solid {offer_line};
}}
QTableView {{ selection-background-color: {chosen}; selection-color: {text}; }}
QHeaderView::section {{ border: 0; border-bottom: 1px solid {line}; padding: 3px 10px; background: {window}; }}
QTableView::item {{ padding: 0 8px; }}
QMainWindow::separator {{ background: {line}; width: 1px; height: 1px; margin: 0; }}
QStatusBar {{ border-top: 1px solid {line}; }}
QStatusBar::item {{ border: 0; }}
QPushButton {{ border: 1px solid {line}; border-radius: 4px; padding: 5px 14px; background: {button}; }}
QPushButton:hover {{ border-color: {quiet}; }}
QPushButton:focus {{ border-color: {accent}; }}
QPushButton:pressed {{ background: {line}; }}
QPushButton:disabled {{ color: {disabled}; }}
QPushButton[main="true"] {{ background: {accent}; color: {on_accent}; border-color: {accent}; font-weight: 600; }}
QPushButton[main="true"]:hover, QPushButton[main="true"]:focus {{ border-color: {text}; }}
QPushButton[main="true"]:disabled {{ background: {line}; color: {disabled}; border-color: {line}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
#cancelButton {{ padding: 2px 12px; }}
#messageBar QPushButton {{ padding: 2px 12px; }}
QToolButton {{ border: 1px solid {line}; border-radius: 4px; padding: 3px 8px; background: {button}; }}
#sourceBar QToolButton {{ padding: 3px 6px; }}
QToolButton[autoRaise="true"] {{ border: 0; background: transparent; }}
QToolButton:hover {{ border-color: {quiet}; }}
QToolButton:focus {{ border-color: {accent}; }}
QToolButton:checked {{ background: {chosen}; border-color: {chosen_line}; }}
QToolButton:disabled {{ color: {disabled}; }}
"""


def theme_of(*, dark: bool) -> Theme:
    """Return the colours of a dark or a light window."""
    return DARK if dark else LIGHT


def is_dark(app: QApplication) -> bool:
    """Tell whether the desktop asks for dark windows; where it does not say, whether its own palette is dark."""
    scheme = app.styleHints().colorScheme()
    if scheme is Qt.ColorScheme.Unknown:
        return app.palette().color(QPalette.ColorRole.Window).lightness() < 128
    return scheme is Qt.ColorScheme.Dark


def apply(app: QApplication, *, dark: bool) -> None:
    """Dress the whole program."""
    app.setWindowIcon(icon(dark=dark))
    theme = theme_of(dark=dark)
    app.setPalette(_palette(theme))
    for kind, outline in (("QCheckBox", theme.box), *((kind, theme.edge) for kind in _FIELDS)):
        app.setPalette(_outlined(theme, outline), kind)  # type: ignore[arg-type]  # the stubs say bytes, Qt refuses them
    app.setStyleSheet(_SHEET.format(**{name: getattr(theme, name) for name in Theme.__dataclass_fields__}))


def icon(*, dark: bool) -> QIcon:
    """Return the program's sign: points that melt into a glow."""
    sign, name = QIcon(), "sfumato-dark" if dark else "sfumato"
    for size in _ICON_SIZES:
        sign.addFile(str(FOLDER / "icons" / f"{name}-{size}.png"), QSize(size, size))
    return sign


class Follower(QObject):
    """Tells when the desktop changes between light and dark."""

    changed = Signal(bool)

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        app.styleHints().colorSchemeChanged.connect(self._tell)

    def _tell(self) -> None:
        self.changed.emit(is_dark(self._app))


def _outlined(theme: Theme, outline: str) -> QPalette:
    """Return the palette for a kind of control; Fusion outlines it with a darker window colour, 1.4 times as dark."""
    palette = _palette(theme)
    palette.setColor(QPalette.ColorRole.Window, QColor(outline).lighter(140))
    return palette


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(QColor(theme.button), QColor(theme.window))
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.base,
        role.AlternateBase: theme.window,
        role.Text: theme.text,
        role.Button: theme.button,
        role.ButtonText: theme.text,
        role.ToolTipBase: theme.base,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.quiet,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
    }
    for one, colour in colours.items():
        palette.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText, role.PlaceholderText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(theme.disabled))
    return palette

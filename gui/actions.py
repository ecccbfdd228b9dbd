"""The table of actions, from which menus, keys and help are made."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDockWidget, QMenu

from core.samples import Sample
from gui.main_window import MainWindow
from gui.words import tr


@dataclass(frozen=True, slots=True)
class Row:
    """An action: its name, where it stands, what it says, its keys, and what it does in a sentence; in English."""

    name: str
    menu: str
    text: str
    keys: str
    tip: str
    checkable: bool = False
    needs_picture: bool = False
    keys_before: str = ""  # which do the same while there is no picture


ACTIONS: tuple[Row, ...] = (
    Row("new_window", "&File", "&New window", "Ctrl+N", "Open another window beside this one"),
    Row("open", "&File", "&Open…", "Ctrl+O", "Open a file of points"),
    Row(
        *("paste_table", "&File", "Open what was &copied", "Ctrl+Shift+V", "Open the table in the clipboard"),
        keys_before="Ctrl+V",
    ),
    Row("reload", "&File", "&Reload", "F5", "Read the file again, as it is now on disk", needs_picture=True),
    Row(
        *("save", "&File", "&Save the session…", "Ctrl+S"),
        "Write what was chosen, pinned and drawn for this file, to go on with another day",
        needs_picture=True,
    ),
    Row("export", "&File", "&Export…", "Ctrl+E", "Write the picture or its numbers to a file", needs_picture=True),
    Row(
        *("export_rows", "&File", "Export the rows &inside…", "", "Write the rows of your table in one of the regions"),
        needs_picture=True,
    ),
    Row(
        "export_probes", "&File", "Export the &probes…", "", "Write the probes to a table of values", needs_picture=True
    ),
    Row("close", "&File", "C&lose the window", "Ctrl+W", "Close this window; others stay"),
    Row("quit", "&File", "&Quit", "Ctrl+Q", "Close all windows"),
    Row("undo", "&Edit", "&Undo", "Ctrl+Z", "Take the last step back: a setting, columns, a probe"),
    Row("redo", "&Edit", "Re&do", "Ctrl+Shift+Z", "Do again what was taken back"),
    Row("copy", "&Edit", "&Copy", "Ctrl+C", "Copy the readout, or the selected rows of a table", needs_picture=True),
    Row(
        *("copy_line", "&Edit", "Cop&y the command line", "Ctrl+Shift+C"),
        "Copy one line for a shell that makes this picture and tells the densities of the probes",
        needs_picture=True,
    ),
    Row("paste", "&Edit", "Paste p&ositions", "Ctrl+V", "Pin the positions that were copied", needs_picture=True),
    Row("pin", "&Edit", "&Pin a probe", "P", "Pin a probe where the mouse is, as a click does", needs_picture=True),
    Row("probe_at", "&Edit", "Probe &at…", "Ctrl+P", "Pin a probe at a position that is typed", needs_picture=True),
    Row(
        "remove", "&Edit", "&Remove", "Del", "Remove what is selected: probes, a region, its corner", needs_picture=True
    ),
    Row("next_region", "&Edit", "&Next region", "N", "Choose the next shape of the regions", needs_picture=True),
    Row(
        "next_handle",
        "&Edit",
        "Next &handle",
        "H",
        "Let the arrow keys pull the next corner, or turn",
        needs_picture=True,
    ),
    Row("add_corner", "&Edit", "Add a corn&er", "Ins", "Give the chosen polygon a corner more", needs_picture=True),
    Row(
        "duplicate", "&Edit", "Dup&licate the region", "Ctrl+D", "Draw the chosen region once more", needs_picture=True
    ),
    Row(
        "cancel",
        "&Edit",
        "Cancel the &work",
        "Esc",
        "Stop the work and stay with the picture that is shown; else put ruler or profile away, or leave full screen",
    ),
    Row("show_all", "&View", "Show &all", "Home", "Show the whole range", needs_picture=True),
    Row("zoom_in", "&View", "Zoom &in", "+", "Show less, larger", needs_picture=True),
    Row("zoom_out", "&View", "Zoom &out", "-", "Show more, smaller", needs_picture=True),
    Row("raw", "&View", "&Raw counts", "R", "Show the counts, not smoothed", checkable=True, needs_picture=True),
    Row("freeze", "&View", "&Freeze the position", "Space", "Keep the position", checkable=True, needs_picture=True),
    Row("scatter", "&View", "&Scatter beside", "Ctrl+B", "Show the points beside the picture", checkable=True),
    Row("scale_bar", "&View", "Scale &bar", "", "A bar of a round length on the picture", checkable=True),
    Row("equal", "&View", "&Equal aspect", "Ctrl+=", "One unit is as long across x as across y", checkable=True),
    Row("invert_x", "&View", "Invert &x", "", "Let x grow to the left", checkable=True),
    Row("invert_y", "&View", "Invert &y", "", "Let y grow downwards", checkable=True),
    Row("next_part", "&View", "&Next part of the window", "F6", "Go on from bar to picture, panels and tables"),
    Row("move_panel", "&View", "&Move this panel", "", "From the right to below, to the left, to a window of its own"),
    Row("reset_layout", "&View", "Reset the &layout", "", "Put each panel where it was at first"),
    Row("full_screen", "&View", "F&ull screen", "F11", "Fill the screen", checkable=True),
    Row("range_full", "&Data", "Range: &full", "", "Bin the smallest range that holds all points", needs_picture=True),
    Row("range_view", "&Data", "Range: from &view", "", "Bin the range that is on screen", needs_picture=True),
    Row("range_most", "&Data", "Range: &most points", "", "Bin the central 99.8 % of each axis", needs_picture=True),
    Row("sigma_auto", "&Data", "&Automatic sigma", "", "Sigma by cross-validation", needs_picture=True),
    Row(
        *("reset", "&Data", "&Reset to defaults", "", "All settings as with a file that was just opened"),
        needs_picture=True,
    ),
    Row(
        *("guess", "&Data", "&Guess the columns", "", "Take the columns that are guessed, and forget the chosen ones"),
        needs_picture=True,
    ),
    Row(
        *("units", "&Data", "&Units of x and y…", "Ctrl+U", "Give the unit of x and y, and a factor"),
        needs_picture=True,
    ),
    Row("dialect", "&Data", "How the &text is read…", "", "See the first rows, and say how the text is written"),
    Row(
        *("contours", "&Analyse", "&Contours", "C", "Lines around shares of the mass, or at densities, with a table"),
        checkable=True,
        needs_picture=True,
    ),
    Row(
        *("peaks", "&Analyse", "&Peaks", "K", "Significant maxima, with a table"),
        checkable=True,
        needs_picture=True,
    ),
    Row(
        *("profile", "&Analyse", "Pr&ofile", "L", "The density along a line that is drawn on the picture"),
        checkable=True,
        needs_picture=True,
    ),
    Row(
        *("rectangle", "&Analyse", "&Rectangle", "B", "Draw a rectangle: drag from corner to corner"),
        checkable=True,
        needs_picture=True,
    ),
    Row(
        *("ellipse", "&Analyse", "&Ellipse", "E", "Draw an ellipse: drag from corner to corner around it"),
        checkable=True,
        needs_picture=True,
    ),
    Row(
        *("polygon", "&Analyse", "Poly&gon", "G", "Draw a polygon: a click for each corner, Enter ends it"),
        checkable=True,
        needs_picture=True,
    ),
    Row(
        *(
            "marginals",
            "&Analyse",
            "Marginal &histograms",
            "S",
            "The sums along both axes, above and beside the picture",
        ),
        checkable=True,
        needs_picture=True,
    ),
    Row(
        *("measure", "&Analyse", "&Measure", "M", "Distance and angle between two points"),
        checkable=True,
        needs_picture=True,
    ),
    Row("help", "&Help", "&Keys and words", "F1", "What the keys do and what the words mean"),
    Row("guide", "&Help", "Ques&tions and answers", "", "A page for each question, with pictures"),
    Row("files", "&Help", "&Which files", "", "The formats that can be read, and what becomes of a file"),
    Row("numbers", "&Help", "&How the numbers are made", "", "The formulae, and where they come from"),
    Row("licences", "&Help", "&Licences", "", "The libraries of the program, and their licences"),
    Row("log", "&Help", "Show the lo&g", "", "What was written down of what went wrong; no data is in it"),
    Row("about", "&Help", "&About Sfumato", "", "Version and licence"),
)

_Key = QKeySequence.StandardKey
_STANDARD = {  # what the platform has for them, besides
    "open": _Key.Open,
    "reload": _Key.Refresh,
    "new_window": _Key.New,
    "close": _Key.Close,
    "quit": _Key.Quit,
    "undo": _Key.Undo,
    "redo": _Key.Redo,
    "save": _Key.Save,
    "copy": _Key.Copy,
    "paste": _Key.Paste,
    "remove": _Key.Delete,
    "zoom_in": _Key.ZoomIn,
    "zoom_out": _Key.ZoomOut,
    "full_screen": _Key.FullScreen,
    "help": _Key.HelpContents,
}

_WHILE_DRAWING = ("Alt+Enter", "Alt+Return")


class Actions:
    """The actions of a window, by name."""

    def __init__(self, window: MainWindow, handlers: Mapping[str, Callable[[bool], None]]) -> None:
        self._by_name: dict[str, QAction] = {}
        self.menus = window.menus
        for row in ACTIONS:
            action = QAction(tr(row.text), window)
            action.setObjectName(f"{row.name}Action")
            action.setToolTip(tr(row.tip))
            action.setStatusTip("")
            action.setCheckable(row.checkable)
            action.setShortcuts(_keys_of(row))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.triggered.connect(handlers[row.name])
            self._by_name[row.name] = action
            self.menus[row.menu].addAction(action)

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def picture_is_there(self, there: bool) -> None:
        """Enable what needs a picture only while there is one."""
        for row in ACTIONS:
            if row.needs_picture:
                self._by_name[row.name].setEnabled(there)
            if row.keys_before:
                before = [] if there else [QKeySequence(row.keys_before)]
                self._by_name[row.name].setShortcuts([*_keys_of(row), *before])

    def check(self, name: str, on: bool) -> None:
        """Tick an action without triggering it."""
        self._by_name[name].setChecked(on)

    def add_samples(self, samples: Sequence[Sample], chosen: Callable[[Sample], None]) -> None:
        """Offer the samples in a menu of their own."""
        menu = QMenu(tr("Open a &sample"), self.menus["&File"])
        for sample in samples:
            action = QAction(tr(sample.title), menu)
            menu.addAction(action)
            action.setToolTip(tr(sample.description))
            action.triggered.connect(partial(_choose, chosen, sample))
        self.menus["&File"].insertMenu(self["reload"], menu)

    def insert_menu(self, menu: QMenu, before: str) -> None:
        """Offer a menu of its own before an action."""
        self.menus[next(row.menu for row in ACTIONS if row.name == before)].insertMenu(self[before], menu)

    def add_panels(self, docks: Sequence[QDockWidget]) -> None:
        """Let each panel be shown and hidden, and all of them be put in order."""
        view, ways = self.menus["&View"], (self["move_panel"], self["reset_layout"])
        menu = QMenu(tr("&Panels"), view)
        for dock in docks:
            menu.addAction(dock.toggleViewAction())
        menu.addSeparator()
        view.insertMenu(ways[0], menu)
        for action in ways:
            view.removeAction(action)
            menu.addAction(action)


def _keys_of(row: Row) -> list[QKeySequence]:
    """Return the keys of an action: those of the table, and what the platform has besides, unless it is another's."""
    own = [QKeySequence(row.keys)] if row.keys else []
    if row.name not in _STANDARD:
        return own
    others = [QKeySequence(keys) for keys in _WHILE_DRAWING]
    others += [QKeySequence(other.keys) for other in ACTIONS if other.name != row.name]
    return own + [key for key in QKeySequence.keyBindings(_STANDARD[row.name]) if key not in others and key not in own]


def _choose(chosen: Callable[[Sample], None], sample: Sample, _checked: bool = False) -> None:
    chosen(sample)

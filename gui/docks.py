"""The docks: panels at the right of the picture, tables and curves below it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QTabBar, QTabWidget, QWidget

from gui.arrangement import Stand, put_in_place, resize, stands_of
from gui.dock_title import DockTitle
from gui.main_window import MainWindow
from gui.panel_column import PanelColumn
from gui.scrolling import Scrolling
from gui.state import Shown, Wanted
from gui.words import tr

_LEFT, _RIGHT, _BELOW = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)
_NEXT = {_RIGHT: _BELOW, _BELOW: _LEFT}


@dataclass(frozen=True, slots=True)
class Panel:
    """What a dock holds: its name in the program, its title on screen, and what stands in its title bar."""

    name: str
    title: str
    widget: QWidget
    tools: QWidget | None = None


class Docks(QObject):
    """Gives the panels their places; without points there is nothing to set, and none is seen."""

    def __init__(self, window: MainWindow, beside: Sequence[Panel], below: Sequence[Panel]) -> None:
        super().__init__(window)
        self._window = window
        self._bare = True
        self._last: dict[str, Stand] = {}  # of the last window, until this one has a picture
        self._used: QDockWidget | None = None  # the one that had the keys last
        self._titles: dict[str, DockTitle] = {}
        areas = [Scrolling(panel.widget, gives_way=not place) for place, panel in enumerate(beside)]
        self.beside = [self._dock(panel, area) for panel, area in zip(beside, areas, strict=True)]
        self.below = [self._dock(panel, panel.widget) for panel in below]
        self._column = PanelColumn(window, self.beside)
        self._naming = QTimer(self)
        self._naming.setSingleShot(True)
        self._naming.timeout.connect(self._name_tabs)
        window.setCorner(Qt.Corner.BottomRightCorner, _RIGHT)
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self._first = {dock.objectName(): Stand("right", row) for row, dock in enumerate(self.beside)}
        self._first |= {dock.objectName(): Stand("bottom", 0) for dock in self.below}
        put_in_place(window, self.all, self._first)
        for dock in self.all:
            dock.visibilityChanged.connect(self._naming.start)
            dock.topLevelChanged.connect(self._naming.start)
            dock.dockLocationChanged.connect(self._naming.start)

    @property
    def all(self) -> list[QDockWidget]:
        """Return the docks, those beside the picture first."""
        return [*self.beside, *self.below]

    def bring(self, name: str) -> None:
        """Show a panel, before those that share its place."""
        dock = self._named(name)
        dock.show()
        dock.raise_()
        wanted = dock.widget().sizeHint().height() + dock.titleBarWidget().sizeHint().height()
        if dock in self.below and not dock.isFloating() and dock.height() < wanted:
            self._window.resizeDocks([dock], [wanted], Qt.Orientation.Vertical)
        last = self._last.pop(dock.objectName(), None)
        if last is not None:
            resize(self._window, [dock], {dock.objectName(): last})

    def show_around(self, widget: QWidget) -> None:
        """Bring the panel of a widget to the front of those that share its place."""
        self._used = next((dock for dock in self.all if dock.isAncestorOf(widget)), self._used)
        if self._used is not None and self._used.isAncestorOf(widget) and self._window.tabifiedDockWidgets(self._used):
            self._used.raise_()

    def move_on(self) -> None:
        """Move the panel used last, or the first: from the right to below, to the left, to a window of its own."""
        dock = self._used if self._used is not None and self._used.isVisible() else None
        dock = dock or next((dock for dock in self.all if dock.isVisible()), None)
        if dock is None:
            return
        area = self._window.dockWidgetArea(dock)
        if dock.isFloating():
            dock.setFloating(False)
            self._window.addDockWidget(_RIGHT, dock)
        elif area not in _NEXT:
            dock.setFloating(True)
        else:
            self._window.addDockWidget(_NEXT[area], dock)
        self._column.settle()

    def put_away(self, name: str) -> None:
        """Hide a panel that has nothing to show."""
        self._named(name).hide()

    def follow(self, _wanted: Wanted, shown: Shown | None) -> None:
        """Show the panels with the first picture, and enable them while there is one."""
        if self._bare and shown is not None:
            self._bare = False
            self._show_panels()
        for dock in self.all:
            dock.widget().setEnabled(shown is not None)
        for title in self._titles.values():
            title.set_usable(shown is not None)

    def arrange(self, stands: Mapping[str, Stand]) -> None:
        """Give panels the places they had in the last window; they are shown with the first picture, if they were."""
        self._last = dict(stands)
        put_in_place(self._window, self.all, self._first | self._last)

    def stands(self) -> dict[str, Stand]:
        """Return where the panels are; without a picture yet, where they were in the last window."""
        return self._last if self._bare else self._column.unstacked(stands_of(self._window, self.all))

    def reset(self) -> None:
        """Give each panel the place that it had at first; tables stay open."""
        self._last = {}
        open_below = [dock for dock in self.below if not dock.isHidden()]
        put_in_place(self._window, self.all, self._first)
        for dock in (*self.beside, *open_below):
            dock.show()
        self._column.settle()

    def _show_panels(self) -> None:
        """Show those that were not closed in the last window; what shares a place with others may be in front."""
        last = {dock: self._last.pop(dock.objectName(), None) for dock in self.beside}
        for dock, stand in last.items():
            dock.setVisible(stand is None or stand.open)
        for dock, stand in last.items():
            if stand is not None and stand.open and stand.front:
                dock.raise_()
        resize(self._window, self.beside, {dock.objectName(): stand for dock, stand in last.items() if stand})
        self._column.settle()

    def _named(self, name: str) -> QDockWidget:
        return next(dock for dock in self.all if dock.objectName() == f"{name}Dock")

    def _dock(self, panel: Panel, content: QWidget) -> QDockWidget:
        dock = QDockWidget(panel.title, self._window)
        dock.setObjectName(f"{panel.name}Dock")
        dock.setWidget(content)
        dock.hide()
        self._titles[dock.objectName()] = title = DockTitle(dock, panel.tools)
        dock.setTitleBarWidget(title)
        return dock

    def _name_tabs(self) -> None:
        """Let the title bars be silent where tabs tell their names."""
        for dock in self.all:
            others = [one for one in self._window.tabifiedDockWidgets(dock) if not one.isHidden()]
            self._titles[dock.objectName()].set_named(dock.isFloating() or not others)
        for bar in self._window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            seen = bar.geometry().intersects(self._window.rect())  # Qt keeps others beyond the edge
            bar.setFocusPolicy(Qt.FocusPolicy.TabFocus if seen else Qt.FocusPolicy.NoFocus)
            bar.setAccessibleName(tr("Panels that share a place"))
            bar.setToolTip(tr("Panels that share a place: a click, or an arrow key, brings one to the front"))

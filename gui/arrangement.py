"""Where docks stand: values that outlive the program, read off a window and given to one.

Qt's own ``saveState`` is not used: its bytes end the program where they are damaged.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow

from gui.screens import on_screen, rooms

_MOST = 100_000  # pixels, either way
_AREAS = {
    "left": Qt.DockWidgetArea.LeftDockWidgetArea,
    "right": Qt.DockWidgetArea.RightDockWidgetArea,
    "top": Qt.DockWidgetArea.TopDockWidgetArea,
    "bottom": Qt.DockWidgetArea.BottomDockWidgetArea,
}
_UPRIGHT = ("left", "right")


@dataclass(frozen=True, slots=True)
class Stand:
    """The place of one dock; docks of an area with the same row are tabs, of which one is in front.

    A width or height of 0 is whatever the dock wants.
    """

    area: str
    row: int
    width: int = 0
    height: int = 0
    open: bool = True
    front: bool = True
    floating: tuple[int, int, int, int] | None = None  # left, top, width, height on screen

    def as_value(self) -> dict[str, object]:
        """Return what is written of this."""
        return asdict(self)


def stand_of(value: object) -> Stand | None:
    """Return what was written, None where that is no place of a dock."""
    area = value.get("area") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(area, str) or area not in _AREAS:
        return None
    numbers = _numbers([value.get(name) for name in ("row", "width", "height")], 3)
    place = value.get("floating")
    floating = None if place is None else _numbers(place, 4)
    if numbers is None or min(numbers) < 0 or (place is not None and floating is None):
        return None
    row, width, height = numbers
    return Stand(
        *(area, row, width, height),
        open=value.get("open") is True,
        front=value.get("front") is True,
        floating=None if floating is None else (floating[0], floating[1], max(floating[2], 1), max(floating[3], 1)),
    )


def stands_of(window: QMainWindow, docks: Sequence[QDockWidget]) -> dict[str, Stand]:
    """Return where docks stand now, by their names; rows go by those that are seen, closed ones come last.

    Qt tells no tabs of closed docks: above and below the picture they share the first row, beside it each has its own.
    """
    stands = {}
    for name, area in _AREAS.items():
        held = [dock for dock in docks if window.dockWidgetArea(dock) is area]
        held.sort(key=lambda dock: (not _in_view(window, dock), _along(dock, upright=name in _UPRIGHT)))
        rows: list[list[QDockWidget]] = []
        for dock in held:
            if rows and name not in _UPRIGHT and not (_in_view(window, dock) or any(dock in row for row in rows)):
                rows[0].append(dock)
            elif not any(dock in row for row in rows):
                rows.append([dock, *window.tabifiedDockWidgets(dock)])
            row = next(place for place, row in enumerate(rows) if dock in row)
            stands[dock.objectName()] = _stand(window, dock, name, row)
    return stands


def put_in_place(window: QMainWindow, docks: Sequence[QDockWidget], stands: Mapping[str, Stand]) -> None:
    """Give docks these places, all of them closed; those without one keep theirs."""
    placed = [(dock, stands[dock.objectName()]) for dock in docks if dock.objectName() in stands]
    for dock, _ in placed:
        dock.hide()
        dock.setFloating(False)
        window.removeDockWidget(dock)
    first: dict[tuple[str, int], QDockWidget] = {}
    for dock, stand in sorted(placed, key=lambda one: one[1].row):
        row = (stand.area, stand.row)
        if row in first:
            window.tabifyDockWidget(first[row], dock)
        else:
            first[row] = dock
            window.addDockWidget(_AREAS[stand.area], dock)
    for dock, stand in placed:
        if stand.floating is not None:
            dock.setFloating(True)
            dock.setGeometry(on_screen(QRect(*stand.floating), rooms()))
            dock.hide()


def resize(window: QMainWindow, docks: Sequence[QDockWidget], stands: Mapping[str, Stand]) -> None:
    """Give docks that are seen the sizes they had."""
    seen = [dock for dock in docks if not dock.isHidden() and not dock.isFloating() and dock.objectName() in stands]
    wide = {dock: stands[dock.objectName()].width for dock in seen}
    high = {dock: stands[dock.objectName()].height for dock in seen}
    for way, sizes in ((Qt.Orientation.Horizontal, wide), (Qt.Orientation.Vertical, high)):
        known = {dock: size for dock, size in sizes.items() if size > 0}
        window.resizeDocks(list(known), list(known.values()), way)


def _stand(window: QMainWindow, dock: QDockWidget, area: str, row: int) -> Stand:
    place = dock.geometry()
    return Stand(
        *(area, row, min(dock.width(), _MOST), min(dock.height(), _MOST)),
        open=not dock.isHidden(),
        front=_in_view(window, dock),
        floating=(place.x(), place.y(), place.width(), place.height()) if dock.isFloating() else None,
    )


def _in_view(window: QMainWindow, dock: QDockWidget) -> bool:
    """Tell whether a dock has a place in the window; one behind other tabs has none."""
    return not dock.isHidden() and not dock.isFloating() and window.rect().intersects(dock.geometry())


def _along(dock: QDockWidget, *, upright: bool) -> int:
    return dock.y() if upright else dock.x()


def _numbers(value: object, many: int) -> list[int] | None:
    """Return so many whole numbers that may be pixels, None where they are something else."""
    if not isinstance(value, list) or len(value) != many:
        return None
    numbers = [one for one in value if type(one) is int and abs(one) <= _MOST]  # not bool
    return numbers if len(numbers) == many else None

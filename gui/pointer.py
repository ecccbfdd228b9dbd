"""The mouse over a plot: where it rests, and where it was clicked."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QEnterEvent, QMouseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

CLICK_RADIUS = 3.0  # pixels between press and release that still make a click
_PAUSE = 0  # milliseconds: moves that came meanwhile are gathered, and the latest is told at once

Position = tuple[float, float]
Where = Callable[[QPointF], Position | None]


class Pointer(QObject):
    """Tells the latest position of the mouse once all moves that wait are taken in, and clicks."""

    moved = Signal(float, float)
    left = Signal()
    clicked = Signal(float, float)
    double_clicked = Signal(float, float)

    # what is left of an instance that Python takes apart while Qt still sends events
    _plots: Mapping[QObject, Where] = MappingProxyType({})

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._plots = {}
        self._at: tuple[Where, QPointF] | None = None
        self._pressed: QPointF | None = None
        self._over = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._tell)

    def watch(self, plot: QWidget, where: Where) -> None:
        """Follow the mouse over a plot; ``where`` turns a pixel of it into a position, or None beside the axes."""
        self._plots = {**self._plots, plot: where}
        plot.setMouseTracking(True)
        plot.installEventFilter(self)

    def position(self) -> Position | None:
        """Return the position under the mouse, None where it is not over a plot."""
        return None if self._at is None else self._at[0](self._at[1])

    def refresh(self) -> None:
        """Tell the position again soon: the picture changed under a resting mouse."""
        if self._at is not None and not self._timer.isActive():
            self._timer.start()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        where = self._plots.get(watched)
        if where is None:
            return False
        if isinstance(event, QMouseEvent):
            self._mouse(where, event)
        elif isinstance(event, QEnterEvent):
            self._at = (where, event.position())
            self.refresh()
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.Hide):
            self._at = None
            self._timer.stop()
            self._tell()
        return False

    def _mouse(self, where: Where, event: QMouseEvent) -> None:
        place = event.position()
        self._at = (where, place)
        kind = event.type()
        if kind == QEvent.Type.MouseMove:
            if self._pressed is not None and _apart(place, self._pressed) > CLICK_RADIUS:
                self._pressed = None
            self.refresh()
        elif event.button() == Qt.MouseButton.LeftButton:
            self._button(where, place, kind, plain=event.modifiers() == Qt.KeyboardModifier.NoModifier)

    def _button(self, where: Where, place: QPointF, kind: QEvent.Type, *, plain: bool) -> None:
        pressed, self._pressed = self._pressed, None
        if kind == QEvent.Type.MouseButtonPress and plain:
            self._pressed = place
        elif kind == QEvent.Type.MouseButtonDblClick:
            self._send(self.double_clicked, where(place))
        elif pressed is not None and _apart(place, pressed) <= CLICK_RADIUS:
            self._send(self.clicked, where(pressed))

    def _tell(self) -> None:
        position = self.position()
        if position is not None:
            self._over = True
            self.moved.emit(*position)
        elif self._over:
            self._over = False
            self.left.emit()

    @staticmethod
    def _send(signal: SignalInstance, position: Position | None) -> None:
        if position is not None:
            signal.emit(*position)


def _apart(one: QPointF, other: QPointF) -> float:
    between = one - other
    return float((between.x() ** 2 + between.y() ** 2) ** 0.5)

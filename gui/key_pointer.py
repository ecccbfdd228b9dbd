"""A pointer that is moved by keys: whatever the mouse does over the picture, keys do too."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from core.ranges import Range
from gui.density_view import DensityView
from gui.ground import LIGHT, Ground

_ARM = 11.0  # pixels from the middle of the cross to its ends
_FREE = 3.5  # pixels around the middle that stay free
_REST = 500  # milliseconds without a key, after which the position is told aloud
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NONE, _LEFT = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton


class KeyPointer(QObject):
    """Sends the picture the events of a mouse, and shows where that is until the true one moves.

    Enter clicks, except where it ends a drawing; with Shift it takes hold, or lets go.
    """

    rested = Signal()

    def __init__(self, view: DensityView, drawing: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._view = view
        self._cross = _Cross(view.pane)
        self._held = False
        self._sending = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.rested)
        view.pane.installEventFilter(self)
        (view.focusProxy() or view).installEventFilter(self)
        view.view_changed.connect(self._cross.hide)

    def set_ground(self, ground: Ground) -> None:
        """Take the colours of the ground."""
        self._cross.set_ground(ground)

    def step(self, dx: float, dy: float, room: Range) -> None:
        """Move by so much in data units, within the room; from the middle of the view where no pointer is."""
        seen = self._view.view_range()
        at = self._view.mouse_position()
        x, y = (
            ((seen.x_min + seen.x_max) / 2, (seen.y_min + seen.y_max) / 2) if at is None else (at[0] + dx, at[1] + dy)
        )
        x, y = min(max(x, room.x_min), room.x_max), min(max(y, room.y_min), room.y_max)
        self._view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._view.bring_into_view(x, y)
        pixel = self._view.pane_pixel(x, y)
        self._send(QEvent.Type.MouseMove, pixel, _NONE)
        self._cross.show_at(pixel)
        self._rest.start()

    def click(self) -> None:
        """Press and let go."""
        if not self._held:
            self.hold()
        self.hold()

    def hold(self) -> None:
        """Take hold, or let go."""
        at = self._view.mouse_position()
        if at is None:
            return
        kind = QEvent.Type.MouseButtonRelease if self._held else QEvent.Type.MouseButtonPress
        self._held = not self._held
        self._send(kind, self._view.pane_pixel(*at), _LEFT)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.MouseMove, QEvent.Type.Leave) and not self._sending:
            self._cross.hide()
            self._rest.stop()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if shift or not self._drawing():
                (self.hold if shift else self.click)()
                return True
        return False

    def _send(self, kind: QEvent.Type, pixel: QPointF, button: Qt.MouseButton) -> None:
        pane = self._view.pane
        held = _LEFT if self._held else _NONE
        event = QMouseEvent(kind, pixel, pane.mapToGlobal(pixel), button, held, Qt.KeyboardModifier.NoModifier)
        self._sending = True
        QApplication.sendEvent(pane, event)
        self._sending = False


class _Cross(QWidget):
    """Two crossed lines with a free middle, seen on light and dark."""

    def __init__(self, pane: QWidget) -> None:
        super().__init__(pane)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self._ground = LIGHT
        self._off = QPointF(0.0, 0.0)
        self.hide()

    def set_ground(self, ground: Ground) -> None:
        """Take the colours of the ground."""
        self._ground = ground
        self.update()

    def show_at(self, pixel: QPointF) -> None:
        """Stand with the middle at a pixel of the pane."""
        side = int(2 * _ARM) + 6
        self.setGeometry(int(pixel.x()) - side // 2, int(pixel.y()) - side // 2, side, side)
        self._off = pixel - QPointF(self.pos())
        self.show()
        self.raise_()
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, width in ((self._ground.back, 4.0), (self._ground.text, 1.6)):
            painter.setPen(QPen(QColor(colour), width))
            for way in (QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)):
                painter.drawLine(self._off + way * _FREE, self._off + way * _ARM)
        painter.end()

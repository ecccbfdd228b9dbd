"""A frame around what has the keys, the same for every control, picture and table."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid
from typing_extensions import override

_LINE = 2  # pixels
_GAP = 1  # pixels between a control and the line
_MOVED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest)


class FocusFrame(QWidget):
    """Stands around one widget of its window, wherever that is moved."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget.window())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self._widget = widget
        self._left = False
        for one in _line_of(widget):
            one.installEventFilter(self)
        self._place()

    def leave(self) -> None:
        """Go for good."""
        self._left = True
        self.hide()
        self.deleteLater()

    def _place(self) -> None:
        """Stand around what can be seen of the widget, within the window."""
        seen = self._widget.rect()
        for inner, outer in pairwise(_line_of(self._widget)):
            seen = seen.translated(inner.pos()).intersected(outer.rect())
        around = seen.adjusted(-_GAP - _LINE, -_GAP - _LINE, _GAP + _LINE, _GAP + _LINE)
        self.setGeometry(around.intersected(self.window().rect()))
        self.setVisible(self._widget.isVisible() and not seen.isEmpty())
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVED and not self._left and isValid(self._widget):  # a dialog that dies hides first
            self._place()
        return False

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Link), _LINE))
        half = _LINE / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 4.0, 4.0)
        painter.end()


class FocusFrames(QObject):
    """Moves the frame to what the keys go to; a mouse needs none, for it was just there."""

    came = Signal(QWidget)  # the keys go to this widget now

    def __init__(self, app: QApplication, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._frame: FocusFrame | None = None
        app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._drop()
        if now is None or not self._belongs(now) or QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        self.came.emit(now)
        self._frame = FocusFrame(now)
        self._frame.destroyed.connect(self._forget)

    def _drop(self) -> None:
        if self._frame is not None:
            self._frame.destroyed.disconnect(self._forget)
            self._frame.leave()
            self._frame = None

    def _forget(self) -> None:
        self._frame = None

    def _belongs(self, widget: QWidget) -> bool:
        """Tell whether a widget is of this window or its dialogs, and no window itself."""
        top = widget.window()
        return widget is not top and (top is self._window or top.parentWidget() is not None)


def _line_of(widget: QWidget) -> Iterator[QWidget]:
    """Yield a widget and all that it lies in, up to its window."""
    at: QWidget | None = widget
    while at is not None:
        yield at
        at = None if at.isWindow() else at.parentWidget()

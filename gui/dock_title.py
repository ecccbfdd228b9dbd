"""The title bar of a dock: its name, what belongs to its panel, and the ways to float and to close it."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from gui.words import tr

_SIDE = 20  # pixels of a button
_ARM = 3.5  # pixels from the middle of a sign to its corners


class DockTitle(QWidget):
    """A calm line above a panel; it drags the dock, and a double click floats it."""

    def __init__(self, dock: QDockWidget, tools: QWidget | None = None) -> None:
        super().__init__(dock)
        title = dock.windowTitle()
        self._tools = tools
        self._name = QLabel(title)
        self._name.setProperty("strong", True)
        self._float = _SignButton(_Sign.OUT)
        close = _SignButton(_Sign.CROSS)
        close.setAccessibleName(tr("Close the panel {panel}", panel=title))
        close.setToolTip(tr("Close this panel; View > Panels brings it back"))
        self._dock = dock
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 4, 0)
        row.setSpacing(2)
        row.addWidget(self._name)
        row.addSpacing(6)
        if tools is None:
            row.addStretch(1)
        else:
            row.addWidget(tools, 1)
            row.addSpacing(6)
        row.addWidget(self._float)
        row.addWidget(close)
        self._float.clicked.connect(lambda: dock.setFloating(not dock.isFloating()))
        close.clicked.connect(dock.close)
        dock.topLevelChanged.connect(self._tell)
        self._tell(dock.isFloating())

    def set_usable(self, usable: bool) -> None:
        """Enable what acts on the panel; floating and closing are always possible."""
        if self._tools is not None:
            self._tools.setEnabled(usable)

    def set_named(self, named: bool) -> None:
        """Show the name, unless a tab tells it already."""
        self._name.setVisible(named)

    def _tell(self, floating: bool) -> None:
        title = self._dock.windowTitle()
        self._float.sign = _Sign.IN if floating else _Sign.OUT
        if floating:
            self._float.setAccessibleName(tr("Put the panel {panel} back", panel=title))
            self._float.setToolTip(tr("Put this panel back into the window"))
        else:
            self._float.setAccessibleName(tr("Float the panel {panel}", panel=title))
            self._float.setToolTip(tr("Make this panel a window of its own"))
        self._float.update()


class _Sign(Enum):
    CROSS = "close"
    OUT = "float"
    IN = "put back"


class _SignButton(QToolButton):
    """A small flat button with a drawn sign, quiet until the mouse is over it."""

    def __init__(self, sign: _Sign) -> None:
        super().__init__()
        self.sign = sign
        self.setAutoRaise(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_SIDE, _SIDE)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = QPalette.ColorRole.ButtonText if self.underMouse() else QPalette.ColorRole.PlaceholderText
        painter.setPen(QPen(self.palette().color(role), 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        middle = QRectF(self.rect()).center()
        box = QRectF(middle.x() - _ARM, middle.y() - _ARM, 2 * _ARM, 2 * _ARM)
        if self.sign is _Sign.CROSS:
            painter.drawLine(box.topLeft(), box.bottomRight())
            painter.drawLine(box.topRight(), box.bottomLeft())
        else:
            _draw_arrow(painter, box, outwards=self.sign is _Sign.OUT)
        painter.end()


def _draw_arrow(painter: QPainter, box: QRectF, *, outwards: bool) -> None:
    start, tip = (box.bottomLeft(), box.topRight()) if outwards else (box.topRight(), box.bottomLeft())
    way = _ARM * (1 if outwards else -1)
    painter.drawLine(start, tip)
    painter.drawLine(tip, tip - QPointF(way * 1.3, 0))
    painter.drawLine(tip, tip + QPointF(0, way * 1.3))

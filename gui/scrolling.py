"""A panel that scrolls where the window is too low for it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

_LEAST = 100  # pixels of height


class Scrolling(QScrollArea):
    """Is as high as its panel wants to be, or gives way where it may and there is no room."""

    grown = Signal()  # the panel wants another height than before

    def __init__(self, panel: QWidget, *, gives_way: bool) -> None:
        super().__init__()
        self._gives_way = gives_way
        self._height = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(panel)
        self._panel = panel
        panel.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            if self._panel.minimumSizeHint().width() > self.minimumWidth():  # longer words, or a larger font
                self.setMinimumWidth(self._panel.minimumSizeHint().width())
            self.updateGeometry()
            before, self._height = self._height, self.sizeHint().height()
            if self._height != before:
                self.grown.emit()
        return super().eventFilter(watched, event)

    @override
    def sizeHint(self) -> QSize:
        panel = self._panel
        width = max(panel.minimumSizeHint().width(), self.minimumWidth())
        height = panel.heightForWidth(max(width, self.width()))
        return QSize(width, height if height > 0 else panel.sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(hint.width(), min(_LEAST, hint.height()) if self._gives_way else hint.height())

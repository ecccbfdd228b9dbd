"""The bar for what the user should know: one line, and at most one button."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget


class Kind(Enum):
    """What a line is: something went wrong, something is offered, or worth a glance. In this order of importance."""

    ERROR = "error"
    TOLD = "told"
    OFFER = "offer"
    NOTE = "note"


@dataclass(frozen=True)
class Line:
    """One line of the bar; the button says what pressing it does."""

    text: str
    button: str = ""
    pressed: Callable[[], None] | None = None


class MessageBar(QFrame):
    """Shows the most important of the lines that stand; each stays until it is closed, replaced or taken back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._lines: dict[Kind, Line] = {}
        self._closed: set[str] = set()
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._label.setAccessibleName("Message")
        self._button = QPushButton()
        self._button.clicked.connect(self._press)
        self._close = QToolButton()
        self._close.setText("✕")
        self._close.setAutoRaise(True)
        self._close.setAccessibleName("Close the message")
        self._close.setToolTip("Close this message")
        self._close.clicked.connect(self._dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 6, 5)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self._show()

    def text(self) -> str:
        """Return the line that is on screen, or nothing."""
        return self._label.text()

    def put(self, kind: Kind, line: Line) -> None:
        """Show a line in the place of the last one of its kind; quiet ones that were closed stay closed."""
        if kind in {Kind.ERROR, Kind.TOLD} or line.text not in self._closed:
            self._lines[kind] = line
        else:
            self._lines.pop(kind, None)
        self._show()

    def take_back(self, *kinds: Kind) -> None:
        """Remove the lines of these kinds."""
        for kind in kinds:
            self._lines.pop(kind, None)
        self._show()

    def forget_closed(self) -> None:
        """Let quiet lines that were closed come again, as with other data."""
        self._closed.clear()

    def _top(self) -> Kind | None:
        return next((kind for kind in Kind if kind in self._lines), None)

    def _show(self) -> None:
        kind = self._top()
        line = Line("") if kind is None else self._lines[kind]
        self._label.setText(line.text)
        self._button.setText(line.button)
        self._button.setAccessibleName(line.button)
        self._button.setVisible(bool(line.button))
        if kind is not None and self.property("kind") != kind.value:
            self.setProperty("kind", kind.value)
            self.style().unpolish(self)
            self.style().polish(self)
        self.setVisible(kind is not None)

    def _press(self) -> None:
        kind = self._top()
        line = self._lines.pop(kind) if kind is not None else Line("")
        self._show()
        if line.pressed is not None:
            line.pressed()

    def _dismiss(self) -> None:
        kind = self._top()
        if kind is not None:
            self._closed.add(self._lines.pop(kind).text)
        self._show()

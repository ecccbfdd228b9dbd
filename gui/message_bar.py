"""The bar for what the user should know: a line, at most one button, and below it what is offered."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from itertools import zip_longest

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gui.announcing import announce
from gui.words import tr


class Kind(Enum):
    """What a line is: something went wrong, happened, waits, changed, is offered, or is worth a glance."""

    ERROR = "error"
    TOLD = "told"
    NEXT = "next"
    CHANGED = "changed"
    OFFER = "offer"
    NOTE = "note"


_ROWS = ((Kind.ERROR, Kind.TOLD), (Kind.NEXT, Kind.CHANGED), (Kind.OFFER,))
"""What shares a row, the more important first; a note is shown where there is nothing else."""


@dataclass(frozen=True)
class Line:
    """One line of the bar; the button says what pressing it does."""

    text: str
    button: str = ""
    pressed: Callable[[], None] | None = None
    tip: str = ""


class MessageBar(QFrame):
    """Shows the most important of the lines that stand; each stays until it is closed, replaced or taken back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self.setAccessibleName(tr("Messages"))
        self._lines: dict[Kind, Line] = {}
        self._closed: set[str] = set()
        self._rows = tuple(_Row(self._press, self._dismiss) for _ in _ROWS)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for row in self._rows:
            box.addWidget(row)
        self._show()

    def text(self) -> str:
        """Return what is on screen, or nothing."""
        return "\n".join(row.line.text for row in self._rows if row.kind is not None)

    def put(self, kind: Kind, line: Line) -> None:
        """Show a line in the place of the last one of its kind; quiet ones that were closed stay closed."""
        if kind in _ROWS[0] or line.text not in self._closed:
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

    def _show(self) -> None:
        tops = [next((kind for kind in kinds if kind in self._lines), None) for kinds in _ROWS]
        kinds = [kind for kind in tops if kind is not None] or [kind for kind in (Kind.NOTE,) if kind in self._lines]
        before = {row.line.text for row in self._rows}
        for row, kind in zip_longest(self._rows, kinds):
            row.show_line(kind, Line("") if kind is None else self._lines[kind])
        self.setVisible(bool(kinds))
        self.setAccessibleDescription(self.text())
        for row in self._rows:
            if row.kind is not None and row.line.text not in before:
                announce(self, row.line.text, urgent=row.kind is Kind.ERROR)

    def _press(self, kind: Kind) -> None:
        line = self._lines.pop(kind)
        self._show()
        if line.pressed is not None:
            line.pressed()

    def _dismiss(self, kind: Kind) -> None:
        self._closed.add(self._lines.pop(kind).text)
        self._show()


class _Row(QFrame):
    """A line, its button, and the way to close it."""

    def __init__(self, pressed: Callable[[Kind], None], closed: Callable[[Kind], None]) -> None:
        super().__init__()
        self.kind: Kind | None = None
        self.line = Line("")
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._label.setAccessibleName(tr("Message"))
        self._button = QPushButton()
        self._button.clicked.connect(lambda: self._tell(pressed))
        close = QToolButton()
        close.setText("✕")
        close.setAutoRaise(True)
        close.setAccessibleName(tr("Close the message"))
        close.setToolTip(tr("Close this message"))
        close.clicked.connect(lambda: self._tell(closed))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 6, 5)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)
        row.addWidget(close)

    def show_line(self, kind: Kind | None, line: Line) -> None:
        """Show a line of this kind, or nothing."""
        self.line = line
        self._label.setText(line.text)
        self._button.setText(line.button)
        self._button.setAccessibleName(line.button)
        self._button.setToolTip(line.tip or line.button)
        self._button.setVisible(bool(line.button))
        if kind is not self.kind:
            self.kind = kind
            self.setProperty("kind", "" if kind is None else kind.value)
            self.style().unpolish(self)
            self.style().polish(self)
        self.setVisible(kind is not None)

    def _tell(self, listener: Callable[[Kind], None]) -> None:
        if self.kind is not None:
            listener(self.kind)

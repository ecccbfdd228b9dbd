"""How the text of a table was read, and the way to say it differently."""

from PySide6.QtWidgets import QToolButton, QWidget

from core.columns import DialectChoice
from gui.dialect_names import summary_of, word_of
from gui.words import mark, tr

_TIP = mark("How this text is read. Press to see its first rows, and to read it in another way")


class DialectBox(QToolButton):
    """A button that tells what parts the cells; there only where the file is a text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("How the text is read"))
        self.setVisible(False)

    def follow(self, dialect: DialectChoice | None, asked: DialectChoice) -> None:
        """Show how a text is read; ``asked`` is what somebody said of it."""
        self.setVisible(dialect is not None)
        if dialect is not None:
            self.setText(f"{word_of(dialect.delimiter)}{', 1,5' if dialect.decimal == ',' else ''}")
            found = tr("found") if asked == DialectChoice() else tr("as you said")
            told = f"{summary_of(dialect)} ({found})"
            self.setToolTip(f"{tr(_TIP)}\n{told}")
            self.setAccessibleDescription(told)

"""The words of the window in the language of the desktop."""

from PySide6.QtCore import QCoreApplication


def tr(text: str, **values: object) -> str:
    """Return a constant English text in the user's language, with its named values, e.g. ``tr("{n} files", n=2)``."""
    words = QCoreApplication.translate("", text)
    return words.format(**values) if values else words


def mark(text: str) -> str:
    """Return the text as it is: a constant of a module, which goes through ``tr`` when it is shown."""
    return text

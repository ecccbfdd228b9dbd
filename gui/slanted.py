"""Slanted letters, so that what is grey because it is doubtful is not told by its colour alone."""

from PySide6.QtGui import QFont


def slanted(font: QFont) -> QFont:
    """Return a font with its letters slanted."""
    other = QFont(font)
    other.setItalic(True)
    return other

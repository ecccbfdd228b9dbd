"""Says aloud, by way of the desktop's reader, what comes on screen without being asked for."""

from PySide6 import QtGui
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Let those who listen hear a line; urgent ones interrupt what is being read."""
    if not text or not hasattr(QtGui, "QAccessibleAnnouncementEvent"):  # older bindings lack it
        return
    event = QtGui.QAccessibleAnnouncementEvent(widget, text)
    kinds = QtGui.QAccessible.AnnouncementPoliteness
    event.setPoliteness(kinds.Assertive if urgent else kinds.Polite)
    QtGui.QAccessible.updateAccessibility(event)

"""Files that macOS asks the program to open."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFileOpenEvent
from pytestqt.qtbot import QtBot

from gui.application import Application


def test_files_that_are_asked_for_together_come_together(qtbot: QtBot, qapp: Application) -> None:
    asked: list[list[Path]] = []
    qapp.files_asked.connect(asked.append)
    for name in ("/a b.csv", "/ä.csv", ""):
        assert QCoreApplication.sendEvent(qapp, QFileOpenEvent(name)) or not name
    qtbot.waitUntil(lambda: bool(asked), timeout=5000)
    QCoreApplication.sendEvent(qapp, QFileOpenEvent("/c.csv"))
    QCoreApplication.sendEvent(qapp, QEvent(QEvent.Type.User))
    qtbot.waitUntil(lambda: len(asked) == 2, timeout=5000)
    qapp.files_asked.disconnect(asked.append)
    assert asked == [[Path("/a b.csv"), Path("/ä.csv")], [Path("/c.csv")]]

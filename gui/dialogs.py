"""The dialogs; none of them holds up the program."""

import platform
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from gui.log import Log, environment
from gui.words import tr

LIBRARIES = ("PySide6-Essentials", "pyqtgraph", "numpy", "scipy", "pandas", "numba", "pyarrow", "Pillow")
_LAST_LINES = 40  # of the log that are part of a report
_Dialog = TypeVar("_Dialog", bound=QDialog)


def file_filter(rows: Mapping[str, Sequence[str]], everything: str = "") -> str:
    """Return the filter of a file dialog from rows of names and suffixes, after one of them all if that has a name."""
    lines = [f"{name} ({' '.join(f'*{suffix}' for suffix in suffixes)})" for name, suffixes in rows.items()]
    if everything:
        together = " ".join(f"*{suffix}" for suffixes in rows.values() for suffix in suffixes)
        lines = [f"{everything} ({together})", *lines, f"{tr('All files')} (*)"]
    return ";;".join(lines)


def ask_for_file(
    parent: QWidget, title: str, filters: str, folder: str, taken: Callable[[list[Path]], None]
) -> QFileDialog:
    """Ask for files to open, beginning in a folder; an empty name leaves that to the desktop."""
    dialog = QFileDialog(parent, title, folder, filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda names: taken([Path(name) for name in names]))
    return _open(dialog)


def ask_where_to(
    parent: QWidget, title: str, filters: str, folder: str, name: str, taken: Callable[[Path], None]
) -> QFileDialog:
    """Ask for a file to write, proposing a name in a folder."""
    dialog = QFileDialog(parent, title, folder, filters)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda chosen: taken(Path(chosen)))
    return _open(dialog)


def show_page(parent: QWidget, title: str, html: str) -> QDialog:
    """Show a page of help."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    page = QTextBrowser()
    page.setOpenExternalLinks(True)
    page.setHtml(html)
    page.setAccessibleName(title)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    box = QVBoxLayout(dialog)
    box.addWidget(page)
    box.addWidget(buttons)
    dialog.resize(560, 480)
    return _open(dialog)


def show_report(parent: QWidget, error: BaseException, log: Log) -> QDialog:
    """Show what nobody expected, with all that is needed to mend it."""
    text = report_of(error, log)
    head = tr("This is a bug in Sfumato, not your fault. You can go on; the picture that was shown is still there.")
    dialog = _text_dialog(parent, tr("Something went wrong in Sfumato"), head, tr("Report"), text)
    dialog.setObjectName("bugReport")
    _offer(dialog, tr("Copy the report"), lambda: QGuiApplication.clipboard().setText(text))
    return _open(dialog)


def show_log(parent: QWidget, log: Log) -> QDialog:
    """Show what was written down of what went wrong."""
    text = log.text() or tr("Nothing was written down.")
    head = tr("What went wrong, the latest last. It stands in {file}.", file=log.path)
    dialog = _text_dialog(parent, tr("Log"), head, tr("Log"), text)
    _offer(dialog, tr("Copy"), lambda: QGuiApplication.clipboard().setText(text))
    folder = QUrl.fromLocalFile(str(log.path.parent))
    _offer(dialog, tr("Open the folder"), lambda: QDesktopServices.openUrl(folder))
    return _open(dialog)


def _text_dialog(parent: QWidget, title: str, head: str, name: str, text: str) -> QDialog:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    label = QLabel(head)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    body = QPlainTextEdit(text)
    body.setReadOnly(True)
    body.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    body.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    body.setAccessibleName(name)
    body.moveCursor(QTextCursor.MoveOperation.End)
    body.moveCursor(QTextCursor.MoveOperation.StartOfLine)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    box = QVBoxLayout(dialog)
    for widget in (label, body, buttons):
        box.addWidget(widget)
    dialog.resize(680, 420)
    return dialog


def _offer(dialog: QDialog, text: str, pressed: Callable[[], object]) -> None:
    button = QPushButton(text)
    button.clicked.connect(lambda _: pressed())
    buttons = dialog.findChild(QDialogButtonBox)
    assert buttons is not None
    buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)


def report_of(error: BaseException, log: Log) -> str:
    """Return environment, traceback and the end of the log as text."""
    libraries = ", ".join(f"{name} {_version(name)}" for name in LIBRARIES)
    return "\n".join(
        (
            environment(),
            f"{platform.platform()}, {QGuiApplication.platformName()}",
            f"{sys.executable}",
            libraries,
            "",
            "".join(traceback.format_exception(error)),
            f"Log ({log.path}):",
            *log.text().splitlines()[-_LAST_LINES:],
        )
    )


def _version(name: str) -> str:
    from importlib import metadata  # noqa: PLC0415 (it takes 20 ms, and the window is to be on screen at once)

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"


def _open(dialog: _Dialog) -> _Dialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setModal(False)
    dialog.show()
    return dialog

"""The dialogs; none of them holds up the program."""

import platform
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
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

from core.version import VERSION
from gui.words import tr

LIBRARIES = ("PySide6-Essentials", "pyqtgraph", "numpy", "scipy", "pandas", "numba", "pyarrow", "Pillow")
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


class BugReport(QObject):
    """Shows what nobody expected, with all that is needed to mend it; one dialog at a time."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._dialog: QDialog | None = None

    def show(self, error: BaseException) -> None:
        """Show a bug, unless another is on screen; the terminal gets each."""
        if sys.stderr is not None:
            traceback.print_exception(error)
        if self._dialog is not None:
            return
        self._dialog = dialog = QDialog(self._parent)
        dialog.setObjectName("bugReport")
        dialog.setWindowTitle(tr("Something went wrong in Sfumato"))
        text = report_of(error)
        head = QLabel(
            tr("This is a bug in Sfumato, not your fault. You can go on; the picture that was shown is still there.")
        )
        head.setWordWrap(True)
        body = QPlainTextEdit(text)
        body.setReadOnly(True)
        body.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        body.setAccessibleName(tr("Report"))
        copy = QPushButton(tr("Copy the report"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(dialog.reject)
        box = QVBoxLayout(dialog)
        for widget in (head, body, buttons):
            box.addWidget(widget)
        dialog.resize(680, 420)
        dialog.finished.connect(self._closed)
        _open(dialog)

    def _closed(self) -> None:
        self._dialog = None


def report_of(error: BaseException) -> str:
    """Return environment and traceback as text."""
    libraries = ", ".join(f"{name} {_version(name)}" for name in LIBRARIES)
    return "\n".join(
        (
            f"Sfumato {VERSION}, Python {platform.python_version()}, Qt {qVersion()}",
            f"{platform.platform()}, {QGuiApplication.platformName()}",
            f"{sys.executable}",
            libraries,
            "",
            "".join(traceback.format_exception(error)),
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

"""The menu of files that were opened last, and where they are learnt from."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from core.progress import Report
from core.recent import Recent
from gui.jobs import Jobs, Work
from gui.model import Model
from gui.state import Source
from gui.store import Store
from gui.words import tr

_LONGEST = 50  # characters of a folder's name


class RecentFiles(QObject):
    """Offers what was opened last; whether a file is still there is looked up by a worker, for a disk may sleep."""

    chosen = Signal(list)  # list of Path
    broke = Signal(object)  # BaseException: a bug

    def __init__(self, model: Model, store: Store[Recent], window: QWidget) -> None:
        super().__init__(window)
        self._model = model
        self._store = store
        self._looks = Jobs(self)
        self._learnt: Source | None = None
        self._entries: dict[tuple[Path, ...], QAction] = {}
        self.menu = QMenu(tr("Open recen&t"), window)
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self._fill)
        self._looks.finished.connect(self._grey)
        self._looks.broke.connect(self.broke)
        model.shown_changed.connect(self._learn)

    @property
    def busy(self) -> bool:
        """Tell whether it is still being looked up which files are there."""
        return self._looks.busy

    def close(self) -> None:
        """Look no more."""
        self._looks.close()

    def _learn(self) -> None:
        shown = self._model.shown
        if shown is None or not shown.finished or shown.source == self._learnt:
            return
        self._learnt = shown.source
        if not (shown.source.sample or shown.source.pasted):
            files = shown.source.paths
            self._store.change(lambda recent: recent.with_opened(files))

    def _fill(self) -> None:
        self.menu.clear()
        self._entries = {}
        for number, files in enumerate(self._store.read().entries, 1):
            action = self._add(_text(number, files))
            action.setToolTip("\n".join(str(file) for file in files))
            action.triggered.connect(partial(_choose, self.chosen.emit, files))
            self._entries[files] = action
        if not self._entries:
            self._add(tr("No file was opened yet")).setEnabled(False)
            return
        self.menu.addSeparator()
        self._add(tr("&Clear the list")).triggered.connect(self._clear)
        self._looks.start(_look(tuple(self._entries)))

    def _add(self, text: str) -> QAction:
        action = QAction(text, self.menu)
        self.menu.addAction(action)
        return action

    def _grey(self, missing: object) -> None:
        assert isinstance(missing, frozenset)
        for files, action in self._entries.items():
            action.setEnabled(files not in missing)

    def _clear(self) -> None:
        self._store.change(lambda _: Recent())


def _look(entries: Sequence[tuple[Path, ...]]) -> Work:
    def work(report: Report, _arrived: object) -> frozenset[tuple[Path, ...]]:
        missing = []
        for files in entries:
            report(None, "")
            if not all(_is_there(file) for file in files):
                missing.append(files)
        return frozenset(missing)

    return work


def _is_there(file: Path) -> bool:
    try:
        file.stat()
    except OSError:
        return False
    return True


def _text(number: int, files: Sequence[Path]) -> str:
    first, folder = files[0], str(files[0].parent)
    name = first.name or str(first)
    if len(files) > 1:
        name = tr("{file} and {n} more", file=name, n=len(files) - 1)
    if len(folder) > _LONGEST:
        folder = f"…{folder[1 - _LONGEST :]}"
    text = f"{name} ({folder})".replace("&", "&&")
    return f"&{number} {text}" if number < 10 else text


def _choose(chosen: Callable[[list[Path]], None], files: Sequence[Path], _checked: bool = False) -> None:
    chosen(list(files))

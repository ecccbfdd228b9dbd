"""Files that cannot be used, dropped on a window with a picture: one line, and the picture stays."""

import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from core import loading
from core.readers import open_chosen
from gui.main_window import NAME
from gui.source_bar import SourceBar
from tests.gui.driver import Driver, Opened

TABLE = b"x,y\n" + b"".join(b"%d,%d\n" % (i % 7, i % 11) for i in range(200))


def missing(path: Path) -> None:
    pass


def folder(path: Path) -> None:
    path.mkdir()


def folder_of_pictures(path: Path) -> None:
    path.mkdir()
    (path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))


def pipe(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def loop(path: Path) -> None:
    path.symlink_to(path)


def forbidden(path: Path) -> None:
    path.write_bytes(TABLE)
    path.chmod(0)


def endless_zeros(path: Path) -> None:
    with path.open("wb") as file:
        file.write(TABLE)
        file.truncate(1 << 42)


def cut_short(path: Path) -> None:
    import gzip

    path.write_bytes(gzip.compress(TABLE * 50)[:-300])


def boasting(path: Path) -> None:
    head = b"{'descr': '<f8', 'fortran_order': False, 'shape': (1000000000000, 2), }"
    path.write_bytes(b"\x93NUMPY\x01\x00" + len(head).to_bytes(2, "little") + head + bytes(400))


FAULTS: tuple[Callable[[Path], None], ...] = (missing, folder, folder_of_pictures, boasting, cut_short)
ELSEWHERE = (pipe, device, loop, endless_zeros)
if sys.platform != "win32":
    FAULTS += ELSEWHERE
    if os.geteuid() != 0:
        FAULTS += (forbidden,)


def told(driver: Driver) -> str:
    return driver.child(SourceBar, "sourceBar").text()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_one_line_and_the_picture_stays(opened: Opened, tmp_path: Path, fault: Callable[[Path], None]) -> None:
    path = tmp_path / "bad.csv"
    fault(path)
    driver = opened("--sample", "notebook")
    driver.until_shown("notebook")
    before = told(driver)
    driver.drop(path)
    driver.until(lambda: driver.message != "")
    assert "bad.csv" in driver.message
    assert "\n" not in driver.message
    assert (driver.window.windowTitle(), told(driver)) == (f"notebook - {NAME}", before)


def test_a_file_that_grows_while_it_is_read(opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(TABLE)
    driver = opened("--sample", "notebook")
    driver.until_shown("notebook")

    def growing(*given: Any) -> object:
        source = open_chosen(*given)
        with path.open("ab") as file:
            file.write(b"3,4\n")
        return source

    monkeypatch.setattr(loading, "open_chosen", growing)
    driver.drop(path)
    driver.until(lambda: driver.message != "")
    assert driver.message == "bad.csv was changed while it was read. Open it again when it is complete."
    assert driver.window.windowTitle() == f"notebook - {NAME}"


def test_a_long_load_is_given_up_at_once(opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "long.csv"
    path.write_bytes(TABLE)
    driver = opened("--sample", "notebook")
    driver.until_shown("notebook")
    before = told(driver)
    held, ended = threading.Event(), threading.Event()

    def deaf(*_: object) -> object:
        """A library that looks at nothing while it works."""
        try:
            held.wait(10)
            raise AssertionError("nobody is to hear of this")
        finally:
            ended.set()

    monkeypatch.setattr(loading, "open_chosen", deaf)
    driver.drop(path)
    cancel = driver.child(QAbstractButton, "cancelButton")
    driver.until(cancel.isVisible)
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert not cancel.isVisible()  # at once, whatever the library does
    assert (driver.window.windowTitle(), told(driver)) == (f"notebook - {NAME}", before)
    held.set()
    assert ended.wait(5)
    time.sleep(0.05)
    driver.qtbot.wait(20)
    assert driver.message == ""

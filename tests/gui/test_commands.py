"""What the commands of the window refuse."""

from pathlib import Path

import numpy as np

from gui.commands import Commands
from tests.gui.driver import Opened


def test_an_export_never_takes_the_place_of_the_points(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "points.npz"
    np.savez(path, x=np.arange(9.0), y=np.arange(9.0) ** 2)
    before = path.read_bytes()
    driver = opened(str(path), "--bins", "20")
    driver.until_shown("points.npz")
    commands = driver.window.findChild(Commands)
    assert commands is not None
    commands.export_to(path)
    driver.until(lambda: "is the file that the points came from" in driver.message)
    assert path.read_bytes() == before

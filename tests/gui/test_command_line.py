"""The line for a shell that is copied: it makes the picture of the window."""

import os
import shlex
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtGui import QGuiApplication

from core.cli import main
from core.settings import Colour, Scale, Stretch
from gui.commands import Commands
from tests.gui.driver import Driver, Opened, action

pytestmark = pytest.mark.skipif(os.name == "nt", reason="lines for other shells are for people to read")


def copied(driver: Driver) -> list[str]:
    action(driver, "copy_line").trigger()
    words = shlex.split(QGuiApplication.clipboard().text())
    assert words[0] == "sfumato"
    return words[1:]


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ([], ["contours", "peaks"]),
        (
            ["--sigma", "3,2", "--bins", "120,80", "--range", "1,5,-22,-14", "--map", "magma", "--limits", "0,2"],
            ["raw"],
        ),
        (
            ["--weight", "mass", "--unit", "area", "--scale", "power:0.3", "--factor", "2,3", "--reversed"],
            ["scale_bar"],
        ),
        (["--sigma-data", "0.5", "--dots", "0.9", "--unit", "probability", "--clear"], ["range_most"]),
    ],
)
def test_the_line_makes_the_same_picture(
    opened: Opened, cloud: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], shown: list[str]
) -> None:
    driver = opened(str(cloud), "--bins", "100", *options)
    driver.until_shown("cloud.csv")
    for name in shown:
        action(driver, name).trigger()
    model = driver.model
    driver.until(lambda: model.satisfied)
    here = tmp_path / "here.png"
    commands = driver.window.findChild(Commands)
    assert commands is not None
    commands.export_to(here)
    driver.until(here.exists)
    words = copied(driver)
    assert driver.message == "The command line was copied"
    monkeypatch.chdir(tmp_path)
    assert main(words) == 0
    drawn, made = pixels(here), pixels(tmp_path / "cloud.png")
    assert drawn.shape == made.shape
    assert (drawn != made).any(axis=2).mean() < 1e-3  # where a contour runs between two pixels


def pixels(path: Path) -> NDArray[np.uint8]:
    with Image.open(path) as image:
        return np.asarray(image)


def test_probes_are_told_and_what_is_missing_is(
    opened: Opened, cloud: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    driver = opened(str(cloud), "--bins", "50")
    driver.until_shown("cloud.csv")
    QGuiApplication.clipboard().setText("3, -20")
    action(driver, "paste").trigger()
    action(driver, "invert_x").trigger()
    model = driver.model
    colour = Colour(held=Stretch(Scale.EQUALISED, (0.0, 2.0), (0.5, 1.0, 2.0)))
    model.set_settings(replace(model.wanted.settings, colour=colour))
    driver.until(lambda: model.satisfied)
    words = copied(driver)
    missing = "the bend of the locked scale, how the axes are laid out"
    assert driver.message == f"The command line was copied, without {missing}"
    monkeypatch.chdir(tmp_path)
    assert main(words) == 0
    assert capsys.readouterr().out.startswith("x 3.0  y -20.0  density ")


def test_a_sample_is_named(opened: Opened) -> None:
    driver = opened("--sample", "notebook")
    driver.until_shown("notebook")
    assert copied(driver) == ["--sample", "notebook", "--x", "x", "--y", "y", "--export", "notebook.png"]

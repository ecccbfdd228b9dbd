"""What those who listen are told of the picture."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QGraphicsView, QWidget

from gui import summary
from tests.gui.driver import Opened, choose, combo, named


def test_the_picture_is_told_in_a_sentence_and_aloud_once_it_rests(
    opened: Opened, cloud: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aloud: list[str] = []
    monkeypatch.setattr(summary, "announce", lambda _widget, text: aloud.append(text))
    driver = opened(str(cloud), "--bins", "20")
    driver.until_shown("cloud.csv")
    picture = named(driver, QGraphicsView, "Density")
    assert isinstance(picture, QWidget)
    driver.until(lambda: picture.accessibleDescription().startswith("Density of 5\N{NARROW NO-BREAK SPACE}000 points"))
    told = picture.accessibleDescription()
    assert "per bin at width " in told
    assert ", height " in told
    driver.until(lambda: aloud == [told])
    choose(combo(driver, "Unit of the density"), "fraction of maximum")
    driver.until(lambda: "maximum 1.00 fraction of maximum" in picture.accessibleDescription())
    driver.until(lambda: len(aloud) == 2)

"""The states of the window look as they did when somebody looked at them."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.arrays import Floats
from resources.setup import places

HERE = Path(__file__).parent
MEAN = 8.0
"""Of 255, the mean difference that other fonts may make."""
FAR = 64.0
SHARE = 0.06
"""Of the pixels that may differ by more than FAR."""


def pixels(path: Path) -> Floats:
    return np.asarray(Image.open(path).convert("RGB"), dtype=np.float64)


def alike(one: Floats, other: Floats) -> bool:
    """Tell whether two pictures are the same but for letters."""
    if abs(one.shape[0] - other.shape[0]) > 2:
        return False
    rows = min(one.shape[0], other.shape[0])
    differences = np.abs(one[:rows] - other[:rows]).max(axis=2)
    return bool(differences.mean() <= MEAN and (differences > FAR).mean() <= SHARE)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """The pictures of each scale; they are drawn at the same time, for the windows mostly wait."""
    made = {scale: tmp_path_factory.mktemp(f"scale{scale}") for scale in (1, 2)}
    command = [sys.executable, "-m", "tests.baselines"]
    drawing = [
        subprocess.Popen([*command, str(folder)], cwd=places.CHECKOUT, env=os.environ | {"QT_SCALE_FACTOR": str(scale)})
        for scale, folder in made.items()
    ]
    assert [process.wait() for process in drawing] == [0, 0]
    return made


@pytest.mark.parametrize("scale", [1, 2])
def test_the_window_looks_as_it_did(folders: dict[int, Path], scale: int) -> None:
    folder = folders[scale]
    drawn = sorted(path.name for path in folder.glob("*.png"))
    assert drawn == sorted(path.name for path in HERE.glob(f"*-{scale}00.png"))
    other = [name for name in drawn if not alike(pixels(folder / name), pixels(HERE / name))]
    assert not other, f"these look different; look at them, and make them anew with tests.baselines: {other}"


def test_what_is_another_state_or_ground_is_not_alike() -> None:
    names = sorted(path for path in HERE.glob("*-100.png"))
    assert len(names) == 10
    pictures = {path.stem: pixels(path) for path in names}
    assert not alike(pictures["empty-light-100"], pictures["loaded-light-100"])
    assert not alike(pictures["loaded-light-100"], pictures["loaded-dark-100"])
    assert not alike(pictures["loaded-light-100"], pictures["beside-light-100"])
    assert not alike(pictures["loaded-light-100"], pictures["outlined-light-100"])

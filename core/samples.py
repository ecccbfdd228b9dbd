"""The samples: data sets that come with the program, and the settings that each opens with."""

from dataclasses import dataclass
from pathlib import Path

import resources
from core.errors import UserError
from core.settings import Colour, Scale, Settings, SigmaChoice, SigmaRule

_FOLDER = resources.FOLDER / "samples"


@dataclass(frozen=True, slots=True)
class Sample:
    """A data set that comes with the program.

    Attributes
    ----------
    name : str
        What it is called on the command line.
    title, description : str
        What it is called in the window, and one sentence about it.
    path : Path
        Its file: a ``.npz`` with one array per column.
    settings : Settings
        What it opens with.
    x, y : str
        Names of the columns.
    """

    name: str
    title: str
    description: str
    path: Path
    settings: Settings
    x: str
    y: str


def _in_bins(sigma: float, bins: int, scale: Scale | None = None) -> Settings:
    return Settings(bins=(bins, bins), sigma=SigmaChoice(SigmaRule.BINS, sigma, sigma), colour=Colour(scale=scale))


SAMPLES: tuple[Sample, ...] = (
    Sample(
        "notebook",
        "Notebook",
        "1000 points of a normal distribution, as in the notebook that the program grew from.",
        _FOLDER / "notebook.npz",
        _in_bins(1.0, 100),
        "x",
        "y",
    ),
    Sample(
        "stars",
        "Star field",
        "A made field near the plane of a galaxy: clusters, a gradient and lanes of dust.",
        _FOLDER / "stars.npz",
        _in_bins(4.0, 1000, Scale.ASINH),
        "RA",
        "DEC",
    ),
    Sample(
        "tracks",
        "GPS tracks",
        "Made trips on a made network of roads, as a fleet of receivers would record them.",
        _FOLDER / "tracks.npz",
        _in_bins(1.5, 1000, Scale.SQRT),
        "lon",
        "lat",
    ),
    Sample(
        "localisations",
        "Localisations",
        "A made cell's filaments in single-molecule microscopy, blurred by 25 nm.",
        _FOLDER / "localisations.npz",
        Settings(bins=(1000, 1000), sigma=SigmaChoice(SigmaRule.DATA, 25.0, 25.0)),
        "x_nm",
        "y_nm",
    ),
)


def sample(name: str) -> Sample:
    """Return the sample of that name.

    Raises
    ------
    UserError
        If there is none.
    """
    for row in SAMPLES:
        if row.name == name:
            return row
    raise UserError(
        "there is no sample {name}",
        "Choose one of {known}.",
        name=name,
        known=", ".join(row.name for row in SAMPLES),
    )

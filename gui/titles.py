"""What is written around the plots: the titles of the notebook's figure, and the names of the axes."""

import math

from core.pipeline import Result

_LONGEST = 60  # characters of a name beside an axis


def scatter_title(every: int) -> str:
    """Return the title of the points, of which one of so many is drawn."""
    return "Scatter plot" if every == 1 else f"Scatter plot (1 of {every} points drawn)"


def smoothing_title(result: Result) -> str:
    """Return the title of the picture."""
    if result.settings.raw:
        return "Not smoothed"
    across, up = result.sigma
    width = f"{across:.4g}" if math.isclose(across, up, rel_tol=1e-9) else f"{across:.4g} × {up:.4g}"
    return f"Smoothing with sigma = {width}"


def shortened(name: str) -> str:
    """Return a name that fits beside an axis."""
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"

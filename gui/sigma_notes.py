"""Quiet notes on a sigma: what somebody should know who looks at a picture of it."""

from core.kernel import radius
from core.messages import Message
from core.pipeline import Result


def sigma_notes(result: Result) -> list[Message]:
    """Return what the rule has to say, and what is odd about the width of the kernel."""
    notes = [] if result.sigma_found.message is None else [result.sigma_found.message]
    if result.settings.raw:
        return notes
    if 0.0 < min(result.sigma) < 1.0:
        notes.append(Message("sigma is below one bin: the picture is hardly smoother than the counts"))
    grid = result.grid
    if any(2 * radius(sigma) + 1 > bins for sigma, bins in zip(result.sigma, (grid.nx, grid.ny), strict=True)):
        notes.append(Message("the kernel is wider than the extent"))
    return notes

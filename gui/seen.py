"""What is seen of a plane."""

from dataclasses import dataclass

from gui.frame import Frames, Spans


@dataclass(frozen=True)
class Seen:
    """Spans as they run on screen, the frames of its coordinates, size in pixels of the screen, and their ratio."""

    spans: Spans
    frames: Frames
    size: tuple[int, int]
    ratio: float

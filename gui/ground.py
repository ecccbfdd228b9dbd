"""The grounds that a picture stands on: light and dark."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Ground:
    """The colours around a picture; text and lines stand out from the ground by at least 4.5 to 1."""

    back: str
    text: str
    line: str
    points: str
    box: str
    box_fill: str


LIGHT = Ground(back="#ffffff", text="#24292f", line="#6a7078", points="#24609a", box="#0b57d0", box_fill="#280b57d0")
DARK = Ground(back="#1c1d21", text="#e3e4e8", line="#90949d", points="#8fbdf0", box="#9ecbff", box_fill="#289ecbff")


def ground_of(*, dark: bool) -> Ground:
    """Return the ground of a light or a dark window."""
    return DARK if dark else LIGHT


def stand_on(widget: QWidget, ground: Ground) -> None:
    """Let a widget fill itself with the ground."""
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.Window, QColor(ground.back))
    widget.setPalette(palette)
    widget.setAutoFillBackground(True)


def ink_on(colour: str) -> str:
    """Return the text colour, of the light or of the dark ground, that stands out from a colour."""
    return max((LIGHT.text, DARK.text), key=lambda ink: contrast(ink, colour))


def back_of(colour: str) -> str:
    """Return the ground, the light or the dark one, from which a colour stands out."""
    return max((LIGHT.back, DARK.back), key=lambda back: contrast(back, colour))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21, as the accessibility guidelines (WCAG 2) define it."""
    low, high = sorted((_luminance(QColor(one)), _luminance(QColor(other))))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

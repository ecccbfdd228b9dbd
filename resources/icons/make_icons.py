"""Draws the icons: points at the left that melt, towards the right, into the density that they have.

``python -m resources.icons.make_icons`` writes the SVG files, and from them the pixels of each size by way of
``rsvg-convert``; ``.ico`` is for Windows, ``.icns`` for macOS. The numbers of the points are fixed, so that the
files are the same each time.
"""

import io
import math
import struct
import subprocess
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

FOLDER = Path(__file__).parent
SMALL, LARGE = (16, 24, 32), (48, 64, 128, 256)
"""Sizes in pixels that are drawn with few points, and with all."""
SHIPPED = (16, 24, 32, 48, 128, 256)
"""Sizes that are kept as PNG."""
_KINDS = {b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256}
"""What macOS calls an icon of this size."""
_GOLDEN_ANGLE = math.pi * (3.0 - math.sqrt(5.0))


@dataclass(frozen=True)
class Ink:
    """The colours of an icon: ground from top to bottom, its edge, points, and the glow from its middle outwards."""

    name: str
    top: str
    bottom: str
    edge: str
    points: tuple[str, str]  # far from the middle, near to it
    glow: tuple[str, ...]


LIGHT = Ink(
    "sfumato",
    top="#fefcff",
    bottom="#efe7f3",
    edge="#cfb3d6",
    points=("#ce1256", "#980043"),
    glow=("#67001f", "#980043", "#ce1256", "#e7298a", "#df65b0", "#d4a0cc"),
)
DARK = Ink(
    "sfumato-dark",
    top="#33263a",
    bottom="#17111b",
    edge="#5a4462",
    points=("#f06aae", "#ffc2de"),
    glow=("#fff4fa", "#ffd0e6", "#ff8fc4", "#e7298a", "#a0135c", "#5a1240"),
)
_STOPS = ((0.0, 1.0), (0.16, 1.0), (0.34, 0.96), (0.52, 0.72), (0.74, 0.34), (1.0, 0.0))
"""Where the colours of the glow stand, and how much they cover."""


def large(ink: Ink) -> str:
    """Return the icon with all its points."""
    middle = 140.0, 128.0
    dots = []
    for number in range(2, 62):
        away = 13.6 * math.sqrt(number)
        angle = number * _GOLDEN_ANGLE + 0.5
        x, y = 128.0 + away * math.cos(angle), 128.0 + away * math.sin(angle)
        soft = min(max((x - 74.0) / 120.0, 0.0), 1.0)  # 0 for a point, 1 where nothing of it is left but haze
        near = max(1.0 - away / 108.0, 0.0)
        dots.append(_dot(ink, x, y, (4.2 + 5.2 * near) * (1.0 + 1.6 * soft), soft, near))
    return _svg(ink, 256, (10, 52, 3), (*middle, 88.0), dots)


def small(ink: Ink) -> str:
    """Return the icon with the few points that 16 pixels can hold."""
    places = ((3.5, 8.0), (4.5, 4.5), (4.5, 11.5), (8.0, 3.0), (8.0, 13.0))
    dots = [_dot(ink, x, y, 1.05, 0.0, 0.35) for x, y in places]
    return _svg(ink, 16, (0, 3.4, 0.5), (9.6, 8.0, 5.4), dots)


def _svg(
    ink: Ink, side: int, tile: tuple[float, float, float], glow: tuple[float, float, float], dots: list[str]
) -> str:
    margin, corner, line = tile
    inset, length = margin + line / 2, side - 2 * margin - line
    x, y, radius = glow
    stops = "".join(
        f'<stop offset="{at:g}" stop-color="{colour}" stop-opacity="{cover:g}"/>'
        for colour, (at, cover) in zip(ink.glow, _STOPS, strict=True)
    )
    soft = "".join(
        f'<radialGradient id="soft{step}">'
        f'<stop offset="{1 - step / 4:g}" stop-color="{_mixed(ink, step / 4)}" stop-opacity="{1 - step / 6:g}"/>'
        f'<stop offset="1" stop-color="{_mixed(ink, step / 4)}" stop-opacity="0"/></radialGradient>'
        for step in (1, 2, 3, 4)
    )
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" width="{side}" height="{side}">',
        "<title>Sfumato</title>",
        "<defs>",
        '<linearGradient id="ground" x1="0" y1="0" x2="0" y2="1">'
        f'<stop offset="0" stop-color="{ink.top}"/><stop offset="1" stop-color="{ink.bottom}"/></linearGradient>',
        f'<radialGradient id="glow" gradientUnits="userSpaceOnUse" cx="{x:g}" cy="{y:g}" r="{radius:g}">{stops}'
        "</radialGradient>",
        soft,
        "</defs>",
        f'<rect x="{inset:g}" y="{inset:g}" width="{length:g}" height="{length:g}" rx="{corner:g}" '
        f'fill="url(#ground)" stroke="{ink.edge}" stroke-width="{line:g}"/>',
        *dots,
        f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="url(#glow)"/>',
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _dot(ink: Ink, x: float, y: float, radius: float, soft: float, near: float) -> str:
    step = round(4 * soft)
    fill = _mixed(ink, near) if step == 0 else f"url(#soft{step})"
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.2f}" fill="{fill}"/>'


def _mixed(ink: Ink, share: float) -> str:
    """Return a colour between those of the points."""
    far, near = (tuple(bytes.fromhex(colour[1:])) for colour in ink.points)
    return "#" + bytes(round(a + (b - a) * share) for a, b in zip(far, near, strict=True)).hex()


def _drawn(svg: str, size: int) -> bytes:
    command = ["rsvg-convert", "--width", str(size), "--height", str(size), "--format", "png"]
    return subprocess.run(command, input=svg.encode(), capture_output=True, check=True).stdout


def _icns() -> bytes:
    """Return macOS's file of icons: a head, and each picture as PNG behind its kind and its length."""
    entries = b""
    for kind, size in _KINDS.items():
        picture = (FOLDER / f"sfumato-{size}.png").read_bytes()
        entries += kind + struct.pack(">I", 8 + len(picture)) + picture
    return b"icns" + struct.pack(">I", 8 + len(entries)) + entries


def main() -> None:
    """Write all icons."""
    for ink in (LIGHT, DARK):
        pictures: dict[int, Image.Image] = {}
        for sizes, svg, name in ((SMALL, small(ink), f"{ink.name}-small.svg"), (LARGE, large(ink), f"{ink.name}.svg")):
            (FOLDER / name).write_text(svg, encoding="utf-8")
            pictures |= {size: Image.open(io.BytesIO(_drawn(svg, size))).convert("RGBA") for size in sizes}
        for size in SHIPPED:
            pictures[size].save(FOLDER / f"{ink.name}-{size}.png", optimize=True)
        if ink is LIGHT:
            every = [pictures[size] for size in sorted(pictures)]
            sides = [(picture.width, picture.height) for picture in every]
            every[-1].save(FOLDER / "sfumato.ico", sizes=sides, append_images=every[:-1])
            (FOLDER / "sfumato.icns").write_bytes(_icns())


if __name__ == "__main__":
    main()

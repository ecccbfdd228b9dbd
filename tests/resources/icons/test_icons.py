"""The icons: what is kept as pixels is what the drawings say, and the drawings are what their script writes."""

import struct

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from resources.icons.make_icons import DARK, FOLDER, LIGHT, SHIPPED, SMALL, Ink, large, small


def _drawn(svg: str, size: int) -> np.ndarray:
    image = QImage(size, size, QImage.Format.Format_RGBA8888)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(svg.encode()).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(size, size, 4).astype(float)


def _on_white(rgba: np.ndarray) -> np.ndarray:
    cover = rgba[..., 3:] / 255
    return rgba[..., :3] * cover + 255 * (1 - cover)


@pytest.mark.parametrize("ink", [LIGHT, DARK], ids=lambda ink: ink.name)
def test_drawings_and_pixels_are_of_one_script(ink: Ink) -> None:
    assert (FOLDER / f"{ink.name}.svg").read_text(encoding="utf-8") == large(ink)
    assert (FOLDER / f"{ink.name}-small.svg").read_text(encoding="utf-8") == small(ink)
    for size in SHIPPED:
        kept = np.asarray(Image.open(FOLDER / f"{ink.name}-{size}.png").convert("RGBA"), dtype=float)
        wanted = _drawn(small(ink) if size in SMALL else large(ink), size)
        assert np.abs(_on_white(kept) - _on_white(wanted)).mean() < 2.5  # of 255: two renderers


@pytest.mark.parametrize("ink", [LIGHT, DARK], ids=lambda ink: ink.name)
def test_points_and_glow_stand_out_at_16_pixels(ink: Ink) -> None:
    grey = np.asarray(Image.open(FOLDER / f"{ink.name}-16.png").convert("L"), dtype=float)
    ground, glow, point = grey[8, 5], grey[8, 9], grey[8, 3]
    assert abs(glow - ground) > 100
    assert abs(point - ground) > 60


def test_the_icon_of_windows_holds_all_sizes() -> None:
    with Image.open(FOLDER / "sfumato.ico") as icon:
        assert {(size, size) for size in (*SMALL, 48, 256)} <= set(icon.info["sizes"])


def test_the_icon_of_macos_is_whole() -> None:
    data = (FOLDER / "sfumato.icns").read_bytes()
    head, length = struct.unpack(">4sI", data[:8])
    assert (head, length) == (b"icns", len(data))
    at, kinds = 8, []
    while at < len(data):
        kind, length = struct.unpack(">4sI", data[at : at + 8])
        assert data[at + 8 : at + 12] == b"\x89PNG"
        kinds.append(kind)
        at += length
    assert at == len(data)
    assert kinds[-1] == b"ic08"

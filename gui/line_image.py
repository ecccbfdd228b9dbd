"""An image of lines and marks, painted in a thread: each in one ink with a faint halo of the other."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from core.arrays import Bytes, Floats
from core.line_labels import Place, places_of
from core.progress import Report
from gui.drawing import Drawing, DrawnMark
from gui.line_paths import Paths, paths_of, pixels_of
from gui.seen import Seen

_LETTERS = 11  # pixels of the font
_ARM = 4.5  # pixels of a cross
_PIECE = 2000  # corners that are drawn at once: the window waits meanwhile
_INKS = {False: (255, 255, 255), True: (24, 24, 30)}  # of dark lines, and of others
_HALO = {False: 0.62, True: 0.55}
_WIDER = 1.0, 0.7  # shares of a pixel that its neighbours beside and aslant get
_FINE_SCREEN = 1.4  # pixels to one of a plain screen, from where lines are two pixels wide
_AROUND = tuple((down, right) for down in (-1, 0, 1) for right in (-1, 0, 1))


@dataclass(frozen=True, eq=False, slots=True)
class LineImage:
    """What was painted, and where the lines run in it."""

    image: QImage
    paths: tuple[Paths, ...]

    @property
    def corners(self) -> int:
        """How many corners all lines have."""
        return sum(len(run) for one in self.paths for run in one.runs)


def line_image(drawing: Drawing, seen: Seen, report: Report) -> LineImage:
    """Return the image of a drawing as it is seen."""
    paths = []
    for line in drawing.lines:
        report(None, "")
        paths.append(paths_of(line.rings, seen))
    font = _font(seen.ratio)
    metrics = QFontMetricsF(font)
    widths = [metrics.horizontalAdvance(line.label) + 8 * seen.ratio for line in drawing.lines]
    places = places_of([one.runs for one in paths], widths, metrics.height(), seen.size)
    canvas = _Canvas(seen, font)
    for dark in (False, True):
        rows = [place for place, line in enumerate(drawing.lines) if line.dark is dark]
        marks = [place for place, mark in enumerate(drawing.marks) if mark.dark is dark]
        layer = _Layer(
            [paths[row] for row in rows],
            [(drawing.lines[row].label, place) for row in rows if (place := places[row]) is not None],
            [drawing.marks[mark] for mark in marks],
            [paths[row] for row in rows if row == drawing.line],
            [drawing.marks[mark] for mark in marks if mark == drawing.mark],
        )
        if layer.lines or layer.marks:
            canvas.add(layer, dark, report)
    return LineImage(canvas.image(), tuple(paths))


@dataclass(frozen=True, eq=False, slots=True)
class _Layer:
    """What is drawn in one ink; the last two are those of the lines and marks that are thick."""

    lines: Sequence[Paths]
    labels: Sequence[tuple[str, Place]]
    marks: Sequence[DrawnMark]
    thick_lines: Sequence[Paths]
    thick_marks: Sequence[DrawnMark]


class _Canvas:
    """Pixels, on which one ink after the other is laid: from the cover of its lines and letters."""

    def __init__(self, seen: Seen, font: QFont) -> None:
        self._seen = seen
        self._font = font
        wide, high = seen.size
        self._pixels = np.zeros((high, wide, 4), np.uint8)  # blue, green, red, alpha; the colours times alpha

    def add(self, layer: _Layer, dark: bool, report: Report) -> None:
        """Lay lines, with their labels, and marks upon what is there."""
        cover = self._cover(layer.lines, layer.labels, layer.marks, report)
        if self._seen.ratio > _FINE_SCREEN:
            cover = _spread(cover, *_WIDER)
        if layer.thick_lines or layer.thick_marks:
            gaps = [("", place) for _, place in layer.labels]
            thick = self._cover(layer.thick_lines, gaps, layer.thick_marks, report)
            np.maximum(cover, _stronger(_spread(thick, *_WIDER)), out=cover)
        report(None, "")
        halo = _spread(_spread(cover, 0.8, 0.5), 0.5, 0.25)
        self._lay((halo * np.float32(_HALO[dark])).astype(np.uint8), _INKS[not dark])
        self._lay(cover, _INKS[dark])

    def image(self) -> QImage:
        """Return all of it."""
        high, wide, _ = self._pixels.shape
        # the image keeps the array alive and does not copy it
        image: QImage = QImage(self._pixels, wide, high, 4 * wide, QImage.Format.Format_ARGB32_Premultiplied)  # type: ignore[call-overload]  # the stubs know bytes only
        image.setDevicePixelRatio(self._seen.ratio)
        return image

    def _cover(
        self,
        lines: Sequence[Paths],
        labels: Sequence[tuple[str, Place]],
        marks: Sequence[DrawnMark],
        report: Report,
    ) -> Bytes:
        """Return how much of each pixel is covered, 0 to 255."""
        wide, high = self._seen.size
        image = QImage(wide, high, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        try:
            self._draw(painter, lines, labels, marks, report)
        finally:
            painter.end()  # also where the report cancels: an image that is painted on cannot go
        pixels = np.frombuffer(image.constBits(), np.uint8).reshape(high, wide, 4)
        return np.ascontiguousarray(pixels[:, :, 3])

    def _draw(
        self,
        painter: QPainter,
        lines: Sequence[Paths],
        labels: Sequence[tuple[str, Place]],
        marks: Sequence[DrawnMark],
        report: Report,
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        painter.setPen(QPen(Qt.GlobalColor.white, 1.0))  # a wider one is a hundred times slower
        for run in (run for paths in lines for run in paths.runs):
            self._draw_run(painter, run, report)
        for text, place in labels:
            self._draw_label(painter, text, place)
        for mark in marks:
            self._draw_mark(painter, mark)

    def _draw_run(self, painter: QPainter, run: Floats, report: Report) -> None:
        for start in range(0, len(run) - 1, _PIECE):
            report(None, "")
            piece = run[start : start + _PIECE + 1].tolist()
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in piece]))

    def _draw_label(self, painter: QPainter, text: str, place: Place) -> None:
        """Write along a line, which ends before and goes on behind."""
        metrics = QFontMetricsF(self._font)
        wide, high = place.width - 2 * self._seen.ratio, metrics.height()
        box = QRectF(-wide / 2, -high / 2, wide, high)
        painter.save()
        painter.translate(place.x, place.y)
        painter.rotate(place.angle)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.fillRect(box, QColor(0, 0, 0, 0))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()

    def _draw_mark(self, painter: QPainter, mark: DrawnMark) -> None:
        ratio = self._seen.ratio
        (x, y), arm = pixels_of(self._seen, np.array([mark.x]), np.array([mark.y]))[0].tolist(), _ARM * ratio
        wide, high = self._seen.size
        if not (-arm < x < wide + arm and -arm < y < high + arm):
            return
        painter.drawLine(QPointF(x - arm, y), QPointF(x + arm, y))
        painter.drawLine(QPointF(x, y - arm), QPointF(x, y + arm))
        painter.drawText(QPointF(x + arm + ratio, y - 2 * ratio), mark.label)

    def _lay(self, cover: Bytes, ink: tuple[int, int, int]) -> None:
        """Lay an ink upon the pixels, as far as it covers them."""
        row, column = np.nonzero(cover)
        alpha = cover[row, column].astype(np.uint16)[:, np.newaxis]
        upon = np.array([ink[2], ink[1], ink[0], 255], np.uint16)
        below = self._pixels[row, column].astype(np.uint16)
        self._pixels[row, column] = ((upon * alpha + below * (255 - alpha)) // 255).astype(np.uint8)


def _font(ratio: float) -> QFont:
    font = QFont()
    font.setPixelSize(round(_LETTERS * ratio))
    font.setBold(True)
    return font


def _stronger(cover: Bytes) -> Bytes:
    """Let what is covered in part be covered more."""
    stronger: Bytes = np.minimum(cover * np.float32(1.7), 255).astype(np.uint8)
    return stronger


def _spread(cover: Bytes, beside: float, aslant: float) -> Bytes:
    """Let each pixel reach its eight neighbours, by a share of its own cover."""
    padded = np.pad(cover, 1)
    shares = {0: None, 1: beside, 2: aslant}
    scaled = {
        near: padded if share is None else (padded * np.float32(share)).astype(np.uint8)
        for near, share in shares.items()
    }
    high, wide = cover.shape
    spread = cover.copy()
    for down, right in _AROUND:
        near = scaled[abs(down) + abs(right)]
        np.maximum(spread, near[1 + down : high + 1 + down, 1 + right : wide + 1 + right], out=spread)
    return spread

"""Lettering: text on a picture, in the font that comes with Pillow, so that a picture is the same on every machine."""

import unicodedata
from bisect import bisect_left
from functools import lru_cache
from itertools import groupby

from PIL import Image, ImageDraw, ImageFont
from PIL.ImageFont import FreeTypeFont

Ink = tuple[int, int, int]
PAPER: Ink = (255, 255, 255)

_RAISED = dict(zip("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789", strict=True))
_REPLACED = {
    "×": "x",
    "−": "-",
    "–": "-",
    "—": "-",
    "µ": "u",
    "μ": "u",
    "\u202f": " ",
    "\u2009": " ",
    "…": "...",
    "ß": "ss",
}
_RAISED_SIZE = 0.7
_RAISED_BY = 0.36
_FEWEST = 12  # characters that are kept beside an ellipsis


def width(text: str, size: int) -> float:
    """Return the width of the text in pixels."""
    return sum(_font(_size(size, raised)).getlength(run) for run, raised in _runs(text))


def height(size: int) -> int:
    """Return the height of a digit in pixels."""
    return -int(_font(size).getbbox("0", anchor="ls")[1])


def draw(image: Image.Image, place: tuple[float, float], text: str, size: int, ink: Ink, anchor: str = "l") -> None:
    """Draw a line of text.

    Parameters
    ----------
    image : Image
        In RGB.
    place : (x, y)
        In pixels; y is the base line.
    text : str
        Letters that the font has not are put in others; superscripts are drawn as such.
    size : int
        Of the font, in pixels.
    ink : Ink
    anchor : str
        What stands at x: the left end "l", the middle "m", or the right end "r".
    """
    pen = ImageDraw.Draw(image)
    x, y = place
    x -= {"l": 0.0, "m": 0.5, "r": 1.0}[anchor] * width(text, size)
    x = round(x)
    for run, raised in _runs(text):
        font = _font(_size(size, raised))
        pen.text((x, y - (_RAISED_BY * size if raised else 0.0)), run, font=font, fill=ink, anchor="ls")
        x += font.getlength(run)


def draw_upwards(image: Image.Image, place: tuple[float, float], text: str, size: int, ink: Ink) -> None:
    """Draw a line of text that runs upwards: x of its base line, y of its middle."""
    length, above, below = round(width(text, size)) + 2, size, size // 2
    strip = Image.new("RGB", (length, above + below), PAPER)
    draw(strip, (1, above), text, size, ink)
    image.paste(strip.transpose(Image.Transpose.ROTATE_90), (round(place[0] - above), round(place[1] - length / 2)))


def fitted(text: str, size: int, room: float) -> str:
    """Return the text, with an ellipsis in its middle where it is wider than the room."""
    text = drawable(text)
    if width(text, size) <= room:
        return text
    kept = bisect_left(range(len(text)), True, key=lambda kept: width(_shortened(text, kept), size) > room) - 1
    return _shortened(text, max(kept, _FEWEST))


def _shortened(text: str, kept: int) -> str:
    right = kept // 2
    return f"{text[: kept - right]} ... {text[len(text) - right :]}"


def drawable(text: str) -> str:
    """Return the text in letters that the font has: accents dropped, Greek letters by name, else a question mark."""
    return "".join(_letter(letter) for letter in text)


@lru_cache(maxsize=1024)
def _letter(letter: str) -> str:
    if letter in _RAISED or _drawn(letter):
        return letter
    if letter in _REPLACED:
        return _REPLACED[letter]
    name = unicodedata.name(letter, "")
    if name.startswith("GREEK") and " LETTER " in name:
        return name.split(" LETTER ")[1].split()[0].lower()
    if name.startswith("LATIN") and " WITH " in name:
        plain = name.split(" LETTER ")[1].split(" WITH ")[0]
        return plain if "CAPITAL" in name else plain.lower()
    plain = "".join(part for part in unicodedata.normalize("NFKD", letter) if part != letter and _drawn(part))
    return plain or "?"


def _drawn(letter: str) -> bool:
    if letter.isspace():
        return letter == " "
    font = _font(40)
    return bytes(font.getmask(letter)) != bytes(font.getmask("\uffff"))


def _runs(text: str) -> list[tuple[str, bool]]:
    runs = groupby(drawable(text), key=lambda letter: letter in _RAISED)
    return [("".join(_RAISED.get(letter, letter) for letter in run), raised) for raised, run in runs]


def _size(size: int, raised: bool) -> int:
    return round(size * _RAISED_SIZE) if raised else size


@lru_cache(maxsize=32)
def _font(size: int) -> FreeTypeFont:
    font = ImageFont.load_default(size)
    if not isinstance(font, FreeTypeFont):
        raise TypeError("this Pillow draws no scalable text")
    return font

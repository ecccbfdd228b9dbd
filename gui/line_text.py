"""A line as it is typed: x, y of its beginning, and x, y of its end."""

import math

from core.errors import UserError
from core.structures import Line
from gui.numbers import exact, list_of, number_in, words_in


def line_in(text: str) -> Line:
    """Return the line of a text such as ``-1, 0, 2.5, 0.3``.

    Raises
    ------
    UserError
        If there are not four numbers, or both ends are one.
    """
    numbers = [number_in(word) for word in words_in(text)]
    if len(numbers) != 4 or not all(map(math.isfinite, numbers)) or numbers[:2] == numbers[2:]:
        raise UserError(
            '"{text}" is no line', "Give x, y of one end and x, y of the other, as in 0, 0, 2.5, 1.", text=text[:60]
        )
    return Line(*numbers)


def text_of(line: Line) -> str:
    """Return the text that leads back to a line."""
    return list_of([exact(number) for number in (line.x0, line.y0, line.x1, line.y1)])

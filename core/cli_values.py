"""Values of the command line as numbers."""

import math
import re
from collections.abc import Sequence

from core.errors import UserError

_NUMBER = re.compile(r"[+-]?((\d+\.?\d*|\.\d+)([eE][+-]?\d+)?|inf)", re.ASCII)


def numbers(option: str, text: str, *lengths: int) -> list[float]:
    """Return the finite numbers of a text, with commas between them: as many as one of the lengths, if there are any.

    Raises
    ------
    UserError
        For anything else.
    """
    parts = [part.strip() for part in text.split(",")]
    if (lengths and len(parts) not in lengths) or not all(_NUMBER.fullmatch(part) for part in parts):
        raise UserError(
            "{option} is {text}", "Give {wanted}.", option=option, text=quoted(text), wanted=_wanted(lengths)
        )
    if not all(math.isfinite(float(part)) for part in parts):
        raise UserError(
            "{option} is {text}, which is too large", "Give finite numbers.", option=option, text=quoted(text)
        )
    return [float(part) for part in parts]


def quoted(text: str) -> str:
    """Return the text as it stands in a message."""
    return text or "empty"


def _wanted(lengths: Sequence[int]) -> str:
    words = {1: "one number", 2: "two numbers, with a comma between them", 4: "four numbers, with commas between them"}
    return " or ".join(words[length] for length in lengths) or "numbers, with commas between them"

"""Levels as they are typed: shares of the mass with a per cent sign, and densities without."""

import math
import re

from core.errors import UserError
from core.structures import ContourChoice
from gui.numbers import exact, list_of, number_in, words_in

_MOST = 20


def levels_in(text: str) -> ContourChoice:
    """Return the levels of a text such as ``80 %, 99 %, 0.02``.

    Raises
    ------
    UserError
        If a word is no level.
    """
    shares, densities = set(), set()
    for word in words_in(re.sub(r"\s*%", "%", text)):
        number = number_in(word.removesuffix("%"))
        if math.isnan(number) or (word.endswith("%") and not 0.0 < number < 100.0):
            raise UserError(
                '"{text}" is no level', "Give shares such as 80 %, or densities such as 0.02.", text=word[:40]
            )
        if word.endswith("%"):
            shares.add(float(f"{number / 100.0:.15g}"))
        else:
            densities.add(number)
    if len(shares) + len(densities) > _MOST:
        raise UserError(
            "{count} levels are more than can be told apart", "Give at most 20.", count=len(shares) + len(densities)
        )
    return ContourChoice(tuple(sorted(shares)), tuple(sorted(densities, reverse=True)))


def text_of(choice: ContourChoice) -> str:
    """Return the text that leads back to some levels."""
    words = [f"{exact(float(f'{100.0 * share:.13g}'))} %" for share in choice.shares]
    return list_of([*words, *map(exact, choice.densities)])

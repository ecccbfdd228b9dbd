"""How much is measured: the whole set, or what ends within 45 seconds."""

import math
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """Sizes and repetitions of a run.

    ``pairs``, ``csv_pairs`` and ``starts`` are the most; a row stops after ``seconds``, but not before its first pair,
    and after ``haste`` seconds of the whole run each row takes but one.
    The sizes called ``many`` are those of the rows that only the full plan has.
    """

    full: bool = True
    points: int = 10**7
    many: int = 10**8
    bins: int = 1000
    pairs: int = 9
    seconds: float = 30.0
    haste: float = math.inf
    steps: int = 41
    csv_rows: int = 5 * 10**6
    many_csv_rows: int = 2 * 10**7
    csv_pairs: int = 5
    stall_rows: int = 10**7
    memory_rows: int = 5 * 10**7
    small_rows: int = 10**4
    starts: int = 11


Size = Callable[[Plan], int]
"""Which of the plan's sizes a row is about."""

FULL = Plan()
QUICK = Plan(
    full=False,
    pairs=5,
    seconds=2.0,
    haste=12.0,
    steps=7,
    csv_rows=10**6,
    csv_pairs=1,
    stall_rows=2 * 10**6,
    memory_rows=5 * 10**6,
    starts=3,
)

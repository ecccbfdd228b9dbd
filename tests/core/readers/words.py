"""Cells and tables that tests of several ways to read a text share."""

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st

from core.readers.source import Cells


def bits(cells: Sequence[Cells]) -> list[tuple[bytes, list[bool]]]:
    """Values bit by bit (one kind of NaN), and what is missing."""
    told = []
    for one in cells:
        values = np.where(np.isnan(one.values), np.nan, one.values)
        missing = np.zeros(values.size, bool) if one.missing is None else one.missing
        told.append((values.tobytes(), missing.tolist()))
    return told


PLAIN = ("1", "-1.5", "+2.", ".5", "1e5", "007", "0", "9007199254740993", "0.1e-400", "1e999", "inf", '"2.5"', "  3 ")
EMPTY = ("", " ", "NA", "-", "null", '""', "nan", "NaN", "-nan", "True", "False")
ODD = ("1,5", "1d5", "1.5.2", "true", "abc", "0x1p3", "1_0", "1\x00", "٣", "é", "#1", "1 2", "4.9e-324")
ENDS = ("1\r", "\r", "\x1a", " \t", "2\r\n")
QUOTED = ('"a b"', '5" pipe', '"x""y"', '"', '"1" 2', '"1\n2"')


def table_of(words: tuple[str, ...]) -> st.SearchStrategy[list[list[str]]]:
    return st.lists(st.lists(st.sampled_from(words), min_size=1, max_size=5), max_size=12)


tables = st.one_of(
    *map(table_of, (PLAIN, (*PLAIN, *EMPTY), (*PLAIN, *EMPTY, *QUOTED), (*PLAIN, *EMPTY, *QUOTED, *ODD, *ENDS)))
)

"""FCS 2.0, 3.0 and 3.1: the events of cytometers, by the standard's own text; a file of numbers at fixed places.

The values are those that were stored: neither gains, logarithmic amplifiers nor compensation are applied.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.errors import UserError
from core.readers.numpy_arrays import ArraySource, Stretch
from core.readers.tables import picked

_LONGEST_TEXT = 1 << 24
_MOST_PARAMETERS = 10_000
_MOST_SETS = 1000
_FLOATS = {"F": ("f4", 32), "D": ("f8", 64)}


@dataclass(frozen=True, slots=True)
class _Set:
    """One data set of a file: its keywords, and where its events begin and end."""

    keywords: dict[str, str]
    start: int
    end: int
    next: int


def open_fcs(path: Path, table: str | None) -> ArraySource:
    """Open an FCS file; of one with several data sets the first, unless another is wanted.

    Raises
    ------
    UserError
        If it is damaged, or stores its events in a way that is not known.
    """
    try:
        sets = list(_sets(path))
        names = [f"data set {number}" for number in range(1, len(sets) + 1)] if len(sets) > 1 else []
        chosen = picked(names, table, path.name) if names else None
        return _source(path, sets[names.index(chosen) if chosen else 0], chosen, names)
    except (ValueError, KeyError, IndexError, OverflowError) as error:
        raise UserError(
            "{file} is damaged, or was not written to its end", "Get the whole file again.", file=path.name
        ) from error


def _sets(path: Path) -> Iterator[_Set]:
    size = path.stat().st_size
    base = 0
    seen: set[int] = set()
    with path.open("rb") as file:
        while base not in seen and len(seen) < _MOST_SETS:
            seen.add(base)
            file.seek(base)
            head = file.read(58)
            if not head.startswith(b"FCS"):
                if len(seen) > 1:
                    return
                raise ValueError(head)
            text_start, text_end, start, end = (_number(head[at : at + 8]) for at in (10, 18, 26, 34))
            if not 0 < text_end - text_start < _LONGEST_TEXT:
                raise ValueError(text_start)
            file.seek(base + text_start)
            keywords = _keywords(file.read(text_end - text_start + 1))
            if not start or not end:  # beyond what eight digits can say
                start, end = int(keywords["$BEGINDATA"]), int(keywords["$ENDDATA"])
            following = int(keywords.get("$NEXTDATA", "0").strip() or 0)
            yield _Set(keywords, base + start, min(base + end + 1, size), following)
            if not following:
                return
            base += following


def _number(digits: bytes) -> int:
    return int(digits.strip() or 0)


def _keywords(text: bytes) -> dict[str, str]:
    """Return what a text segment says; its first character parts the words, and doubled it stands for itself."""
    if not text:
        raise ValueError(text)
    mark = text[:1]
    plain = text[1:].rstrip(b" \0\r\n")
    plain = plain.removesuffix(mark) if not plain.endswith(mark * 2) else plain[:-1]
    words = [word.replace(mark * 2, mark) for word in re.split(_alone(mark), plain)]
    decoded = [word.decode("utf-8", "replace").strip() for word in words]
    return {key.upper(): value for key, value in zip(decoded[::2], decoded[1::2], strict=False)}


def _alone(mark: bytes) -> bytes:
    single = re.escape(mark)
    return rb"(?<!" + single + rb")" + single + rb"(?!" + single + rb")"


def _source(path: Path, found: _Set, table: str | None, tables: list[str]) -> ArraySource:
    keywords = found.keywords
    kind, mode = keywords["$DATATYPE"].upper(), keywords.get("$MODE", "L").upper()
    count = int(keywords["$PAR"])
    if mode != "L" or kind not in {"I", "F", "D"}:
        raise UserError(
            "{file} stores its events as {kind} in mode {mode}, which is not known",
            "Save it again as a list of events.",
            file=path.name,
            kind=kind,
            mode=mode,
        )
    if not 0 < count <= _MOST_PARAMETERS:
        raise ValueError(count)
    little = keywords.get("$BYTEORD", "1,2,3,4").split(",")[0].strip() == "1"
    stored = [_stored(keywords, number, kind, "<" if little else ">", path.name) for number in range(1, count + 1)]
    step = sum(dtype.itemsize for dtype, _ in stored)
    rows = (found.end - found.start) // step
    told = int(keywords.get("$TOT", "").strip() or rows)
    if not 0 <= told <= rows:
        raise ValueError(told)
    columns, offset = [], found.start
    for number, (dtype, mask) in enumerate(stored, 1):
        stretch = Stretch(lambda: path.open("rb"), offset, step, dtype, mask)
        columns.append((_name(keywords, number), stretch))
        offset += dtype.itemsize
    source = ArraySource(path.name, columns, told)
    source.tables, source.table = tuple(tables), table
    return source


def _stored(
    keywords: dict[str, str], number: int, kind: str, order: str, file: str
) -> tuple[np.dtype[np.generic], int | None]:
    """Return how a parameter is stored, and which of its bits count."""
    bits = int(keywords[f"$P{number}B"])
    if kind in _FLOATS:
        name, expected = _FLOATS[kind]
        if bits != expected:
            raise ValueError(bits)
        return np.dtype(order + name), None
    if bits not in {8, 16, 32, 64}:
        raise UserError(
            "{file} stores numbers of {bits} bits, which is not known", "Save it again as floats.", file=file, bits=bits
        )
    most = int(float(keywords.get(f"$P{number}R", "0").strip() or 0))
    mask = (1 << max(most - 1, 0).bit_length()) - 1
    return np.dtype(f"{order}u{bits // 8}"), mask if 0 < mask < (1 << bits) - 1 else None


def _name(keywords: dict[str, str], number: int) -> str:
    name, long = (keywords.get(f"$P{number}{letter}", "").strip() for letter in "NS")
    return f"{name} {long}" if name and long and long != name else name or long

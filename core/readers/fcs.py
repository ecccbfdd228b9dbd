"""FCS 2.0 to 3.2: the events of cytometers, by the standard's own text; a file of numbers at fixed places.

The values are those that were stored: neither gains, logarithmic amplifiers nor compensation are applied.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from pathlib import Path

import numpy as np

from core.errors import UserError
from core.readers.bits import BitField, BitSource
from core.readers.numpy_arrays import ArraySource, Stretch
from core.readers.tables import Field, MemorySource, picked

_LONGEST_TEXT = 1 << 24
_MOST_PARAMETERS = 10_000
_MOST_SETS = 1000
_FLOATS = {"F": 32, "D": 64}  # bits
_DIGITS = re.compile(rb"[\d\s,.eE+-]*")
_LETTERS = {"I": "u", "F": "f", "D": "f"}


@dataclass(frozen=True, slots=True)
class _Set:
    """One data set of a file: its keywords, and where its events begin and end."""

    keywords: dict[str, str]
    start: int
    end: int
    next: int


@dataclass(frozen=True, slots=True)
class _Parameter:
    """One column: how it is stored, and which of its bits count."""

    name: str
    kind: str
    bits: int
    mask: int | None


_Events = ArraySource | BitSource | MemorySource


def open_fcs(path: Path, table: str | None) -> _Events:
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
            if text_start < 0 or not 0 < text_end - text_start < _LONGEST_TEXT:
                raise ValueError(text_start)
            file.seek(base + text_start)
            keywords = _keywords(file.read(text_end - text_start + 1))
            if not start or not end:  # beyond what eight digits can say
                start, end = int(keywords["$BEGINDATA"]), int(keywords["$ENDDATA"])
            following = int(keywords.get("$NEXTDATA", "0").strip() or 0)
            if start < 0 or following < 0:
                raise ValueError(start)
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
    keywords = _paired([word.replace(mark * 2, mark) for word in re.split(_alone(mark), plain)])
    # some leave a value empty, so that two marks follow on each other
    return keywords if _complete(keywords) else _paired(plain.split(mark))


def _paired(words: Sequence[bytes]) -> dict[str, str]:
    decoded = [word.decode("utf-8", "replace").strip() for word in words]
    return {key.upper(): value for key, value in zip(decoded[::2], decoded[1::2], strict=False)}


def _complete(keywords: dict[str, str]) -> bool:
    count = keywords.get("$PAR", "")
    return count.isdecimal() and "$DATATYPE" in keywords and f"$P{int(count[:9])}B" in keywords


def _alone(mark: bytes) -> bytes:
    single = re.escape(mark)
    return rb"(?<!" + single + rb")" + single + rb"(?!" + single + rb")"


def _source(path: Path, found: _Set, table: str | None, tables: list[str]) -> _Events:
    keywords = found.keywords
    kind, mode = keywords["$DATATYPE"].upper(), keywords.get("$MODE", "L").upper()
    count = int(keywords["$PAR"])
    digits = _digits(path, found) if kind == "A" else None
    if mode != "L" or (kind not in _LETTERS and digits is None):
        raise UserError(
            "{file} stores its events as {kind} in mode {mode}, which is not known",
            "Save it again as a list of events.",
            file=path.name,
            kind=kind,
            mode=mode,
        )
    if not 0 < count <= _MOST_PARAMETERS:
        raise ValueError(count)
    if digits is not None:
        written = MemorySource(list(_written(digits, found.keywords, count)), table, tables)
        written.columns = tuple(replace(column, unit=None) for column in written.columns)
        return written
    order = _order(keywords.get("$BYTEORD", "1,2,3,4"), path.name)
    parameters = [_parameter(keywords, number, kind) for number in range(1, count + 1)]
    rows = _rows(path, found, sum(one.bits for one in parameters))
    if all(one.bits in {8, 16, 32, 64} for one in parameters):
        source: ArraySource | BitSource = ArraySource(path.name, _stretches(path, found.start, parameters, order), rows)
    elif any(one.kind != "I" for one in parameters):
        raise ValueError(kind)
    else:
        starts = accumulate((one.bits for one in parameters), initial=0)
        fields = [BitField(one.name, at, one.bits, one.mask) for one, at in zip(parameters, starts, strict=False)]
        source = BitSource(path, found.start, fields, rows, order)
    source.columns = tuple(replace(column, unit=None) for column in source.columns)  # brackets hold names here
    source.tables, source.table = tuple(tables), table
    return source


def _digits(path: Path, found: _Set) -> str | None:
    """Return events that are written in digits, None where they are not."""
    with path.open("rb") as file:
        file.seek(found.start)
        text = file.read(found.end - found.start)
    return text.decode("ascii") if _DIGITS.fullmatch(text) else None


def _written(text: str, keywords: dict[str, str], count: int) -> Iterator[Field]:
    """Yield the parameters of events in digits: so many characters for each, or parted by blanks and commas."""
    widths = [keywords[f"$P{number}B"].strip() for number in range(1, count + 1)]
    if all(width.isdecimal() for width in widths):
        ends = list(accumulate(map(int, widths), initial=0))
        starts = range(0, len(text) - ends[-1] + 1, max(ends[-1], 1))
        columns = [[text[at + first : at + last] for at in starts] for first, last in pairwise(ends)]
    else:
        words = re.split(r"[\s,]+", text.strip(" \t\r\n,"))
        columns = [words[at : len(words) - len(words) % count : count] for at in range(count)]
    told = int(keywords.get("$TOT", "").strip() or len(columns[0]))
    if not 0 <= told <= len(columns[0]):
        raise ValueError(told)
    for number, words in enumerate(columns, 1):
        yield Field(_name(keywords, number), words[:told])


def _rows(path: Path, found: _Set, bits: int) -> int:
    """Return the number of events, which must fit into their segment."""
    rows = 8 * (found.end - found.start) // bits
    told = int(found.keywords.get("$TOT", "").strip() or rows)
    if told == rows + 1 and 8 * (path.stat().st_size - found.start) // bits > rows:
        return told  # some tell the last byte as one too early
    if not 0 <= told <= rows:
        raise ValueError(told)
    return told


def _stretches(path: Path, start: int, parameters: Sequence[_Parameter], order: str) -> list[tuple[str, Stretch]]:
    dtypes = [np.dtype(f"{order}{_LETTERS[one.kind]}{one.bits // 8}") for one in parameters]
    step = sum(dtype.itemsize for dtype in dtypes)
    stretches = []
    for one, dtype in zip(parameters, dtypes, strict=True):
        stretches.append((one.name, Stretch(lambda: path.open("rb"), start, step, dtype, one.mask)))
        start += dtype.itemsize
    return stretches


def _order(told: str, file: str) -> str:
    places = [place.strip() for place in told.split(",")]
    if places not in (sorted(places), sorted(places, reverse=True)):
        raise UserError(
            "{file} stores its bytes in the order {order}, which is not known",
            "Save it again with the lowest or the highest byte first.",
            file=file,
            order=told,
        )
    return "<" if places[0] == "1" else ">"


def _parameter(keywords: dict[str, str], number: int, kind: str) -> _Parameter:
    kind = keywords.get(f"$P{number}DATATYPE", kind).upper()  # since 3.2
    bits = int(keywords[f"$P{number}B"])
    if kind not in _LETTERS or bits != _FLOATS.get(kind, min(max(bits, 1), 64)):
        raise ValueError(bits)
    return _Parameter(_name(keywords, number), kind, bits, _mask(keywords, number, bits) if kind == "I" else None)


def _mask(keywords: dict[str, str], number: int, bits: int) -> int | None:
    """Return which bits of a whole number count: those that its range needs."""
    most = int(float(keywords.get(f"$P{number}R", "0").strip() or 0))
    mask = (1 << max(most - 1, 0).bit_length()) - 1
    return mask if 0 < mask < (1 << bits) - 1 else None


def _name(keywords: dict[str, str], number: int) -> str:
    name, long = (keywords.get(f"$P{number}{letter}", "").strip() for letter in "NS")
    return f"{name} {long}" if name and long and long != name else name or long

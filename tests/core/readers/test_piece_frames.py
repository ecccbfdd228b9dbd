import contextlib
import datetime
import io
import json
import struct
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.readers import piece_frames
from core.readers.frames import FrameError, read_frame
from core.readers.piece_frames import piece_of, write_piece
from core.readers.pieces import Piece, Values

DAY = datetime.datetime(2024, 5, 6, 7, 8, 9, 10)
ARRAYS: list[Values] = [
    np.array([1, -2, 2**62], ">i8"),
    np.array([0, 1, 255], "u1"),
    np.array([0.1, np.nan, -np.inf], "<f4"),
    np.array([True, False, True]),
    np.array([b"a", b"", b"\xff"]),
    np.array(["é", "", "ab"]),
    np.array(["2024-01-02", "NaT", "1700-01-01"], "M8[D]"),
    np.ma.MaskedArray([1, 2, 3], [False, True, False]),
]
OBJECTS: list[list[Any]] = [
    ["a", None, "\ud800"],
    [1, 2.5, True],
    [DAY, DAY.date(), DAY.time()],
    [datetime.timedelta(seconds=1.5), 2**70, float("inf")],
]


def through(*values: Values, fraction: float | None = 0.5) -> list[Piece]:
    stream = io.BytesIO()
    write_piece(stream, Piece(values, fraction))
    stream.seek(0)
    pieces = []
    while frame := read_frame(stream):
        pieces.append(piece_of(frame[1], len(values)))
    return pieces


def test_values_come_through_as_they_are() -> None:
    (piece,) = through(*ARRAYS, *OBJECTS)
    assert piece.fraction == 0.5
    for before, after in zip(ARRAYS, piece.values, strict=False):
        assert isinstance(before, np.ndarray)
        assert isinstance(after, np.ndarray)
        assert after.dtype == before.dtype
        assert np.asarray(after).tobytes() == np.asarray(before).tobytes()
        assert np.array_equal(np.ma.getmaskarray(before), np.ma.getmaskarray(after))
    for objects, told in zip(OBJECTS, piece.values[len(ARRAYS) :], strict=True):
        assert list(told) == objects
        assert list(map(type, told)) == list(map(type, objects))


def test_what_is_no_plain_value_comes_as_text() -> None:
    (piece,) = through([{"a": [1]}, np.float64(2.0), b"\xe9"], np.array([1 + 2j, 0, 1]))
    assert [list(values) for values in piece.values] == [['{"a": [1]}', 2.0, "é"], ["(1+2j)", "0j", "(1+0j)"]]


def test_a_long_piece_comes_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(piece_frames, "_BYTES", 100)
    pieces = through(np.arange(1000), [str(at) for at in range(1000)])
    assert len(pieces) > 100
    assert np.concatenate([piece.values[0] for piece in pieces]).tolist() == list(range(1000))
    assert [text for piece in pieces for text in piece.values[1]] == [str(at) for at in range(1000)]


values = st.recursive(
    st.none() | st.integers() | st.text(max_size=5),
    lambda one: (
        st.lists(one) | st.dictionaries(st.sampled_from(["dtype", "masked", "objects", "date", "rows", "columns"]), one)
    ),
)


@given(
    st.binary(max_size=60),
    st.integers(0, 3),
    values,
    st.sampled_from(["O", "<f8", "V9", "(3,)f8", "<i4,<i4", "S0", "U99999999", ""]),
)
def test_nothing_else_comes_out_of_hostile_bytes(data: bytes, columns: int, told: Any, dtype: str) -> None:
    heads = [
        {"rows": told, "fraction": told, "columns": told},
        {"rows": 2, "fraction": None, "columns": [{"dtype": dtype, "masked": told}] * columns},
        {"rows": 2, "fraction": None, "columns": [{"objects": [told, told]}] * columns},
    ]
    frames = [data, *(struct.pack("<Q", len(json.dumps(head))) + json.dumps(head).encode() + data for head in heads)]
    for frame in frames:
        with contextlib.suppress(FrameError):
            for one in piece_of(frame, columns).values:
                assert len(one) in {0, 2} or isinstance(told, int)

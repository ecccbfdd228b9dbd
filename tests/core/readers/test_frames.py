import contextlib
import io
import math
import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.columns import Column, Kind, Measure
from core.readers import frames
from core.readers.source import Cells, Chunk, Place

numbers = st.lists(st.floats(width=64), max_size=20)


@given(numbers, st.booleans(), st.none() | st.floats(0, 1), st.integers(0, 3))
def test_chunks_come_through_bit_for_bit(values: list[float], flagged: bool, fraction: float | None, more: int) -> None:
    column = np.array(values, dtype=np.float64)
    missing = np.isnan(column) if flagged else None
    chunk = Chunk(tuple(Cells(column + 0.0, missing) for _ in range(more + 1)), fraction)
    stream = io.BytesIO()
    frames.write_chunk(stream, chunk)
    frames.write_message(stream, {"end": True})
    stream.seek(0)
    first, second = frames.read_frame(stream), frames.read_frame(stream)
    assert first is not None
    assert second is not None
    again = frames.chunk_of(first[1], more + 1)
    assert again.fraction == fraction
    for cells in again.cells:
        assert cells.values.tobytes() == (column + 0.0).tobytes()
        assert (cells.missing is None) == (missing is None)
        assert missing is None or (cells.missing is not None and np.array_equal(missing, cells.missing))
    assert frames.message_of(second[1]) == {"end": True}
    assert frames.read_frame(stream) is None


@given(st.binary(max_size=200), st.integers(0, 3))
def test_nothing_else_comes_out_of_hostile_bytes(data: bytes, columns: int) -> None:
    for work in (
        lambda: frames.read_frame(io.BytesIO(data)),
        lambda: frames.chunk_of(data, columns),
        lambda: frames.message_of(data),
        lambda: frames.chunk_of(struct.pack("<dQQQ", math.nan, columns, 2**40, 0) + data, columns),
    ):
        with contextlib.suppress(frames.FrameError):
            work()


def test_a_length_that_lies_is_refused() -> None:
    with pytest.raises(frames.FrameError):
        frames.read_frame(io.BytesIO(struct.pack("<cQ", b"R", 2**60)))
    with pytest.raises(frames.FrameError):
        frames.read_frame(io.BytesIO(struct.pack("<cQ", b"R", 100) + b"short"))


class Described:
    columns = (
        Column("x", Kind.NUMBER, "nm", False, True),
        Column("t", Kind.TEXT),
        Column("p", Kind.NUMBER, "px", converted=Measure(130.0, "nm"), position=True),
    )
    rows = None
    tables = ("a", "b")
    table = "b"

    def chunks(self, wanted: object, report: object) -> object:
        raise NotImplementedError


def test_columns_come_through() -> None:
    message = frames.described(Described())  # type: ignore[arg-type]  # all of a source but its rows
    stream = io.BytesIO()
    frames.write_message(stream, message)
    stream.seek(0)
    frame = frames.read_frame(stream)
    assert frame is not None
    again = frames.message_of(frame[1])
    assert frames.columns_of(again) == Described.columns
    assert frames.names_of(again) == Described.tables
    assert (again["rows"], again["table"]) == (None, "b")


@pytest.mark.parametrize("columns", [None, 3, [3], [["x"]], [["x", "colour", None, True, True]], {"x": 1}])
def test_columns_that_are_none(columns: object) -> None:
    with pytest.raises(frames.FrameError):
        frames.columns_of({"columns": columns})


def test_lines_come_through() -> None:
    stream = io.BytesIO()
    frames.write_chunk(stream, Chunk((Cells(np.zeros(3)),), 0.5, lambda row: Place(7 + row, "text")))
    stream.seek(0)
    frame = frames.read_frame(stream)
    assert frame is not None
    place = frames.chunk_of(frame[1], 1).place
    assert place is not None
    assert place(2) == Place(9, "")

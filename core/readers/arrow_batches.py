"""What an Arrow file says of its batches, told before any of them is unpacked: how many rows, and how much memory.

Source: the Arrow columnar format, version 1.5: encapsulated messages, and the footer of a file; what they say is in
FlatBuffers, of which this reads the few fields that are needed.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO

_GOES_ON = b"\xff\xff\xff\xff"
_FRAME = b"ARROW1"
_RECORDS = 3
_BLOCK = struct.Struct("<qi4xq")
_BUFFER = struct.Struct("<qq")
_LENGTH = struct.Struct("<q")
_LONGEST = 1 << 28  # of what is said of one batch


@dataclass(frozen=True, slots=True)
class Batch:
    """One batch of rows.

    Attributes
    ----------
    rows : int
    buffers : sequence of (int, int)
        Where its buffers lie in the file, and their lengths there.
    packed : bool
        True where each buffer begins with its length when unpacked.
    views : sequence of int
        How many further buffers the columns of views have, one after the other.
    """

    rows: int
    buffers: Sequence[tuple[int, int]]
    packed: bool
    views: Sequence[int]

    def size(self, file: IO[bytes], counts: Sequence[int], tops: Sequence[int]) -> int:
        """Return the bytes of memory that some of its columns take; of all where it has not the buffers it should.

        Parameters
        ----------
        file
        counts
            How many buffers each column has.
        tops
            The columns.
        """
        wanted = self.buffers
        if sum(counts) == len(self.buffers):
            starts = [sum(counts[:top]) for top in tops]
            wanted = [one for top, at in zip(tops, starts, strict=True) for one in self.buffers[at : at + counts[top]]]
        return sum(self._unpacked(file, *one) for one in wanted)

    def _unpacked(self, file: IO[bytes], start: int, length: int) -> int:
        if not self.packed or length < _LENGTH.size:
            return length
        file.seek(start)
        told = int.from_bytes(file.read(_LENGTH.size), "little", signed=True)
        return told if told >= 0 else length


def batches_of(file: IO[bytes], framed: bool) -> list[Batch]:
    """Return the batches of a file of Arrow, framed by its mark, or of a stream.

    Raises
    ------
    ValueError
        If it is damaged.
    """
    try:
        return [batch for start in _messages(file, framed) if (batch := _batch(file, start)) is not None]
    except (struct.error, IndexError) as error:
        raise ValueError(str(error)) from error


class _Table:
    """A table of a FlatBuffer."""

    def __init__(self, data: bytes, at: int | None = None) -> None:
        self._data = data
        self._at = struct.unpack_from("<I", data)[0] if at is None else at
        self._fields = self._at - int(struct.unpack_from("<i", data, self._at)[0])

    def place(self, field: int) -> int | None:
        """Return where a field is, None where it has its default value."""
        (size,) = struct.unpack_from("<H", self._data, self._fields)
        offset = struct.unpack_from("<H", self._data, self._fields + 4 + 2 * field)[0] if 6 + 2 * field <= size else 0
        return self._at + offset if offset else None

    def number(self, field: int, form: str) -> int:
        """Return a number."""
        at = self.place(field)
        return 0 if at is None else int(struct.unpack_from(form, self._data, at)[0])

    def table(self, field: int) -> "_Table | None":
        """Return a table inside of this one."""
        at = self.place(field)
        return None if at is None else _Table(self._data, self._followed(at))

    def structs(self, field: int, form: struct.Struct) -> list[tuple[int, ...]]:
        """Return a vector of structures of numbers."""
        at = self.place(field)
        if at is None:
            return []
        start = self._followed(at)
        (count,) = struct.unpack_from("<I", self._data, start)
        if start + 4 + count * form.size > len(self._data):
            raise ValueError(count)
        return list(form.iter_unpack(self._data[start + 4 : start + 4 + count * form.size]))

    def _followed(self, at: int) -> int:
        return at + int(struct.unpack_from("<I", self._data, at)[0])


def _messages(file: IO[bytes], framed: bool) -> Iterator[int]:
    """Yield where the messages begin that may be batches."""
    if framed:
        end = file.seek(-len(_FRAME) - 4, 2)
        size, frame = struct.unpack("<i6s", file.read(10))
        if frame != _FRAME or not 0 < size <= end:
            raise ValueError(size)
        file.seek(end - size)
        yield from (start for start, _, _ in _Table(file.read(size)).structs(3, _BLOCK))
        return
    start, size = 0, file.seek(0, 2)
    while start < size and (message := _message(file, start)):
        yield start
        said, body = message
        start = body + said.number(3, "<q")
        if start < body:
            raise ValueError(start)


def _message(file: IO[bytes], start: int) -> tuple[_Table, int] | None:
    """Return what a message says, and where its body begins; None at the end of a stream."""
    file.seek(start)
    first = file.read(4)
    size = file.read(4) if first == _GOES_ON else first  # the first versions wrote the size alone
    (length,) = struct.unpack("<i", size) if len(size) == 4 else (0,)
    if not length:
        return None
    if not 0 < length <= _LONGEST:
        raise ValueError(length)
    at = file.tell()
    return _Table(file.read(length)), at + length


def _batch(file: IO[bytes], start: int) -> Batch | None:
    message = _message(file, start)
    if message is None or message[0].number(1, "<B") != _RECORDS or (said := message[0].table(2)) is None:
        return None
    buffers = [(message[1] + at, length) for at, length in said.structs(2, _BUFFER)]
    views = [count for (count,) in said.structs(4, _LENGTH)]
    rows = said.number(0, "<q")
    if rows < 0:
        raise ValueError(rows)
    return Batch(rows, buffers, said.place(3) is not None, views)

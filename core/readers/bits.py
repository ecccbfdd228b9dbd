"""Rows of whole numbers of any number of bits, one after the other without a gap."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from typing_extensions import override

from core.columns import described, named
from core.errors import UserError
from core.progress import Report
from core.readers.pieces import Piece, PieceSource

_BITS = 1 << 23  # looked at in one go, each as a byte
_SAMPLE = 1000
_WIDEST = 64


@dataclass(frozen=True, slots=True)
class BitField:
    """A column: where its bits are within a row, and which of them count."""

    name: str
    start: int
    bits: int
    mask: int | None = None


class BitSource(PieceSource):
    """The rows of a file from a byte on.

    Parameters
    ----------
    path
    start
        The first byte.
    fields
        The columns, each of 64 bits at most; together they are a row.
    rows
    order
        ``"<"`` where the lowest bit comes first, of the lowest byte; ``">"`` where the highest does.
    """

    def __init__(self, path: Path, start: int, fields: Sequence[BitField], rows: int, order: str) -> None:
        self._path = path
        self._start = start
        self._fields = tuple(fields)
        self._count = self.rows = rows
        self._first: Literal["little", "big"] = "little" if order == "<" else "big"
        self._width = sum(field.bits for field in fields)
        sample = next(self._blocks(_SAMPLE), np.zeros((0, self._width), np.uint8))
        names = named(field.name for field in fields)
        values = (self._values(sample, field).tolist() for field in self._fields)
        self.columns = tuple(map(described, names, values))

    @override
    def pieces(self, wanted: Sequence[int], report: Report) -> Iterator[Piece]:
        done = 0
        for block in self._blocks(max(_BITS // self._width, 1)):
            done += len(block)
            report(done / self._count, "Reading")
            yield Piece(tuple(self._values(block, self._fields[index]) for index in wanted), done / self._count)

    def _blocks(self, size: int) -> Iterator[NDArray[np.uint8]]:
        """Yield the bits of some rows, shape (rows, bits)."""
        size = -(-size // 8) * 8  # so that each block ends with a byte
        with self._path.open("rb") as file:
            file.seek(self._start)
            for start in range(0, self._count, size):
                rows = min(size, self._count - start)
                length = -(-rows * self._width // 8)
                data = np.frombuffer(file.read(length), np.uint8)
                if data.size < length:
                    raise UserError(
                        "{file} ends in the middle: it was not written to its end",
                        "Get the whole file again.",
                        file=self._path.name,
                    )
                bits = np.unpackbits(data, bitorder=self._first)
                yield bits[: rows * self._width].reshape(rows, self._width)

    def _values(self, block: NDArray[np.uint8], field: BitField) -> NDArray[np.uint64]:
        wide = np.zeros((len(block), _WIDEST), np.uint8)
        place = slice(0, field.bits) if self._first == "little" else slice(_WIDEST - field.bits, None)
        wide[:, place] = block[:, field.start : field.start + field.bits]
        packed = np.packbits(wide, axis=1, bitorder=self._first)
        values = packed.view("<u8" if self._first == "little" else ">u8")[:, 0].astype(np.uint64)
        return values if field.mask is None else values & np.uint64(field.mask)

"""Text whose cells are plain numbers, read where it lies and parsed by compiled code on all threads.

A file is cut into stretches, and each gives the lines that begin in it: so it must not be packed, and no quoted cell
may run over a line end. At a quote the reading ends, for others to go on from there.
"""

import threading
from collections import deque
from collections.abc import Generator
from concurrent.futures import Future, wait
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from queue import SimpleQueue

from core.progress import Report
from core.readers.plain_cells import Desk, PlainParser, load_kernel
from core.readers.source import Cells, Chunk, Place
from core.threads import awaited, submit, workers

_STRETCH = 1 << 21
_LOOK = 1 << 16  # bytes behind a stretch in which its last line is looked for at first
_LONGEST = 1 << 26  # of a line


@dataclass(frozen=True, slots=True)
class _Lines:
    """Whole lines of the file, as bytes ``start:stop``, and what is in them; no cells where they have a quote."""

    start: int
    stop: int
    cells: tuple[Cells, ...] | None
    lines: int


class PlainText:
    """The rows of a file from a byte on, as long as they are free of quotes.

    Parameters
    ----------
    path
    start
        Byte of the file at which the first row begins.
    parser
    """

    def __init__(self, path: Path, start: int, parser: PlainParser) -> None:
        self._path = path
        self._start = start
        self._parser = parser
        self._size = path.stat().st_size
        self._file = path.open("rb", buffering=0)
        self._reads = threading.Lock()
        self._desks: SimpleQueue[Desk] = SimpleQueue()

    def chunks(self, lines: int, report: Report) -> Generator[Chunk, None, tuple[int, int] | None]:
        """Read the rows, of which so many lines stand above the first.

        Returns
        -------
        (int, int) or None
            The byte at which the lines begin that were not read, and the number of lines above; None at the end.
        """
        waiting: deque[Future[_Lines]] = deque()
        begins = iter(range(self._start, self._size, _STRETCH))
        fraction = self._start / self._size

        def told() -> None:
            report(fraction, "Reading")

        try:
            awaited(submit(load_kernel), told)
            for _ in range(workers() + 1):  # as many as there are threads
                self._desks.put(self._parser.desk(_STRETCH + _LOOK))
            waiting += (submit(partial(self._read, begin)) for begin in islice(begins, workers() + 2))
            while waiting:
                read = awaited(waiting.popleft(), told)
                if read.cells is None:
                    return read.start, lines
                waiting += (submit(partial(self._read, begin)) for begin in islice(begins, 1))
                fraction = max(fraction, read.stop / self._size)
                yield Chunk(read.cells, fraction, partial(self._place, read.start, read.stop, lines))
                lines += read.lines
            return None
        finally:
            wait([future for future in waiting if not future.cancel()])
            self._file.close()

    def _read(self, begin: int) -> _Lines:
        """Return the lines that begin in a stretch."""
        desk = self._desks.get()
        try:
            start, first, stop = self._find(desk, begin)
            parsed = None if stop is None else self._parser.parse(desk, first, stop)
        finally:
            self._desks.put(desk)
        if stop is None or parsed is None:
            return _Lines(start + first, start + first, None, 0)
        return _Lines(start + first, min(start + stop, self._size), *parsed)

    def _find(self, desk: Desk, begin: int) -> tuple[int, int, int | None]:
        """Put a part of the file on a desk, and find in it the lines that begin in a stretch.

        Returns
        -------
        start : int
            Byte of the file at which the part begins.
        first, stop : int, int or None
            Which bytes of the part are these lines; no stop where one does not end in sight.
        """
        start = begin if begin == self._start else begin - 1  # so that the end of the line before is seen
        size = _STRETCH + _LOOK
        while True:
            count = self._copy(desk, start, size)
            first = 0 if start == begin else desk.text.find(b"\n", 0, count) + 1
            if start < begin and not first:
                return start, 0, 0
            stop = desk.text.find(b"\n", begin + _STRETCH - 1 - start, count) + 1
            if not stop and start + count >= self._size:
                stop = count
            if stop or size > _LONGEST:
                return start, first, stop or None
            size *= 2
            desk.grow(size)

    def _copy(self, desk: Desk, start: int, size: int) -> int:
        """Read bytes of the file onto a desk, and end its last line; return how many there are."""
        done = 0
        with self._reads:
            self._file.seek(start)
            while done < size and (more := self._file.readinto(memoryview(desk.text)[done:size])):
                done += more
        if done < size and not desk.text.endswith(b"\n", 0, done):
            desk.text[done] = ord("\n")
            done += 1
        return done

    def _place(self, start: int, stop: int, lines: int, row: int) -> Place | None:
        """Return where a row of some lines stands that so many come before; they are read once more."""
        with self._path.open("rb") as file:
            file.seek(start)
            return self._parser.parser.place(file.read(stop - start), lines, row)

"""Files that are read in a process of their own: what cannot be interrupted or trusted cannot harm the program."""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, TypeVar

from typing_extensions import override

from core.errors import UserError
from core.memory import available, in_words
from core.progress import Report
from core.readers import frames
from core.readers.child import MEMORY_USED_UP
from core.readers.missing import needed
from core.readers.piece_frames import piece_of
from core.readers.pieces import Piece, PieceSource
from core.readers.source import Chunk

CHILD_OPTION = "--serve-a-file"
"""What a frozen program, which is its own interpreter, is started with to run ``core.readers.child.main``."""

PATIENCE = 20.0
"""Seconds without a sign of life, plus those that a file of this size may take at once."""
_SLOWEST = 2e6  # bytes a second
_LONGEST = 600.0  # seconds that any file may take at once, however large
_POLL = 0.02
_LEAST_MEMORY = 1_500_000_000
_PER_BYTE = 12  # bytes of memory that a byte of a large file may take

_TAKEN = frozenset({"self", "message", "hint"})  # names of the parameters of the error itself

_Frame = tuple[bytes, bytes]
_Rows = TypeVar("_Rows", Chunk, Piece)
_Read = Callable[[bytes, int], _Rows]


class ApartSource(PieceSource):
    """A table that another process has opened; it is ended with this object, with the last row, or by a cancel."""

    def __init__(self, task: "Task", report: Report) -> None:
        self._task = task
        self._idle: _Process | None = _Process(task)
        message = self._idle.message(report, None)
        try:
            self.columns = frames.columns_of(message)
            self.tables = frames.names_of(message)
            rows, table, beside = message["rows"], message["table"], message["beside"]
            self._beside = tuple(int(index) for index in beside if 0 <= int(index) < len(self.columns))
        except (frames.FrameError, KeyError, TypeError, ValueError) as error:
            self._idle.end()
            raise task.damaged() from error
        self.rows = rows if isinstance(rows, int) else None
        self.table = table if isinstance(table, str) else None

    @override
    def chunks(self, wanted: Sequence[int], report: Report) -> Iterator[Chunk]:
        return self._told(wanted, frames.chunk_of, False, report)

    @override
    def beside(self, column: int) -> tuple[int, ...]:
        return self._beside

    @override
    def pieces(self, wanted: Sequence[int], report: Report) -> Iterator[Piece]:
        return self._told(wanted, piece_of, True, report)

    def _told(self, wanted: Sequence[int], read: _Read[_Rows], pieces: bool, report: Report) -> Iterator[_Rows]:
        """Yield what comes of the wanted columns; the process that opened the file serves the first call."""
        process, self._idle = self._idle, None
        if process is None:
            process = _Process(self._task)
            process.message(report, 0.0)
        try:
            process.ask([int(index) for index in wanted], pieces)
            fraction: float | None = 0.0
            while True:
                kind, data = process.frame(report, fraction)
                if kind == frames.MESSAGE:
                    message = process.checked(data)
                    if "end" in message:
                        return
                    fraction = _fraction(message)
                    continue
                try:
                    rows = read(data, len(wanted))
                except frames.FrameError as error:
                    raise self._task.damaged() from error
                fraction = rows.fraction
                yield rows
        finally:
            process.end()


class Task:
    """What the other process is told: the file, the table in it, and the function that reads it.

    Parameters
    ----------
    path
        The file.
    table
        The table that was asked for.
    module, reader
        The module and its function ``(path, table) -> Source``.
    packages
        What pip installs where a library is missing.
    trusted
        The size of the file as somebody has it, packed or not: a larger one may take more memory.
    """

    def __init__(
        self, path: Path, table: str | None, module: str, reader: str, packages: Sequence[str], trusted: int
    ) -> None:
        self.name = path.name
        self.packages = tuple(packages)
        size = path.stat().st_size
        free = available() * 3 // 4
        self.memory = max(_LEAST_MEMORY, min(_PER_BYTE * trusted, free)) + min(size, free)
        self.patience = PATIENCE + min(size / _SLOWEST, _LONGEST)
        self.order = json.dumps(
            {"path": str(path.absolute()), "table": table, "module": module, "reader": reader, "memory": self.memory}
        )

    def damaged(self) -> UserError:
        """Return the refusal of a file that its library could not read."""
        return UserError("{file} is damaged, or is not what it says it is", "Get the whole file again.", file=self.name)

    def too_large(self) -> UserError:
        """Return the refusal of a file that takes too much memory."""
        return UserError(
            "{file} needs more than {limit} of memory to be read",
            "Use a part of it, or save its points as Parquet or CSV.",
            file=self.name,
            limit=in_words(self.memory),
        )


class _Process:
    """The other process, and a thread that listens to it."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._process = subprocess.Popen(
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_variables(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        assert self._process.stdout is not None
        self._frames: queue.Queue[_Frame | None] = queue.Queue(4)
        listener = threading.Thread(
            target=_listen, args=(self._process.stdout, self._frames), name="sfumato-listener", daemon=True
        )
        self.end = weakref.finalize(self, _end, self._process, self._frames, listener)
        listener.start()
        self._tell(task.order)

    def ask(self, wanted: list[int], pieces: bool) -> None:
        """Ask for columns, as they are stored or as numbers."""
        self._tell(json.dumps({"wanted": wanted, "pieces": pieces}))

    def message(self, report: Report, fraction: float | None) -> dict[str, Any]:
        """Return the next message that is more than a sign of life."""
        try:
            while True:
                kind, data = self.frame(report, fraction)
                message = self.checked(data if kind == frames.MESSAGE else b"")
                if "fraction" not in message:
                    return message
        except BaseException:
            self.end()
            raise

    def frame(self, report: Report, fraction: float | None) -> _Frame:
        """Return the next frame, reporting meanwhile."""
        patient_until = time.monotonic() + self._task.patience
        while True:
            report(fraction, "Reading")
            try:
                frame = self._frames.get(timeout=_POLL)
            except queue.Empty:
                if time.monotonic() > patient_until:
                    raise UserError(
                        "{file} took too long: nothing came of it for {seconds} seconds",
                        "Save its points as Parquet or CSV.",
                        file=self._task.name,
                        seconds=round(self._task.patience),
                    ) from None
                continue
            if frame is None:
                raise self._ended()
            return frame

    def checked(self, data: bytes) -> dict[str, Any]:
        """Return the message, unless it says that the file cannot be read."""
        try:
            message = frames.message_of(data)
        except frames.FrameError as error:
            raise self._task.damaged() from error
        if "error" in message:
            raise _refusal(message)
        if "module" in message:
            raise needed(self._task.name, str(message["module"]), self._task.packages)
        if "memory" in message:
            raise self._task.too_large()
        if "fault" in message:
            refusal = self._task.damaged()
            refusal.add_note(str(message["fault"]))
            raise refusal
        return message

    def _tell(self, line: str) -> None:
        assert self._process.stdin is not None
        with suppress(OSError):  # it has ended already, which its answers will tell
            self._process.stdin.write(line.encode("ascii") + b"\n")
            self._process.stdin.flush()

    def _ended(self) -> UserError:
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(5)
        used_up = {MEMORY_USED_UP, -signal.SIGABRT}  # so ends what is written in Rust or C++ when memory is refused
        return self._task.too_large() if self._process.returncode in used_up else self._task.damaged()


def _refusal(message: dict[str, Any]) -> UserError:
    values = message.get("values")
    named = {name: value for name, value in values.items() if name not in _TAKEN} if isinstance(values, dict) else {}
    return UserError(str(message["error"]), str(message.get("hint", "")), **named)


def _listen(answers: IO[bytes], heard: "queue.Queue[_Frame | None]") -> None:
    try:
        while frame := frames.read_frame(answers):
            heard.put(frame)
    except (frames.FrameError, OSError, ValueError, MemoryError):
        pass  # as where it ends in the middle of a frame
    heard.put(None)


def _end(process: "subprocess.Popen[bytes]", heard: "queue.Queue[_Frame | None]", listener: threading.Thread) -> None:
    process.kill()
    while listener.is_alive():  # it may wait for room
        with suppress(queue.Empty):
            heard.get(timeout=0.01)
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with suppress(OSError):
                stream.close()
    process.wait()


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_OPTION]
    ours = str(Path(__file__).parents[2])  # which may be known as the current folder, by an empty name
    places = list(dict.fromkeys([*filter(None, sys.path), ours]))
    code = f"import sys; sys.path[:] = {places!r}; from core.readers.child import main; sys.exit(main())"
    return [sys.executable, "-P", "-c", code]


def _variables() -> dict[str, str]:
    """Return the environment of the other process: one thread a library, nothing that loads more code."""
    return os.environ | {
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "2",
        "HDF5_PLUGIN_PRELOAD": "::",
        "PYTHONWARNINGS": "ignore",
    }


def _fraction(message: dict[str, Any]) -> float | None:
    value = message.get("fraction")
    return min(max(float(value), 0.0), 1.0) if isinstance(value, int | float) else None

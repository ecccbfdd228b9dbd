"""Reading in a process of its own, which may take so much memory and no more; ``apart`` starts it and listens.

It is told on its standard input what to open, and then which columns to read, a line of JSON each; it answers in
frames on its standard output. It ends when its input does, so that it never outlives the program.
"""

import importlib
import json
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, cast

from core.errors import UserError
from core.readers.frames import described, write_chunk, write_message
from core.readers.piece_frames import write_piece
from core.readers.pieces import PieceSource
from core.readers.source import Source

MEMORY_USED_UP = 77
"""The exit code of a process that found itself too large."""

_PAUSE = 0.1  # seconds between two signs of life
_PARENT = 0.5  # seconds between two looks whether the program is there


def main() -> int:
    """Serve one file."""
    if hasattr(os, "getppid") and sys.platform != "win32":
        threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    requests = sys.stdin.buffer
    with os.fdopen(os.dup(1), "wb", buffering=1 << 20) as answers:
        os.dup2(2, 1)  # what a library prints must not come between the frames
        try:
            _serve(requests, answers)
        except (BrokenPipeError, KeyboardInterrupt):
            os._exit(1)  # nobody listens any more
    return 0


def _serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    task = json.loads(requests.readline())
    try:
        module = importlib.import_module(task["module"])
        _limit(task["memory"])
        open_file = cast("Callable[[Path, str | None], Source]", getattr(module, task["reader"]))
        source = open_file(Path(task["path"]), task["table"])
        beside = list(source.beside(0)) if isinstance(source, PieceSource) and source.columns else []
        write_message(answers, described(source) | {"beside": beside})
        for line in requests:
            asked = json.loads(line)
            if asked["pieces"]:
                for piece in cast(PieceSource, source).pieces(asked["wanted"], _Signs(answers)):
                    write_piece(answers, piece)
            else:
                for chunk in source.chunks(asked["wanted"], _Signs(answers)):
                    write_chunk(answers, chunk)
            write_message(answers, {"end": True})
    except BrokenPipeError:
        raise
    except UserError as error:
        write_message(answers, _refusal(error))
    except ModuleNotFoundError as error:
        write_message(answers, {"module": error.name})
    except MemoryError:
        write_message(answers, {"memory": True})
    except Exception as error:  # noqa: BLE001 (whatever a library raises at a file, the file cannot be read)
        write_message(answers, {"fault": f"{type(error).__name__}: {error}"[:1000]})


def _refusal(error: UserError) -> dict[str, Any]:
    given = error.message.values.items()
    values = {name: value if isinstance(value, int | float) else str(value) for name, value in given}
    return {"error": error.message.template, "hint": error.hint.template, "values": values}


class _Signs:
    """A report that tells the other process, now and then, how far the work is."""

    def __init__(self, answers: IO[bytes]) -> None:
        self._answers = answers
        self._due = 0.0

    def __call__(self, fraction: float | None, _message: str, /) -> None:
        if time.monotonic() >= self._due:
            write_message(self._answers, {"fraction": fraction})
            self._due = time.monotonic() + _PAUSE


def _limit(memory: int) -> None:
    """Let this process take no more memory than that, write no files, and leave no image of itself behind."""
    try:
        import resource  # noqa: PLC0415 (not there on Windows)
    except ImportError:
        return
    memory += _taken()
    limits = {resource.RLIMIT_CORE: 0, resource.RLIMIT_FSIZE: 0}
    if sys.platform == "darwin":
        # the limit on addresses is not kept there
        threading.Thread(target=_watch, args=(memory, resource), daemon=True).start()
    else:
        limits[resource.RLIMIT_AS] = memory
    for kind, most in limits.items():
        hard = resource.getrlimit(kind)[1]
        try:
            resource.setrlimit(kind, (most if hard < 0 else min(most, hard), hard))
        except (ValueError, OSError):
            continue


def _end_with(parent: int) -> None:
    """End when the program is gone, also where that was killed and this process is far from its next answer."""
    while os.getppid() == parent:
        time.sleep(_PARENT)
    os._exit(1)


def _taken() -> int:
    """Return the bytes of addresses that the libraries take before the file is opened."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 1 << 29


def _watch(memory: int, resource: Any) -> None:
    while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < memory:
        time.sleep(0.05)
    os._exit(MEMORY_USED_UP)


if __name__ == "__main__":
    sys.exit(main())

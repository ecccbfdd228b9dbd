"""The console: what a command line prints, in the encoding that the stream has, and what can go wrong with that."""

import os
import sys
from typing import TextIO

from core.errors import UserError
from core.messages import Message


def put(text: str) -> None:
    """Print text on the standard output; a reader that has gone away is no error.

    Raises
    ------
    UserError
        If there is no standard output, or its disk is full.
    """
    if sys.stdout is None:
        raise UserError("there is no standard output to write to", "Let the program write to a file.")
    try:
        _write(sys.stdout, text)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes once more as it ends
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise UserError(
            "the output cannot be written: {reason}", reason=error.strerror or Message("unknown")
        ) from error


def complain(text: str) -> None:
    """Print text on the standard error, as far as there is one."""
    if sys.stderr is not None:  # a program without a console has none
        _write(sys.stderr, text)


def _write(stream: TextIO, text: str) -> None:
    encoding = stream.encoding or "ascii"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
    stream.flush()

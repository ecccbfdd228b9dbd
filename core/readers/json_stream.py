"""Values of a long JSON text, one after the other: a list, the features of GeoJSON, or one value after the other.

The text is read in pieces, and never more of it is held than a piece and one value.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from core.errors import UserError

_PIECE = 1 << 18  # characters
_LONGEST = 1 << 26  # characters of one value
_MARGIN = 64  # characters at the end of a piece in which a word may have been cut
_BLANK = re.compile(r"[ \t\r\n]*")
_LISTS = frozenset({"features", "data"})  # keys whose list is the table


class Elements:
    """The values of a file that belong to its table.

    Parameters
    ----------
    path
        The file; a JSON text of any encoding that JSON allows.

    Attributes
    ----------
    told : dict
        What an object says before its list, such as the names of the columns.
    characters : int
        How many have been read so far.
    """

    def __init__(self, path: Path) -> None:
        self.told: dict[str, Any] = {}
        self.characters = 0
        self._path = path
        self._decode = json.JSONDecoder().raw_decode
        self._text = ""
        self._at = 0
        self._line = 1
        self._file: IO[str] | None = None

    def __iter__(self) -> Iterator[Any]:
        """Yield the values.

        Raises
        ------
        LookupError
            If the text is one object without a list of the table.
        UserError
            If it is no JSON.
        """
        with self._opened():
            first = self._peek()
            if first == "[" and not self._is_one_of_several():
                yield from self._list()
            elif first == "{" and not self._is_one_of_several():
                self._find_list()
                yield from self._list()
            else:
                while self._peek():
                    yield self._value()

    @property
    def fraction(self) -> float:
        """Share of the file that has been read, 0 to 1."""
        size = max(self._path.stat().st_size, 1)
        return 1.0 if self._file is None or self._file.closed else min(self._file.buffer.tell() / size, 1.0)  # type: ignore[attr-defined]  # a text over a buffer

    @contextmanager
    def _opened(self) -> Iterator[None]:
        with self._path.open("rb") as binary:
            encoding = json.detect_encoding(binary.read(4))
        with self._path.open(encoding="utf-8-sig" if encoding.startswith("utf-8") else encoding) as self._file:
            yield

    def _is_one_of_several(self) -> bool:
        """Tell whether the first value ends within the first piece, and another one follows on it."""
        try:
            _, end = self._decode(self._text, self._at)
        except json.JSONDecodeError:
            return False
        after = _BLANK.match(self._text, end)
        return after is not None and self._text[after.end() : after.end() + 1] in {"{", "["}

    def _list(self) -> Iterator[Any]:
        self._take("[")
        if self._peek() == "]":
            return
        while True:
            yield self._value()
            if self._peek() == "]":
                return
            self._take(",")

    def _find_list(self) -> None:
        """Go to the list of the table in an object."""
        self._take("{")
        while self._peek() == '"':
            key = self._value()
            self._take(":")
            if key in _LISTS and self._peek() == "[":
                return
            self.told[key] = self._value()
            if self._peek() != ",":
                break
            self._take(",")
        raise LookupError

    def _value(self) -> Any:
        self._peek()
        while True:
            try:
                value, end = self._decode(self._text, self._at)
            except json.JSONDecodeError as error:
                line = self._line + self._text.count("\n", 0, error.pos)
                if _is_final(error, len(self._text)) or not self._more():
                    raise self._no_json(line) from error
                continue
            if end < len(self._text) or not self._more():  # a number at the end of a piece may go on
                self._at = end
                return value

    def _take(self, sign: str) -> None:
        if self._peek() != sign:
            raise self._no_json(self._line + self._text.count("\n", 0, self._at))
        self._at += 1

    def _peek(self) -> str:
        """Return the next character that is not blank, the empty text at the end."""
        while True:
            blank = _BLANK.match(self._text, self._at)
            self._at = blank.end() if blank else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def _more(self) -> bool:
        """Read on, twice as much where a value is long; what was used is left behind."""
        assert self._file is not None
        self._line += self._text.count("\n", 0, self._at)
        rest = self._text[self._at :]
        if len(rest) > _LONGEST:
            raise UserError(
                "{file} holds a value of more than {most} characters in line {line}",
                "A table is a list of records, or a line for each.",
                file=self._path.name,
                most=_LONGEST,
                line=self._line,
            )
        piece = self._file.read(max(_PIECE, len(rest)))
        self._text, self._at = rest + piece, 0
        self.characters += len(piece)
        return bool(piece)

    def _no_json(self, line: int) -> UserError:
        return UserError(
            "{file} is no JSON from line {line} on, or was not written to its end",
            "Get the whole file again.",
            file=self._path.name,
            line=line,
        )


def _is_final(error: json.JSONDecodeError, length: int) -> bool:
    """Tell whether no further text can mend the fault."""
    return error.pos < length - _MARGIN and not error.msg.startswith("Unterminated string")

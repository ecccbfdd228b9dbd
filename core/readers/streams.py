"""The bytes of a text file: decompressed, free of marks at the start, in an encoding that contains ASCII."""

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from core.errors import UserError
from core.messages import Message
from core.readers import packed
from core.readers.foreign import refuse_foreign

HEAD = 1 << 18
_LONGEST_HEAD = 1 << 24
_LONGEST_LINE = 1 << 26

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"


def looks_like_text(head: bytes) -> bool:
    """Tell whether the first bytes are text."""
    if packed.is_packed(head):
        return False
    _, encoding = _mark(head)
    return encoding != "utf-8" or len(head.translate(None, _CONTROL)) > 0.99 * len(head)


class TextStream:
    """A text file that is read from its start to its end.

    Parameters
    ----------
    path
    encoding
        As Python names it; None for UTF-8 and all that contains ASCII, and UTF-16 or -32 that can be told.

    Attributes
    ----------
    head : bytes
        The first ``HEAD`` bytes or more, or the whole text where it is shorter.
    whole : bool
        True where the head is the whole text.
    encoding : str or None
        What it was decoded from; None where that was not needed.
    offset : int or None
        Byte of the file at which the head begins; None where the text is not what stands in the file.
    size : int
        Bytes of the file.

    Raises
    ------
    UserError
        If the file is damaged, or is not text after all; if there is no such encoding.
    """

    def __init__(self, path: Path, encoding: str | None = None) -> None:
        self._name = path.name
        self._encoding = None if encoding is None else _known(encoding)
        self.size = max(path.stat().st_size, 1)
        self._file = path.open("rb")
        self._bytes: IO[bytes] = self._file
        try:
            inside = packed.unpacked(self._file, path.name, parsed=True)
            self._bytes = inside.stream if inside else self._file
            self._start()
        except BaseException:
            self.close()
            raise

    def _start(self) -> None:
        head = self._take(HEAD)
        full = len(head) == HEAD
        while full and _few_lines(head) and len(head) < _LONGEST_HEAD:
            more = self._take(len(head))
            full = bool(more)
            head += more
        mark, encoding = _mark(head)
        if self._encoding not in {None, encoding}:
            mark, encoding = 0, str(self._encoding)
        head = head[mark:]
        length = len(head) + mark
        self.encoding = None if encoding == "utf-8" else encoding
        self._decoder = None if encoding == "utf-8" else codecs.getincrementaldecoder(encoding)("replace")
        self.head = self._plain(head).removeprefix(codecs.BOM_UTF8)
        self.whole = not full
        plain = self._bytes is self._file and self._decoder is None
        self.offset = length - len(self.head) if plain else None
        if self.whole and not self.head.strip():
            raise UserError("{file} is empty", "Choose a file with points.", file=self._name)
        refuse_foreign(self.head, self._name)
        if not looks_like_text(self.head):
            raise UserError(
                "{file} is not a text file, nor of another known format", "Choose a table of numbers.", file=self._name
            )

    @property
    def fraction(self) -> float:
        """Share of the file that has been read, 0 to 1."""
        return min(self._file.tell() / self.size, 1.0)

    def close(self) -> None:
        """Close the file."""
        self._bytes.close()
        self._file.close()

    def blocks(self, start: int, size: int, line_end: bytes, quotes: bool) -> Iterator[bytes]:
        """Cut the text from the byte ``start`` on into blocks of about ``size``, at ends of lines.

        Beyond the head it can start only where there is an offset.

        Where ``quotes`` is set no block ends inside a quoted field.
        """
        rest = self.head[start:]
        if start > len(self.head) and self.offset is not None:
            self._file.seek(self.offset + start)
        ended = self.whole
        while not ended:
            more = self._plain(self._take(size))
            ended = not more
            if quotes and (b'"' in more or b'"' in rest):
                rest += more
                cut = _last_line_end(rest, line_end)
                if not cut and len(rest) > 4 * size:  # no cell is as long: the quote was none
                    cut = rest.rfind(line_end) + 1
                block, rest = rest[:cut], rest[cut:]
            elif cut := more.rfind(line_end) + 1:
                block, rest = b"".join((rest, memoryview(more)[:cut])), more[cut:]
            else:
                block, rest = b"", rest + more
            if block:
                yield block
            elif len(rest) > _LONGEST_LINE:
                raise UserError("{file} has a line that never ends", "Choose a table of numbers.", file=self._name)
        if rest:
            yield rest

    def _take(self, size: int) -> bytes:
        try:
            return self._bytes.read(size)
        except packed.faults() as error:
            raise packed.damaged(self._name, error) from error

    def _plain(self, data: bytes) -> bytes:
        if self._decoder is None:
            return data
        return self._decoder.decode(data, final=not data).encode("utf-8", "replace")


def _known(encoding: str) -> str:
    """Return the name of an encoding of texts as Python has it."""
    try:
        b"1".decode(encoding, "replace")  # refuses what is no encoding of texts, such as hex
        name = codecs.lookup(encoding).name
        codecs.getincrementaldecoder(name)("replace")
    except (LookupError, ValueError) as error:
        raise UserError(
            "there is no encoding {encoding}",
            "Try utf-8, cp1252 or utf-16.",
            encoding=encoding or Message("without a name"),
        ) from error
    return name


def _few_lines(head: bytes) -> bool:
    """Tell whether the head is too short to show some rows, as where a table has ten thousand columns."""
    return head.count(b"\n") < 4 and head.count(b"\r") < 4


def _mark(head: bytes) -> tuple[int, str]:
    """Return the length of the byte order mark and the encoding, ``utf-8`` for all that contains ASCII."""
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return len(mark), encoding
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = head[offset::2].count(0)
        if len(head) > 3 and zeros > 0.7 * (len(head) // 2) and head[1 - offset :: 2].count(0) == 0:
            return 0, encoding
    return 0, "utf-8"


def _last_line_end(text: bytes, line_end: bytes) -> int:
    """Return the position after the last end of line that lies outside quotes, 0 where none does."""
    cut = text.rfind(line_end) + 1
    odd = text.count(b'"', 0, cut) % 2
    while odd and cut:
        before = text.rfind(line_end, 0, cut - 1) + 1
        odd ^= text.count(b'"', before, cut) % 2
        cut = before
    return cut

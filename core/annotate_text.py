"""A text table with columns appended: every other byte stays as it was, quotes, comments and line ends too."""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from core.arrays import Floats
from core.errors import UserError
from core.positions import TOLD, Answer, Answers, Keep, positions_of
from core.progress import Report
from core.readers import packed
from core.readers.blocks import BlockParser
from core.readers.dialect import BLANKS, Dialect
from core.readers.layout import Layout
from core.readers.rows import rows_of
from core.readers.streams import TextStream
from core.readers.text import TextSource

_BLOCK = 1 << 23
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def annotated_text(
    path: Path, source: TextSource, wanted: Sequence[int], answer: Answer, names: Sequence[str], report: Report
) -> Iterator[bytes]:
    """Yield the text of a table with ``TOLD`` of the answers appended to each row, piece by piece.

    Parameters
    ----------
    path : Path
    source : TextSource
        The table at that path, opened.
    wanted : sequence of int
        The columns of x, y and, where there is one, the weight.
    answer : callable
    names : sequence of str
        What the new columns are called.
    report : Report

    Raises
    ------
    UserError
        If the file is damaged, or the new columns cannot be named in it.
    """
    dialect = source.layout.dialect
    stream = source.stream()
    try:
        mark, encoded = _encoder(path, stream)
        rows = RowWriter(source.layout, len(source.columns))
        yield mark + encoded(rows.preamble(stream.head[: source.layout.start], names, path.name))
        parser = source.parser(wanted)
        for block in stream.blocks(source.layout.start, _BLOCK, dialect.line_end.encode(), dialect.quotes):
            report(stream.fraction, "Annotating")
            yield encoded(rows.block(block, parser, answer))
    finally:
        stream.close()


def text_of_rows(path: Path, source: TextSource, wanted: Sequence[int], keep: Keep, report: Report) -> Iterator[bytes]:
    """Yield the text of a table without the rows that are not to be kept, piece by piece; parameters as above."""
    dialect = source.layout.dialect
    stream = source.stream()
    try:
        mark, encoded = _encoder(path, stream)
        rows = RowWriter(source.layout, len(source.columns))
        yield mark + encoded(stream.head[: source.layout.start])
        parser = source.parser(wanted)
        for block in stream.blocks(source.layout.start, _BLOCK, dialect.line_end.encode(), dialect.quotes):
            report(stream.fraction, "Choosing rows")
            yield encoded(rows.chosen(block, parser, keep))
    finally:
        stream.close()


def _encoder(path: Path, text: TextStream) -> tuple[bytes, Callable[[bytes], bytes]]:
    """Return the byte order mark of a text, and what gives UTF-8 its encoding again."""
    with path.open("rb") as file:
        inside = packed.unpacked(file, path.name)
        stream = inside.stream if inside else file
        first = stream.read(4)
        stream.close()
    encoding = text.encoding
    mark = next((mark for mark, of in _MARKS if first.startswith(mark) and of == (encoding or "utf-8")), b"")
    if encoding is None:
        return mark, lambda data: data
    return mark, lambda data: data.decode("utf-8", "surrogatepass").encode(encoding, "replace")


class RowWriter:
    """Appends cells to rows as they are written in a dialect; short rows are filled up, so that columns stay columns.

    Parameters
    ----------
    layout : Layout
    columns : int
        Number of columns of the table.
    """

    def __init__(self, layout: Layout, columns: int) -> None:
        self._names = layout.names
        self._start = layout.start
        self._dialect: Dialect = layout.dialect
        self._width = columns
        rows = layout.sample
        if self._dialect.delimiter != BLANKS and rows and all(len(row) == columns + 1 for row in rows):
            self._width = columns + 1  # each line ends in a delimiter
        self._mark = self._dialect.delimiter or " "
        self._empty = "" if self._dialect.delimiter else "nan"  # among blanks a cell cannot be empty
        mark = re.escape(self._mark)
        quoted = r'"(?:[^"]|"")*"' if self._dialect.quotes else "(?!)"
        self._cell = re.compile(
            rf" *{quoted}[^{mark}]*|[^{mark}]*" if layout.dialect.delimiter else rf"{quoted}\S*|\S+"
        )

    def preamble(self, data: bytes, names: Sequence[str], file: str) -> bytes:
        """Return what stands above the first row, with the names behind the other ones.

        Raises
        ------
        UserError
            If the table has names, and it cannot be told where.
        """
        if not any(self._names):
            return data
        records = list(self._records(self._text(data)))
        at = next((at for at in reversed(range(len(records))) if self._is_header(records[at])), None)
        if at is None:
            raise UserError(
                "the header of {file} is written in a way that columns cannot be added to",
                "Write a .parquet instead.",
                file=file,
            )
        cells = self._header_cells(records[at])
        named_rows = len(cells) == len(self._names) - 1 and not self._names[0]
        if self._dialect.delimiter:
            self._width = max(self._width, len(cells) + named_rows)
        records[at] = self._with_names(records[at], len(cells) + named_rows, names)
        for below in range(at + 1, len(records)):  # a line of units
            if records[below].strip() and not self._is_comment(records[below]):
                records[below] = self._appended(records[below], ["" if self._dialect.delimiter else "-"] * len(names))
        return self._bytes("".join(records))

    def block(self, data: bytes, parser: BlockParser, answer: Answer) -> bytes:
        """Return whole lines with the answers for each row appended."""
        lines, rows, x, y = self._placed(data, parser)
        told = self._told(answer(x, y))
        for (first, last), more in zip(rows, told, strict=True):
            if first == last:
                lines[first] = self._appended(lines[first], more)
            else:
                whole = self._appended("".join(lines[first : last + 1]), more)
                lines[first : last + 1] = [whole, *[""] * (last - first)]
        return self._bytes("".join(lines))

    def chosen(self, data: bytes, parser: BlockParser, keep: Keep) -> bytes:
        """Return whole lines without the rows that are not to be kept."""
        lines, rows, x, y = self._placed(data, parser)
        for (first, last), kept in zip(rows, keep(x, y), strict=True):
            if not kept:
                lines[first : last + 1] = [""] * (last + 1 - first)
        return self._bytes("".join(lines))

    def _placed(self, data: bytes, parser: BlockParser) -> tuple[list[str], list[tuple[int, int]], Floats, Floats]:
        """Return the lines, the first and the last line of each row, and the position of each row."""
        lines, rows = self._rows(self._text(data))
        cells = parser.parse(data)
        if cells[0].values.size != len(rows):
            cells = parser.tolerant(data)
        return lines, rows, *positions_of(cells)

    def _told(self, answers: Answers) -> Iterator[tuple[str, ...]]:
        columns = [answers.texts(name, self._empty) for name in TOLD]
        decimal, mark = self._dialect.decimal, self._dialect.delimiter
        if decimal != ".":
            quote = '"' if mark == decimal and self._dialect.quotes else ""
            columns = [
                [f"{quote}{cell.replace('.', decimal)}{quote}" if "." in cell else cell for cell in column]
                for column in columns
            ]
        return zip(*columns, strict=True)

    def _rows(self, text: str) -> tuple[list[str], list[tuple[int, int]]]:
        """Return the lines with their ends, and the first and the last line of each row."""
        lines = _lines(text)
        comment = self._dialect.comment
        quoted = self._dialect.quotes and '"' in text
        if comment and comment in text and not quoted:
            text = "".join(_end(line) if line.startswith(comment) else line for line in lines)
        starts = [number - 1 for number, _ in rows_of(text, self._dialect)]
        if not quoted:
            return lines, [(start, start) for start in starts]
        stops = [*starts[1:], len(lines)]
        return lines, [(start, self._last(lines, start, stop)) for start, stop in zip(starts, stops, strict=True)]

    def _last(self, lines: Sequence[str], start: int, stop: int) -> int:
        """Return the last line of the row that begins at one line, and has ended before another."""
        if stop - start == 1 or '"' not in lines[start]:
            return start
        own = lines[start:stop]
        if not self._dialect.delimiter:
            own = [line.replace("\t", " ").strip() + "\n" for line in own]
        reader = csv.reader(iter(own), delimiter=self._mark, skipinitialspace=True, strict=True)
        try:
            next(reader)
        except csv.Error:  # a quote that never ends was none
            return start
        return start + reader.line_num - 1

    def _appended(self, row: str, more: Sequence[str]) -> str:
        body = row.rstrip("\r\n")
        end = row[len(body) :]
        addition = self._mark + self._mark.join(more)
        have = body.count(self._mark) + 1 if self._dialect.delimiter else len(body.split())
        if have == self._width and '"' not in body:
            return body + addition + end
        ends = self._cell_ends(body)
        if len(ends) > self._width:  # cells beyond the last column stay beyond
            cut = ends[self._width - 1]
            return body[:cut] + addition + body[cut:] + end
        return body + (self._mark + self._empty) * (self._width - len(ends)) + addition + end

    def _cell_ends(self, body: str) -> list[int]:
        """Return where the cells of a row end."""
        if not self._dialect.delimiter:
            return [found.end() for found in self._cell.finditer(body)]
        ends, at = [], 0
        while at <= len(body):
            found = self._cell.match(body, at)
            ends.append(found.end() if found else len(body))
            at = ends[-1] + 1
        return ends

    def _records(self, text: str) -> Iterator[str]:
        """Yield the lines of a preamble with their ends; those that one quoted cell runs over as one."""
        record = ""
        for line in _lines(text):
            record += line
            if self._is_comment(record) or not self._dialect.quotes or record.count('"') % 2 == 0:
                yield record
                record = ""
        if record:
            yield record

    def _is_comment(self, record: str) -> bool:
        return bool(self._dialect.comment) and record.lstrip().startswith(self._dialect.comment)

    def _is_header(self, record: str) -> bool:
        found = [name for name in self._header_cells(record) if name]
        known = [name for name in self._names if name]
        return found == known or (self._is_comment(record) and [self._dialect.comment, *found] == known)

    def _header_cells(self, record: str) -> list[str]:
        """Return the names in a line as the layout has them."""
        text = record.rstrip("\r\n")
        if self._is_comment(record):
            text = text.strip().removeprefix(self._dialect.comment)
            text = text if self._dialect.delimiter else text.lstrip("#")
        cells = self._dialect.cells(text)
        if whole := self._quoted_as_a_whole(text):
            cells = next(csv.reader([whole], delimiter=self._mark, skipinitialspace=True))
        return [" ".join(cell.strip(' \t"').split()) for cell in cells]

    def _quoted_as_a_whole(self, body: str) -> str:
        """Return the one cell of a header that stands in quotes with all its delimiters; empty for any other."""
        if not body.endswith('"') or not self._dialect.delimiter:
            return ""
        cells = next(csv.reader([body], delimiter=self._mark, skipinitialspace=True), [])
        return cells[0] if len(cells) == 1 and self._mark in cells[0] else ""

    def _with_names(self, record: str, have: int, names: Sequence[str]) -> str:
        body = record.rstrip("\r\n")
        end = record[len(body) :]
        lacking = self._width - have if self._dialect.delimiter else 0
        addition = self._mark * lacking + self._mark + self._mark.join(names)
        if self._quoted_as_a_whole(body):
            return f'{body[:-1]}{addition}"{end}'
        return f"{body}{addition}{end}"

    def _text(self, data: bytes) -> str:
        return data.decode(self._dialect.encoding, "surrogateescape")

    def _bytes(self, text: str) -> bytes:
        return text.encode(self._dialect.encoding, "surrogateescape")


def _lines(text: str) -> list[str]:
    """Return the lines of a text with their ends, which may be of any kind."""
    return list(io.StringIO(text, newline=""))


def _end(line: str) -> str:
    """Return the end of a line."""
    return line[len(line.rstrip("\r\n")) :]

"""A table of points written in some dialect, and the points that are in it: the reference of the reader of texts."""

import itertools
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Written = Mapping[str, str]
"""One value of each factor."""

FACTORS: dict[str, tuple[str, ...]] = {
    "delimiter": (",", "\t", ";", "|", "blank", "aligned"),
    "columns": ("x y", "x y name", "name x y", "index x y", "x y weight", "name x y z"),
    "header": ("names", "none", "title", "quoted", "short", "units", "commented", "titles"),
    "remarks": ("none", "before", "after", "between", "percent", "slashes", "tables"),
    "marks": ("point", "comma", "point, groups", "comma, groups"),
    "numbers": ("plain", "exponents", "fortran", "whole", "signs"),
    "encoding": ("ascii", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"),
    "line_end": ("\n", "\r\n", "\r"),
    "quotes": ("none", "names", "breaks", "all", "doubled"),
    "ragged": ("none", "short", "long", "trailing"),
    "footer": ("none", "total", "end", "blank", "cut"),
    "gap": ("none", "nan", "inf", "NA", "", "-", "NULL", "N/A", "broken"),
    "rows": ("3", "40", "1500"),
}


@dataclass(frozen=True, slots=True)
class Table:
    """The bytes of a table, and what is in it: points, and the number of rows that are none."""

    data: bytes
    points: list[tuple[float, float]]
    dropped: int


def possible(written: Written) -> bool:
    """Tell whether a table can be written so, and says all that is needed to read it."""
    blanks = written["delimiter"] in {"blank", "aligned"}
    named = "name" in written["columns"]
    marked = written["marks"] != "point"
    return not (
        (written["delimiter"] == "," and marked and written["quotes"] != "all")
        or (blanks and written["gap"] == "" and written["quotes"] != "all")
        or (written["quotes"] in {"names", "breaks", "doubled"} and not named)
        or (written["header"] == "short" and written["columns"] not in {"name x y", "index x y", "name x y z"})
        or (written["ragged"] == "trailing" and (blanks or written["header"] == "short"))
        or ("groups" in written["marks"] and written["numbers"] != "plain")
        or (written["header"] == "none" and written["columns"] == "index x y")  # which are x and y is not told
        or (written["numbers"] == "whole" and written["header"] == "none" and written["rows"] == "3")
        or (written["gap"] == "broken" and written["rows"] == "3")  # then words are the most of a column
    )


def pairwise(seed: int) -> Iterator[Written]:
    """Yield ways of writing until each possible pair of values of two factors was in one, by a greedy search."""
    shuffled = random.Random(seed)
    couples = list(itertools.combinations(FACTORS, 2))
    left = {(a, one, b, other) for a, b in couples for one in FACTORS[a] for other in FACTORS[b]}
    while left:
        a, one, b, other = shuffled.choice(sorted(left))
        tried = (
            {name: shuffled.choice(values) for name, values in FACTORS.items()} | {a: one, b: other} for _ in range(60)
        )
        good = [written for written in tried if possible(written)]
        if not good:
            left.remove((a, one, b, other))  # the two exclude each other
            continue
        best = max(good, key=lambda written: sum((a, written[a], b, written[b]) in left for a, b in couples))
        left -= {(a, best[a], b, best[b]) for a, b in couples}
        yield best


def table(written: Written, seed: int) -> Table:
    """Return a table that is written so."""
    return _Writer(written, seed).table()


class _Writer:
    def __init__(self, written: Written, seed: int) -> None:
        self._written = written
        self._random = random.Random(seed)
        self._columns = written["columns"].split()
        self._comma = written["marks"].startswith("comma")
        self._width = 0

    def table(self) -> Table:
        rows = int(self._written["rows"])
        lines, points, dropped = self._above(), [], 0
        gaps = {rows // 2, rows - 1} if self._written["gap"] != "none" else set()
        ragged = {rows // 3} if self._written["ragged"] in {"short", "long"} and rows > 3 else set()
        for number in range(rows):
            x, y = self._value(number), self._value(number)
            cells = {"x": self._number(x), "y": self._number(y)}
            if number in gaps:
                cells[self._random.choice("xy")] = self._written["gap"]
                dropped += 1
            elif number not in ragged or self._written["ragged"] == "long":
                points.append((x, y))
            else:
                dropped += self._columns[-1] == "y"
                if self._columns[-1] != "y":
                    points.append((x, y))
            lines.append(self._row(number, cells, number in ragged))
            if number == rows // 2 and self._written["remarks"] in {"between", "tables"}:
                lines.append("# remark, 1 2; in between")
        footer, lost = self._below()
        text = self._end().join([*lines, *footer]) + ("" if self._written["footer"] == "cut" else self._end())
        return Table(self._encoded(text), points, dropped + lost)

    def _end(self) -> str:
        return self._written["line_end"]

    def _encoded(self, text: str) -> bytes:
        encoding = self._written["encoding"]
        if encoding in {"utf-8", "cp1252", "latin-1", "utf-16-le", "utf-16-be"}:
            text = text.replace("name", "né")
        if encoding == "utf-16-be":
            text = "\ufeff" + text
        return text.encode(encoding)

    def _value(self, number: int) -> float:
        kind = self._written["numbers"]
        if kind == "whole":
            return float(self._random.randrange(1, 1000))
        if "groups" in self._written["marks"]:
            return round(self._random.uniform(1000, 9e6), 2)
        if kind == "plain":
            return round(self._random.gauss(0, 100), self._random.choice((1, 3, 5, 12)))
        return self._random.gauss(0, 1) * 10.0 ** self._random.randrange(-8, 9) + number * 0

    def _number(self, value: float) -> str:
        kind = self._written["numbers"]
        text = f"{int(value)}" if kind == "whole" else repr(value)
        if kind == "exponents":
            text = f"{value:.17e}"
        if kind == "fortran":
            text = f"{value:.17e}".replace("e", self._random.choice("dD"))
        if kind == "signs":
            text = f"{value:+}"
        if "groups" in self._written["marks"]:
            text = f"{value:,.2f}"
        return text.translate(str.maketrans(".,", ",.")) if self._comma else text

    def _row(self, number: int, cells: Mapping[str, str], ragged: bool) -> str:
        row = []
        for column in self._columns:
            if column == "name":
                row.append(self._name(number))
            elif column == "index":
                row.append(str(number + 1))
            else:
                row.append(cells[column] if column in cells else self._number(self._value(number)))
        if ragged:
            row = row[:-1] if self._written["ragged"] == "short" else [*row, "more", "still"]
        return self._joined(row)

    def _name(self, number: int) -> str:
        quotes = self._written["quotes"]
        part = {"\t": "tab", "blank": " ", "aligned": " "}.get(self._written["delimiter"], self._written["delimiter"])
        name = f"star{number}"
        if quotes == "names":
            return f"{name}{part}b"
        if quotes == "breaks" and number % 5 == 1:
            return f"{name}{self._end()}below"
        return f'{name} "b"' if quotes == "doubled" else name

    def _joined(self, cells: list[str], quoted: bool = False) -> str:
        delimiter = self._written["delimiter"]
        mark = " " if delimiter in {"blank", "aligned"} else delimiter
        every = quoted or self._written["quotes"] == "all"
        written = [self._cell(cell, mark, every) for cell in cells]
        if delimiter == "aligned":
            return "  ".join(cell.rjust(26) for cell in written)
        return mark.join(written) + (mark if self._written["ragged"] == "trailing" else "")

    def _cell(self, cell: str, mark: str, every: bool) -> str:
        if every or mark in cell or '"' in cell or "\n" in cell or "\r" in cell:
            return '"' + cell.replace('"', '""') + '"'
        return cell

    def _above(self) -> list[str]:
        header, remarks = self._written["header"], self._written["remarks"]
        lines = {
            "before": ["# made by hand", "# with care: 1.5, 2"],
            "percent": ["% made by hand", "% 12"],
            "slashes": ["// made by hand"],
            "tables": ["# made by hand", "#", "# epoch 2000"],
        }.get(remarks, [])
        names = [{"x": "x", "y": "y", "index": "id"}.get(column, column) for column in self._columns]
        if header in {"title", "titles"}:
            lines += ["A table of stars"] + (["made by hand"] if header == "titles" else [])
        if header == "short":
            lines.append(self._joined(names[1:]))
        elif header == "commented":
            mark = {"percent": "%", "slashes": "//"}.get(remarks, "#")
            lines.append(f"{mark} {self._joined(names)}")
        elif header != "none":
            lines.append(self._joined(names, header == "quoted"))
        if header == "units":
            lines.append(self._joined(["" if name == "name" else "mm" for name in names]))
        if header == "units" and self._written["delimiter"] in {"blank", "aligned"}:
            lines[-1] = self._joined(["-" if name == "name" else "mm" for name in names])
        return lines

    def _below(self) -> tuple[list[str], int]:
        footer = self._written["footer"]
        lines = ["# the end"] if self._written["remarks"] == "after" else []
        if footer == "total":
            return [*lines, f"Total: {self._written['rows']}"], 1
        if footer == "end":
            return [*lines, "END"], 1
        return [*lines, *(["", "  ", ""] if footer == "blank" else [])], 0

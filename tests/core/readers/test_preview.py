from pathlib import Path

import pytest

from core.columns import ColumnChoice, DialectChoice
from core.errors import UserError
from core.loading import load
from core.readers.preview import preview


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "a.csv"
    path.write_text(text, encoding=encoding, newline="")
    return path


def test_what_is_found_is_told_in_full(tmp_path: Path) -> None:
    seen = preview(written(tmp_path, "made by hand\n# x;y\nx;y\n1,5;2\n2,5;3\n"))
    assert seen.dialect == DialectChoice(";", ",", 3, "utf-8")
    assert [column.name for column in seen.columns] == ["x", "y"]
    assert (seen.rows, seen.first) == ((("1,5", "2"), ("2,5", "3")), 4)
    assert seen.lines == ("made by hand", "# x;y", "x;y", "1,5;2", "2,5;3")


def test_a_delimiter_that_is_told_wins(tmp_path: Path) -> None:
    path = written(tmp_path, "a;b,c\n1;2,3\n4;5,6\n")
    assert [column.name for column in preview(path, DialectChoice(delimiter=",")).columns] == ["a;b", "c"]
    assert [column.name for column in preview(path, DialectChoice(delimiter=";")).columns] == ["a", "b,c"]


def test_a_decimal_mark_that_is_told_leaves_no_doubt(tmp_path: Path) -> None:
    path = written(tmp_path, "x;y\n1,234;5\n2,345;600\n")
    for decimal, value in ((",", 1.234), (".", 1234.0)):
        loaded = load(path, ColumnChoice(dialect=DialectChoice(decimal=decimal)))
        assert loaded.points.x[0] == value


@pytest.mark.parametrize(
    ("header", "names", "points"),
    [(0, ["column 1", "column 2"], 3), (1, ["10", "20"], 2), (2, ["1", "2"], 1), (None, ["column 1", "column 2"], 3)],
)
def test_the_header_is_where_it_is_told(tmp_path: Path, header: int | None, names: list[str], points: int) -> None:
    loaded = load(written(tmp_path, "10,20\n1,2\n3,4\n"), ColumnChoice(dialect=DialectChoice(header=header)))
    assert [column.name for column in loaded.columns] == names
    assert (len(loaded.points), loaded.dropped) == (points, ())


def test_a_header_may_be_a_comment_and_have_units_below(tmp_path: Path) -> None:
    path = written(tmp_path, "# one, two\n# p, q\n# note\nnm,um\n1,2\n3,4\n")
    seen = preview(path, DialectChoice(header=2))
    assert [(column.name, column.unit) for column in seen.columns] == [("p", "nm"), ("q", "um")]
    assert seen.rows == (("1", "2"), ("3", "4"))


def test_a_header_beyond_the_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no line 9"):
        preview(written(tmp_path, "x,y\n1,2\n"), DialectChoice(header=9))


def test_an_encoding_that_is_told_is_used(tmp_path: Path) -> None:
    path = written(tmp_path, "größe,y\n1,2\n3,4\n", "cp437")
    assert preview(path, DialectChoice(encoding="cp437")).columns[0].name == "größe"
    wide = written(tmp_path, "größe,y\n1,2\n3,4\n", "utf-16-le")
    assert preview(wide, DialectChoice(encoding="utf-16-le")).columns[0].name == "größe"
    for unknown in ("klingon", "hex", ""):
        with pytest.raises(UserError, match="no encoding"):
            preview(path, DialectChoice(encoding=unknown))


def test_what_is_no_text_has_no_dialect(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"x": 1, "y": 2}]')
    with pytest.raises(UserError, match="no text table"):
        preview(path)
    with pytest.raises(UserError, match="no text table"):
        load(path, ColumnChoice(dialect=DialectChoice(delimiter=";")))

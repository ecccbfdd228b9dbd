import gzip
import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.io import arff

from core.columns import ColumnChoice, DialectChoice, Kind
from core.errors import UserError
from core.loading import load
from core.progress import silent
from core.readers import open_source, streams
from core.readers.arff import ArffSource, cells_in
from core.readers.text import TextSource, open_table
from tests.core.readers.damage import load_damaged, names_of, points_of

HEADER = """% a title
@RELATION 'some stars'

@attribute 'x pos' numeric
@ATTRIBUTE name\tstring
@attribute y REAL  % in mm
@attribute class {a, 'b, c',"d"}
@attribute day date yyyy
@Data
"""
ROWS = """1.5,'O\\'Brien, "the old"',2.5,a,2001
% a remark
-3e2 , "it's, so", 4,'b, c',2002

?,?,5,a,?
7,plain,?,d,2003
0.1,'one', 0.2, a, 2004
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "table.arff"
    path.write_text(text, encoding="utf-8")
    return path


def test_names_types_quotes_and_escapes(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER + ROWS)
    source = open_source(path)
    assert names_of(source) == ["x pos", "name", "y", "class", "day"]
    assert [column.kind for column in source.columns] == [
        *(Kind.NUMBER, Kind.TEXT, Kind.NUMBER),
        *(Kind.TEXT, Kind.TEXT),
    ]
    loaded = load(path)
    assert list(zip(loaded.points.x, loaded.points.y, strict=True)) == [(1.5, 2.5), (-300.0, 4.0), (0.1, 0.2)]
    (drop,) = loaded.dropped
    assert [(example.line, example.text[:6]) for example in drop.examples] == [(14, "?,?,5,"), (15, "7,plai")]
    assert isinstance(source, ArffSource)
    (piece,) = source.pieces((1, 3), silent)
    assert piece.values[0] == ['O\'Brien, "the old"', "it's, so", "?", "plain", "one"]
    assert piece.values[1] == ["a", "b, c", "a", "d", "a"]


def test_rows_of_pairs(tmp_path: Path) -> None:
    header = "@relation r\n@attribute c {no, yes}\n@attribute x real\n@attribute y real\n@data\n"
    path = written(tmp_path, header + "{1 1.5, 2 2.5}\n{0 yes,2 -1}\n{}\n{1 ?, 2 3}\n")
    loaded = load(path)
    assert list(zip(loaded.points.x, loaded.points.y, strict=True)) == [(1.5, 2.5), (0, -1), (0, 0)]
    assert loaded.dropped_total == 1


def test_as_an_independent_reader_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "HEAD", 1 << 12)
    values = np.random.default_rng(3).normal(size=(3000, 2)).tolist()
    header = "@relation r\n@attribute a real\n@attribute w {u,v}\n@attribute b real\n@data\n"
    text = header + "".join(f"{a!r},{'uv'[row % 2]},{b!r}\n" for row, (a, b) in enumerate(values))
    reference, _ = arff.loadarff(io.StringIO(text))
    for data in (text.encode(), gzip.compress(text.encode()), text.replace("\n", "\r\n").encode()):
        path = tmp_path / "table.data"
        path.write_bytes(data)
        points = load(path).points
        assert points.x.tobytes() == reference["a"].tobytes()
        assert points.y.tobytes() == reference["b"].tobytes()


words = st.text(st.characters(exclude_characters="\r\n", codec="utf-8"), max_size=8)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(words, st.sampled_from("'\"")), min_size=1, max_size=5))
def test_any_word_in_quotes_is_one_cell(row: list[tuple[str, str]]) -> None:
    def quoted(word: str, quote: str) -> str:
        return quote + word.replace("\\", "\\\\").replace(quote, "\\" + quote) + quote

    assert cells_in(" , ".join(quoted(*cell) for cell in row)) == [word for word, _ in row]


def test_damage_is_refused_or_exact(tmp_path: Path) -> None:
    path = written(tmp_path, "")
    for loaded in load_damaged(path, (HEADER + ROWS).encode(), 3):
        assert loaded.rows <= 8
    path = written(tmp_path, "@relation r\n@data\n1,2\n")
    with pytest.raises(UserError, match="names no columns"):
        points_of(path)


def test_a_dialect_that_is_told_wins(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER + ROWS)
    assert isinstance(open_table(path, None, DialectChoice(delimiter=",")), TextSource)
    with pytest.raises(UserError, match="has no column"):
        load(path, ColumnChoice(x="nothing"))

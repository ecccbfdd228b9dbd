"""The user's own table with columns beside it: the same cells as before, and what the details tell of each row."""

import csv
import gzip
import io
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from core.annotate import annotate, check_target, new_names
from core.columns import ColumnChoice, DialectChoice, Measure
from core.details import Details, details_of
from core.errors import Cancelled, UserError
from core.loading import Loaded, load
from core.pipeline import compute
from core.positions import TOLD
from core.progress import silent
from core.ranges import Range
from core.readout import readout_at
from core.settings import RangeChoice, RangeRule, Settings

SETTINGS = Settings(bins=(6, 5), range=RangeChoice(RangeRule.TYPED, Range(0.0, 9.0, 0.0, 9.0)))


def of(path: Path, choice: ColumnChoice | None = None) -> tuple[Details, Loaded]:
    loaded = load(path, choice)
    return details_of(compute(loaded.points, SETTINGS, None, silent), silent), loaded


def annotated(path: Path, target: str = "out.csv", choice: ColumnChoice | None = None) -> Path:
    out = path.with_name(target)
    annotate(*of(path, choice), out, silent)
    return out


def told(details: Details, x: float, y: float) -> list[float | None]:
    """Return what is told of one position, by the way that a single position takes."""
    readout, detail = readout_at(details.result.counts, details.result.density, x, y), details.at(x, y)
    if readout is None or detail is None:
        return [None] * len(TOLD)
    return [readout.density, detail.error, detail.n_eff, detail.level, readout.count, readout.rows]


def number(cell: str, decimal: str = ".") -> float | None:
    return None if cell in {"", "nan"} else float(cell.replace(decimal, "."))


def agree(cells: list[float | None], wanted: list[float | None]) -> None:
    assert [cell is None for cell in cells] == [value is None for value in wanted]
    numbers = [value for value in wanted if value is not None]
    assert [cell for cell in cells if cell is not None] == pytest.approx(numbers, rel=1e-9, abs=1e-15)


def written(folder: Path, text: str | bytes, name: str = "in.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def cut(line: str, before: str, delimiter: str = ",") -> list[str]:
    """Return what was appended to a line."""
    assert line.startswith(before + delimiter)
    return line.removeprefix(before + delimiter).split(delimiter)


def test_each_row_has_what_is_told_of_its_position(tmp_path: Path) -> None:
    rows = ["1,1,a", "2.50,+3.e0,007", "9,9,", "0,0,x", "20,1,far", ",3,gone", "oops,3,text", "4", "", "5,6,z"]
    path = written(tmp_path, "x,y,name\n" + "\n".join(rows))
    details, _ = of(path)
    lines = annotated(path).read_text().split("\n")
    assert lines[0] == "x,y,name," + ",".join(TOLD)
    assert len(lines) == len(rows) + 1
    for row, line in zip(rows, lines[1:], strict=True):
        if not row:
            assert line == ""
            continue
        cells = [number(cell) for cell in cut(line, row if row != "4" else "4,,")]
        x, y = [*row.split(","), "", ""][:2]
        lost = {x, y} & {"", "oops"}
        agree(cells, [None] * 6 if lost else told(details, float(x), float(y)))


def test_a_row_dropped_for_its_weight_stays_empty(tmp_path: Path) -> None:
    path = written(tmp_path, "x,y,w\n1,1,2\n2,2,\n3,3,4\n")
    frame = pd.read_csv(annotated(path, choice=ColumnChoice(weight="w")))
    assert frame["density"].isna().tolist() == [False, True, False]
    assert frame["count"].tolist()[::2] == [2.0, 4.0]


DIALECTS: dict[str, tuple[bytes, bytes]] = {
    "crlf": (b"x,y\r\n1,2\r\n3,4\r\n", b"x,y,@\r\n1,2,$\r\n3,4,$\r\n"),
    "old mac": (b"x,y\r1,2\r3,4", b"x,y,@\r1,2,$\r3,4,$"),
    "no header": (b"1,2\n3,4\n", b"1,2,$\n3,4,$\n"),
    "tabs": (b"x\ty\tt\n1\t2\ta b\n3\t4\t\n", b"x\ty\tt\t@\n1\t2\ta b\t$\n3\t4\t\t$\n"),
    "blanks": (b"x  y\n 1.0  2\n3 4  \n", b"x  y @\n 1.0  2 $\n3 4   $\n"),
    "comments": (b"# made by me\nx,y\n1,2\n#3,3\n\n3,4\n", b"# made by me\nx,y,@\n1,2,$\n#3,3\n\n3,4,$\n"),
    "old mac with comments": (b"x,y,t\r1,2,a\r# c\r3,4,b\r", b"x,y,t,@\r1,2,a,$\r# c\r3,4,b,$\r"),
    "quotes among blanks": (
        b'x y t\n1 2 "a b"\n3\t4 c d\n5 6\n7 8 "e"\n',
        b'x y t @\n1 2 "a b" $\n3\t4 c $ d\n5 6 nan $\n7 8 "e" $\n',
    ),
    "commented header": (b"# a title\n# x y\n1 2\n3 4\n", b"# a title\n# x y @\n1 2 $\n3 4 $\n"),
    "told delimiter": (b"sep=;\nx;y\n1;2\n3;4\n", b"sep=;\nx;y;@\n1;2;$\n3;4;$\n"),
    "units": (b"x,y\n[mm],[mm]\n1,2\n3,4\n", b"x,y,@\n[mm],[mm],,,,,,\n1,2,$\n3,4,$\n"),
    "names of rows": (b"x,y\nr1,1,2\nr2,3,4\n", b"x,y,@\nr1,1,2,$\nr2,3,4,$\n"),
    "trailing": (b"x,y\n1,2,\n3,4,\n", b"x,y,,@\n1,2,,$\n3,4,,$\n"),
    "short and long": (b"x,y,t\n1,2,\n3,4\n3,3,a,b,c\n5,5,a\n", b"x,y,t,@\n1,2,,$\n3,4,,$\n3,3,a,$,b,c\n5,5,a,$\n"),
    "quotes": (
        b'"x","y","t"\n1,2,"a, ""b""\n1,1\n"\n3,"4","c"\n5,5,"d","e,f"\n',
        b'"x","y","t",@\n1,2,"a, ""b""\n1,1\n",$\n3,"4","c",$\n5,5,"d",$,"e,f"\n',
    ),
    "quoted as a whole": (b'"x,y"\n1,2\n3,4\n', b'"x,y,@"\n1,2,$\n3,4,$\n'),
    "latin 1": (b"x,y,na\xefve\n1,2,\xe9\x81\n3,4,\xff\n", b"x,y,na\xefve,@\n1,2,\xe9\x81,$\n3,4,\xff,$\n"),
    "utf-8 mark": (b"\xef\xbb\xbfx,y\n1,2\n3,4\n", b"\xef\xbb\xbfx,y,@\n1,2,$\n3,4,$\n"),
}


@pytest.mark.parametrize(("before", "after"), DIALECTS.values(), ids=DIALECTS)
def test_everything_else_stays_as_it_was(tmp_path: Path, before: bytes, after: bytes) -> None:
    path = written(tmp_path, before, "in.txt")
    details, loaded = of(path)
    delimiter = {b"x  y\n": b" ", b"# a t": b" ", b"x y t\n": b" ", b"x\ty\tt": b"\t", b"sep=;": b";"}
    mark = next((mark for start, mark in delimiter.items() if before.startswith(start)), b",")
    wanted = after.replace(b"@", mark.join(name.encode() for name in TOLD))
    for x, y in zip(loaded.points.x.tolist(), loaded.points.y.tolist(), strict=True):
        cells = [repr(value).encode() for value in told(details, x, y)]
        wanted = wanted.replace(b"$", mark.join(cells), 1)
    assert annotated(path).read_bytes() == wanted


def test_a_decimal_comma_stays_one(tmp_path: Path) -> None:
    for delimiter, row in ((";", "1,5;2,5;Köln"), (",", '"1,5","2,5",Köln')):
        text = delimiter.join(("x", "y", "t")) + f"\n{row}\n{row.replace('1,5', '3,5')}\n"
        path = written(tmp_path, text.encode("cp1252"), f"in{ord(delimiter)}.csv")
        details, _ = of(path)
        out = annotated(path)
        lines = out.read_text("cp1252").splitlines()
        assert lines[1].startswith(row + delimiter)
        cells = list(csv.reader(lines, delimiter=delimiter))
        agree([number(cell, ",") for cell in cells[1][3:]], told(details, 1.5, 2.5))
        again = load(out)
        assert again.points.x.tolist() == [1.5, 3.5]
        frame = pd.read_csv(out, sep=delimiter, decimal=",", encoding="cp1252")
        assert frame["density"].tolist() == pytest.approx([told(details, x, 2.5)[0] for x in (1.5, 3.5)], rel=1e-9)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"])
def test_wide_encodings_come_back(tmp_path: Path, encoding: str) -> None:
    text = "x,y,tag\n1,2,a\n3,4,b\n" if encoding.endswith("e") else "x,y,täg\n1,2,é€😀\n3,4,ü\n"
    out = annotated(written(tmp_path, text.encode(encoding)))
    lines = out.read_bytes().decode(encoding).splitlines()
    assert [line.split(",")[:3] for line in lines] == [line.split(",") for line in text.splitlines()]
    assert out.read_bytes()[:6] == text.encode(encoding)[:6]


def test_a_packed_table(tmp_path: Path) -> None:
    text = b"x,y\n" + b"".join(b"%d,%d\n" % (i % 9, i % 7) for i in range(40_000))
    path = written(tmp_path, gzip.compress(text), "in.csv.gz")
    plain = annotated(written(tmp_path, text), "plain.csv").read_bytes()
    assert annotated(path).read_bytes() == plain
    assert len(plain.splitlines()) == 40_001


def test_a_table_that_needs_many_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(5)
    lines = [
        f'{x!r},{y!r},"n{i}{chr(10) * (i % 5 == 0)}"' for i, (x, y) in enumerate(rng.uniform(0, 9, (9000, 2)).tolist())
    ]
    path = written(tmp_path, "x,y,t\n" + "\n".join(lines) + "\n")
    whole = annotated(path).read_bytes()
    monkeypatch.setattr("core.annotate_text._BLOCK", 1000)
    monkeypatch.setattr("core.readers.streams.HEAD", 2000)
    pieces = annotated(path, "pieces.csv")
    frame = pd.read_csv(pieces)
    pd.testing.assert_frame_equal(frame, pd.read_csv(io.BytesIO(whole)))
    pd.testing.assert_frame_equal(frame[["x", "y", "t"]], pd.read_csv(path))


@settings(max_examples=30)
@given(data=st.data())
def test_any_quoted_table_keeps_its_cells(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    texts = st.text(st.sampled_from('ab1 ,;"\n\t#é'), max_size=6).map(lambda text: "t" + text)
    numbers = st.floats(0, 9, allow_nan=False).map(repr) | st.sampled_from(["", "nan", "text", "-3", "1e5"])
    rows = data.draw(st.lists(st.tuples(st.floats(0, 9).map(repr), numbers, texts), min_size=3, max_size=20))
    delimiter, end = data.draw(st.sampled_from(",;\t")), data.draw(st.sampled_from(["\n", "\r\n"]))
    everywhere = data.draw(st.booleans())
    text = io.StringIO(newline="")
    csv.writer(
        text, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL if everywhere else csv.QUOTE_MINIMAL
    ).writerows([("x", "y", "t"), ("1.25", "2.5", "t"), *rows, ("3.5", "4.5", "t")])
    path = written(tmp_path_factory.mktemp("table"), text.getvalue())
    details, loaded = of(path)
    assume(loaded.rows == len(rows) + 2)  # or the dialect was taken for another one
    out = annotated(path).read_bytes().decode()
    before = list(csv.reader(io.StringIO(text.getvalue(), newline=""), delimiter=delimiter))
    after = list(csv.reader(io.StringIO(out, newline=""), delimiter=delimiter))
    assert [row[:3] for row in after] == before
    assert out.count("\r") == text.getvalue().count("\r")
    assert after[0][3:] == list(TOLD)
    for row in after[1:]:
        try:
            wanted = told(details, float(row[0]), float(row[1]))
        except ValueError:
            wanted = [None] * 6
        agree([number(cell) for cell in row[3:]], wanted)


def frame() -> pd.DataFrame:
    rng = np.random.default_rng(7)
    table = pd.DataFrame(
        {"id": np.arange(2**60, 2**60 + 500), "x": rng.uniform(0, 12, 500), "y": rng.uniform(0, 9, 500)}
    )
    table.loc[3, "x"] = np.nan
    table["code"] = [f"{i:05d}" for i in range(500)]
    table["kind"] = pd.Categorical(["a", "b"] * 250)
    table["when"] = pd.date_range("2024-01-01", periods=500)
    table["flag"] = table["y"] > 4
    return table


def check_frame(after: pd.DataFrame, before: pd.DataFrame, details: Details) -> None:
    pd.testing.assert_frame_equal(after[list(before)], before)
    assert list(after)[len(before.columns) :] == list(TOLD)
    for x, y, *cells in after[["x", "y", *TOLD]].to_numpy(dtype=float).tolist()[::25]:
        agree([None if np.isnan(cell) else cell for cell in cells], told(details, x, y))
    assert after["density"].isna().sum() == (~before["x"].between(0, 9)).sum() > 50


@pytest.mark.parametrize("source", ["in.parquet", "in.feather"])
@pytest.mark.parametrize("target", ["out.parquet", "out.feather", "out.csv", "out.tsv"])
def test_arrow_tables_keep_their_types(tmp_path: Path, source: str, target: str) -> None:
    path, before = tmp_path / source, frame()
    if source == "in.parquet":
        before.to_parquet(path, row_group_size=120)
    else:
        before.to_feather(path, chunksize=70)
    details, _ = of(path, ColumnChoice("x", "y"))
    out = annotated(path, target, ColumnChoice("x", "y"))
    read: Any = {".parquet": pd.read_parquet, ".feather": pd.read_feather}.get(out.suffix)
    if read:
        after = read(out)
        after["kind"] = after["kind"].astype(before["kind"].dtype)
    else:
        after = pd.read_csv(out, sep="," if out.suffix == ".csv" else "\t", dtype={"code": str}, parse_dates=["when"])
        after = after.astype({"kind": before["kind"].dtype, "when": before["when"].dtype})
    check_frame(after.astype({"code": before["code"].dtype}), before, details)


@pytest.mark.parametrize("target", ["out.parquet", "out.feather"])
def test_a_text_table_as_arrow(tmp_path: Path, target: str) -> None:
    text = 'id;x;y;code;t\r\n1152921504606846976;1,5;2;007;a\r\n9;2,5;3;12;\r\n\r\n7;;4;;"b;\r\n"\r\n8;20\r\n'
    path = written(tmp_path, text)
    out = annotated(path, target, ColumnChoice("x", "y"))
    after = pd.read_parquet(out) if out.suffix == ".parquet" else pd.read_feather(out)
    assert after["id"].tolist() == ["1152921504606846976", "9", "7", "8"]
    assert after["x"].tolist()[:2] == [1.5, 2.5]
    assert after["y"].tolist()[:3] == [2, 3, 4]
    assert after["code"].fillna("none").tolist() == ["007", "12", "none", "none"]
    assert after["t"].fillna("none").tolist() == ["a", "none", "b;\n", "none"]
    assert after["density"].isna().tolist() == [False, False, True, True]


def test_numbers_of_any_other_format(tmp_path: Path) -> None:
    path = tmp_path / "in.npz"
    x, y = np.random.default_rng(1).uniform(0, 9, (2, 400))
    np.savez(path, x=x, y=y, label=np.array(["a"] * 400))
    details, loaded = of(path)
    out = tmp_path / "out.csv"
    result = annotate(details, loaded, out, silent)
    assert (result.names, result.left_out) == (TOLD, ())
    after = pd.read_csv(out)
    assert after["label"].tolist() == ["a"] * 400
    check = after[["x", "y"]].to_numpy()
    assert (check == np.stack([x, y], axis=1)).all()
    agree(after[list(TOLD)].iloc[9].tolist(), told(details, x[9], y[9]))


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    assert new_names(["density", "density_2", "level"])[:4] == ("density_3", "error", "n_eff", "level_2")
    path = written(tmp_path, "x,y\n1,2\n3,4\n")
    twice = annotated(annotated(path), "twice.csv")
    frame = pd.read_csv(twice)
    assert list(frame) == ["x", "y", *TOLD, *(f"{name}_2" for name in TOLD)]
    assert frame["density"].tolist() == frame["density_2"].tolist()


def test_the_table_itself_is_never_overwritten(tmp_path: Path) -> None:
    path = written(tmp_path, "x,y\n1,2\n3,4\n")
    (tmp_path / "link.csv").symlink_to(path)
    for name in ("in.csv", "link.csv"):
        with pytest.raises(UserError, match="is the table itself"):
            annotated(path, name)
    assert path.read_text() == "x,y\n1,2\n3,4\n"


@pytest.mark.parametrize("name", ["out.xlsx", "out", ".csv", "out.csv.gz"])
def test_an_unknown_suffix_is_told_with_the_known_ones(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match=r"suffix of a table.*\.csv.*\.feather"):
        check_target(tmp_path / name, ())


def test_what_stood_there_stays_when_it_is_cancelled(tmp_path: Path) -> None:
    path = written(tmp_path, "x,y\n1,2\n3,4\n")
    out = written(tmp_path, "old", "out.csv")

    def cancel(_fraction: float | None, message: str, /) -> None:
        if message == "Annotating":
            raise Cancelled

    with pytest.raises(Cancelled):
        annotate(*of(path), out, cancel)
    assert out.read_text() == "old"
    assert sorted(tmp_path.iterdir()) == [path, out]


def test_positions_are_scaled_as_the_points_are(tmp_path: Path) -> None:
    path = written(tmp_path, "x,y\n1,2\n3,4\n5,7\n")
    choice = ColumnChoice(x_measure=Measure(130.0, "nm"), y_measure=Measure(0.5))
    details, _ = of(path, choice)
    rows = annotated(path, choice=choice).read_text().splitlines()[1:]
    for row, (x, y) in zip(rows, [(130.0, 1.0), (390.0, 2.0), (650.0, 3.5)], strict=True):
        agree([number(cell) for cell in cut(row, row.rsplit(",", len(TOLD))[0])], told(details, x, y))


def test_an_encoding_that_was_told_comes_back(tmp_path: Path) -> None:
    path = written(tmp_path, "größe,y\n1,2\n3,4\n".encode("cp437"))
    choice = ColumnChoice(dialect=DialectChoice(encoding="cp437"))
    assert annotated(path, choice=choice).read_bytes().startswith("größe,y,density,".encode("cp437"))

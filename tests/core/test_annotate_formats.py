"""A table of each format, written again: whole numbers are whole, texts are texts, times are times."""

import datetime
import gzip
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import astropy.table  # type: ignore[import-untyped]  # comes without types
import h5py  # type: ignore[import-untyped]  # comes without types
import laspy  # type: ignore[import-untyped]  # comes without types
import numpy as np
import openpyxl  # type: ignore[import-untyped]  # comes without types
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]  # comes without types
import pyarrow.parquet as pq  # type: ignore[import-untyped]  # comes without types
import pytest
from astropy.io import fits  # type: ignore[import-untyped]  # comes without types

from core.annotate import Annotated, annotate
from core.columns import ColumnChoice
from core.details import details_of
from core.errors import UserError
from core.loading import load_many
from core.pipeline import compute
from core.positions import TOLD
from core.progress import silent
from core.readout import readout_at
from core.settings import Settings

ROWS = 40
RNG = np.random.default_rng(3)
X, Y = RNG.uniform(0, 9, (2, ROWS))
NUMBER = np.arange(2**40, 2**40 + ROWS)
NAME = [f"n{at:03d}é" for at in range(ROWS)]
DAYS = [datetime.datetime(2024, 1, 1) + datetime.timedelta(days=at) for at in range(ROWS)]
GONE = np.arange(ROWS) % 4 == 1

Wanted = dict[str, Any]


def written(paths: list[Path], target: str, table: str | None = None) -> tuple[Annotated, Path]:
    loaded = load_many(paths, ColumnChoice(table=table))
    result = compute(loaded.points, Settings(bins=(6, 5)), None, silent)
    out = paths[0].parent / target
    return annotate(details_of(result, silent), loaded, out, silent), out


def check(path: Path, wanted: Wanted, left_out: tuple[str, ...] = (), paths: list[Path] | None = None) -> None:
    """Annotate a file, and compare each column; of x and y the density is what a readout tells."""
    annotated, out = written(paths or [path], "out.parquet")
    assert annotated.left_out == left_out
    after = pq.read_table(out)
    assert after.column_names == [*wanted, *TOLD]
    for name, values in wanted.items():
        assert after[name].to_pylist() == values, name
        if isinstance(values, list):
            assert list(map(type, after[name].to_pylist())) == list(map(type, values)), name
    loaded = load_many(paths or [path])
    result = compute(loaded.points, Settings(bins=(6, 5)), None, silent)
    told = [
        readout_at(result.counts, result.density, x, y) for x, y in zip(loaded.points.x, loaded.points.y, strict=True)
    ]
    density = [one for one in after["density"].to_pylist() if one is not None]
    assert density == pytest.approx([one.density for one in told if one is not None])
    text = written(paths or [path], "out.csv")[1].read_text()
    assert text.splitlines()[0].split(",")[: len(wanted)] == list(wanted)
    assert len(text.splitlines()) == len(after) + 1


def masked(values: list[Any]) -> list[Any]:
    return [None if gone else value for value, gone in zip(values, GONE, strict=True)]


def test_hdf5(tmp_path: Path) -> None:
    path = tmp_path / "in.h5"
    with h5py.File(path, "w") as file:
        file["id"], file["x"], file["y"], file["flag"] = NUMBER, X, Y.astype("f4"), GONE
        file["name"] = NAME  # of any length
        file["code"] = np.array([name[:4].encode() for name in NAME])
    wanted: Wanted = {"code": [name[:4] for name in NAME], "flag": GONE.tolist(), "id": NUMBER.tolist(), "name": NAME}
    check(path, {**wanted, "x": X.tolist(), "y": Y.astype("f4").tolist()})
    packed = tmp_path / "packed.h5.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    check(packed, {**wanted, "x": X.tolist(), "y": Y.astype("f4").tolist()})


def test_hdf5_with_named_fields(tmp_path: Path) -> None:
    path = tmp_path / "in.h5"
    dtype = [("frame", "u4"), ("x", "f4"), ("y", "f4"), ("name", h5py.string_dtype())]
    rows = np.array(list(zip(range(ROWS), X, Y, NAME, strict=True)), dtype)
    with h5py.File(path, "w") as file:
        file["locs"] = rows
    check(path, {"frame": list(range(ROWS)), "x": rows["x"].tolist(), "y": rows["y"].tolist(), "name": NAME})


def test_fits(tmp_path: Path) -> None:
    path = tmp_path / "in.fits"
    plain = [name[:4] for name in NAME]
    columns = [
        fits.Column("ID", "K", array=NUMBER),
        fits.Column("X", "D", array=X),
        fits.Column("Y", "D", array=Y),
        fits.Column("NAME", "8A", array=plain),
        fits.Column("SHORT", "I", array=np.where(GONE, -99, np.arange(ROWS)), null=-99),
        fits.Column("FLAG", "L", array=GONE),
        fits.Column("WIDE", "J", bzero=2**31, array=np.arange(ROWS, dtype="u4") + 2**31),
        fits.Column("PAIR", "2J", array=np.arange(2 * ROWS).reshape(ROWS, 2)),
        fits.Column("PHASE", "C", array=np.ones(ROWS, "c8")),
        fits.Column("LISTS", "PJ()", array=np.array([np.arange(at % 3) for at in range(ROWS)], object)),
    ]
    fits.BinTableHDU.from_columns(columns, name="EVENTS").writeto(path)
    check(
        path,
        {
            **{"ID": NUMBER.tolist(), "X": X.tolist(), "Y": Y.tolist(), "NAME": plain},
            **{"SHORT": masked(list(range(ROWS))), "FLAG": GONE.tolist()},
            **{"WIDE": (np.arange(ROWS) + 2**31).tolist()},
            **{"PAIR[0]": list(range(0, 2 * ROWS, 2)), "PAIR[1]": list(range(1, 2 * ROWS, 2))},
            "PHASE": ["(1+0j)"] * ROWS,
        },
        left_out=("LISTS",),
    )


def test_votable(tmp_path: Path) -> None:
    path = tmp_path / "in.vot"
    table = astropy.table.Table({"ra": X, "dec": Y, "name": NAME}, masked=True)
    table["number"] = np.ma.MaskedArray(np.arange(ROWS, dtype="i4"), GONE)
    table.write(path, format="votable")
    check(path, {"ra": X.tolist(), "dec": Y.tolist(), "name": NAME, "number": masked(list(range(ROWS)))})


def test_sheets(tmp_path: Path) -> None:
    path = tmp_path / "in.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["id", "x", "y", "name", "when", "some"])
    for row in zip(range(ROWS), X.tolist(), Y.tolist(), NAME, DAYS, masked(NAME), strict=True):
        book.active.append(row)
    book.save(path)
    x, y = (pytest.approx(values.tolist(), rel=1e-14) for values in (X, Y))  # it writes 16 digits
    whole: Wanted = {"id": list(range(ROWS)), "x": x, "y": y, "name": NAME}
    check(path, {**whole, "when": [day.date() for day in DAYS], "some": masked(NAME)})


def test_json(tmp_path: Path) -> None:
    path = tmp_path / "in.json"
    records = [
        {"id": number, "x": x, "y": y, "name": name, "flag": bool(gone), "mixed": [1, "a"] if gone else 7}
        for number, x, y, name, gone in zip(NUMBER.tolist(), X.tolist(), Y.tolist(), NAME, GONE, strict=True)
    ]
    records[2] |= {"name": "\ud800"}  # half a character
    path.write_text(json.dumps(records))
    names = [*NAME[:2], "?", *NAME[3:]]
    wanted: Wanted = {"id": NUMBER.tolist(), "x": X.tolist(), "y": Y.tolist(), "name": names, "flag": GONE.tolist()}
    check(
        path,
        {
            **wanted,
            "mixed": [None if gone else 7 for gone in GONE],
            "mixed[0]": [1 if gone else None for gone in GONE],
            "mixed[1]": ["a" if gone else None for gone in GONE],
        },
    )


def test_gpx(tmp_path: Path) -> None:
    path = tmp_path / "in.gpx"
    points = "".join(
        f'<trkpt lat="{y!r}" lon="{x!r}"><ele>{at}</ele><time>2024-01-01T00:00:{at:02d}Z</time></trkpt>'
        for at, (x, y) in enumerate(zip(X.tolist(), Y.tolist(), strict=True))
    )
    path.write_text(f"<gpx><trk><trkseg>{points}</trkseg></trk></gpx>")
    times = [f"2024-01-01T00:00:{at:02d}Z" for at in range(ROWS)]
    check(path, {"lon": X.tolist(), "lat": Y.tolist(), "ele": list(range(ROWS)), "time": times})


def test_lidar(tmp_path: Path) -> None:
    path = tmp_path / "in.laz"
    header = laspy.LasHeader(point_format=3, version="1.2")
    header.scales, header.offsets = [0.01, 0.01, 0.01], [100.0, 200.0, 0.0]
    points = laspy.LasData(header)
    points.x, points.y, points.z = X, Y, 0 * X
    points.intensity = np.arange(ROWS)
    points.write(str(path))
    annotated, out = written([path], "out.feather")
    after = pd.read_feather(out)
    assert annotated.left_out == ()
    assert after["intensity"].tolist() == list(range(ROWS))
    assert after["intensity"].dtype == np.uint16
    assert after["x"].tolist() == np.asarray(laspy.read(path).x).tolist()


def test_stata(tmp_path: Path) -> None:
    path = tmp_path / "in.dta"
    frame = pd.DataFrame({"id": np.arange(ROWS, dtype="i4"), "x": X, "y": Y, "name": NAME, "when": DAYS})
    frame["some"] = np.where(GONE, np.nan, np.arange(ROWS))
    frame.to_stata(path, write_index=False, version=118, convert_dates={"when": "td"})
    ids = list(range(ROWS))
    check(path, {"id": ids, "x": X.tolist(), "y": Y.tolist(), "name": NAME, "when": DAYS, "some": masked(ids)})


def test_named_fields_of_numpy_and_texts_of_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "in.npy"
    rows = np.array(
        list(zip(NUMBER, X, Y, NAME, DAYS, strict=True)),
        [("id", ">i8"), ("x", ">f4"), ("y", "<f8"), ("name", "U5"), ("when", "M8[D]")],
    )
    np.save(path, rows)
    days = [day.date() for day in DAYS]
    numbers: Wanted = {"id": NUMBER.tolist(), "x": rows["x"].tolist(), "y": Y.tolist()}
    check(path, {**numbers, "name": NAME, "when": days})
    archive = tmp_path / "in.npz"
    np.savez(archive, x=X, y=Y, label=np.array(NAME), long=np.arange(99))
    check(archive, {"x": X.tolist(), "y": Y.tolist(), "label": NAME}, left_out=("long",))


def test_a_text_in_an_archive_of_several_files(tmp_path: Path) -> None:
    path = tmp_path / "in.zip"
    frame = pd.DataFrame({"id": NUMBER, "x": X, "y": Y, "name": NAME, "code": [f"{at:03d}" for at in range(ROWS)]})
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("read me.csv", "x,y\n1,2\n")
        archive.writestr("deep/stars.csv", frame.to_csv(index=False))
    check(path, {str(name): frame[name].tolist() for name in frame})


def test_texts_whose_header_tells_the_columns(tmp_path: Path) -> None:
    frame = pd.DataFrame({"x": X, "y": Y, "name": [f"n {at}" for at in range(ROWS)], "n": range(ROWS)})
    wanted = {str(name): frame[name].tolist() for name in frame}
    rows = [f"{x!r},{y!r},'{name}',{n}\n" for x, y, name, n in frame.itertuples(index=False)]
    path = tmp_path / "in.arff"
    header = "@relation r\n@attribute x real\n@attribute y real\n@attribute name string\n@attribute n integer\n@data\n"
    path.write_text(header + "".join(rows))
    check(path, wanted)
    path = tmp_path / "in.tbl"
    bars = "|" + "x".rjust(22) + "|" + "y".rjust(22) + "|" + "name".rjust(6) + "|" + "n".rjust(4) + "|\n"
    kinds = "|" + "double".rjust(22) + "|" + "double".rjust(22) + "|" + "char".rjust(6) + "|" + "int".rjust(4) + "|\n"
    lines = [f" {x!r:>22} {y!r:>22} {name:>6} {n:>4} \n" for x, y, name, n in frame.itertuples(index=False)]
    path.write_text(bars + kinds + "".join(lines))
    check(path, wanted)


def test_fcs(tmp_path: Path) -> None:
    path = tmp_path / "in.fcs"
    data = np.column_stack([X, Y]).astype("<f4")
    words = {"$PAR": 2, "$TOT": ROWS, "$DATATYPE": "F", "$MODE": "L", "$BYTEORD": "1,2,3,4", "$NEXTDATA": 0}
    words |= {"$P1N": "FSC-A", "$P1B": 32, "$P1R": 1024, "$P2N": "SSC-A", "$P2B": 32, "$P2R": 1024}
    text = "/" + "".join(f"{key}/{value}/" for key, value in words.items())
    start = 1000
    head = "FCS3.1    " + "".join(f"{at:8}" for at in (58, 57 + len(text), start, start + data.nbytes - 1, 0, 0))
    path.write_bytes((head + text).encode().ljust(start) + data.tobytes())
    check(path, {"FSC-A": data[:, 0].tolist(), "SSC-A": data[:, 1].tolist()})


def halves(folder: Path, write: Callable[[pd.DataFrame, Path], object], suffix: str) -> list[Path]:
    frame = pd.DataFrame({"id": NUMBER, "x": X, "y": Y, "name": NAME})
    paths = [folder / f"{half}{suffix}" for half in ("a", "b")]
    write(frame[: ROWS // 2], paths[0])
    write(frame[ROWS // 2 :], paths[1])
    return paths


@pytest.mark.parametrize(
    ("suffix", "write"),
    [
        (".csv", lambda frame, path: frame.to_csv(path, index=False)),
        (".parquet", lambda frame, path: frame.to_parquet(path)),
        (".json", lambda frame, path: frame.to_json(path, orient="records", double_precision=15)),
    ],
)
def test_several_files_as_one(tmp_path: Path, suffix: str, write: Callable[[pd.DataFrame, Path], object]) -> None:
    paths = halves(tmp_path, write, suffix)
    x, y = (pytest.approx(values.tolist(), rel=1e-14) for values in (X, Y))
    check(paths[0], {"id": NUMBER.tolist(), "x": x, "y": y, "name": NAME}, paths=paths)


def test_a_folder_of_parts_with_what_its_names_tell(tmp_path: Path) -> None:
    folder = tmp_path / "table"
    for year, rows in (("2023", "x,y,code\n1,2,7\n3,4,8\n"), ("2024", "y,x,code\n6,5,a9\n")):
        (folder / f"year={year}").mkdir(parents=True)
        (folder / f"year={year}" / "part.csv").write_text(rows)
    annotated, out = written([folder], "out.parquet")
    after = pq.read_table(out)
    assert annotated.left_out == ()
    assert after.slice(0, 3).select(["x", "y", "code", "year"]).to_pydict() == {
        "x": [1, 3, 5],
        "y": [2, 4, 6],
        "code": ["7", "8", "a9"],
        "year": [2023, 2023, 2024],
    }
    assert after["density"].null_count == 0
    with pytest.raises(UserError, match="is the table itself"):
        written([folder], "table/year=2024/part.csv")


def test_a_column_that_changes_its_type_holds_both(tmp_path: Path) -> None:
    path = tmp_path / "in.json"
    rows = [{"x": 1, "y": 2, "n": 2**63, "t": 1, "m": None}, {"x": 2.5, "y": 3, "n": -1, "t": "a", "m": None}]
    path.write_text(json.dumps(rows))
    after = pq.read_table(written([path], "out.parquet")[1])
    assert after.slice(0, 2).select(["x", "y", "n", "t", "m"]).to_pydict() == {
        "x": [1.0, 2.5],
        "y": [2, 3],
        "n": [str(2**63), "-1"],
        "t": ["1", "a"],
        "m": [None, None],
    }
    assert after.schema.field("x").type == pa.float64()

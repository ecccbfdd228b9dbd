import contextlib
import datetime
import importlib
import io
import struct
import threading
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from core import filling
from core.columns import Kind
from core.errors import Cancelled, UserError
from core.loading import MISSING, load
from core.progress import silent
from core.readers import arrow, proportion
from core.readers.arrow import ArrowSource, open_arrow, open_parquet
from core.readers.arrow_batches import Batch, batches_of

pa = importlib.import_module("pyarrow")
pq = importlib.import_module("pyarrow.parquet")


def table() -> Any:
    return pa.table(
        {
            "id": range(5),
            "x": pa.array([1, 2**53 + 1, None, 4, 5], pa.int64()),
            "y": [1.5, 2.5, 3.5, float("nan"), float("inf")],
            "flag": [True, False, True, None, True],
            "when": [datetime.datetime(2020, 1, 1)] * 5,
            "text": ["1", "2", "3", "4", "5"],
            "coded": pa.array([1.5, 2.5, 1.5, None, 2.5]).dictionary_encode(),
            "names": pa.array(["q"] * 5).dictionary_encode(),
            "nest": [{"u": 1.0, "v": 2}, {"u": None, "v": 3}, None, {"u": 4.0, "v": 5}, {"u": 5.0, "v": 6}],
            "list": [[1, 2]] * 5,
            "money": [Decimal("1.10"), Decimal("123456789.123456789"), None, Decimal(0), Decimal("-1.1")],
            "half": pa.array(np.arange(5, dtype="f2")),
            "long": pa.array([2**64 - 1] * 5, pa.uint64()),
            "void": pa.nulls(5),
        }
    )


def written(path: Path, content: Any, rows: int = 2) -> ArrowSource:
    if path.suffix == ".parquet":
        pq.write_table(content, path, row_group_size=rows)
        return open_parquet(path)
    new = pa.ipc.new_stream if path.suffix == ".arrows" else pa.ipc.new_file
    options = pa.ipc.IpcWriteOptions(compression="lz4" if path.suffix == ".feather" else None)
    with new(str(path), content.schema, options=options) as writer:
        writer.write_table(content, rows)
    return open_arrow(path)


def read(source: ArrowSource) -> dict[str, tuple[NDArray[np.float64], NDArray[np.bool_]]]:
    chunks = list(source.chunks(range(len(source.columns)), silent))
    found = {}
    for index, column in enumerate(source.columns):
        cells = [chunk.cells[index] for chunk in chunks]
        missing = [np.zeros(one.values.size, bool) if one.missing is None else one.missing for one in cells]
        found[column.name] = np.concatenate([one.values for one in cells]), np.concatenate(missing)
    return found


@pytest.mark.parametrize("suffix", [".parquet", ".feather", ".arrow", ".arrows"])
@pytest.mark.parametrize("rows", [2, 100])
def test_every_type_in_every_format(tmp_path: Path, suffix: str, rows: int) -> None:
    source = written(tmp_path / f"a{suffix}", table(), rows)
    kinds = {column.name: column.kind for column in source.columns}
    assert [name for name, kind in kinds.items() if kind is not Kind.NUMBER] == [
        *("flag", "when", "text", "names", "list", "void")
    ]
    assert kinds["flag"] is Kind.FLAG
    assert kinds["when"] is Kind.TIME
    found = read(source)
    nan = float("nan")
    expected: dict[str, list[float]] = {
        "id": [0, 1, 2, 3, 4],
        "x": [1, float(2**53 + 1), nan, 4, 5],
        "y": [1.5, 2.5, 3.5, nan, float("inf")],
        "flag": [1, 0, 1, nan, 1],
        "when": [nan] * 5,
        "text": [nan] * 5,
        "coded": [1.5, 2.5, 1.5, nan, 2.5],
        "nest.u": [1, nan, nan, 4, 5],
        "nest.v": [2, 3, nan, 5, 6],
        "money": [1.10, 123456789.123456789, nan, 0, -1.1],
        "half": [0, 1, 2, 3, 4],
        "long": [float(2**64 - 1)] * 5,
        "void": [nan] * 5,
    }
    for name, values in expected.items():
        np.testing.assert_array_equal(found[name][0], values, err_msg=name)
    missing = {name: np.flatnonzero(flags).tolist() for name, (_, flags) in found.items() if flags.any()}
    assert missing == {
        **{"x": [2], "flag": [3], "coded": [3], "nest.u": [1, 2], "nest.v": [2], "money": [2]},
        "void": [0, 1, 2, 3, 4],
    }


@pytest.mark.parametrize("suffix", [".parquet", ".feather", ".arrows"])
@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.lists(st.tuples(st.integers(-(2**63), 2**63 - 1), st.floats()), min_size=1, max_size=50))
def test_every_value_comes_back(tmp_path: Path, suffix: str, values: list[tuple[int, float]]) -> None:
    integers, floats = map(list, zip(*values, strict=True))
    found = read(written(tmp_path / f"a{suffix}", pa.table({"i": pa.array(integers, pa.int64()), "f": floats}), 7))
    assert found["i"][0].tolist() == [float(value) for value in integers]
    np.testing.assert_array_equal(found["f"][0], floats)


def test_pandas_reads_the_same(tmp_path: Path) -> None:
    frame = pd.DataFrame({"x": [1.5, None, 3.5], "y": pd.array([1, None, 3], dtype="Int32")}, index=[5, 6, 7])
    frame.to_parquet(tmp_path / "a.parquet")
    found = read(open_parquet(tmp_path / "a.parquet"))
    np.testing.assert_array_equal(found["x"][0], frame["x"])
    np.testing.assert_array_equal(found["y"][0], [1, np.nan, 3])


@pytest.mark.parametrize("suffix", [".parquet", ".feather"])
def test_names_that_occur_twice_or_hold_points(tmp_path: Path, suffix: str) -> None:
    columns = [pa.array([float(number)]) for number in range(4)]
    found = read(written(tmp_path / f"a{suffix}", pa.table(columns, names=["x", "a.b", "x", ""])))
    assert {name: values.tolist() for name, (values, _) in found.items()} == {
        **{"x": [0], "a.b": [1], "x (2)": [2], "column 4": [3]}
    }


@pytest.mark.parametrize("suffix", [".parquet", ".feather", ".arrows"])
def test_no_rows(tmp_path: Path, suffix: str) -> None:
    source = written(tmp_path / f"a{suffix}", table().slice(0, 0))
    assert [chunk for chunk in source.chunks((1, 2), silent) if chunk.cells[0].values.size] == []


@pytest.mark.parametrize("suffix", [".parquet", ".feather", ".arrows"])
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(share=st.floats(0.02, 0.97))
def test_half_a_file_is_refused(tmp_path: Path, suffix: str, share: float) -> None:
    path = tmp_path / f"a{suffix}"
    written(path, pa.table({"x": np.arange(3000.0), "y": np.arange(3000.0)}), 500)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    opened = open_parquet if suffix == ".parquet" else open_arrow
    try:
        found = read(opened(path))
    except UserError as error:
        assert str(error).startswith(f"a{suffix} is damaged, or was not written to its end")  # noqa: PT017 (either is right)
    else:
        assert suffix == ".arrows"
        assert found["x"][0].size < 3000


def test_progress_runs_to_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrow, "_ROWS", 500)
    for suffix in (".parquet", ".feather", ".arrows"):
        source = written(tmp_path / f"a{suffix}", pa.table({"x": np.arange(5000.0)}), 500)
        shares = [chunk.fraction or 0.0 for chunk in source.chunks((0,), silent)]
        assert shares == sorted(shares)
        assert 0 < shares[0] < 0.5
        assert 0.95 < shares[-1] <= 1.0


@pytest.mark.filterwarnings("ignore:Feather V1")
def test_feather_of_the_first_version(tmp_path: Path) -> None:
    path = tmp_path / "a.feather"
    x, y = np.arange(300_000.0), [None, *range(299_999)]
    importlib.import_module("pyarrow.feather").write_feather(
        pa.table({"x": x, "y": y, "t": ["a"] * 300_000}), path, version=1
    )
    source = open_arrow(path)
    assert [(one.name, one.numeric) for one in source.columns] == [("x", True), ("y", True), ("t", False)]
    chunks = list(source.chunks([1, 0], silent))
    assert np.concatenate([chunk.cells[1].values for chunk in chunks]).tolist() == x.tolist()
    assert np.concatenate([chunk.cells[0].values for chunk in chunks])[1:].tolist() == y[1:]
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(UserError):
        open_arrow(path)


@pytest.mark.parametrize("packing", [None, "zstd"])
@pytest.mark.parametrize("make", [pa.ipc.new_file, pa.ipc.new_stream])
def test_batches_tell_their_rows_and_sizes(make: Any, packing: str | None) -> None:
    union = pa.UnionArray.from_dense(pa.array([0] * 5, pa.int8()), pa.array(range(5), pa.int32()), [pa.array(range(5))])
    views = pa.array(["a" * 50, "b", "c", None, "d"], pa.string_view())
    content = pa.table({**dict(zip(table().column_names, table().columns, strict=True)), "union": union, "view": views})
    content = content.append_column("last", pa.array(np.arange(5.0)))
    file = io.BytesIO()
    with make(file, content.schema, options=pa.ipc.IpcWriteOptions(compression=packing)) as writer:
        writer.write_table(content)
        writer.write_table(content.slice(0, 3))
    batches = batches_of(file, make is pa.ipc.new_file)
    assert [batch.rows for batch in batches] == [5, 3]
    counts = [arrow._buffers(field.type, iter(batches[0].views)) for field in content.schema]
    last, first = len(counts) - 1, 1  # with a bit for each value that is missing
    assert batches[0].size(file, counts, [last]) == 40
    assert batches[0].size(file, counts, [last, first]) == 80 + 1


def test_a_length_below_0_takes_nothing_away_from_the_others() -> None:
    file = io.BytesIO(struct.pack("<qqq", 1 << 40, -(1 << 40), -1))  # -1: it is not packed
    batch = Batch(1, [(0, 8), (8, 9), (16, 10)], True, ())
    assert batch.size(file, [], []) == (1 << 40) + 9 + 10


@pytest.mark.parametrize("make", [pa.ipc.new_file, pa.ipc.new_stream])
def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Any) -> None:
    monkeypatch.setattr(proportion, "ALWAYS", 1 << 16)
    content, path = pa.table({"x": np.zeros(100_000), "y": np.zeros(100_000)}), tmp_path / "a.arrow"
    with make(str(path), content.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as writer:
        writer.write_table(content)
    with pytest.raises(UserError, match="800 kB when unpacked"):
        open_arrow(path)
    monkeypatch.setattr(proportion, "ALWAYS", 1 << 28)
    monkeypatch.setattr(filling, "_ALWAYS", 1 << 16)
    with pytest.raises(UserError, match="rows or more, too many for its size"):
        load(path)


@pytest.mark.parametrize("suffix", [".arrow", ".arrows"])
@pytest.mark.parametrize("lie", [-(2**60), 2**60, 3])
def test_numbers_of_rows_that_lie_are_refused(tmp_path: Path, suffix: str, lie: int) -> None:
    path = tmp_path / f"a{suffix}"
    written(path, table(), 5)
    data = path.read_bytes()
    places = [at for at in range(0, len(data) - 8, 8) if data[at : at + 8] == struct.pack("<q", 5)]
    assert len(places) > 10  # of the batch, and of each column in it
    for at in places:
        path.write_bytes(data[:at] + struct.pack("<q", lie) + data[at + 8 :])
        with contextlib.suppress(UserError):  # what else may be a 5, such as a value, does no harm
            read(open_arrow(path))


def test_a_cancel_does_not_wait_for_a_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = written(tmp_path / "a.feather", table())
    unpacking, cancelled = threading.Event(), threading.Event()

    def slow(*_: object) -> None:
        unpacking.set()
        assert cancelled.wait(10)

    def report(*_: object) -> None:
        if unpacking.is_set():
            raise Cancelled

    monkeypatch.setattr(arrow, "_cells", slow)
    with pytest.raises(Cancelled):
        next(iter(source.chunks([1], report)))
    cancelled.set()


def test_lists_of_a_fixed_length_are_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    positions = [[1.0, 2.0], [3.0, None], None, [5.0, 6.0]]
    pq.write_table(pa.table({"name": list("abcd"), "p": pa.array(positions, pa.list_(pa.float64(), 2))}), path)
    loaded = load(path)
    assert [column.name for column in loaded.columns] == ["name", "p[0]", "p[1]"]
    assert list(zip(loaded.points.x.tolist(), loaded.points.y.tolist(), strict=True)) == [(1.0, 2.0), (5.0, 6.0)]
    assert {drop.reason: drop.count for drop in loaded.dropped} == {MISSING: 2}


def test_texts_are_numbers_where_there_are_no_others(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    texts = {"name": ["a", "b", "c"], "x": ["1.5", None, "3"], "y": ["0.1", "1e3", "7"]}
    pq.write_table(pa.table(texts | {"n": [5, 6, 6]}), path)
    assert load(path).points.x.tolist() == [1.5, 3.0]
    pq.write_table(pa.table(texts | {"a": [5, 6, 6], "b": [7, 9, 1]}), path)
    assert load(path).points.x.tolist() == [5.0, 6.0, 6.0]

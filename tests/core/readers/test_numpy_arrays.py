import re
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from core.columns import Kind
from core.errors import UserError
from core.progress import silent
from core.readers import numpy_arrays
from core.readers.numpy_arrays import ArraySource, open_npy, open_npz

POINTS = np.random.default_rng(5).normal(size=(1000, 2))


def columns_of(source: ArraySource) -> dict[str, NDArray[np.float64]]:
    chunks = list(source.chunks(range(len(source.columns)), silent))
    return {
        column.name: np.concatenate([np.empty(0), *(chunk.cells[index].values for chunk in chunks)])
        for index, column in enumerate(source.columns)
    }


def saved(path: Path, array: Any, **options: Any) -> Path:
    np.save(path, array, **options)
    return path


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numpy_arrays, "_ROWS", 77)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["f2", "<f4", ">f4", "<f8", ">f8", "g", "i1", ">i2", "<i4", ">i8", "u1", "<u8"]),
    st.integers(0, 300).filter(lambda rows: rows not in {2, 3}),
    st.integers(2, 5),
    st.booleans(),
)
def test_every_type_and_order(tmp_path: Path, dtype: str, rows: int, columns: int, fortran: bool) -> None:
    array = (np.random.default_rng(rows).normal(size=(rows, columns)) * 50 + 60).astype(dtype)
    source = open_npy(saved(tmp_path / "a.npy", np.asfortranarray(array) if fortran else array))
    assert source.rows == rows
    found = columns_of(source)
    assert list(found) == [f"column {number + 1}" for number in range(columns)]
    for values, expected in zip(found.values(), array.T, strict=True):
        assert values.dtype == np.float64
        assert values.tobytes() == expected.astype(np.float64).tobytes()


@pytest.mark.parametrize("fortran", [False, True])
@pytest.mark.parametrize("rows", [2, 3])
def test_coordinates_may_lie(tmp_path: Path, rows: int, fortran: bool) -> None:
    array = np.arange(rows * 200.0).reshape(rows, 200)
    found = columns_of(open_npy(saved(tmp_path / "a.npy", np.asfortranarray(array) if fortran else array)))
    assert np.array_equal(list(found.values()), array)


def test_three_rows_of_three_are_rows(tmp_path: Path) -> None:
    array = np.arange(9.0).reshape(3, 3)
    found = columns_of(open_npy(saved(tmp_path / "a.npy", array)))
    assert np.array_equal(np.array(list(found.values())).T, array)


def test_large_integers_round_as_float_does(tmp_path: Path) -> None:
    values = [2**63 + 1025, 2**53 + 1, 2**64 - 1, 0, 5]
    found = columns_of(open_npy(saved(tmp_path / "a.npy", np.array([values, values], dtype="u8").T)))
    assert found["column 1"].tolist() == [float(value) for value in values]


def test_named_fields(tmp_path: Path) -> None:
    dtype = [("id", "S3"), ("x", ">i4"), ("in", [("u", "f8"), ("v", "f4")]), ("p", "f4", (2,)), ("t", "M8[s]")]
    array = np.zeros(5, dtype=dtype)
    array["x"], array["in"]["v"], array["p"] = range(5), 2.5, [[1, 2]] * 5
    source = open_npy(saved(tmp_path / "a.npy", array))
    assert [column.name for column in source.columns] == ["id", "x", "in.u", "in.v", "p[0]", "p[1]", "t"]
    assert [column.kind for column in source.columns] == [Kind.TEXT, *[Kind.NUMBER] * 5, Kind.TIME]
    found = columns_of(source)
    assert found["x"].tolist() == [0, 1, 2, 3, 4]
    assert found["in.v"].tolist() == [2.5] * 5
    assert found["p[1]"].tolist() == [2] * 5
    assert np.isnan(found["t"]).all()


@pytest.mark.parametrize(
    ("array", "words"),
    [
        (np.float64(3), "holds an array of shape ()"),
        (np.zeros((2, 3, 4)), "holds an array of shape (2, 3, 4)"),
        (np.zeros((500, 2000)), "holds 2000 columns"),
        (np.array([[1, "a"]], dtype=object), "holds Python objects"),
        (np.array([(1, None)], dtype=[("x", "f8"), ("o", "O")]), "holds Python objects"),
    ],
)
def test_arrays_that_are_no_points(tmp_path: Path, array: NDArray[Any], words: str) -> None:
    with pytest.raises(UserError, match=re.escape(f"a.npy {words}")):
        open_npy(saved(tmp_path / "a.npy", array, allow_pickle=True))


@pytest.mark.parametrize("cut", [6, 8, 20, 127, 128, 129, -1])
def test_half_an_array(tmp_path: Path, cut: int) -> None:
    path = saved(tmp_path / "a.npy", POINTS)
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(UserError, match=r"a.npy is damaged, or was not written to its end"):
        open_npy(path)


@pytest.mark.parametrize(
    "shape", ["(1000000000000, 2)", "(10**9, 2)", "(-1000, 2)", "(1e3, 2)", "(True, 2)", "[[[[[[", "(" * 300]
)
def test_a_header_that_lies(tmp_path: Path, shape: str) -> None:
    path = saved(tmp_path / "a.npy", POINTS)
    data = path.read_bytes()
    end = data.index(b"\n") + 1
    header = data[10:end].replace(b"(1000, 2)", shape.encode()).strip().ljust(end - 11) + b"\n"
    path.write_bytes(data[:10] + header + data[end:])
    with pytest.raises(UserError, match=r"a.npy"):
        columns_of(open_npy(path))


def test_a_header_of_python_2(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.npy", POINTS)
    path.write_bytes(path.read_bytes().replace(b"(1000, 2), }  ", b"(1000L, 2L), }"))
    assert np.array_equal(columns_of(open_npy(path))["column 2"], POINTS[:, 1])


def test_names_in_any_script(tmp_path: Path) -> None:
    array = np.zeros(5, dtype=[("длина", "f8"), ("ширина", "f8")])
    with pytest.warns(UserWarning, match="format 3.0"):
        saved(tmp_path / "a.npy", array)
    assert [column.name for column in open_npy(tmp_path / "a.npy").columns] == ["длина", "ширина"]


def test_an_array_that_shrinks_while_it_is_read(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.npy", POINTS)
    source = open_npy(path)
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(UserError, match=r"a.npy is damaged"):
        columns_of(source)


@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
def test_an_array_a_column(tmp_path: Path, save: Any) -> None:
    save(
        tmp_path / "a.npz", lat=POINTS[:, 0], lon=POINTS[:, 1].astype(">f4"), name=np.array(["a"] * 1000), n=np.int64(5)
    )
    source = open_npz(tmp_path / "a.npz")
    assert [(column.name, column.kind) for column in source.columns] == [
        ("lat", Kind.NUMBER),
        ("lon", Kind.NUMBER),
        ("name", Kind.TEXT),
    ]
    found = columns_of(source)
    assert np.array_equal(found["lat"], POINTS[:, 0])
    assert np.array_equal(found["lon"], POINTS[:, 1].astype("f4"))


def test_the_longest_columns_count(tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", p=POINTS, label=np.arange(1000), u=np.zeros(7), v=np.zeros(7), alone=np.zeros(5000))
    source = open_npz(tmp_path / "a.npz")
    assert [column.name for column in source.columns if column.numeric] == ["p[:,0]", "p[:,1]", "label"]
    assert source.rows == 1000
    (chunk, *_) = source.chunks((1,), silent)
    assert np.array_equal(chunk.cells[0].values, POINTS[: chunk.cells[0].values.size, 1])


@pytest.mark.parametrize(
    ("shapes", "names", "rows"),
    [
        ({"x": (5,), "y": (5,), "hist": (50, 60)}, ["x", "y"], 5),
        ({"a": (5,), "b": (5,), "hist": (50, 60)}, ["a", "b"], 5),
        ({"lat": (30,), "lon": (30,), "cov": (300, 3)}, ["lat", "lon"], 30),
        ({"embedding": (1000, 50), "classes": (10,), "counts": (10,)}, ["embedding[:,0]", "embedding[:,1]"], 1000),
        ({"hist": (50, 60)}, ["hist[:,0]", "hist[:,1]"], 50),
    ],
)
def test_which_columns_count(tmp_path: Path, shapes: dict[str, Any], names: list[str], rows: int) -> None:
    arrays: dict[str, Any] = {name: np.random.default_rng(1).normal(size=shape) for name, shape in shapes.items()}
    np.savez(tmp_path / "a.npz", **arrays)
    source = open_npz(tmp_path / "a.npz")
    assert [column.name for column in source.columns][:2] == names
    assert source.rows == rows
    longest = shapes[names[0].partition("[")[0]]
    assert [column.numeric for column in source.columns].count(True) == (longest[1] if len(longest) > 1 else 2)


def test_columns_of_every_length_can_be_asked_for(tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", x=np.arange(5.0), y=np.arange(5.0), u=np.arange(700.0), v=-np.arange(700.0))
    source = open_npz(tmp_path / "a.npz")
    assert [(column.name, column.numeric) for column in source.columns] == [
        *(("x", True), ("y", True), ("u", False), ("v", False))
    ]
    chunks = list(source.chunks((3, 2), silent))
    assert np.array_equal(np.concatenate([chunk.cells[0].values for chunk in chunks]), -np.arange(700.0))
    with pytest.raises(UserError, match=r"column x of a.npz has 5 values, column u has 700"):
        list(source.chunks((0, 2), silent))


@pytest.mark.parametrize("rows", [2, 3])
def test_few_columns_are_columns(tmp_path: Path, rows: int) -> None:
    array = np.arange(rows * 9.0).reshape(rows, 9)
    assert np.array_equal(np.array(list(columns_of(open_npy(saved(tmp_path / "a.npy", array))).values())).T, array)
    array = np.arange(rows * 10.0).reshape(rows, 10)
    assert np.array_equal(list(columns_of(open_npy(saved(tmp_path / "a.npy", array))).values()), array)


def test_members_without_suffix(tmp_path: Path) -> None:
    saved(tmp_path / "a.npy", POINTS)
    with zipfile.ZipFile(tmp_path / "a.npz", "w", zipfile.ZIP_LZMA) as archive:
        archive.write(tmp_path / "a.npy", "arr_0")
        archive.writestr("note", "no array")
    assert [column.name for column in open_npz(tmp_path / "a.npz").columns] == ["arr_0[:,0]", "arr_0[:,1]"]


@pytest.mark.parametrize("arrays", [{}, {"x": np.zeros(5)}, {"x": np.zeros(5), "y": np.zeros(6)}, {"x": np.zeros(())}])
def test_an_archive_without_two_columns(tmp_path: Path, arrays: dict[str, Any]) -> None:
    np.savez(tmp_path / "a.npz", **arrays)
    with pytest.raises(UserError, match=r"a.npz holds no two columns of the same length"):
        open_npz(tmp_path / "a.npz")


def test_objects_in_an_archive_are_never_read(tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", x=np.array([None, 1]), y=np.array([1, 2]))
    with pytest.raises(UserError, match=r"a.npz holds Python objects"):
        open_npz(tmp_path / "a.npz")
    np.savez(tmp_path / "b.npz", x=np.array([1, 2]), y=np.array([1, 2]), names=np.array([None, 1]))
    assert [column.name for column in open_npz(tmp_path / "b.npz").columns] == ["x", "y"]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_archive_gives_its_points_or_is_refused(tmp_path: Path, data: st.DataObject) -> None:
    np.savez_compressed(tmp_path / "a.npz", x=POINTS[:200, 0], y=POINTS[:200, 1])
    whole = bytearray((tmp_path / "a.npz").read_bytes())
    if data.draw(st.booleans()):
        del whole[data.draw(st.integers(0, len(whole) - 1)) :]
    else:
        whole[data.draw(st.integers(0, len(whole) - 1))] ^= data.draw(st.integers(1, 255))
    (tmp_path / "b.npz").write_bytes(whole)
    try:
        found = columns_of(open_npz(tmp_path / "b.npz"))
    except UserError:
        return
    assert np.array_equal(np.sort(list(found.values())), np.sort(POINTS[:200].T))


def test_our_own_export_is_no_table_of_points(tmp_path: Path) -> None:
    np.savez(
        tmp_path / "a.npz", density=np.ones((3, 3)), counts=np.ones((3, 3)), x_edges=np.arange(4), y_edges=np.arange(4)
    )
    with pytest.raises(UserError, match=r"a.npz is an exported picture of a density, not its points"):
        open_npz(tmp_path / "a.npz")

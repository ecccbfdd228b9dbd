import datetime
import pickle
from pathlib import Path
from typing import Any

import h5py  # type: ignore[import-untyped]  # comes without types
import numpy as np
import pytest

from core.columns import Measure
from core.loading import MISSING, load
from core.progress import silent
from core.readers import open_source
from core.readers.hdf5 import open_hdf5
from tests.core.readers.damage import load_damaged, names_of, points_of, refusal, values_of

X, Y = [1.5, 2.5, -3.0, 1e300], [0.1, 0.2, 0.3, 5e-324]
POINTS = list(zip(X, Y, strict=True))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.h5"


def locs(rows: int = 4) -> Any:
    table = np.zeros(rows, [("frame", "<u4"), ("x", "<f4"), ("y", ">f8"), ("name", "S3"), ("v", "<i2", (2,))])
    table["x"], table["y"], table["v"] = np.arange(rows) / 4, -np.arange(rows) / 3, np.arange(2 * rows).reshape(-1, 2)
    return table


def test_a_table_of_named_fields(path: Path) -> None:
    table = locs()
    with h5py.File(path, "w") as file:
        file.create_dataset("locs", data=table, chunks=(2,), compression="gzip")
    source = open_hdf5(path, None)
    assert names_of(source) == ["frame", "x", "y", "name", "v[0]", "v[1]"]
    assert [column.unit for column in source.columns][:3] == [None, "px", "px"]
    assert values_of(source, "x", "y", "v[1]") == [table[key].astype(float).tolist() for key in ("x", "y")] + [
        [1.0, 3.0, 5.0, 7.0]
    ]
    assert points_of(path) == list(zip(table["x"].astype(float), table["y"].astype(float), strict=True))


def test_columns_that_lie_side_by_side(path: Path) -> None:
    with h5py.File(path, "w") as file:
        file["group/x"], file["group/y"], file["group/short"] = X, Y, [1.0]
        file["group/x"].attrs["unit"] = "nm"
        file["group/y"].attrs["units"] = np.array([b"nm"])
    assert points_of(path) == POINTS
    assert [column.unit for column in open_hdf5(path, None).columns] == ["nm", "nm"]


def test_columns_in_groups_of_their_own(path: Path) -> None:
    with h5py.File(path, "w") as file:
        file["table/columns/x/data"], file["table/columns/y/data"] = X, Y
    assert points_of(path) == POINTS


@pytest.mark.parametrize("lying", [False, True])
def test_an_array_of_two_dimensions(path: Path, lying: bool) -> None:
    values = np.array([X, Y])
    with h5py.File(path, "w") as file:
        file["points"] = values if lying else values.T
    assert points_of(path) == POINTS


def test_several_tables_are_a_choice(path: Path) -> None:
    with h5py.File(path, "w") as file:
        file["drift"] = np.zeros((100, 2))
        file["locs"] = locs()
        file["more"] = np.ones((5, 3))
    assert open_hdf5(path, None).tables == ("locs", "drift", "more")
    assert points_of(path, table="more") == [(1.0, 1.0)] * 5
    assert open_hdf5(path, "2").table == "drift"
    assert refusal(lambda: open_source(path, "none")) == "a.h5 has no table none. Its tables are: locs, drift, more."


def names_pickled(*names: str, protocol: int = 0) -> np.bytes_:
    return np.bytes_(pickle.dumps(list(names), protocol))


@pytest.mark.parametrize("protocol", range(5))
def test_what_pandas_writes_as_a_table(path: Path, protocol: int) -> None:
    table = np.zeros(4, [("index", "<i8"), ("values_block_0", "<f8", (2,)), ("values_block_1", "S1")])
    table["values_block_0"] = np.array([X, Y]).T
    with h5py.File(path, "w") as file:
        group = file.create_group("df")
        group.attrs["pandas_type"] = np.bytes_("frame_table")
        group["table"] = table
        group["table"].attrs["values_block_0_kind"] = names_pickled("x", "ÿ", protocol=protocol)
        group["_i_table/index/sorted"] = np.zeros((9, 3))
    source = open_hdf5(path, None)
    # a text that ends with a zero byte is cut by the file's own texts: then the names are only numbers
    assert names_of(source) in (
        ["index", "x", "ÿ"],
        ["index", "values_block_0[0]", "values_block_0[1]"],
        ["index", "x", "ÿ", "values_block_1"],
        ["index", "values_block_0[0]", "values_block_0[1]", "values_block_1"],
    )
    assert protocol or "x" in names_of(source)
    assert source.tables == ("df/table",)


def test_what_pandas_writes_in_its_fixed_layout(path: Path) -> None:
    with h5py.File(path, "w") as file:
        group = file.create_group("df")
        group.attrs["pandas_type"] = np.bytes_("frame")
        group["axis0"] = np.array([b"n", b"x", b"y"])
        group["axis1"] = np.arange(4)
        group["block0_items"], group["block0_values"] = np.array([b"y", b"x"]), np.array([Y, X]).T
        group["block1_items"], group["block1_values"] = np.array([b"n"]), np.arange(4).reshape(4, 1)
        objects = group.create_dataset("block2_values", (1,), h5py.vlen_dtype(np.uint8))
        objects[0] = np.frombuffer(pickle.dumps(["an", "object"]), np.uint8)
        group["block2_items"] = np.array([b"t"])
    source = open_hdf5(path, None)
    assert names_of(source) == ["n", "x", "y"]
    assert points_of(path) == POINTS


def test_nothing_outside_of_the_file_is_followed(path: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.h5"
    with h5py.File(secret, "w") as file:
        file["x"], file["y"] = X, Y
        file["xy"] = np.array([X, Y]).T
    raw = tmp_path / "secret.raw"
    raw.write_bytes(np.array([X, Y]).T.tobytes())
    layout = h5py.VirtualLayout((4, 2), "f8")
    layout[:] = h5py.VirtualSource(secret, "xy", (4, 2))
    with h5py.File(path, "w") as file:
        file["linked"] = h5py.ExternalLink(str(secret), "/")
        file.create_virtual_dataset("virtual", layout)
        file.create_dataset("outside", (4, 2), "f8", external=[(str(raw), 0, 64)])
        file["soft"] = h5py.SoftLink("/linked/xy")
    assert refusal(lambda: open_source(path)).startswith("a.h5 holds no table of points")


def test_a_group_that_holds_itself(path: Path) -> None:
    with h5py.File(path, "w") as file:
        group = file.create_group("a")
        group["b"] = file["/"]
        group["x"], group["y"] = X, Y
        file["again"] = group["x"]
    assert points_of(path) == POINTS


@pytest.mark.parametrize("content", ["nothing", "pictures", "texts"])
def test_files_without_points(path: Path, content: str) -> None:
    with h5py.File(path, "w") as file:
        if content == "pictures":
            file["image"] = np.zeros((2000, 2000), "u1")
        if content == "texts":
            file["a"], file["b"] = np.array([b"x", b"y"]), np.array([b"x", b"y"])
    assert refusal(lambda: open_source(path)).startswith("a.h5 holds no table of points")


def test_more_rows_than_there_is_memory_are_told(path: Path) -> None:
    with h5py.File(path, "w") as file:
        file.create_dataset("xy", (10**12, 2), "f8", chunks=(1000, 2))
    assert "which need 16 TB of memory" in refusal(lambda: points_of(path))


def test_damage_is_refused(path: Path) -> None:
    with h5py.File(path, "w") as file:
        file["locs"] = locs(50)
    data = path.read_bytes()
    for loaded in load_damaged(path, data, 4):
        assert loaded.rows <= 50
    path.write_bytes(data[:8] + bytes(2000))
    assert refusal(lambda: points_of(path)).startswith("a.h5 is damaged")


def test_fields_inside_of_fields(path: Path) -> None:
    inner = np.dtype([("x", "<f4"), ("tag", "S2")])
    table = np.zeros(3, [("at", inner), ("y", "<f8"), ("m", "<i2", (2, 2)), ("pair", inner, (2,))])
    table["at"]["x"], table["y"] = [1.5, 2.5, 3.5], [4.0, 5.0, 6.0]
    table["m"], table["pair"]["x"] = np.arange(12).reshape(3, 2, 2), np.arange(6).reshape(3, 2)
    with h5py.File(path, "w") as file:
        file["t"] = table
    source = open_hdf5(path, None)
    assert names_of(source)[:6] == ["at.x", "at.tag", "y", "pair[0].x", "pair[0].tag", "pair[1].x"]
    assert values_of(source, "at.x", "m[1,0]", "pair[1].x") == [[1.5, 2.5, 3.5], [2.0, 6.0, 10.0], [1.0, 3.0, 5.0]]
    assert points_of(path) == [(1.5, 4.0), (2.5, 5.0), (3.5, 6.0)]


def test_times_and_flags_of_pandas_are_such(path: Path) -> None:
    table = np.zeros(2, [("index", "<i8"), ("values_block_0", "<i8", (1,)), ("b", "u1"), ("x", "<f8"), ("y", "<f8")])
    table["index"], table["values_block_0"][:, 0] = [0, 1], [0, 86_400_000_000]
    with h5py.File(path, "w") as file:
        file["df/table"] = table
        told = {
            "index_kind": b"datetime64",
            "values_block_0_kind": np.bytes_(pickle.dumps(["t"], 0)),
            "b_dtype": b"bool",
        }
        file["df/table"].attrs.update(told | {"values_block_0_dtype": b"datetime64[us]"})
        file["fixed/block0_values"], file["fixed/block0_items"] = np.array([[86_400_000_000]]), np.array([b"t"])
        file["fixed/block0_values"].attrs["value_type"] = b"datetime64[us]"
        file["fixed"].attrs["pandas_type"] = b"frame"
    source = open_hdf5(path, "df/table")
    assert [(one.name, one.kind.value) for one in source.columns][:3] == [
        *(("index", "time"), ("t", "time"), ("b", "true or false"))
    ]
    (piece,) = source.pieces([1], silent)
    assert piece.values[0].tolist() == [datetime.datetime(1970, 1, 1), datetime.datetime(1970, 1, 2)]  # type: ignore[union-attr]  # an array
    assert open_hdf5(path, "fixed").columns[0].kind.value == "time"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (32001, "a.h5 needs hdf5plugin, which is not installed. Add it with "),  # blosc
        (305, "a.h5 is packed by a filter that is not known (number 305). "),  # lzo
    ],
)
def test_a_filter_that_is_not_there_is_told(path: Path, number: int, words: str, monkeypatch: Any) -> None:
    (path.parent / "hdf5plugin.py").write_text("raise ModuleNotFoundError('no', name='hdf5plugin')")
    monkeypatch.syspath_prepend(str(path.parent))
    with h5py.File(path, "w") as file:
        told = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        told.set_chunk((4, 2))
        told.set_filter(number, h5py.h5z.FLAG_OPTIONAL)
        space = h5py.h5s.create_simple((4, 2))
        h5py.h5d.create(file.id, b"t", h5py.h5t.NATIVE_DOUBLE, space, told).write_direct_chunk((0, 0), b"packed", 0)
    message = refusal(lambda: open_source(path))
    assert message.startswith(words)
    assert message.endswith(" -m pip install hdf5plugin") == (number == 32001)


def test_what_has_no_type_in_numpy_is_passed_over(path: Path) -> None:
    with h5py.File(path, "w") as file:
        file["t"] = np.array([X, Y]).T
        h5py.h5d.create(file.id, b"time", h5py.h5t.UNIX_D64LE, h5py.h5s.create_simple((4,)))
    assert points_of(path) == POINTS


def test_a_column_of_flags_tells_what_astropy_masked(path: Path) -> None:
    table = np.zeros(3, [("x", "<i8"), ("x.mask", "?"), ("y", "<f8")])
    table["x"], table["x.mask"], table["y"] = [1, 2, 3], [False, True, False], [4.0, 5.0, 6.0]
    with h5py.File(path, "w") as file:
        file["t"] = table
    assert points_of(path) == [(1.0, 4.0), (3.0, 6.0)]


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("Width: 32\nPixelsize: 160\n---\nFit method: mle\r\nPixelsize: 1.3e+2\r\n", 130.0),
        ("Camera.Pixelsize: 160\n", None),
        ("Pixelsize: 0\n", None),
        ("Pixelsize: 1.2.3\n", None),
        ("Pixelsize: !!python/object/apply:os.abort []\n", None),
    ],
)
def test_the_size_of_a_pixel_stands_beside_picassos_localisations(path: Path, text: str, size: float | None) -> None:
    path.with_suffix(".yaml").write_text(text)
    with h5py.File(path, "w") as file:
        file["locs"] = locs()
    columns = {column.name: column for column in open_source(path).columns}
    expected = None if size is None else Measure(size, "nm")
    assert columns["x"].converted == columns["y"].converted == expected
    assert columns["frame"].converted is None
    assert points_of(path)[1] == (0.25, float(np.float64(-1 / 3)))  # still in pixels


@pytest.mark.parametrize("compound", [False, True])
def test_of_many_tables_the_one_of_an_embedding_comes_first(path: Path, compound: bool) -> None:
    umap, pca = np.arange(40.0).reshape(20, 2) ** 2, np.arange(100.0).reshape(20, 5)
    with h5py.File(path, "w") as file:
        file["X/data"], file["X/indices"] = np.arange(500.0) ** 2, np.arange(500)
        file["obs/n_genes"], file["obs/n_counts"] = np.arange(20) ** 2, np.arange(20) ** 3
        if compound:
            table = np.zeros(20, [("X_pca", "<f4", (5,)), ("X_umap", "<f8", (2,))])
            table["X_umap"], table["X_pca"] = umap, pca
            file["obsm"] = table
        else:
            file["obsm/X_pca"], file["obsm/X_umap"] = pca, umap
    assert points_of(path) == [(float(x), float(y)) for x, y in umap]


def test_what_the_attributes_of_netcdf_make_of_numbers(path: Path) -> None:
    with h5py.File(path, "w") as file:
        file["lon"], file["lat"] = np.array([10, -999, 30, 40], "<i2"), np.array([1.0, 2.0, 9.0, -1e34], "<f4")
        file["lon"].attrs["_FillValue"] = np.array([-999], "<i2")
        file["lon"].attrs["scale_factor"], file["lon"].attrs["add_offset"] = 0.1, np.float64(100)
        file["lat"].attrs["missing_value"] = np.float32(-1e34)
        file["n"] = np.zeros(4, ">f4")
        file["n"].attrs["NAME"] = np.bytes_("This is a netCDF dimension but not a netCDF variable.         4")
        file["_nc4_non_coord_station"] = np.arange(4)
    loaded = load(path)
    assert [column.name for column in loaded.columns] == ["station", "lat", "lon"]
    assert loaded.points.x.tolist() == [10 * 0.1 + 100, 30 * 0.1 + 100]
    assert loaded.points.y.tolist() == [1.0, 9.0]
    assert {drop.reason: drop.count for drop in loaded.dropped} == {MISSING: 2}


def test_fields_that_numpy_has_no_type_for_are_left_out(path: Path) -> None:
    kind = h5py.h5t.create(h5py.h5t.COMPOUND, 20)
    for name, at, one in (
        (b"t", 0, h5py.h5t.UNIX_D64LE),
        (b"x", 8, h5py.h5t.IEEE_F32LE),
        (b"y", 12, h5py.h5t.IEEE_F64BE),
    ):
        kind.insert(name, at, one)
    values = np.zeros(5, [("x", "<f4"), ("y", ">f8")])
    values["x"], values["y"] = np.arange(5) ** 2, np.arange(5) / 7
    with h5py.File(path, "w") as file:
        place = h5py.h5s.create_simple((5,))
        h5py.h5d.create(file.id, b"events", kind, place).write(place, place, values, h5py.h5t.py_create(values.dtype))
    source = open_hdf5(path, None)
    assert (names_of(source), source.rows) == (["x", "y"], 5)
    assert points_of(path) == [(float(k * k), k / 7) for k in range(5)]


def test_an_array_of_positions_comes_before_a_wide_one(path: Path) -> None:
    with h5py.File(path, "w") as file:
        file["X"], file["positions"] = np.arange(50.0).reshape(5, 10), np.arange(10.0).reshape(5, 2)
    assert open_hdf5(path, None).tables == ("positions", "X")

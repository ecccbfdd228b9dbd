from pathlib import Path

import laspy  # type: ignore[import-untyped]  # comes without types
import numpy as np
import pytest

from core.readers.lidar import open_cloud
from tests.core.readers.damage import load_damaged, names_of, points_of, refusal, values_of

X = np.array([635619.85, 635620.01, -5.0])
Y = np.array([848899.7, 848900.02, 12.5])


@pytest.fixture(params=["las", "laz"])
def path(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    return tmp_path / f"a.{request.param}"


def cloud(path: Path, times: int = 1) -> bytes:
    header = laspy.LasHeader(point_format=3, version="1.2")
    header.scales, header.offsets = [0.01, 0.01, 0.01], [100.0, 200.0, 0.0]
    points = laspy.LasData(header)
    points.x, points.y, points.z = (np.tile(values, times) for values in (X, Y, X * 0))
    points.intensity = np.arange(3 * times) % 1000
    points.write(str(path))
    return path.read_bytes()


def test_points_are_scaled(path: Path) -> None:
    cloud(path)
    source = open_cloud(path, None)
    assert names_of(source)[:4] == ["x", "y", "z", "intensity"]
    x, y, intensity = values_of(source, "x", "y", "intensity")
    assert x == pytest.approx(X, abs=1e-9)
    assert y == pytest.approx(Y, abs=1e-9)
    assert intensity == [0, 1, 2]
    assert points_of(path) == list(zip(x, y, strict=True))


def test_extra_bytes_are_columns(path: Path) -> None:
    header = laspy.LasHeader(point_format=6, version="1.4")
    header.add_extra_dim(laspy.ExtraBytesParams("Colours", "3u2"))
    header.add_extra_dim(laspy.ExtraBytesParams("Height", "i4", scales=np.array([0.5]), offsets=np.array([10.0])))
    points = laspy.LasData(header)
    points.x, points.y, points.z = X, Y, X * 0
    points["Colours"], points["Height"] = np.arange(9).reshape(3, 3), np.array([10.5, 11.0, 9.5])
    points.write(str(path))
    source = open_cloud(path, None)
    assert values_of(source, "Colours[0]", "Colours[2]", "Height") == [[0, 3, 6], [2, 5, 8], [10.5, 11.0, 9.5]]


def test_many_points_come_in_chunks(path: Path) -> None:
    cloud(path, 50_000)
    assert len(values_of(open_cloud(path, None), "y")[0]) == 150_000


def test_damage_is_refused(path: Path) -> None:
    data = cloud(path, 20)
    path.write_bytes(data[:-30])
    refusal(lambda: points_of(path))
    path.write_bytes(data[:107] + b"\xff\xff\xff\xff" + data[111:])  # the number of points
    refusal(lambda: points_of(path))
    path.write_bytes(data[:100] + b"\xff\xff\xff\xff" + data[104:])  # the number of records before them
    assert refusal(lambda: points_of(path)).startswith(f"{path.name} ends in the middle")
    for loaded in load_damaged(path, data, 2):
        assert loaded.rows <= 60

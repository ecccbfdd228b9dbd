from pathlib import Path
from xml.etree import ElementTree

import pytest

from core.readers.gpx import open_gpx
from tests.core.readers.damage import load_damaged, names_of, points_of, refusal

TRACK = """<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">
<wpt lat="1.5" lon="2.5"><name>home</name></wpt>
<rte><rtept lat="9" lon="8"/></rte>
<trk><name>ride</name><trkseg><trkpt lat="45.764" lon="14.304350847"><ele>550.25</ele><time>2010-08-06T10:36:35Z</time>
<extensions><hr><ele>7</ele></hr></extensions></trkpt>
<trkpt lon="-179.5" lat="-0.1"/></trkseg><trkseg><trkpt lat="x" lon="3"/><trkpt lon="3"/></trkseg></trk></gpx>"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.gpx"


def test_track_points_come_first(path: Path) -> None:
    path.write_text(TRACK)
    source = open_gpx(path, None)
    assert source.tables == ("track points", "route points", "way points")
    assert names_of(source) == ["lon", "lat", "ele", "time"]
    assert [column.unit for column in source.columns][:3] == ["deg", "deg", "m"]
    tree = ElementTree.fromstring(TRACK.replace(' xmlns="http://www.topografix.com/GPX/1/1"', ""))
    found = [(float(one.attrib["lon"]), float(one.attrib["lat"])) for one in list(tree.iter("trkpt"))[:2]]
    assert points_of(path) == found
    assert points_of(path, table="way points") == [(2.5, 1.5)]
    assert points_of(path, table="2") == [(8.0, 9.0)]


def test_a_prefix_and_another_encoding(path: Path) -> None:
    text = TRACK.replace("<", "<g:").replace("<g:/", "</g:").replace("<g:?", "<?").replace("xmlns=", "xmlns:g=")
    path.write_text(text.replace("home", "hömé").replace('"1.0"?', '"1.0" encoding="latin-1"?'), encoding="latin-1")
    assert points_of(path, table="way points") == [(2.5, 1.5)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (TRACK[:-60], "a.gpx is damaged in line 6"),
        (TRACK.replace("<gpx", '<!DOCTYPE gpx [<!ENTITY a "b">]><gpx', 1), "a.gpx defines entities"),
        (TRACK.replace("<gpx", '<!DOCTYPE gpx SYSTEM "file:///etc/passwd"><gpx', 1), "a.gpx defines entities"),
        ('<gpx><wpt lat="' + "1" * 3_000_000 + '" lon="1"/></gpx>', "a.gpx is damaged in line 1"),
        ("<gpx>" + "\n<a>" * 300 + "</a>" * 300 + "</gpx>", "a.gpx has 256 elements inside of each other in line 257"),
        ('<gpx xmlns="x"></gpx>', "a.gpx holds no points"),
    ],
)
def test_what_is_refused(path: Path, text: str, words: str) -> None:
    path.write_text(text)
    assert refusal(lambda: points_of(path)).startswith(words)


def test_damage_is_refused(path: Path) -> None:
    for loaded in load_damaged(path, TRACK.encode(), 2):
        assert loaded.rows <= 4

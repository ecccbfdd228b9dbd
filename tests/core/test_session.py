"""Sessions: what was chosen comes back, and what is none is refused."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.cli import main, parse
from core.columns import ColumnChoice, DialectChoice, Measure
from core.errors import UserError
from core.frozen import plain, value_of
from core.ranges import Range
from core.request import Request
from core.session import Session, read_session, with_session, write_session
from core.settings import (
    Colour,
    LimitsChoice,
    LimitsRule,
    RangeChoice,
    RangeRule,
    Scale,
    Settings,
    SigmaChoice,
    SigmaRule,
    Stretch,
    Unit,
)
from core.shapes import Ellipse, Part, Polygon, Rectangle, Region

finite = st.floats(allow_nan=False, allow_infinity=False)
st.register_type_strategy(float, finite)

CHOSEN = Settings(
    range=RangeChoice(RangeRule.TYPED, Range(-1.5, 2.0, 0.1, 0.30000000000000004)),
    bins=(120, 80),
    sigma=SigmaChoice(SigmaRule.DATA, 0.5, 1e-9),
    unit=Unit.AREA,
    colour=Colour("magma", Scale.POWER, LimitsChoice(LimitsRule.PERCENTILES, 1.0, 99.0), exponent=0.3, clear=True),
)
COLUMNS = ColumnChoice("RA", "DEC", None, "EVENTS", Measure(2.0, "nm"), Measure(), DialectChoice(";", ",", 3, "cp1252"))


def told(**parts: object) -> str:
    """Return the text of a session with some parts."""
    return json.dumps({"sfumato": "1", "files": ["a.csv"], **parts})


@settings(max_examples=60)
@given(st.one_of(st.from_type(Settings), st.from_type(ColumnChoice), st.from_type(Region)))
def test_frozen_values_come_back_from_json(value: Settings | ColumnChoice | Region) -> None:
    told = json.loads(json.dumps(plain(value), allow_nan=False))
    again: object = value_of(type(value), told)
    assert again == value
    assert repr(again).replace("-0.0", "0.0") == repr(value).replace("-0.0", "0.0")  # 0 by default has no sign


def test_what_is_as_by_default_is_not_told_and_classes_are() -> None:
    assert plain(Settings()) == {}
    region = Region("a", (Part(Ellipse(1, 2, 3, 4), taken=True), Part(Polygon((((0.0, 1.0),),)))))
    assert plain(region) == {
        "name": "a",
        "parts": [
            {"shape": {"is": "Ellipse", "x": 1, "y": 2, "a": 3, "b": 4}, "taken": True},
            {"shape": {"is": "Polygon", "rings": [[[0.0, 1.0]]]}},
        ],
    }
    assert plain(Part(Rectangle(1.0, 2.0, 3.0, 4.0, 5.0))) == {
        "shape": {"is": "Rectangle", "x": 1.0, "y": 2.0, "width": 3.0, "height": 4.0, "angle": 5.0}
    }


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (Settings, []),
        (Settings, {"bins": [1.5, 2]}),
        (Settings, {"bins": [1]}),
        (Settings, {"bins": [True, 2]}),
        (Settings, {"unit": "FURLONG"}),
        (Settings, {"raw": 1}),
        (Settings, {"colour": {"held": {"scale": "LOG"}}}),
        (Settings, {"sigma": {"x": float("nan")}}),
        (Settings, {"sigma": {"x": "1"}}),
        (Part, {"shape": {"is": "Circle", "x": 1}}),
        (Part, {"shape": {"x": 1.0, "y": 1.0, "width": 1.0, "height": 1.0}}),
        (Part, {}),
    ],
)
def test_what_is_no_such_value_is_told(kind: type, told: object) -> None:
    with pytest.raises(ValueError, match=r"is |has not"):
        value_of(kind, told)


def test_a_session_comes_back_and_moves_with_its_files(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    (here / "data").mkdir(parents=True)
    session = Session((here / "data" / "ä b.csv", tmp_path / "other.csv"), "", COLUMNS, CHOSEN, {"look": {}})
    write_session(session, here / "a.sfumato")
    assert read_session(here / "a.sfumato") == session
    here.rename(there)
    assert read_session(there / "a.sfumato").files == (there / "data" / "ä b.csv", tmp_path / "other.csv")


def test_a_session_without_a_window(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    points = tmp_path / "points.csv"
    points.write_text("RA,DEC,m\n" + "\n".join(f"{one},{one * one % 7},{one % 3}" for one in range(50)))
    path = tmp_path / "a.sfumato"
    write_session(Session((points,), "", ColumnChoice("RA", "m"), replace(Settings(), bins=(20, 10))), path)
    assert main([str(path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["source"], told["x"], told["y"], told["bins"]) == (str(points), "RA", "m", [20, 10])
    assert main([str(path), "--json", "--y", "DEC", "--bins", "5"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["x"], told["y"], told["bins"]) == ("RA", "DEC", [5, 5])


def test_a_sample_in_a_session(tmp_path: Path) -> None:
    write_session(Session((), "notebook", ColumnChoice("x", "y"), CHOSEN), tmp_path / "a.sfumato")
    request, window = with_session(parse([str(tmp_path / "a.sfumato"), "--sigma", "3"]))
    assert request.sample is not None
    assert request.settings == replace(CHOSEN, sigma=SigmaChoice(SigmaRule.BINS, 3.0, 3.0))
    assert window == {}
    other = Request(files=(tmp_path / "a.csv",))
    assert with_session(other) == (other, {})


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        (["--sigma", "3"], {"raw": False, "sigma": SigmaChoice(SigmaRule.BINS, 3.0, 3.0)}),
        (["--limits", "1,2"], {"colour": Colour(limits=LimitsChoice(LimitsRule.TYPED, 1.0, 2.0))}),
        (["--scale", "log"], {"colour": Colour(scale=Scale.LOG)}),
        (["--unit", "area"], {"colour": Colour(), "unit": Unit.AREA}),
        (["--unit", "bin", "--bins", "9"], {"bins": (9, 9)}),
    ],
)
def test_what_is_given_beside_a_session_is_not_hidden_by_it(
    options: list[str], wanted: dict[str, object], tmp_path: Path
) -> None:
    locked = Settings(raw=True, colour=Colour(held=Stretch(Scale.SQRT, (0.0, 9.0))))
    write_session(Session((tmp_path / "a.csv",), settings=locked), tmp_path / "a.sfumato")
    request, _ = with_session(parse([str(tmp_path / "a.sfumato"), *options]))
    assert request.settings == replace(locked, **wanted)  # type: ignore[arg-type]  # each row gives a field its type


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "[" * 100_000,
        '{"sfumato": "1", "files": []}',
        '{"files": ["a.csv"]}',
        '{"sfumato": "1", "files": "a.csv"}',
        '{"sfumato": "1", "files": ["a.csv"], "sample": "notebook"}',
        '{"sfumato": "1", "files": ["a\\u0000.csv"]}',
        '{"sfumato": "1", "files": ["a.csv"], "settings": {"bins": [100000, 3]}}',
        '{"sfumato": "1", "files": ["a.csv"], "settings": {"sigma": {"rule": "BINS", "x": -1.0}}}',
        '{"sfumato": "1", "files": ["a.csv"], "settings": {"range": {"rule": "TYPED", "typed": [1, 2]}}}',
        '{"sfumato": "1", "files": ["a.csv"], "settings": {"range": {"rule": "TYPED"}}}',
        '{"sfumato": "1", "files": ["a.csv"], "settings": {"colour": {"map": "jet"}}}',
        told(files=["bad.sfumato"]),
        told(settings={"sigma": {"rule": "DATA", "x": 10**400}}),
        told(settings={"colour": {"limits": {"rule": "PERCENTILES", "high": 101}}}),
        told(settings={"colour": {"held": {"scale": "POWER", "limits": [0, 1], "bend": [0]}}}),
        told(settings={"colour": {"held": {"scale": "ASINH", "limits": [0, 1], "bend": [-0.1]}}}),
        told(columns={"x_measure": {"factor": 0}}),
        told(columns={"dialect": {"header": -5}}),
        told(columns={"dialect": {"decimal": "x"}}),
    ],
)
def test_what_is_no_session_is_told_in_a_line(text: str, tmp_path: Path) -> None:
    (tmp_path / "bad.sfumato").write_text(text)
    with pytest.raises(UserError) as refused:
        read_session(tmp_path / "bad.sfumato")
    assert "\n" not in str(refused.value)


def test_what_cannot_be_read_or_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"gone\.sfumato cannot be read"):
        read_session(tmp_path / "gone.sfumato")
    with pytest.raises(UserError, match="does not end in"):
        write_session(Session((tmp_path / "a",)), tmp_path / "a.csv")
    held = replace(Settings(), colour=Colour(held=Stretch(Scale.ASINH, (0.0, 1.0), (0.1,))))
    assert value_of(Settings, plain(held)) == held

"""Sessions of the whole window: saved, opened again, and all is there."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from core.errors import UserError
from core.frozen import plain, value_of
from core.ranges import Range
from core.request import Request
from core.samples import SAMPLES
from core.session import Session, write_session
from core.settings import Colour, Scale, Settings, Stretch
from core.shapes import Ellipse, Rectangle
from core.structures import Line
from gui.commands import Commands
from gui.regions import Regions
from gui.sessions import Sessions, _read
from gui.state import Look, Snapshot
from gui.workspace import Workspace
from tests.gui.driver import Driver, Opened, action


def view_of(driver: Driver) -> Workspace:
    workspace = driver.window.findChild(Workspace)
    assert workspace is not None
    return workspace


def save(driver: Driver, path: Path) -> None:
    sessions = driver.window.findChild(Sessions)
    assert sessions is not None
    sessions.save_to(path)
    driver.until(path.exists)
    driver.until(lambda: driver.message == f"{path.name} was written")


def without_current(snapshot: Snapshot) -> Snapshot:
    assert snapshot.probes is not None
    assert snapshot.regions is not None
    probes, regions = replace(snapshot.probes, current=None), Regions(snapshot.regions.rows)
    return replace(snapshot, probes=probes, regions=regions, anew=False)


def test_all_that_was_chosen_comes_back(opened: Opened, cloud: Path, tmp_path: Path) -> None:
    driver = opened(str(cloud), "--bins", "60,40", "--sigma", "3", "--weight", "mass", "--unit", "area")
    driver.until_shown("cloud.csv")
    model = driver.model
    model.set_regions(Regions().added(Rectangle(3.0, -17.0, 1.0, 4.0, 20.0)).added(Ellipse(2.0, -20.0, 1.0, 2.0)))
    QGuiApplication.clipboard().setText("core, 3, -17.5")
    action(driver, "paste").trigger()
    for name in ("contours", "invert_x", "scale_bar", "scatter"):
        action(driver, name).trigger()
    outlines = replace(model.look.outlines, profile=True, line=Line(1.0, -20.0, 5.0, -14.0), significance=3.0)
    model.set_look(replace(model.look, outlines=outlines))
    driver.until(lambda: model.satisfied)
    seen = Range(1.0, 5.0, -22.0, -12.0)
    view_of(driver).view.look_at(seen)
    seen = view_of(driver).view_range()
    path = tmp_path / "work.sfumato"
    save(driver, path)

    other = opened(str(path))
    other.until_shown("cloud.csv")
    again = other.model
    other.until(lambda: again.satisfied and bool(again.probes.rows))
    assert without_current(again.snapshot) == without_current(
        replace(model.snapshot, choice=replace(model.snapshot.choice, x="width", y="height"))
    )
    other.until(lambda: _ends(view_of(other).view_range()) == pytest.approx(_ends(seen), abs=0.5))


def _ends(seen: Range) -> tuple[float, float, float, float]:
    return seen.x_min, seen.x_max, seen.y_min, seen.y_max


def test_a_dropped_session_is_opened_and_a_damaged_one_leaves_the_picture(
    opened: Opened, cloud: Path, tmp_path: Path
) -> None:
    driver = opened("--sample", "notebook", "--sigma", "2")
    driver.until_shown("notebook")
    save(driver, tmp_path / "a.sfumato")
    (tmp_path / "bad.sfumato").write_text('{"sfumato": "1", "files": ["cloud.csv"], "window": {"view": [1]}}')
    driver.drop(cloud)
    driver.until_shown("cloud.csv")
    driver.drop(tmp_path / "bad.sfumato")
    driver.until(lambda: "bad.sfumato is no session" in driver.message)
    driver.until_shown("cloud.csv")
    driver.drop(tmp_path / "a.sfumato")
    driver.until_shown("notebook")
    assert driver.model.wanted.settings.sigma.x == 2.0


def test_a_session_of_the_file_that_is_shown_is_a_step_that_can_be_undone(
    opened: Opened, cloud: Path, tmp_path: Path
) -> None:
    driver = opened(str(cloud), "--bins", "50", "--sigma", "5")
    driver.until_shown("cloud.csv")
    model = driver.model
    driver.until(lambda: model.satisfied)
    save(driver, tmp_path / "a.sfumato")
    model.set_settings(replace(model.wanted.settings, bins=(40, 40)))
    QGuiApplication.clipboard().setText("core, 3, -17.5")
    action(driver, "paste").trigger()
    driver.until(lambda: model.satisfied)
    driver.drop(tmp_path / "a.sfumato")
    driver.until(lambda: model.satisfied and model.wanted.settings.bins == (50, 50))
    assert not model.probes.rows
    assert action(driver, "undo").text() == "&Undo session"
    for name, bins, probes in (("undo", 40, 1), ("redo", 50, 0)):
        action(driver, name).trigger()
        driver.until(lambda: model.satisfied)
        assert (model.wanted.settings.bins, len(model.probes.rows)) == ((bins, bins), probes)


RECTANGLE = {"is": "Rectangle", "x": 1, "y": 1, "width": 1, "height": 1}


def region(name: str, *shapes: dict[str, object], taken: bool = False) -> dict[str, object]:
    return {"name": name, "parts": [{"shape": shape, "taken": taken} for shape in shapes]}


@pytest.mark.parametrize(
    "window",
    [
        {"regions": {"rows": [region("a")]}},
        {"regions": {"rows": [region("a", RECTANGLE, taken=True)]}},
        {"regions": {"rows": [region("a", RECTANGLE), region("a", RECTANGLE)]}},
        {"regions": {"rows": [region("a", RECTANGLE | {"width": -1})]}},
        {"regions": {"rows": [region("a", {"is": "Polygon", "rings": []})]}},
        {"regions": {"rows": [region("a", {"is": "Polygon", "rings": [[[1, 1], [1, 2]]]})]}},
        {"look": {"outlines": {"profile": True, "line": {"x0": -1e308, "y0": 0, "x1": 1e308, "y1": 1}}}},
    ],
)
def test_what_could_not_be_drawn_is_no_session(window: dict[str, object], tmp_path: Path) -> None:
    path = tmp_path / "bad.sfumato"
    path.write_text(json.dumps({"sfumato": "1", "files": ["a.csv"], "window": window}))
    with pytest.raises(UserError, match="is no session"):
        _read(Request(files=(path,)))


def test_a_session_brings_its_own_lock_and_what_is_opened_later_wins(
    opened: Opened, cloud: Path, tmp_path: Path
) -> None:
    lock = Stretch(Scale.SQRT, (0.0, 9.0))
    held = Settings(colour=Colour(held=lock))
    path = tmp_path / "a.sfumato"
    write_session(Session((cloud,), settings=held), path)
    driver = opened("--sample", "notebook")
    driver.until_shown("notebook")
    model = driver.model
    other = Colour(held=Stretch(Scale.LOG, (1.0, 2.0)))
    model.set_settings(replace(model.wanted.settings, colour=other))
    driver.drop(path)
    driver.until_shown("cloud.csv")
    assert model.wanted.settings.colour.held == lock
    sessions = driver.window.findChild(Sessions)
    commands = driver.window.findChild(Commands)
    assert sessions is not None
    assert commands is not None
    driver.drop(path)
    commands.open_sample(SAMPLES[0])
    driver.until(lambda: not sessions.jobs.busy and model.satisfied)
    driver.qtbot.wait(50)
    assert model.wanted.source is not None
    assert model.wanted.source.sample


def test_the_look_comes_back_from_json() -> None:
    look = Look(scatter_beside=True, ruler=((1.0, 2.0), (3.0, 4.0)))
    assert value_of(Look, plain(look)) == look

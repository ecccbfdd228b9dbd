"""Structures without a window: what the command line tells of them."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core import cli
from core.samples import sample


def told(capsys: pytest.CaptureFixture[str], *argv: str) -> dict[str, Any]:
    assert cli.main(["--sample", "notebook", *argv, "--json"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    answer: dict[str, Any] = json.loads(out)
    return answer


def test_contours(capsys: pytest.CaptureFixture[str]) -> None:
    answer = told(capsys, "--contours", "0.5,0.9", "--contours-at", "0.3")
    first, second, third = answer["contours"]
    assert [first["level"], second["level"], third["level"]] == [0.5, 0.9, None]
    assert first["share"] == pytest.approx(0.5, abs=0.005)
    assert third["density"] == 0.3
    assert first["points"] < third["points"] < second["points"] < 1000
    assert first["area"] < third["area"] < second["area"]
    assert list(answer)[-1] == "contours"
    assert "contours" not in told(capsys)


def test_contours_as_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--sample", "notebook", "--contours", "0.5"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("contour at density 0.42")
    assert line.endswith("points 552")


@pytest.mark.parametrize(
    "argv", [["--contours", text] for text in ("", "0", "1", "-0.5", "0.5,", "a", "50")] + [["--contours-at", "x"]]
)
def test_what_cannot_be_a_contour_is_one_line(capsys: pytest.CaptureFixture[str], argv: list[str]) -> None:
    assert cli.main(["--sample", "notebook", *argv]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)


def test_an_export_of_contours_needs_some(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--sample", "notebook", "--export", "a.geojson"]) == 1
    assert "--contours" in capsys.readouterr().err


def test_regions(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.reg"
    path.write_text("linear\nbox(0,0,2,2) # text={a}\ncircle(0,0,1) # text={b} tag={part of a}\n")
    first, second = told(capsys, "--regions", str(path))["regions"]
    x, y = np.load(sample("notebook").path).values()
    inside = (np.abs(x) <= 1.0) & (np.abs(y) <= 1.0)
    assert (first["name"], first["points"], first["area"]) == ("a", inside.sum(), 4.0)
    assert first["mean_density"] == inside.sum() / 4.0
    assert first["mean_density_error"] == pytest.approx(np.sqrt(inside.sum()) / 4.0)
    assert second["share_of_parent"] == pytest.approx((x**2 + y**2 <= 1.0).sum() / inside.sum())
    assert cli.main(["--sample", "notebook", "--regions", str(path)]) == 0
    assert [line.split()[1] for line in capsys.readouterr().out.splitlines()] == ["a", "b"]


def test_peaks_profiles_and_marginals(capsys: pytest.CaptureFixture[str]) -> None:
    argv = ["--peaks", "2", "--profile", "-1,0,1,0", "--profile", "0,0,9,0", "--marginals"]
    answer = told(capsys, *argv)
    assert list(answer)[-3:] == ["peaks", "profiles", "marginals"]
    densities = [peak["density"] for peak in answer["peaks"]]
    assert densities == sorted(densities, reverse=True)
    assert all(peak["significance"] >= 2.0 and peak["error"] > 0.0 for peak in answer["peaks"])
    first, second = answer["profiles"]
    assert first["x"][0] == -1.0
    assert first["distance"][-1] == 2.0
    assert second["density"][-1] is second["error"][-1] is None
    x, _ = np.load(sample("notebook").path).values()
    assert answer["marginals"]["x"]["weight"] == np.histogram(x, 100)[0].tolist()
    assert len(answer["marginals"]["y"]["edges"]) == 101
    assert cli.main(["--sample", "notebook", *argv]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("peak at x -0.5")
    assert lines.count("distance,x,y,density,error,n_eff") == 2
    assert [line for line in lines if "_min" in line] == ["x_min,x_max,weight,error", "y_min,y_max,weight,error"]


@pytest.mark.parametrize("argv", [["--peaks", "0"], ["--peaks", "a"], ["--profile", "1,2,3"]])
def test_what_cannot_be_sought_is_one_line(capsys: pytest.CaptureFixture[str], argv: list[str]) -> None:
    assert cli.main(["--sample", "notebook", *argv]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)

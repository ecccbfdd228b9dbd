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

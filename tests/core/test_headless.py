import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from core import cli, headless
from core.headless import TerminalBar
from core.heatmap import mk_heatmap, value_heatmap

KEYS = """source x y weight rows points dropped in_range outside extent bins sigma sigma_rule unit total maximum at
sigma_message sigma_curve units factors at_dropped"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    rng = np.random.default_rng(4)
    rows = [f"{a!r},{b!r},{c!r}" for a, b, c in rng.normal(size=(500, 3)).tolist()]
    path = tmp_path / "täble 1.csv"
    path.write_text("\n".join(["x,y,w", *rows, "nan,1,1", "1,,1"]) + "\n", encoding="utf-8")
    return path


def told(capsys: pytest.CaptureFixture[str], *argv: str) -> dict[str, Any]:
    assert cli.main([*argv, "--json"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.count("\n") == 1
    answer: dict[str, Any] = json.loads(out)
    assert list(answer) == KEYS.split()
    return answer


def test_the_reference_case(capsys: pytest.CaptureFixture[str]) -> None:
    answer = told(capsys, "--sample", "notebook", "--at", "0.5413,1.4404")
    assert (answer["source"], answer["bins"], answer["sigma"], answer["rows"]) == ("notebook", [100, 100], [1, 1], 1000)
    (at,) = answer["at"]
    assert at["bin_value"] == pytest.approx(0.3838459056857143, abs=1e-13)
    assert at["density"] == pytest.approx(0.4540, abs=5e-5)
    assert at["inside"] is True
    assert at["error"] == pytest.approx(0.20, abs=0.02)
    assert at["n_eff"] == pytest.approx((at["density"] / at["error"]) ** 2, rel=1e-9)
    assert 0.0 < at["level"] < 1.0


def test_the_numbers_are_those_of_the_notebook(capsys: pytest.CaptureFixture[str], table: Path) -> None:
    answer = told(capsys, str(table), "--bins", "30,40", "--sigma", "2", "--at", "0.1,-0.3", "--at", "99,0")
    x, y = np.genfromtxt(table, delimiter=",", skip_header=1, encoding="utf-8")[:500, :2].T
    heatmap, extent, x_edges, y_edges = mk_heatmap(x, y, 2.0, (30, 40))
    assert answer["extent"] == extent
    assert (answer["rows"], answer["points"], answer["dropped"]) == (502, 500, 2)
    assert (answer["in_range"], answer["outside"], answer["total"]) == (500, 0, 500)
    assert answer["maximum"] == heatmap.max()
    inside, outside = answer["at"]
    assert inside["bin_value"] == value_heatmap(0.1, -0.3, x_edges, y_edges, heatmap)
    assert outside["bin_value"] == value_heatmap(99.0, 0.0, x_edges, y_edges, heatmap)
    assert outside["inside"] is False
    assert outside["density"] is None


def test_weights_range_and_unit(capsys: pytest.CaptureFixture[str], table: Path) -> None:
    answer = told(
        capsys, str(table), "--weight", "w", "--range", "-1,1,-1,1", "--bins", "5", "--sigma", "0", "--unit", "area"
    )
    x, y, w = np.genfromtxt(table, delimiter=",", skip_header=1, encoding="utf-8")[:500].T
    counts = np.histogram2d(x, y, 5, [[-1, 1], [-1, 1]], weights=w)[0]
    inside = (np.abs(x) <= 1) & (np.abs(y) <= 1)
    assert (answer["in_range"], answer["outside"]) == (inside.sum(), 500 - inside.sum())
    assert answer["total"] == pytest.approx(counts.sum(), rel=1e-12)
    assert answer["maximum"] == pytest.approx(counts.max() / 0.16, rel=1e-12)
    assert (answer["weight"], answer["unit"], answer["sigma_rule"]) == ("w", "per unit area", "given")


def test_sigma_by_cross_validation(capsys: pytest.CaptureFixture[str], table: Path) -> None:
    answer = told(capsys, str(table), "--sigma", "auto", "--bins", "60")
    assert answer["sigma_rule"] == "cross-validation"
    curve = answer["sigma_curve"]
    best = curve["sigma"][int(np.argmin(curve["score"]))]
    assert answer["sigma"][0] == pytest.approx(best, rel=1e-3)
    assert told(capsys, str(table), "--sigma", "auto:botev")["sigma_rule"] in {"botev", "scott"}
    assert told(capsys, str(table))["sigma_curve"] is None


def test_without_json_a_line_a_position(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--sample", "notebook", "--at", "0.5413,1.4404", "--at", "50,50"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert "density 0.454" in first
    assert second.endswith("outside the range")


@pytest.fixture
def asked(tmp_path: Path) -> Path:
    path = tmp_path / "asked.csv"
    path.write_text("name,y,x\na,1.4404,0.5413\nb,50,50\nc,,1\nd,0.25,-1\n")
    return path


def test_a_table_of_positions_in_json(capsys: pytest.CaptureFixture[str], asked: Path) -> None:
    one_by_one = [argument for at in ("1,1", "0.5413,1.4404", "50,50", "-1,0.25") for argument in ("--at", at)]
    wanted = told(capsys, "--sample", "notebook", *one_by_one)
    answer = told(capsys, "--sample", "notebook", "--at-file", str(asked), "--at", "1,1")
    assert (answer["at"], answer["at_dropped"]) == (wanted["at"], 1)
    assert wanted["at_dropped"] == 0


def test_a_table_of_positions_as_a_table(capsys: pytest.CaptureFixture[str], asked: Path) -> None:
    at = told(capsys, "--sample", "notebook", "--at-file", str(asked))["at"]
    assert cli.main(["--sample", "notebook", "--at-file", str(asked)]) == 0
    out, err = capsys.readouterr()
    assert err == "sfumato: 1 of 4 rows to be answered are no positions and were dropped\n"
    header, *lines = out.splitlines()
    assert header == "x,y,density,error,n_eff,count,rows_in_bin,level,inside"
    assert len(lines) == len(at) == 3
    for line, entry in zip(lines, at, strict=True):
        wanted = [entry[name] for name in header.split(",")]
        assert line.split(",") == ["" if value is None else json.dumps(value) for value in wanted]


def test_the_table_again_with_what_is_told_of_each_row(
    capsys: pytest.CaptureFixture[str], table: Path, tmp_path: Path
) -> None:
    options = [str(table), "--bins", "30", "--sigma", "2", "--range", "-1,1,-1,1", "--weight", "w"]
    targets = [tmp_path / "out.csv", tmp_path / "out.parquet"]
    assert cli.main([*options, "--annotate", str(targets[0]), "--annotate", str(targets[1])]) == 0
    capsys.readouterr()
    at = told(capsys, *options, "--at-file", str(table))["at"]
    before = pd.read_csv(table)
    for after in (pd.read_csv(targets[0]), pd.read_parquet(targets[1])):
        pd.testing.assert_frame_equal(after[["x", "y", "w"]], before)
        for name in ("density", "error", "n_eff", "level", "count", "rows_in_bin"):
            wanted = np.array([entry[name] for entry in at], dtype=float)
            np.testing.assert_allclose(after[name][:500], wanted, rtol=1e-9, atol=1e-15)
            assert after[name][500:].isna().all()


def test_columns_that_are_left_out_are_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path, out = tmp_path / "in.npz", tmp_path / "out.csv"
    np.savez(path, x=np.arange(9.0), y=np.arange(9.0) ** 2, long=np.arange(20))
    assert cli.main([str(path), "--annotate", str(out)]) == 0
    assert "not in the annotated table: long" in capsys.readouterr().err
    assert len(pd.read_csv(out)) == 9


@pytest.mark.parametrize("suffix", [".png", ".npz"])
def test_exports(tmp_path: Path, suffix: str, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / f"out{suffix}"
    assert cli.main(["--sample", "notebook", "--export", str(target)]) == 0
    assert target.stat().st_size > 1000
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("option", ["--at-file", "--annotate"])
def test_a_table_that_cannot_be_used_is_one_line(capsys: pytest.CaptureFixture[str], table: Path, option: str) -> None:
    wrong = str(table) if option == "--annotate" else "missing.csv"
    assert cli.main([str(table), option, wrong, "--json"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1


@pytest.mark.parametrize("argv", [["missing.csv"], ["a.csv", "b.csv"], ["--sample", "notebook", "--export", "x.doc"]])
def test_what_cannot_be_used_is_one_line(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([*argv, "--json"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1


def test_an_interrupt_is_exit_code_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(headless, "load_many", interrupted)
    assert cli.main(["--sample", "notebook", "--json"]) == 130
    assert capsys.readouterr().err == "sfumato: interrupted\n"


class Terminal:
    """A stream that says it is a terminal."""

    def __init__(self) -> None:
        self.text = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None:
        pass


def test_the_terminal_bar_waits_and_clears(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    terminal = Terminal()
    bar = TerminalBar(terminal)  # type: ignore[arg-type]  # all of a stream that the bar uses
    bar(0.1, "Reading")
    assert terminal.text == ""
    now[0] = 1.0
    bar(0.5, "Reading")
    assert "Reading" in terminal.text
    assert "50%" in terminal.text
    bar(None, "Counting points")
    bar.clear()
    assert terminal.text.endswith("\r\x1b[K")


def test_no_bar_without_a_terminal() -> None:
    bar = TerminalBar(None)
    bar(0.5, "Reading")
    bar.clear()


def test_the_file_that_the_points_came_from_is_never_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "points.npz"
    np.savez(source, x=np.arange(5.0), y=np.arange(5.0))
    before = source.read_bytes()
    assert cli.main([str(source), "--export", str(source)]) == 1
    assert "came from" in capsys.readouterr().err
    assert source.read_bytes() == before


def test_exports_are_checked_before_any_work(tmp_path: Path) -> None:
    first = tmp_path / "a.npz"
    assert cli.main(["--sample", "notebook", "--export", str(first), "--export", str(tmp_path / "b.txt")]) == 1
    assert not first.exists()


def test_what_was_dropped_is_told_without_json(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([str(table), "--at", "0,0", "--range", "-1,1,-1,1"]) == 0
    out, err = capsys.readouterr()
    assert out.count("\n") == 1
    assert "2 of 502 rows are no positions" in err
    assert "points lie outside the range" in err


@pytest.mark.parametrize("how", [">&-", ">/dev/full", "| true"])
@pytest.mark.skipif(sys.platform != "linux", reason="a shell and /dev/full")
def test_an_output_that_cannot_be_written_is_no_traceback(how: str) -> None:
    command = f"{sys.executable} -c 'import sys; from core.cli import main; sys.exit(main(sys.argv[1:]))'"
    done = subprocess.run(
        ["bash", "-c", f"{command} --sample notebook --at 1,2 {how}"],
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": "."},
    )
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") <= 1


def test_all_numbers_are_in_data_units(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.csv"
    path.write_text("x [px],y [px]\n1,2\n3,4\n5,7\n")
    given = (str(path), "--factor", "130", "--at", "390,520", "--at-file", str(path))
    answer = told(capsys, *given, "--data-unit", "nm")
    assert (answer["units"], answer["factors"]) == (["nm", "nm"], [130.0, 130.0])
    assert answer["extent"] == [130.0, 650.0, 260.0, 910.0]
    assert [(one["x"], one["y"], one["rows_in_bin"]) for one in answer["at"]] == [
        *((390.0, 520.0, 1), (130.0, 260.0, 1), (390.0, 520.0, 1), (650.0, 910.0, 1)),
    ]
    assert told(capsys, *given)["units"] == [None, None]


def test_longitudes_across_the_seam_on_the_sphere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rng = np.random.default_rng(8)
    x, y = np.mod(rng.normal(0.0, 3.0, 400), 360.0), rng.normal(60.0, 3.0, 400)
    path, inside = tmp_path / "sky.csv", tmp_path / "inside.csv"
    path.write_text(
        "ra,dec\n" + "".join(f"{a!r},{b!r}\n" for a, b in zip(x.tolist(), y.tolist(), strict=True)), "utf-8"
    )
    (tmp_path / "box.reg").write_text("linear\nbox(0,60,4,4,0)\n", "utf-8")
    ways = ["--wrap", "180", "--bins", "20", "--sigma", "1", "--at", "359,60", "--at", "-1,60"]
    asked = [*ways, "--regions", str(tmp_path / "box.reg"), "--rows-inside", str(inside)]
    assert cli.main([str(path), *asked, "--unit", "sphere", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["extent"][1] - answer["extent"][0] < 40.0
    assert answer["at"][0] == answer["at"][1]
    assert answer["at"][0]["x"] == -1.0
    assert answer["unit"] == "per square degree on the sphere"
    near = np.where(x > 180.0, x - 360.0, x)
    count = int(((np.abs(near) <= 2.0) & (np.abs(y - 60.0) <= 2.0)).sum())
    (region,) = answer["regions"]
    assert region["points"] == count == len(inside.read_text("utf-8").splitlines()) - 1
    assert region["area"] == pytest.approx(4.0 * np.degrees(np.diff(np.sin(np.radians([58.0, 62.0]))))[0], rel=1e-12)
    plain = told(capsys, str(path), *ways, "--unit", "area")
    ratio = answer["at"][0]["density"] / plain["at"][0]["density"]
    assert ratio == pytest.approx(2.0, rel=1e-12)
    assert cli.main([str(path), *ways]) == 0
    assert capsys.readouterr().out.splitlines()[0].startswith("x -1.0 ")

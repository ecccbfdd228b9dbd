import subprocess
import sys
from pathlib import Path

import pytest

from core import cli
from core.cli import MalformedError, parse
from core.errors import UserError
from core.ranges import Range
from core.request import Request
from core.settings import RangeRule, Settings, SigmaRule, Unit
from core.version import VERSION


def test_nothing_asks_for_a_window() -> None:
    assert parse([]) == Request()
    assert not parse([]).headless
    assert parse([]).settings == Settings()


def test_files_may_stand_anywhere() -> None:
    request = parse(["a.csv", "--x", "1", "b.csv", "--json", "c d.csv"])
    assert request.files == (Path("a.csv"), Path("b.csv"), Path("c d.csv"))
    assert parse(["--json", "--", "--x", "-f"]).files == (Path("--x"), Path("-f"))
    assert parse(["-", "--json"]).files == (Path("-"),)


def test_values_may_begin_with_a_minus() -> None:
    request = parse(["--at", "-1.5,2", "--range", "-3,3,-2,2", "--x", "-log10p", "--y=-b", "f", "--at", "-1,-1"])
    assert request.at == ((-1.5, 2.0), (-1.0, -1.0))
    assert request.settings.range.rule is RangeRule.TYPED
    assert request.settings.range.typed == Range(-3.0, 3.0, -2.0, 2.0)
    assert (request.choice.x, request.choice.y) == ("-log10p", "-b")


@pytest.mark.parametrize(
    "asked",
    [
        ["--at", "1,2"],
        ["--at-file", "p.csv"],
        ["--annotate", "o.csv"],
        ["--export", "a.png"],
        ["--json"],
        ["--contours", "0.5"],
        ["--contours-at", "3"],
        ["--regions", "a.reg"],
        ["--peaks", "3"],
        ["--profile", "-1,0,1,1"],
        ["--marginals"],
    ],
)
def test_what_is_done_without_a_window(asked: list[str]) -> None:
    assert parse(["f.csv", *asked]).headless


def test_what_a_window_that_is_there_can_do() -> None:
    assert parse([]).shareable
    assert parse(["a.csv", "b.csv"]).shareable
    for more in (["--new-window"], ["--bins", "20"], ["--x", "1"], ["--json"]):
        assert not parse(["a.csv", *more]).shareable
    assert not parse(["--sample", "notebook"]).shareable


def test_tables_of_positions_and_annotations_may_be_repeated() -> None:
    request = parse(["f", "--at-file", "a", "--annotate", "b.csv", "--at-file", "c", "--annotate", "d.tsv"])
    assert request.at_files == (Path("a"), Path("c"))
    assert request.annotations == (Path("b.csv"), Path("d.tsv"))
    assert request.files == (Path("f"),)


def test_settings_over_the_samples_own() -> None:
    settings = parse(["--sample", "notebook", "--unit", "area"]).settings
    assert settings.bins == (100, 100)
    assert settings.sigma.rule is SigmaRule.BINS
    assert settings.sigma.x == settings.sigma.y == 1.0
    assert settings.unit is Unit.AREA
    assert parse(["--sample", "notebook", "--sigma", "auto"]).settings.sigma.rule is SigmaRule.AUTO
    assert parse(["f", "--sigma", "auto:scott"]).settings.sigma.rule is SigmaRule.SCOTT
    assert parse(["f", "--sigma", "auto:botev"]).settings.sigma.rule is SigmaRule.BOTEV
    assert parse(["f"]).settings.sigma.rule is SigmaRule.SCOTT


def test_sigma_and_bins() -> None:
    assert parse(["f", "--bins", "20,30"]).settings.bins == (20, 30)
    assert parse(["f", "--bins", "20"]).settings.bins == (20, 20)
    sigma = parse(["f", "--sigma-data", "0.5,2"]).settings.sigma
    assert (sigma.rule, sigma.x, sigma.y) == (SigmaRule.DATA, 0.5, 2.0)
    assert parse(["f", "--sigma", "0"]).settings.sigma.x == 0.0


@pytest.mark.parametrize("unit", list(Unit))
def test_units_by_their_names(unit: Unit) -> None:
    assert parse(["f", "--unit", unit.value]).settings.unit is unit
    assert parse(["f", "--unit", unit.value.replace(" ", "-").upper()]).settings.unit is unit


@pytest.mark.parametrize(
    "argv",
    [
        ["--nonsense"],
        ["-q"],
        ["f", "--bin", "3"],
        ["f", "--x"],
        ["f", "--x", "--y", "1"],
        ["--json"],
        ["--at", "1,2"],
        ["f", "--json=1"],
        ["f", "--sample", "notebook"],
        ["f", "--at-file", "p.csv", "--contours", "0.5"],
        ["f", "--sigma", "1", "--sigma-data", "2"],
    ],
)
def test_a_malformed_line_is_exit_code_2(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(MalformedError):
        parse(argv)
    assert cli.main(argv) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("sfumato: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "options",
    [["--bins", text] for text in ("1", "8193", "abc", "2.5", "10,", "1,2,3", "1_0", "nan", "")]
    + [["--sigma", text] for text in ("-1", "nan", "inf", "x", "1_0", "0x1", "")]
    + [["--sigma-data", text] for text in ("-1", "1,-2", "1,2,3", "auto")]
    + [["--range", text] for text in ("1,2,3", "2,1,0,1", "0,1,0,inf", "0,0,0,1", "a,b,c,d")]
    + [["--at", text] for text in ("1", "1,2,3", "nan,1", "a,b", "")]
    + [["--unit", "furlong"], ["--wrap", "90"], ["--wrap", ""]],
)
def test_a_value_that_cannot_be_used_is_exit_code_1(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    argv = ["f.csv", "--json", *options]
    with pytest.raises(UserError):
        parse(argv)
    assert cli.main(argv) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("sfumato: ")
    assert err.count("\n") == 1


def test_an_unknown_sample_names_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--sample", "nope", "--json"]) == 1
    assert "notebook" in capsys.readouterr().err


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"sfumato {VERSION}\n"
    assert cli.main(["--help"]) == 0
    text = capsys.readouterr().out
    for word in (
        "--sample",
        "--sigma-data",
        "--range",
        "--self-test",
        "--weight",
        "--at-file",
        "--annotate",
        "--contours",
    ):
        assert word in text


def test_parsing_needs_the_standard_library_alone() -> None:
    code = (
        "import sys; sys.path.insert(0, '.'); from core.cli import parse; parse(['f', '--json']);"
        "print(sorted(set(sys.modules) & {'numpy', 'scipy', 'pandas', 'numba', 'pyarrow', 'PySide6', 'PIL'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from core import cli

REG = "linear\nbox(0,0,1,1) # text={a}\n-circle(0,0,0.2) # text={a}\nbox(1,1,0.5,3) # text={b}\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    rng = np.random.default_rng(4)
    rows = [f'{a!r},"{k},\n{k}",{b!r}' for k, (a, b) in enumerate(rng.normal(size=(300, 2)).tolist())]
    path = tmp_path / "in.csv"
    path.write_text("# a comment\nx,label,y\n" + "\n".join([*rows[:100], "nan,none,0", *rows[100:]]) + "\n")
    (tmp_path / "a.reg").write_text(REG)
    return path


def inside(x: pd.Series, y: pd.Series) -> pd.Series:
    """Return by hand which positions lie inside."""
    first = (x.abs() <= 0.5) & (y.abs() <= 0.5) & ~(x**2 + y**2 <= 0.2**2)
    return first | ((x >= 0.75) & (x <= 1.25) & (y >= -0.5) & (y <= 2.5))


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".feather", ".tsv"])
def test_text_tables(table: Path, suffix: str) -> None:
    out = table.with_name(f"out{suffix}")
    assert cli.main([str(table), "--regions", str(table.with_name("a.reg")), "--rows-inside", str(out)]) == 0
    before = pd.read_csv(table, comment="#")
    wanted = before[inside(before.x, before.y)].reset_index(drop=True)
    assert 40 < len(wanted) < 150
    if suffix == ".csv":
        lines = table.read_text()
        assert out.read_text().startswith("# a comment\nx,label,y\n")
        assert all(row in lines for row in out.read_text().split("\n"))
        after = pd.read_csv(out, comment="#")
    elif suffix == ".tsv":
        after = pd.read_csv(out, sep="," if "," in out.read_text().split("\n")[1] else "\t", comment="#")
    else:
        after = (pd.read_parquet if suffix == ".parquet" else pd.read_feather)(out)
    pd.testing.assert_frame_equal(after, wanted, check_dtype=False)


def test_other_tables(tmp_path: Path) -> None:
    rng = np.random.default_rng(4)
    before = pd.DataFrame({"x": rng.normal(size=300), "k": np.arange(300), "y": rng.normal(size=300)})
    before.to_parquet(tmp_path / "in.parquet")
    (tmp_path / "a.reg").write_text(REG)
    options = [str(tmp_path / "in.parquet"), "--x", "x", "--y", "y", "--regions", str(tmp_path / "a.reg")]
    outs = [tmp_path / "out.parquet", tmp_path / "out.csv"]
    assert cli.main([*options, *(word for out in outs for word in ("--rows-inside", str(out)))]) == 0
    wanted = before[inside(before.x, before.y)].reset_index(drop=True)
    pd.testing.assert_frame_equal(pd.read_parquet(outs[0]), wanted)
    pd.testing.assert_frame_equal(pd.read_csv(outs[1]), wanted)


def test_regions_are_told_in_the_unit_that_is_shown(table: Path) -> None:
    table.with_name("a.reg").write_text("linear\nbox(0,0,100,100)\n")
    options = [str(table), "--factor", "100", "--regions", str(table.with_name("a.reg"))]
    assert cli.main([*options, "--rows-inside", str(table.with_name("out.csv"))]) == 0
    before = pd.read_csv(table, comment="#")
    wanted = before[(before.x.abs() <= 0.5) & (before.y.abs() <= 0.5)].reset_index(drop=True)
    pd.testing.assert_frame_equal(pd.read_csv(table.with_name("out.csv"), comment="#"), wanted)


def test_neither_the_table_nor_the_regions_are_overwritten(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reg = table.with_name("a.reg")
    assert cli.main([str(table), "--regions", str(reg), "--rows-inside", str(table)]) == 1
    assert "table itself" in capsys.readouterr().err
    assert cli.main([str(table), "--rows-inside", "out.csv"]) == 2

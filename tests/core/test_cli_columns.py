import pytest

from core.cli import parse
from core.columns import ColumnChoice, DialectChoice, Measure
from core.errors import UserError


def choice(*options: str) -> ColumnChoice:
    return parse(["a.csv", *options]).choice


def test_nothing_given_is_nothing_chosen() -> None:
    assert choice() == ColumnChoice()


def test_one_factor_and_one_unit_are_those_of_both_axes() -> None:
    asked = choice("--factor", "130", "--data-unit", "nm")
    assert asked.x_measure == asked.y_measure == Measure(130.0, "nm")


def test_each_axis_has_its_own_factor_and_unit() -> None:
    asked = choice("--factor", "-2,0.5", "--data-unit", "nm,s")
    assert (asked.x_measure, asked.y_measure) == (Measure(-2.0, "nm"), Measure(0.5, "s"))


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--delimiter", "tab"), DialectChoice(delimiter="\t")),
        (("--delimiter", "blanks"), DialectChoice(delimiter="")),
        (("--delimiter", ";", "--decimal", "comma"), DialectChoice(delimiter=";", decimal=",")),
        (("--header-line", "0", "--encoding", "cp437"), DialectChoice(header=0, encoding="cp437")),
    ],
)
def test_how_a_text_is_written(options: tuple[str, ...], expected: DialectChoice) -> None:
    assert choice(*options).dialect == expected


@pytest.mark.parametrize(
    "options",
    [["--factor", text] for text in ("", "0", "a", "1,0", "1,2,3", "nan", "inf")]
    + [["--data-unit", "a,b,c"], ["--delimiter", ""], ["--delimiter", "ab"], ["--delimiter", '"']]
    + [["--decimal", ";"], ["--header-line", "-1"], ["--header-line", "x"]],
)
def test_what_cannot_be_used_is_told(options: list[str]) -> None:
    with pytest.raises(UserError, match=options[0]):
        choice(*options)

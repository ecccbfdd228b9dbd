import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import UserError
from gui.probes import MOST_PROBES, Probe, Probes, positions_in

numbers = st.floats(-1e300, 1e300)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("0.5, 1.25", [("", 0.5, 1.25)]),
        ("0.5,1.25", [("", 0.5, 1.25)]),
        ("0.5 1.25", [("", 0.5, 1.25)]),
        ("  -1e3\t2 ", [("", -1000.0, 2.0)]),
        ("1,5; 2,5", [("", 1.5, 2.5)]),
        ("1,5\t2,5", [("", 1.5, 2.5)]),
        ("1,5 2,5", [("", 1.5, 2.5)]),
        ("(1, 2)", [("", 1.0, 2.0)]),
        ("\N{MINUS SIGN}1, 2", [("", -1.0, 2.0)]),
        ("1,2\n3,4\n\n5,6\n", [("", 1.0, 2.0), ("", 3.0, 4.0), ("", 5.0, 6.0)]),
        ("a b,1,2\nc,3,4", [("a b", 1.0, 2.0), ("c", 3.0, 4.0)]),
        ("name\tra\tdec\nVega\t279.2\t38.8", [("Vega", 279.2, 38.8)]),
        ("label\tx\ty\tdensity\n1\t0.5\t2\t9\n2\t1.5\t3\t8", [("1", 0.5, 2.0), ("2", 1.5, 3.0)]),
        ("y;x\n1;2", [("", 2.0, 1.0)]),
        ("x,y\r\n1,2\r\n", [("", 1.0, 2.0)]),
    ],
)
def test_positions_are_read_as_people_write_them(text: str, found: list[tuple[str, float, float]]) -> None:
    assert positions_in(text) == found


@pytest.mark.parametrize("text", ["", " \n", "1", "a, b", "1,2\nred", "nan, 1", "inf 2", "x,y\n1", "1_0 2", "1e999, 2"])
def test_what_is_no_position_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(UserError) as refused:
        positions_in(text)
    assert "\n" not in str(refused.value)


@given(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=20), st.sampled_from(["\t", ", ", ";", " "]))
def test_every_digit_arrives(positions: list[tuple[float, float]], apart: str) -> None:
    text = "\n".join(f"{x!r}{apart}{y!r}" for x, y in positions)
    assert [(x, y) for _, x, y in positions_in(text)] == positions


def test_labels_go_on_from_the_largest_number() -> None:
    probes = Probes().added([("", 0, 0), ("", 1, 1), ("peak", 2, 2)]).without([0]).added([("", 3, 3)])
    assert [probe.label for probe in probes.rows] == ["2", "peak", "3"]
    assert probes.current == 2


def test_the_current_one_is_moved_and_removed() -> None:
    probes = Probes().added([("a", 0, 0), ("b", 1, 1), ("c", 2, 2)]).chosen(1)
    moved = probes.stepped(0.5, -1.0)
    assert moved.rows == (Probe("a", 0, 0), Probe("b", 1.5, 0.0), Probe("c", 2, 2))
    assert moved.without([1]) == Probes((Probe("a", 0, 0), Probe("c", 2, 2)), 1)
    assert moved.without([1, 2]).current == 0
    assert moved.without([0, 1, 2]) == Probes()
    assert Probes().stepped(1, 1) == Probes()


def test_a_label_is_one_line() -> None:
    assert Probes().added([("", 0, 0)]).renamed(0, " two\nlines ").rows[0].label == "two lines"


def test_too_many_are_refused() -> None:
    full = Probes().added([("", 0.0, 0.0)] * MOST_PROBES)
    with pytest.raises(UserError):
        full.added([("", 0.0, 0.0)])


def test_scaled_probes_stay_among_the_points() -> None:
    probes = Probes((Probe("a", 1.0, -2.0), Probe("b", 0.0, 4.0)), 1)
    assert probes.scaled(130.0, -2.0) == Probes((Probe("a", 130.0, 4.0), Probe("b", 0.0, -8.0)), 1)

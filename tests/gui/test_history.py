from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.columns import ColumnChoice
from core.pairs import Axes
from core.settings import Colour, DotsChoice, DotsRule, Settings, Unit
from gui.history import MOST, TOGETHER, History, difference
from gui.probes import Probe, Probes
from gui.state import Look, Snapshot
from tests.gui.driver import sigma_of

START = Snapshot(ColumnChoice("a", "b"), False, Settings(), Look(), Probes())


def with_sigma(bins: float, of: Snapshot = START) -> Snapshot:
    return replace(of, settings=replace(of.settings, sigma=sigma_of(bins)))


@given(st.lists(st.sampled_from(["undo", "redo", *range(5)])))
def test_it_leads_where_a_list_of_all_states_leads(actions: list[str | int]) -> None:
    states, here = [START], 0
    history, present, clock = History(), START, 0.0
    for act in actions:
        clock += 2 * TOGETHER
        if act == "undo" and history.done:
            (history, present), here = history.back(present), here - 1
        elif act == "redo" and history.undone:
            (history, present), here = history.forth(present), here + 1
        elif isinstance(act, int) and with_sigma(act) != present:
            history, present = history.recorded(present, with_sigma(act), clock), with_sigma(act)
            states, here = [*states[: here + 1], present], here + 1
        assert present == states[here]
        assert len(history.done) == here
        assert len(history.undone) == len(states) - 1 - here


@given(st.lists(st.tuples(st.integers(0, 3), st.floats(0, 3 * TOGETHER)), min_size=1))
def test_turns_that_follow_each_other_are_one_step(turns: list[tuple[int, float]]) -> None:
    history, present, clock = History(), START, 0.0
    for bins, pause in turns:
        clock += pause
        after = with_sigma(bins)
        history, present = history.recorded(present, after, clock), after
    while history.done:
        before = present
        history, present = history.back(present)
        assert difference(before, present) is not None
    assert present == START


def test_a_pause_another_field_or_a_seal_begins_another_step() -> None:
    one, two = with_sigma(1), with_sigma(2)
    history = History().recorded(START, one, 0.0)
    assert len(history.recorded(one, two, 0.9 * TOGETHER).done) == 1
    assert len(history.recorded(one, two, 1.1 * TOGETHER).done) == 2
    assert len(history.going_on(TOGETHER).recorded(one, two, 1.1 * TOGETHER).done) == 1
    assert len(history.sealed().recorded(one, two, 0.1).done) == 2
    assert len(history.sealed().going_on(0.1).recorded(one, two, 0.2).done) == 2
    other = replace(one, settings=replace(one.settings, bins=(7, 7)))
    assert [step.name for step in history.recorded(one, other, 0.1).done] == ["sigma", "bins"]


def test_what_is_no_turn_is_a_step_each_time_unless_it_is_turned_back_at_once() -> None:
    one, two = (replace(START, probes=Probes().added([("", 0.0, 0.0)] * count)) for count in (1, 2))
    history = History().recorded(START, one, 0.0)
    assert len(history.recorded(one, two, 0.1).done) == 2
    assert history.recorded(one, START, 0.1).done == ()
    assert len(history.recorded(one, START, 2 * TOGETHER).done) == 2


def test_a_step_takes_its_name_from_what_was_done_or_its_cause() -> None:
    data = replace(START, choice=ColumnChoice("a", "c"), settings=Settings(sigma=sigma_of(2)))
    assert History().recorded(START, data, 0.0).done[0].name == "columns"
    assert History().recorded(START, data, 0.0, "reset").done[0].name == "reset"
    pinned = replace(START, probes=Probes().added([("", 0.0, 1.0)]))
    assert History().recorded(START, pinned, 0.0).done[0].name == "probes"


def test_steps_that_failed_are_left() -> None:
    one, two, three = (with_sigma(number) for number in (1, 2, 3))
    history = History().recorded(START, one, 0.0).recorded(one, two, 10.0).recorded(two, three, 20.0)
    left = history.retreated(three, one)
    assert (len(left.done), len(left.undone)) == (1, 2)
    assert left.forth(one)[1] == two
    back, wanted = history.back(three)
    assert wanted == two
    stayed = back.retreated(two, three)
    assert (stayed.done, stayed.undone) == (history.done, ())
    assert history.retreated(three, with_sigma(9)).done == history.done
    assert history.retreated(three, three).done == history.done


def test_which_probe_is_selected_is_no_step_and_ends_one() -> None:
    probes = Probes((Probe("1", 0.0, 0.0), Probe("2", 1.0, 1.0)), 0)
    here = replace(START, probes=probes)
    moved = replace(START, probes=probes.stepped(1.0, 0.0))
    history = History().recorded(here, moved, 0.0)
    chosen = replace(START, probes=probes.stepped(1.0, 0.0).chosen(1))
    history = history.recorded(moved, chosen, 0.1)
    assert len(history.done) == 1
    history = history.recorded(chosen, replace(chosen, probes=probes.stepped(2.0, 0.0)), 0.2)
    assert len(history.done) == 2


def test_there_is_an_end_to_it() -> None:
    history, present = History(), START
    for number in range(MOST + 10):
        after = with_sigma(number)
        history, present = history.recorded(present, after, 2.0 * number), after
    assert len(history.done) == MOST


OTHERS = {
    Settings: {"unit": Unit.AREA, "raw": True, "bins": (3, 3), "sigma": sigma_of(3), "colour": Colour(clear=True)},
    Look: {"axes": Axes(invert_x=True), "dots": DotsChoice(DotsRule.PLAIN), "scatter_beside": True, "scale_bar": True},
}


@pytest.mark.parametrize("kind", list(OTHERS))
def test_every_field_that_is_a_setting_makes_a_step(kind: type) -> None:
    for name, value in OTHERS[kind].items():
        changed = replace(kind(), **{name: value})
        after = replace(START, **{"settings" if kind is Settings else "look": changed})
        assert difference(START, after) is not None, name


def test_what_passes_is_no_part_of_a_snapshot() -> None:
    passing = Look(frozen=True, measuring=True, ruler=((0.0, 0.0), (1.0, 1.0)))
    assert Look().laid_out_as(passing) == Look()
    assert passing.laid_out_as(Look(scale_bar=True)) == replace(passing, scale_bar=True)
    assert {field.name for field in fields(Look)} >= {"frozen", "measuring", "ruler"}

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtTest import QSignalSpy

from core.columns import Column, ColumnChoice
from core.errors import UserError
from core.loading import Loaded
from core.pairs import Axes
from core.pipeline import compute
from core.points import points_of
from core.progress import silent
from core.ranges import Range
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
    Unit,
)
from gui.model import Model
from gui.state import Look, Shown, Source, Wanted

FILE = Source(Path("stars.csv"), "stars.csv")
OTHER = Source(Path("other.csv"), "other.csv")
SAMPLE = Source(Path("notebook.npz"), "notebook", sample=True)
SMALL = Settings(bins=(8, 8))


def shown_of(wanted: Wanted, x: str = "x", y: str = "y", *, complete: bool = True) -> Shown:
    points = points_of(*np.random.default_rng(0).normal(size=(2, 100)))
    columns = (Column(x), Column(y))
    loaded = Loaded(Path("f"), columns, x, y, None, True, points, 100, (), complete)
    assert wanted.source is not None
    return Shown(wanted, wanted.source, loaded, compute(points, wanted.settings, None, silent))


def is_satisfied(model: Model) -> bool:
    return model.satisfied


@pytest.fixture
def model() -> Model:
    return Model(SMALL)


def test_a_setter_that_changes_nothing_is_silent(model: Model) -> None:
    wanted, look = QSignalSpy(model.wanted_changed), QSignalSpy(model.look_changed)
    model.set_settings(SMALL)
    model.set_choice(ColumnChoice())
    model.set_look(Look())
    assert (wanted.count(), look.count()) == (0, 0)
    model.set_settings(Settings(bins=(9, 9)))
    assert wanted.count() == 1


def test_failure_wants_again_what_is_shown(model: Model) -> None:
    model.open(FILE)
    first = model.wanted
    model.show(shown_of(first))
    assert is_satisfied(model)
    model.open(OTHER)
    assert not is_satisfied(model)
    failed = QSignalSpy(model.failed)
    error = UserError("other.csv is empty")
    model.give_up(error)
    assert model.wanted == first
    assert is_satisfied(model)
    assert failed.at(0) == [error]


def test_failure_of_the_first_file_wants_nothing(model: Model) -> None:
    model.open(FILE)
    model.give_up()
    assert model.wanted == Wanted(settings=SMALL)
    assert is_satisfied(model)


def test_a_cancel_while_a_file_comes_in_leads_back_to_the_one_before(model: Model) -> None:
    model.open(FILE)
    first = shown_of(model.wanted)
    model.show(first)
    model.open(OTHER)
    model.show(shown_of(model.wanted, complete=False))
    assert not is_satisfied(model)
    model.give_up()
    assert model.shown is first
    assert is_satisfied(model)


def test_a_cancel_while_the_first_file_comes_in_leads_back_to_nothing(model: Model) -> None:
    model.open(FILE)
    model.show(shown_of(model.wanted, complete=False))
    model.give_up()
    assert model.shown is None
    assert is_satisfied(model)


def test_another_file_keeps_what_does_not_belong_to_the_old_one(model: Model) -> None:
    typed = Settings(
        bins=(12, 12),
        sigma=SigmaChoice(SigmaRule.BINS, 2.0, 2.0),
        unit=Unit.AREA,
        range=RangeChoice(RangeRule.TYPED, Range(0, 1, 0, 1)),
    )
    model.open(FILE, ColumnChoice("a", "b"), typed)
    model.show(shown_of(model.wanted))
    model.open(OTHER)
    assert model.wanted.choice == ColumnChoice()
    assert model.wanted.settings.range == RangeChoice()
    assert model.wanted.settings.bins == (12, 12)
    assert model.wanted.settings.sigma == typed.sigma
    assert model.wanted.settings.unit is Unit.AREA


def test_a_file_after_a_sample_starts_afresh(model: Model) -> None:
    model.open(SAMPLE, ColumnChoice("x", "y"), Settings(bins=(100, 100), unit=Unit.MAXIMUM))
    model.show(shown_of(model.wanted))
    model.open(FILE)
    assert model.wanted.settings == SMALL


def test_a_sample_that_is_not_even_shown_leaves_nothing_behind(model: Model) -> None:
    own = Settings(bins=(16, 16), sigma=SigmaChoice(SigmaRule.BINS, 3.0, 3.0), colour=Colour("magma"))
    model.open(FILE, None, own)
    model.open(SAMPLE, None, Settings(bins=(100, 100), colour=Colour("viridis", Scale.LOG)))
    model.open(OTHER)
    assert model.wanted.settings == own


def test_a_colour_map_that_was_chosen_stays(model: Model) -> None:
    model.open(SAMPLE, None, Settings(colour=Colour("viridis", Scale.LOG)))
    model.set_settings(replace(model.wanted.settings, colour=Colour("magma", Scale.SQRT)))
    model.open(FILE)
    assert model.wanted.settings == replace(SMALL, colour=Colour("magma"))


def test_what_was_typed_in_units_of_the_old_data_is_dropped(model: Model) -> None:
    typed = Settings(
        sigma=SigmaChoice(SigmaRule.DATA, 25.0, 25.0),
        range=RangeChoice(RangeRule.TYPED, Range(0, 1, 0, 1)),
        colour=Colour("magma", Scale.LOG, LimitsChoice(LimitsRule.TYPED, 5.0, 6.0)),
    )
    model.open(FILE, None, typed)
    model.open(OTHER)
    assert model.wanted.settings == Settings(colour=Colour("magma"))


def test_what_the_command_line_gave_is_for_the_first_file(qapp: object) -> None:
    given = Settings(range=RangeChoice(RangeRule.TYPED, Range(0, 1, 0, 1)), sigma=SigmaChoice(SigmaRule.DATA, 2.0, 2.0))
    model = Model(given)
    model.open(FILE)
    assert model.wanted.settings == given


def test_the_same_file_again_keeps_all_that_was_chosen_for_it(model: Model) -> None:
    typed = Settings(
        range=RangeChoice(RangeRule.TYPED, Range(0, 1, 0, 1)),
        colour=Colour(limits=LimitsChoice(LimitsRule.TYPED, 1.0, 2.0)),
    )
    model.open(FILE, ColumnChoice("a", "b"), typed)
    first = model.wanted
    model.show(shown_of(first))
    model.set_look(Look(Axes(invert_y=True)))
    model.open(FILE)
    assert (model.wanted.choice, model.wanted.settings) == (first.choice, typed)
    assert model.wanted != first
    model.show(shown_of(model.wanted))
    assert model.look.axes == Axes(invert_y=True)


def test_another_weight_keeps_the_range_and_other_columns_do_not(model: Model) -> None:
    typed = Settings(
        range=RangeChoice(RangeRule.TYPED, Range(0, 1, 0, 1)),
        sigma=SigmaChoice(SigmaRule.DATA, 2.0, 2.0),
        colour=Colour(limits=LimitsChoice(LimitsRule.TYPED, 1.0, 2.0)),
    )
    model.open(FILE, None, typed)
    model.show(shown_of(model.wanted))
    model.set_choice(ColumnChoice("x", "y", "mass"))
    assert model.wanted.settings == replace(typed, colour=Colour())
    model.set_choice(ColumnChoice("x", "z", "mass"))
    assert model.wanted.settings == Settings()


def test_other_columns_drop_a_typed_range(model: Model) -> None:
    model.open(FILE, None, Settings(range=RangeChoice(RangeRule.TYPED, Range(0, 1, 0, 1))))
    model.set_choice(ColumnChoice("a", "b"))
    assert model.wanted.settings.range == RangeChoice()


def test_columns_bring_the_axes_that_suit_them_once(model: Model) -> None:
    model.open(FILE)
    model.show(shown_of(model.wanted, "RA", "DEC"))
    assert model.look.axes.invert_x
    model.set_look(Look())
    model.set_settings(Settings(bins=(9, 9)))
    model.show(shown_of(model.wanted, "RA", "DEC"))
    assert not model.look.axes.invert_x

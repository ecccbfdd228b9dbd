import numpy as np

from core.settings import SigmaChoice, SigmaRule
from gui.titles import shortened, smoothing_title
from tests.gui.hand import result_of

X, Y = np.random.default_rng(1).normal(size=(2, 50))


def test_the_titles_of_the_notebook() -> None:
    assert smoothing_title(result_of(X, Y, (100, 100), 1.0)) == "Smoothing with sigma = 1"


def test_what_differs_from_the_notebook_is_told() -> None:
    assert smoothing_title(result_of(X, Y, (100, 100), 1.0, raw=True)) == "Not smoothed"
    assert smoothing_title(result_of(X, Y, (100, 100), 2.345678)) == "Smoothing with sigma = 2.346"


def test_two_sigmas_are_both_told() -> None:
    choice = SigmaChoice(SigmaRule.BINS, 1.0, 2.5)
    assert smoothing_title(result_of(X, Y, sigma=choice)) == "Smoothing with sigma = 1 × 2.5"


def test_long_names_are_shortened() -> None:
    assert shortened("flux") == "flux"
    assert shortened("x" * 60) == "x" * 60
    assert len(shortened("x" * 61)) == 60
    assert shortened("x" * 61).endswith("x…")

import pytest

from core.cli import parse
from core.errors import UserError
from core.settings import DotsChoice, DotsRule, LimitsChoice, LimitsRule, Scale


def test_the_look_of_a_picture() -> None:
    asked = ["--map", "magma", "--scale", "LOG", "--limits", "-1,2.5", "--dots", "0.9", "--scale-bar"]
    request = parse(["f", *asked])
    colour = request.settings.colour
    assert (colour.map, colour.scale, colour.limits) == ("magma", Scale.LOG, LimitsChoice(LimitsRule.TYPED, -1.0, 2.5))
    assert request.dots == DotsChoice(DotsRule.OUTLIERS, 0.9)
    assert request.scale_bar
    assert parse(["f", "--dots", "All"]).dots.rule is DotsRule.COLOURED
    assert not request.headless


def test_a_sample_keeps_what_is_not_given() -> None:
    settings = parse(["--sample", "stars", "--map", "grey"]).settings
    assert (settings.colour.map, settings.colour.scale) == ("grey", parse(["--sample", "stars"]).settings.colour.scale)


@pytest.mark.parametrize(
    "asked",
    [
        *(["--map", "jet"], ["--scale", "cubic"], ["--limits", "2,1"], ["--limits", "1"], ["--dots", "2"]),
        *(["--dots", "some"], ["--dots", "0"]),
    ],
)
def test_what_cannot_be_used_is_told(asked: list[str]) -> None:
    with pytest.raises(UserError):
        parse(["f", *asked])

import math

import numpy as np

from core.arrays import Floats
from core.line_labels import Place, places_of

SIZE = 800, 800


def circle(radius: float) -> Floats:
    turn = np.linspace(0.0, 2.0 * np.pi, 400)
    return np.column_stack((400.0 + radius * np.cos(turn), 400.0 + radius * np.sin(turn)))


def test_labels_stand_on_their_lines_level_and_apart() -> None:
    radii = 120.0, 160.0, 168.0, 320.0
    places = places_of([[circle(radius)] for radius in radii], [40.0] * 4, 14.0, SIZE)
    for place, radius in zip(places, radii, strict=True):
        assert place is not None
        assert abs(math.hypot(place.x - 400.0, place.y - 400.0) - radius) < 3.0
        tangent = math.degrees(math.atan2(place.x - 400.0, 400.0 - place.y))
        assert abs((place.angle - tangent + 90.0) % 180.0 - 90.0) < 2.0
        assert abs(place.angle) <= 90.0
    boxes = [place for place in places if isinstance(place, Place)]
    apart = [math.hypot(a.x - b.x, 2.0 * (a.y - b.y)) for i, a in enumerate(boxes) for b in boxes[:i]]
    assert min(apart) > 40.0


def test_a_line_that_is_too_short_or_runs_beside_bears_no_label() -> None:
    assert places_of([[circle(10.0)], [circle(390.0) + 500.0], []], [40.0] * 3, 14.0, SIZE)[0] is None
    assert places_of([[], [circle(300.0) + 2000.0]], [40.0] * 2, 14.0, SIZE) == [None, None]

import math

import pytest

from core.readers.date_parts import date_parts

YEAR, MONTH, DAY, HOUR = [1999.0, 2020.0], [1.0, 12.0], [31.0, 1.0], [0.0, 24.0]


@pytest.mark.parametrize(
    ("columns", "found"),
    [
        ([YEAR, MONTH, DAY, [0.5, 0.25]], {0, 1, 2}),
        ([[0.5, 2.5], YEAR, MONTH, DAY, HOUR, [5.0, 60.0], [1.5, 2.0]], {1, 2, 3, 4, 5}),
        ([YEAR, [40.0, 366.0], MONTH, DAY, [99.0, 1.0]], {0, 1, 2, 3}),
        ([YEAR, MONTH], set()),
        ([YEAR, DAY, [32.0, 1.0]], set()),
        ([[1999.5, 2000.0], MONTH, DAY], set()),
        ([YEAR, MONTH, [math.nan, 5.0]], {0, 1, 2}),
        ([YEAR, MONTH, [math.nan]], set()),
    ],
)
def test_parts_of_a_date_beside_each_other(columns: list[list[float]], found: set[int]) -> None:
    assert date_parts(dict(enumerate(columns))) == found

import csv
import io

import pytest

from core.export.probes import COLUMNS, ProbeValues, fields_of, tab_separated, write_probes

FULL = ProbeValues("peak, north", 0.1 + 0.2, -1.0, 0.45, 0.2, 5.25, 3.0, 0.46)
OUTSIDE = ProbeValues("2", 1e300, 1e-300)


def written(*rows: ProbeValues) -> list[list[str]]:
    file = io.BytesIO()
    write_probes(rows, "per bin", file)
    assert not file.closed
    return list(csv.reader(io.StringIO(file.getvalue().decode("utf-8"))))


def test_a_file_holds_every_digit_and_the_unit() -> None:
    head, first, second = written(FULL, OUTSIDE)
    assert head == [*COLUMNS, "unit"]
    assert first == ["peak, north", "0.30000000000000004", "-1", "0.45", "0.2", "5.25", "3", "0.46", "per bin"]
    assert [float(second[1]), float(second[2])] == [1e300, 1e-300]
    assert second[3:8] == [""] * 5


@pytest.mark.parametrize(
    ("label", "safe"), [("=1+1", "'=1+1"), ("@x", "'@x"), ("-1", "-1"), ("+a", "'+a"), ("3C 273", "3C 273")]
)
def test_no_label_becomes_a_formula(label: str, safe: str) -> None:
    assert written(ProbeValues(label, 0.0, 0.0))[1][0] == safe


def test_what_is_copied_has_a_head_and_one_line_a_probe() -> None:
    lines = tab_separated([ProbeValues("a\tb\nc", 1.0, 2.0), FULL]).split("\n")
    assert lines[0].split("\t") == list(COLUMNS)
    assert lines[1].split("\t")[:3] == ["a b c", "1", "2"]
    assert tuple(lines[2].split("\t")) == fields_of(FULL)

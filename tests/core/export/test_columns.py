import csv
import io
import math

from core.export.columns import tab_separated, write_columns


def test_a_table_is_read_back_with_all_digits() -> None:
    file = io.BytesIO()
    write_columns(("name", "value"), [("a, b", 0.1 + 0.2), ("c", None), ("d", math.nan), ("e", 3)], file)
    rows = list(csv.reader(io.StringIO(file.getvalue().decode())))
    assert rows == [["name", "value"], ["a, b", "0.30000000000000004"], ["c", ""], ["d", ""], ["e", "3"]]


def test_a_table_for_a_spreadsheet() -> None:
    assert tab_separated(("name", "value"), [("a", 0.5), ("b", None)]) == "name\tvalue\na\t0.5\nb\t"

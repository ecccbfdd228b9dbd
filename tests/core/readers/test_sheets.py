import datetime
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]  # comes without types
import pytest

from core.loading import load
from core.readers.sheets import open_sheets
from tests.core.readers.damage import load_damaged, names_of, points_of, refusal, values_of


def workbook(path: Path, **sheets: Sequence[Any]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.xlsx"


def test_a_sheet_with_a_header(path: Path) -> None:
    day = datetime.datetime(2024, 1, 2)
    workbook(path, Data=[["when", "x", "y (nm)", "note"], [day, 1.5, -2, "a"], [day, 0.1, 1e-300, None]])
    source = open_sheets(path, None)
    assert names_of(source) == ["when", "x", "y (nm)", "note"]
    assert [column.kind.value for column in source.columns] == ["time", "number", "number", "text"]
    assert source.columns[2].unit == "nm"
    assert points_of(path) == [(1.5, -2.0), (0.1, 1e-300)]


def test_titles_units_and_gaps(path: Path) -> None:
    rows = [[None], ["A title"], [], [None, "lon", "lat"], [None, "deg", "[deg]"], [None, 1, 2], [None, 3, 4.5], []]
    source = open_sheets(workbook(path, S=rows), None)
    assert names_of(source) == ["lon", "lat"]
    assert [column.unit for column in source.columns] == ["deg", "deg"]
    assert points_of(path) == [(1.0, 2.0), (3.0, 4.5)]


def test_the_first_rows_may_have_no_numbers(path: Path) -> None:
    rows = [["name", "x", "y"], [], ["A", None, None], ["B", "NA", None], ["C", 1, 2], ["D", 3, 4], ["E", 5, 6]]
    workbook(path, S=rows)
    loaded = load(path)
    assert (loaded.x, loaded.y) == ("x", "y")
    assert (loaded.rows, loaded.dropped_total) == (5, 2)
    assert points_of(path) == [(1.0, 2.0), (3.0, 4.0), (5.0, 6.0)]
    assert names_of(open_sheets(workbook(path, S=[["A title"], ["A", 1, 2], ["B", 3, 4]]), None))[0] == "A title"


def test_a_sheet_in_view_comes_before_a_hidden_one(path: Path) -> None:
    book = openpyxl.load_workbook(workbook(path, Old=[["x", "y"], [9, 9], [8, 7]], New=[["x", "y"], [1, 2], [3, 4]]))
    book["Old"].sheet_state = "hidden"
    book.active = 1
    book.save(path)
    assert (open_sheets(path, None).table, open_sheets(path, None).tables) == ("New", ("Old", "New"))
    assert points_of(path, table="Old") == [(9.0, 9.0), (8.0, 7.0)]


def test_texts_with_a_decimal_comma_are_numbers_beyond_doubt(path: Path) -> None:
    rows = [
        ["x", "y", "z"],
        ["1,5", "-0,25", "1,234"],
        ["NA", "7", "2,345"],
        ["1.234,5", 3, "1,5,7"],
        ["2,0", "3,1", ""],
    ]
    loaded = load(workbook(path, S=rows))
    assert points_of(path) == [(1.5, -0.25), (1234.5, 3.0), (2.0, 3.1)]
    assert (loaded.x, loaded.y, loaded.rows) == ("x", "y", 4)
    assert [column.kind.value for column in loaded.columns] == ["number", "number", "text"]


def test_no_header(path: Path) -> None:
    assert points_of(workbook(path, S=[[1, 2], [3, 4]])) == [(1.0, 2.0), (3.0, 4.0)]


def test_the_first_sheet_with_numbers_is_taken_and_others_can_be_chosen(path: Path) -> None:
    workbook(path, Readme=[["Hello"], ["world"]], A=[["x", "y"], [1, 2], [3, 5]], B=[["x", "y"], [7, 8]])
    assert open_sheets(path, None).tables == ("Readme", "A", "B")
    assert open_sheets(path, None).table == "A"
    assert points_of(path, table="B") == [(7.0, 8.0)]
    assert refusal(lambda: points_of(path, table="C")).startswith("a.xlsx has no table C. Its tables are: Readme, A, B")


def test_dropped_rows_are_told_by_their_line(path: Path) -> None:
    workbook(path, S=[["x", "y"], [1, 2], [None, 3], ["n.d.", 4], ["NA", 5], ["6.5", True], [8, 9]])
    loaded = load(path)
    assert list(zip(loaded.points.x, loaded.points.y, strict=True)) == [(1.0, 2.0), (6.5, 1.0), (8.0, 9.0)]
    told = {drop.reason: (drop.count, [example.line for example in drop.examples]) for drop in loaded.dropped}
    assert told == {"missing": (2, [3, 5]), "not a number": (1, [4])}


ODS = """<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="Points">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"""


def ods(rows: list[list[str | float]]) -> bytes:
    def cell(value: str | float) -> str:
        if isinstance(value, str):
            return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
        number = f'office:value-type="float" office:value="{value!r}"'
        return f"<table:table-cell {number}><text:p>1</text:p></table:table-cell>"

    lines = ("".join(map(cell, row)) for row in rows)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        content = ODS.format(rows="".join(f"<table:table-row>{line}</table:table-row>" for line in lines))
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", '<?xml version="1.0"?><manifest/>')
    return buffer.getvalue()


@pytest.mark.parametrize("name", ["a.ods", "a.csv"])
def test_an_opendocument_sheet(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(ods([["id", "x", "y"], ["a", 0.1, 2.5], ["b", -1e17, 3.0]]))
    assert values_of(open_sheets(path, None), "x", "y") == [[0.1, -1e17], [2.5, 3.0]]
    assert points_of(path) == [(0.1, 2.5), (-1e17, 3.0)]


def test_damage_is_refused(path: Path) -> None:
    data = workbook(path, S=[["x", "y"], *([number, number / 3] for number in range(50))]).read_bytes()
    for loaded in load_damaged(path, data, 2):
        assert loaded.rows <= 50
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    assert refusal(lambda: points_of(path)).startswith("a.xlsx is damaged")
    workbook(path, Empty=[])
    refusal(lambda: points_of(path))


def test_a_bomb_is_refused(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        workbook(path.with_name("b.xlsx"), S=[["x", "y"], [1, 2]])
        with zipfile.ZipFile(path.with_name("b.xlsx")) as model:
            for name in model.namelist():
                if "sheet1" not in name:
                    archive.writestr(name, model.read(name))
        row = b"<row><c><v>1</v></c><c><v>2</v></c></row>" * 25_000
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>')
            for _ in range(40):
                sheet.write(row)
            sheet.write(b"<row>" + b"<c><v>1</v></c>" * 20_000 + b"</row></sheetData></worksheet>")
    assert refusal(lambda: points_of(path)).startswith("a.xlsx ")

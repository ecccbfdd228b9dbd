"""Numbers in a locale with a decimal comma: so in the window, with a point everywhere else."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QDoubleSpinBox, QTableView
from pytestqt.qtbot import QtBot

from core.structures import ContourChoice, Line
from gui import level_text, line_text
from gui.citation import percent, with_error
from gui.fields import DecimalSpinBox, SigmaSpinBox
from gui.numbers import at_step, exact, in_steps, list_of, local, number_in, short, significant, words_in
from gui.pair_edit import pair_in
from gui.probe_commands import ProbeCommands
from gui.probes import positions_in
from tests.gui.driver import Opened, action, field, type_into


@pytest.fixture
def _german() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    yield
    QLocale.setDefault(before)


german = pytest.mark.usefixtures("_german")


@german
def test_numbers_have_the_mark_of_the_locale() -> None:
    assert local("1.5") == "1,5"
    assert significant(0.45401) == "0,4540"
    assert significant(1234567.0) == "1,235e+06"
    assert short(0.063) == "0,063"
    assert at_step(0.5413, 0.0633) == "0,5413"
    assert in_steps(-3.56351666, 0.0633) == "-3,5635167"
    assert exact(0.1) == "0,1"
    assert percent(0.9995) == "99,95 %"
    assert with_error(0.454, 0.2) == ("0,45", "0,20")
    assert with_error(1.5e-9, 2e-10) == ("1,50e-09", "0,20e-09")


@pytest.mark.parametrize("text", ["2.5", "2,5", " 2.5 ", "2,50", "--2.5", "1,234.5", "1.234,5", "2 5", "1_0"])
def test_both_marks_are_read_alike_in_every_locale(text: str, request: pytest.FixtureRequest) -> None:
    before = number_in(text)
    request.getfixturevalue("_german")
    assert str(number_in(text)) == str(before)
    assert str(before) == ("2.5" if text.strip() in {"2.5", "2,5", "2,50"} else "nan")


def test_a_single_mark_is_a_decimal_one() -> None:
    assert number_in("1,234") == number_in("1.234") == 1.234
    assert number_in("1\N{NARROW NO-BREAK SPACE}234,5") == 1234.5
    assert number_in("\N{MINUS SIGN}3e-2") == -0.03


@german
def test_what_is_written_leads_back() -> None:
    choice = ContourChoice((0.5, 0.995), (0.02,))
    assert level_text.text_of(choice) == "50 %; 99,5 %; 0,02"
    assert level_text.levels_in("50 %; 99,5 %; 0,02") == choice
    assert level_text.levels_in("50 %, 99.5 %, 0.02") == choice
    assert level_text.levels_in("50%,99,5%") == choice.__class__((0.5, 0.995))
    line = Line(0.0, -0.5, 2.5, 1.0)
    assert line_text.text_of(line) == "0; -0,5; 2,5; 1"
    for text in ("0; -0,5; 2,5; 1", "0, -0.5, 2.5, 1", "0 -0,5 2,5 1", "0,-0.5; 2.5,1", "0, -0,5; 2,5, 1"):
        assert line_text.line_in(text) == line
    assert pair_in("0,5 × 0,25") == pair_in("0.5 × 0.25") == (0.5, 0.25)
    assert positions_in("0,5; 1,25") == positions_in("0.5, 1.25") == [("", 0.5, 1.25)]


def test_lists_with_points_stand_apart_by_commas() -> None:
    assert list_of(["1", "2.5"]) == "1, 2.5"
    assert words_in("1,2.5, 3;4 5") == ["1", "2.5", "3", "4", "5"]
    assert words_in("0,5; 1,25") == ["0,5", "1,25"]


@german
@pytest.mark.parametrize(("typed", "value"), [("2,5", 2.5), ("2.5", 2.5), ("0,07", 0.07)])
def test_spin_boxes_take_both_marks_and_write_one(qtbot: QtBot, typed: str, value: float) -> None:
    for box in (SigmaSpinBox(), DecimalSpinBox()):
        qtbot.addWidget(box)
        box.setRange(0.0, 100.0)
        box.setValue(1.0)
        type_into(box.lineEdit(), typed)
        assert box.value() == value
        assert "." not in box.text()
        box.setValue(1.25)
        box.stepBy(1)
        assert "," in box.text() or box.value() == int(box.value())


@german
def test_the_window_writes_commas_and_the_clipboard_points(opened: Opened, cloud: Path) -> None:
    driver = opened(str(cloud), "--bins", "50", "--sigma", "1.5", "--range", "0.5,5.5,-30.5,-10.5")
    driver.until_shown("cloud.csv")
    assert driver.child(QDoubleSpinBox, "sigmaSpinBox").text().startswith("1,5")
    assert field(driver, "Range of x: from").text() == "0,5"
    type_into(field(driver, "Range of x: from"), "1,25")
    driver.until(lambda: "1,25" in field(driver, "Range of x: from").text())
    driver.point_at(0.4, 0.55)
    readout = driver.settled_readout()
    assert "," in readout.partition("│")[0]
    assert "." not in readout
    action(driver, "pin").trigger()
    table = driver.child(QTableView, "probeTable")
    driver.until(lambda: "," in str(table.model().index(0, 3).data()))
    table.setFocus()
    table.selectRow(0)
    driver.until(table.hasFocus)
    action(driver, "copy").trigger()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("label\tx\ty")
    assert "." in copied
    assert "," not in copied


@german
def test_ticks_have_the_mark_of_the_locale(opened: Opened, cloud: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[str] = []
    draw = QPainter.drawText

    def listen(painter: QPainter, *arguments: object) -> object:
        painted.extend(one for one in arguments if isinstance(one, str))
        return draw(painter, *arguments)  # type: ignore[call-overload]  # whatever it was called with

    monkeypatch.setattr(QPainter, "drawText", listen)
    driver = opened(str(cloud), "--bins", "50", "--range", "2.25,2.75,-21,-20.5")
    driver.until_shown("cloud.csv")

    def shown() -> bool:
        driver.window.grab()
        return {"2,3", "2,7", "-20,75"} <= set(painted)

    driver.until(shown)  # the first picture may be painted before both axes have their ticks
    assert not [text for text in painted if re.search(r"\d\.\d", text)]


@german
def test_files_are_written_with_points(opened: Opened, cloud: Path, tmp_path: Path) -> None:
    driver = opened(str(cloud), "--bins", "50", "--sigma", "1.5")
    driver.until_finished("cloud.csv")
    driver.point_at(0.4, 0.55)
    driver.settled_readout()
    action(driver, "pin").trigger()
    out = tmp_path / "probes.csv"
    commands = driver.window.findChild(ProbeCommands)
    assert commands is not None
    commands.export_to(out)
    driver.until(out.exists)
    _label, x, *_ = out.read_text().splitlines()[1].split(",")
    assert float(x) == pytest.approx(3.0, abs=3.0)

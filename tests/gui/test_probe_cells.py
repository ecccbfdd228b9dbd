import numpy as np

from core.details import details_of
from core.pipeline import compute
from core.points import points_of
from core.progress import silent
from core.readout import readout_at
from core.settings import Settings, SigmaChoice, SigmaRule
from gui.inquiry import Told
from gui.probe_cells import cells_of, values_of
from gui.probes import Probe

RESULT = compute(
    points_of(*np.random.default_rng(6).normal(size=(2, 4000))),
    Settings(bins=(60, 60), sigma=SigmaChoice(SigmaRule.BINS, 2.0, 2.0)),
    None,
    silent,
)
DETAILS = details_of(RESULT, silent)


def told(x: float, y: float, *, settled: bool = True) -> Told:
    return Told(readout_at(RESULT.counts, RESULT.density, x, y), DETAILS.at(x, y) if settled else None, settled)


def test_before_anything_is_known_the_position_is_told() -> None:
    cells = cells_of(Probe("a", 0.5, 0.25), None, None, RESULT)
    assert [cell.text for cell in cells] == ["a", "0.500", "0.250", "…", "…", "…", "…", "…"]
    assert values_of(Probe("a", 0.5, 0.25), None).density is None


def test_older_details_are_grey_while_new_ones_are_sought() -> None:
    probe = Probe("a", 0.5, 0.25)
    sought = cells_of(probe, told(0.5, 0.25, settled=False), DETAILS.at(0.5, 0.25), RESULT)
    found = cells_of(probe, told(0.5, 0.25), None, RESULT)
    assert [cell.text for cell in sought[4:]] == [cell.text for cell in found[4:]]
    assert [cell.grey for cell in sought] == [False] * 4 + [True, True, False, True]
    assert not any(cell.grey for cell in found)
    first = cells_of(probe, told(0.5, 0.25, settled=False), None, RESULT)
    assert [cell.text for cell in first[4:]] == ["…", "…", found[6].text, "…"]


def test_doubt_is_said_in_the_tool_tip() -> None:
    x, y = float(RESULT.grid.x_edges[2]), float(RESULT.grid.y_edges[30])
    detail = DETAILS.at(x, y)
    assert detail is not None
    assert detail.doubt is not None
    cell = cells_of(Probe("a", x, y), told(x, y), None, RESULT)[4]
    assert cell.grey
    assert str(detail.doubt)[1:] in cell.tip


def test_outside_there_is_nothing() -> None:
    cells = cells_of(Probe("a", 99.0, 0.0), Told(None, settled=True), None, RESULT)
    assert [cell.text for cell in cells[3:]] == ["outside", "", "", "", ""]
    assert values_of(Probe("a", 99.0, 0.0), Told(None, settled=True)).count is None


def test_values_keep_all_digits() -> None:
    here = told(0.5, 0.25)
    values = values_of(Probe("a", 0.5, 0.25), here)
    assert here.readout is not None
    assert here.detail is not None
    assert (values.density, values.error, values.level) == (here.readout.density, here.detail.error, here.detail.level)

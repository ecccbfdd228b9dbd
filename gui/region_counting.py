"""Counts in threads what lies in regions, while they are dragged and when the picture changes."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from core.density import Density
from core.memory import available
from core.pipeline import Result
from core.points import Points
from core.progress import Report
from core.regions import Measured, Told, measured
from core.shapes import Region
from core.tiles import Tiles, tiles_of
from gui.jobs import Jobs

_FEW = 1 << 19  # points that are counted as fast without tiles
_BYTES = 40  # of memory that making tiles takes for each point
_MOST = 1 << 32  # points in tiles


@dataclass(frozen=True, eq=False, slots=True)
class _Asked:
    rows: tuple[Region, ...]
    points: Points
    density: Density

    def same(self, other: "_Asked") -> bool:
        mine, theirs = (self.rows, id(self.points), id(self.density)), (other.rows, id(other.points), id(other.density))
        return mine == theirs


class RegionCounting(QObject):
    """Follows the regions and the result that is shown: one job runs, and the newest question waits."""

    told = Signal(object)  # mapping of Region to Measured
    refused = Signal(object)  # UserError
    broke = Signal(object)  # BaseException: a bug

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked: _Asked | None = None
        self._answered: _Asked | None = None
        self._before: Told | None = None
        self._tiles: Tiles | None = None
        self._tiled: Points | None = None  # the points that tiles are made of, or will be
        self._jobs, self._tile_jobs = Jobs(self), Jobs(self)
        self._jobs.finished.connect(self._take)
        self._jobs.failed.connect(self.refused)
        self._jobs.ended.connect(self._start)
        self._tile_jobs.finished.connect(self._take_tiles)
        for jobs in (self._jobs, self._tile_jobs):
            jobs.broke.connect(self.broke)

    def close(self) -> None:
        """Count nothing from now on; does not wait."""
        self._jobs.close()
        self._tile_jobs.close()

    def follow(self, rows: tuple[Region, ...], result: Result | None, *, settled: bool) -> None:
        """Count what lies in these regions; what was told stays until a result is settled."""
        if result is None or result.points is not self._tiled:
            self._tile_jobs.cancel()
            self._tiles = self._tiled = None
        if result is None or not rows:
            self._asked = self._answered = self._before = None
            self._jobs.cancel()
        elif settled:
            self._asked = _Asked(rows, result.points, result.density)
            self._make_tiles(result.points)
            self._start()

    @property
    def tiled(self) -> bool:
        """Tell whether the points are in tiles, so that counting takes milliseconds."""
        return self._tiles is not None

    def known(self) -> dict[Region, Measured]:
        """Return what was told last."""
        return {} if self._before is None else {one.region: one for one in self._before.rows}

    def _start(self) -> None:
        asked, answered = self._asked, self._answered
        if asked is None or self._jobs.busy or (answered is not None and asked.same(answered)):
            return
        self._answered = asked
        self._jobs.start(_counting(asked, self._tiles if self._tiled is asked.points else None, self._before))

    def _take(self, told: Told) -> None:
        self._before = told
        self.told.emit(self.known())

    def _make_tiles(self, points: Points) -> None:
        if points is self._tiled or not _FEW < len(points) < _MOST or available() < _BYTES * len(points):
            return
        self._tiles, self._tiled = None, points
        self._tile_jobs.start(lambda report, _arrived: tiles_of(points, report))

    def _take_tiles(self, tiles: Tiles) -> None:
        self._tiles = tiles


def _counting(
    asked: _Asked, tiles: Tiles | None, before: Told | None
) -> Callable[[Report, Callable[[object], None]], Told]:
    def work(report: Report, _arrived: object) -> Told:
        rows = measured(asked.rows, asked.points, asked.density, report, tiles, before)
        return Told(asked.points, asked.density, rows)

    return work

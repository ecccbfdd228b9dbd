"""The picture in one sentence, for those who listen."""

from PySide6.QtCore import QObject, QTimer

from core.unit_words import unit_message
from gui.announcing import announce
from gui.density_view import DensityView
from gui.model import Model
from gui.numbers import at_step, significant
from gui.state import Shown
from gui.words import counted, mark, said, tr

_REST = 1000  # milliseconds without another picture, after which one is told aloud


class Summary(QObject):
    """Keeps the sentence in step with the model, and tells it once the picture rests."""

    def __init__(self, model: Model, view: DensityView, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._view = view
        self._told = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(lambda: announce(view, self._told))
        model.shown_changed.connect(self._follow)

    def _follow(self) -> None:
        shown = self._model.shown
        told = "" if shown is None else summary_of(shown)
        self._view.describe(told)
        if told != self._told:
            self._told = told
            self._rest.start()


def summary_of(shown: Shown) -> str:
    """Return what is shown in one sentence: how many points, and where they are densest."""
    result = shown.result
    density, grid = result.density, result.density.grid
    row, column = density.densest
    return tr(
        "Density of {points}, maximum {maximum} {unit} at {x_name} {x}, {y_name} {y}",
        points=counted(result.counts.in_range, mark("{n} point"), mark("{n} points")),
        maximum=significant(density.maximum, 3),
        unit=said(unit_message(density.unit, shown.units)),
        x_name=shown.loaded.x,
        x=at_step(float(grid.x_centres[column]), grid.dx),
        y_name=shown.loaded.y,
        y=at_step(float(grid.y_centres[row]), grid.dy),
    )

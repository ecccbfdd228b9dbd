"""The histograms above and at the right of the picture."""

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QGridLayout, QWidget

from core.measure import Position
from core.profile import Marginal
from gui.ground import Ground
from gui.marginal_plot import MarginalPlot


class MarginalPlots:
    """Both of them; they are seen while there is something to show."""

    def __init__(self) -> None:
        self.above, self.beside = MarginalPlot("x", upright=False), MarginalPlot("y", upright=True)
        self.show_marginals(None)

    def add_to(self, grid: QGridLayout, row: int, column: int) -> None:
        """Take the places above and at the right of a cell."""
        grid.addWidget(self.above, row - 1, column)
        grid.addWidget(self.beside, row, column + 1)

    def show_marginals(self, marginals: tuple[Marginal, Marginal] | None) -> None:
        """Show these, of x and of y, or none."""
        both = (None, None) if marginals is None else marginals
        for plot, marginal in zip((self.above, self.beside), both, strict=True):
            plot.show_marginal(marginal)
            plot.setVisible(marginal is not None)

    def set_ground(self, ground: Ground) -> None:
        """Take the colours of the ground."""
        for plot in (self.above, self.beside):
            plot.set_ground(ground)

    def share(self, pane: QWidget, pixels: tuple[QPointF, QPointF], values: tuple[Position, Position]) -> None:
        """Share the axes of a plane: pixels of its pane and values at its lower left and its upper right corner."""
        origin = pane.mapToGlobal(QPoint(0, 0))
        across, down = self.above.mapFromGlobal(origin).x(), self.beside.mapFromGlobal(origin).y()
        first, last = pixels
        self.above.set_axis((first.x() + across, last.x() + across), (values[0][0], values[1][0]))
        self.beside.set_axis((first.y() + down, last.y() + down), (values[0][1], values[1][1]))

"""The panels of what is outlined: contours and peaks."""

from dataclasses import dataclass, field

from gui.contours_panel import ContoursPanel
from gui.docks import Panel
from gui.peaks_panel import PeaksPanel
from gui.words import tr


@dataclass(frozen=True, slots=True)
class OutlinePanels:
    """All of them."""

    contours: ContoursPanel = field(default_factory=ContoursPanel)
    peaks: PeaksPanel = field(default_factory=PeaksPanel)

    def below(self) -> tuple[Panel, ...]:
        """Return what stands below the picture."""
        return (
            Panel("contours", tr("Contours"), self.contours, self.contours.tools),
            Panel("peaks", tr("Peaks"), self.peaks, self.peaks.tools),
        )

"""The panels of what is outlined: contours, peaks, the profile."""

from dataclasses import dataclass, field

from gui.contours_panel import ContoursPanel
from gui.docks import Panel
from gui.peaks_panel import PeaksPanel
from gui.profile_panel import ProfilePanel
from gui.words import tr


@dataclass(frozen=True, slots=True)
class OutlinePanels:
    """All of them."""

    contours: ContoursPanel = field(default_factory=ContoursPanel)
    peaks: PeaksPanel = field(default_factory=PeaksPanel)
    profile: ProfilePanel = field(default_factory=ProfilePanel)

    def below(self) -> tuple[Panel, ...]:
        """Return what stands below the picture."""
        return (
            Panel("contours", tr("Contours"), self.contours, self.contours.tools),
            Panel("peaks", tr("Peaks"), self.peaks, self.peaks.tools),
            Panel("profile", tr("Profile"), self.profile, self.profile.tools),
        )

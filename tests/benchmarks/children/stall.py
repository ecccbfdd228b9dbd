"""Tells the longest time for which the window's thread did not come back to its events while a file loads."""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

from tests.benchmarks.children.driven import Driven, tell

_BEAT = 2  # milliseconds


class Heart(QObject):
    """Beats in the window's thread, and knows the longest pause."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.beat)
        self._timer.start(_BEAT)

    def beat(self) -> None:
        """Take the time since the last beat."""
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


file, warm = Path(sys.argv[2]), sys.argv[3] == "warm"
driven = Driven()
if warm:
    driven.warm_up()
else:
    driven.until_ready()
heart = Heart()
driven.rest()
idle, heart.longest = heart.longest, 0.0
loading = driven.frame(lambda: driven.open(file))
driven.rest()
tell(longest=heart.longest, idle=idle, loading=loading)

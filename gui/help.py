"""The pages of help, made from the tables they speak of."""

from collections.abc import Sequence
from html import escape

from core.readers import FORMATS
from core.version import VERSION
from gui.actions import ACTIONS

_MOUSE = (
    ("Wheel", "Zoom at the mouse"),
    ("Click", "Pin a probe; on a mark: choose that probe"),
    ("Drag", "Pan"),
    ("Shift + drag, or right drag", "Zoom to a box"),
    ("Drag an end of the colour bar", "Set the density of the lowest or the highest colour; double click: automatic"),
    ("Drop a file", "Open it"),
)
_PROBE_KEYS = (
    ("Arrow keys", "Move the current probe by a bin, with Shift by ten"),
    ("Ctrl+Up, Ctrl+Down", "In the table of probes: choose another one"),
    ("F2", "In the table of probes: change the label"),
)
_WORDS = (
    ("sigma", "Standard deviation of the Gaussian that smooths the counts, in bins."),
    (
        "density",
        "The smoothed counts, in the unit chosen; under the mouse interpolated between the centres of the bins.",
    ),
    ("count", "What lies in the bin under the mouse, not smoothed."),
    ("error", "Standard error of the density that is told; what stands behind each number is on a page of its own."),
    ("probe", "A position that was pinned; it stays where it is when anything else changes."),
    ("range", "The rectangle that is binned. Panning and zooming never change a number."),
)


def keys_and_words() -> str:
    """Return the page of keys and words."""
    keys = [(row.keys, row.tip) for row in ACTIONS if row.keys]
    keys += _PROBE_KEYS
    formats = [(row.name, " ".join(row.suffixes)) for row in FORMATS]
    parts: tuple[tuple[str, Sequence[tuple[str, str]]], ...]
    parts = (("Keys", keys), ("Mouse", _MOUSE), ("Words", _WORDS), ("Files", formats))
    return "".join(f"<h3>{title}</h3>{_table(rows)}" for title, rows in parts)


def about() -> str:
    """Return the page of version and licences."""
    return (
        f"<h2>Sfumato {VERSION}</h2>"
        "<p>Turns a file of points into a smooth picture of their density, and tells the density under the mouse.</p>"
        "<p>BSD 3-Clause licence. It stands on Qt and PySide6 (LGPL 3), pyqtgraph (MIT), NumPy, SciPy, pandas and numba"
        " (BSD), Apache Arrow (Apache 2.0) and Pillow (MIT-CMU).</p>"
        "<p>The colours of PuRd are from ColorBrewer by Cynthia Brewer, Mark Harrower and The Pennsylvania State"
        " University (Apache 2.0); viridis, magma, inferno and cividis are in the public domain (CC0).</p>"
    )


def _table(rows: Sequence[tuple[str, str]]) -> str:
    cells = "".join(
        f"<tr><td style='padding: 2px 18px 2px 0'><b>{escape(name)}</b></td><td>{escape(text)}</td></tr>"
        for name, text in rows
    )
    return f"<table>{cells}</table>"

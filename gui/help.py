"""The pages of help, made from the tables they speak of."""

from collections.abc import Sequence
from html import escape

from core.readers import FORMATS, PACKED, Format
from core.readers.missing import needed
from core.version import VERSION
from gui.keys_sheet import groups
from gui.words import mark, said, tr

_MOUSE = (
    (mark("Wheel"), mark("Zoom at the mouse")),
    (mark("Click"), mark("Pin a probe; on a mark: choose that probe, or that peak")),
    (mark("Rest on a contour"), mark("Show its row; a click on a row shows the whole contour, or the peak")),
    (mark("Drag"), mark("Pan")),
    (mark("Shift + drag, or right drag"), mark("Zoom to a box")),
    (
        mark("Drag an end of the colour bar"),
        mark("Set the density of the lowest or the highest colour; double click: automatic"),
    ),
    (
        mark("B, E or G, then drag or click"),
        mark(
            "Draw a rectangle, an ellipse, a polygon; with Shift it is added to the chosen region, with Ctrl taken away"
        ),
    ),
    (
        mark("Drag a region"),
        mark(
            "Move it, with Ctrl one of its shapes; handles pull it, the round one turns it; a click on its line chooses"
        ),
    ),
    (mark("Double click on a corner"), mark("Take it out of the polygon; drag the middle of an edge for a new one")),
    (mark("M, then drag"), mark("Measure distance and angle; drag an end to change it, Esc puts the ruler away")),
    (
        mark("L, then drag"),
        mark("Draw the line of a profile; drag an end to change it, Esc puts the profile away"),
    ),
    (mark("Drop a file"), mark("Open it")),
)
_CONTENT = mark(
    "Drop a file on the window, several, or a folder. Any table with a position in each row will do; what is in a file"
    " decides how it is read, whatever its name is."
)
_FILES = (
    (
        mark("Columns"),
        mark(
            "The bar above the picture tells which columns are x and y, and whether they were guessed: from names such"
            " as x/y, lon/lat or ra/dec, else the first two columns of numbers that vary. Each list tells type, unit"
            " and range of the other columns. Angles in hours or degrees, minutes and seconds are read as degrees. What"
            " you choose is remembered for files with the same names of columns."
        ),
    ),
    (
        mark("Units"),
        mark(
            "A unit comes from the file, or from a name such as <i>x [nm]</i> or <i>x_nm</i>. The button beside y takes"
            " another one, and a factor: for pixels of 130 nm the factor is 130 and the unit nm."
        ),
    ),
    (
        mark("Texts"),
        mark(
            "What parts the cells, the decimal mark, the line with the names and the encoding are found by looking. The"
            " button beside the file's name tells what was found; press it to see the first rows and to say otherwise."
        ),
    ),
    (
        mark("Rows that are skipped"),
        mark(
            "A row is a point where x, y, and the weight if there is one, are finite numbers. All others are skipped,"
            " counted and told, with the reason and the first of them."
        ),
    ),
    (
        mark("As they are stored"),
        mark(
            "Values of FCS are those that were stored, without gains and amplifiers; the limits of columns of FITS"
            " drop nothing. A very long JSON file has the columns of its first 20 000 values."
        ),
    ),
    (
        mark("Several files"),
        mark(
            "Files with the same columns that are dropped together are one set, and so is a folder of parts. Others are"
            " opened one after the other."
        ),
    ),
    (
        mark("Copied tables"),
        mark("A table that was copied as text is opened with Ctrl+Shift+V, in the empty window with Ctrl+V."),
    ),
)
_WORDS = (
    (mark("sigma"), mark("Standard deviation of the Gaussian that smooths the counts, in bins.")),
    (
        mark("density"),
        mark("The smoothed counts, in the unit chosen; under the mouse interpolated between the centres of the bins."),
    ),
    (mark("count"), mark("What lies in the bin under the mouse, not smoothed.")),
    (
        mark("error"),
        mark("Standard error of the density that is told; what stands behind each number is on a page of its own."),
    ),
    (mark("probe"), mark("A position that was pinned; it stays where it is when anything else changes.")),
    (
        mark("region"),
        mark("What is drawn and counted: the points inside, one by one. It is told in the table while it is dragged."),
    ),
    (mark("range"), mark("The rectangle that is binned. Panning and zooming never change a number.")),
)


def keys_and_words() -> str:
    """Return the page of keys and words."""
    names = ", ".join(tr(row.name) for row in FORMATS)
    formats = [(tr("Which files"), tr("{formats}; more on a page of its own.", formats=names))]
    parts: list[tuple[str, Sequence[tuple[str, str]]]] = [
        *groups(),
        (tr("Mouse"), _told(_MOUSE)),
        (tr("Words"), _told(_WORDS)),
        (tr("Files"), formats),
    ]
    return "".join(f"<h3>{title}</h3>{_table(rows)}" for title, rows in parts)


def which_files() -> str:
    """Return the page of formats, and of what becomes of a file."""
    rows = [(tr(row.name), f"{' '.join(row.suffixes)}{_lacking(row)}") for row in FORMATS]
    packed = tr("{suffixes}: one table of any of these inside", suffixes=", ".join(PACKED))
    tables = _table([*rows, (tr("Packed"), packed)])
    return f"<p>{tr(_CONTENT)}</p>{tables}" + "".join(f"<h3>{title}</h3><p>{text}</p>" for title, text in _told(_FILES))


def _lacking(row: Format) -> str:
    """Return how to add what a format needs and is not there."""
    from importlib import metadata  # noqa: PLC0415 (it takes 20 ms, and the window is to be on screen at once)

    try:
        for package in row.packages:
            metadata.version(package)
    except metadata.PackageNotFoundError:
        return f". {said(needed(row.name, row.packages[0], row.packages).hint)}"
    return ""


def about() -> str:
    """Return the page of version and licences."""
    return (
        f"<h2>Sfumato {VERSION}</h2>"
        + tr(
            "<p>Turns a file of points into a smooth picture of their density, and tells the density under the"
            " mouse.</p>"
        )
        + tr(
            "<p>BSD 3-Clause licence. It stands on Qt and PySide6 (LGPL 3) and other libraries: Help, Licences names"
            " all of them.</p>"
        )
        + tr(
            "<p>The colours of PuRd are from ColorBrewer by Cynthia Brewer, Mark Harrower and The Pennsylvania State"
            " University (Apache 2.0); viridis, magma, inferno and cividis are in the public domain (CC0).</p>"
        )
    )


def _told(rows: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(tr(name), tr(text)) for name, text in rows]


def _table(rows: Sequence[tuple[str, str]]) -> str:
    cells = "".join(
        f"<tr><td style='padding: 2px 18px 2px 0'><b>{escape(name)}</b></td>"
        f"<td style='padding: 2px 0'>{escape(text)}</td></tr>"
        for name, text in rows
    )
    return f"<table>{cells}</table>"

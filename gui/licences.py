"""The libraries that the program stands on, and the licences that they are given under."""

from html import escape

import resources
from gui.words import tr

LIBRARIES: tuple[tuple[str, str], ...] = (
    ("PySide6-Essentials", "LGPL 3"),
    ("shiboken6", "LGPL 3"),
    ("pyqtgraph", "MIT"),
    ("numpy", "BSD 3-Clause"),
    ("scipy", "BSD 3-Clause"),
    ("pandas", "BSD 3-Clause"),
    ("python-dateutil", "Apache 2.0, BSD 3-Clause"),
    ("tzdata", "Apache 2.0"),
    ("numba", "BSD 2-Clause"),
    ("llvmlite", "BSD 2-Clause, Apache 2.0 (LLVM)"),
    ("pyarrow", "Apache 2.0"),
    ("Pillow", "MIT-CMU"),
    ("contourpy", "BSD 3-Clause"),
    ("h5py", "BSD 3-Clause"),
    ("astropy", "BSD 3-Clause"),
    ("astropy-iers-data", "BSD 3-Clause"),
    ("pyerfa", "BSD 3-Clause"),
    ("laspy", "BSD 2-Clause"),
    ("lazrs", "MIT"),
    ("python-calamine", "MIT"),
    ("PyYAML", "MIT"),
    ("packaging", "Apache 2.0, BSD 2-Clause"),
    ("typing-extensions", "PSF 2.0"),
    ("colorama", "BSD 3-Clause"),
)
"""All that a clone installs, and its licence; their texts come with each library, also into the bundle."""

_TEXTS = ("LGPL-3.0", "GPL-3.0")  # the first one adds to the second one


def page() -> str:
    """Return the page, in which the licence of Qt stands in full."""
    rows = "".join(
        f"<tr><td style='padding-right: 18px'>{escape(name)} {escape(_version(name))}</td><td>{licence}</td></tr>"
        for name, licence in LIBRARIES
    )
    qt = tr(
        "Qt and PySide6 are used under the GNU Lesser General Public License 3, unchanged, as libraries that you may"
        " replace by your own. Their sources are offered by the Qt project. Its text:"
    )
    texts = "<hr>".join(f"<pre>{escape(_text(name))}</pre>" for name in _TEXTS)
    return f"<h3>{tr('Libraries')}</h3><table>{rows}</table><p>{qt}</p>{texts}"


def _text(name: str) -> str:
    return (resources.FOLDER / "licences" / f"{name}.txt").read_text(encoding="utf-8")


def _version(name: str) -> str:
    from importlib import metadata  # noqa: PLC0415 (it takes 20 ms, and the window is to be on screen at once)

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""

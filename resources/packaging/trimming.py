"""What of the libraries is left out of the bundle, because the program never uses it."""

import re

EXCLUDED = [
    *("tkinter", "IPython", "matplotlib", "pytest", "_pytest", "hypothesis", "setuptools", "pip", "pkg_resources"),
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtSql", "PySide6.QtDesigner"),
    *("PySide6.QtHelp", "PySide6.QtUiTools", "PySide6.QtConcurrent", "PySide6.QtXml"),
    *("pyarrow.flight", "pyarrow.substrait", "pyarrow.tests", "pyarrow.gandiva", "pyarrow.cuda", "pyarrow._s3fs"),
    *("pandas.tests", "numpy.tests", "scipy.io", "scipy.signal", "scipy.cluster", "scipy.datasets", "scipy.odr"),
    *("scipy.optimize", "scipy.sparse", "scipy.spatial", "scipy.misc", "scipy.constants"),
    *(
        "astropy.wcs",
        "astropy.cosmology",
        "astropy.timeseries",
        "astropy.stats",
        "astropy.samp",
        "astropy.visualization",
    ),
    *("astropy.modeling", "astropy.convolution", "astropy.nddata", "astropy.uncertainty"),
    *("scipy.stats", "scipy.ndimage", "scipy.interpolate", "scipy.integrate", "scipy.differentiate"),
    *("PIL._avif", "PIL._webp", "PIL._imagingcms", "PIL.ImageQt", "PIL.ImageTk"),
    *("pyqtgraph.examples", "pyqtgraph.opengl", "pyqtgraph.flowchart", "pyqtgraph.console"),
]
"""Modules that are not followed: of other programs, of tests, of parts of libraries that nothing here imports."""

NOT_SHIPPED = frozenset((".py", ".pyc", ".spec"))
"""Ends of the names of files in ``resources`` that are no data."""

_LEFT_OUT = re.compile(
    r"PySide6[/\\](?:Qt[/\\])?(?:translations[/\\](?!qtbase_)|qml|plugins[/\\](?:"
    r"designer|egldeviceintegrations|generic|networkinformation|printsupport|qml\w+|sqldrivers|tls|vectorimageformats|"
    r"wayland-graphics-integration-server|imageformats[/\\]\w*(?:pdf|tga|tiff|wbmp|webp|gif|jpeg)|"
    r"platforminputcontexts[/\\]\w*virtualkeyboard|platforms[/\\]\w*(?:eglfs|linuxfb|minimal|vnc|vkkhr)"
    r"))|"
    r"(?:^|[/\\])(?:lib)?Qt6(?:Qml|Quick|Pdf|Sql|VirtualKeyboard|Designer|Lottie)\w*\.|"
    r"(?:^|[/\\])(?:lib)?arrow_(?:flight|s3)\w*\.|"
    r"(?:lib)?arrow_python_flight|pyarrow[/\\]libarrow_python\.so(?:\.\d+\.\d+\.\d+)?$|pyarrow[/\\](?:include|tests|src|_flight|_substrait|_cuda|\w+\.p(?:yx|xd|xi))|"
    r"astropy_iers_data[/\\]data[/\\](?:eopc04|finals2000A)|resources[/\\](?:pictures|packaging)|"
    r"(?:numpy|scipy|pandas|numba|astropy|h5py)[/\\](?:.*[/\\])?tests?[/\\]"
)


def is_needed(name: str) -> bool:
    """Return whether a file of a library, by its place in the bundle, belongs into it."""
    return _LEFT_OUT.search(name) is None

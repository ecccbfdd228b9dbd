"""The kinds of files that the program offers itself for, one row each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileType:
    """A kind of file.

    Attributes
    ----------
    mime, comment : str
        Its MIME type, and what it is.
    suffixes : tuple of str
        Ends of names, with the dot, in lower case.
    ours : bool
        Whether it is to be defined, because systems do not know it, or not for long.
    text : bool
        Whether every text editor takes it for its own.
    parent : str
        For a type that is defined: what it is a special case of.
    """

    mime: str
    comment: str
    suffixes: tuple[str, ...]
    ours: bool = False
    text: bool = False
    parent: str = ""


_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FILE_TYPES: tuple[FileType, ...] = (
    FileType("application/x-sfumato-session", "Sfumato session", (".sfumato",), ours=True, parent="application/json"),
    FileType("application/vnd.apache.parquet", "Parquet table", (".parquet", ".pq", ".parq"), ours=True),
    FileType("application/vnd.apache.arrow.file", "Arrow table", (".feather", ".arrow"), ours=True),
    FileType("application/vnd.apache.arrow.stream", "Arrow stream", (".arrows",), ours=True),
    FileType("application/x-numpy-array", "NumPy array", (".npy",), ours=True),
    FileType("application/x-numpy-archive", "NumPy archive", (".npz",), ours=True, parent="application/zip"),
    FileType("application/x-hdf", "HDF5 data", (".h5", ".hdf5", ".hdf")),
    FileType("application/x-hdf-eos", "HDF-EOS data", (".he5",), ours=True, parent="application/x-hdf"),
    FileType("application/x-netcdf4", "NetCDF data", (".nc4",), ours=True, parent="application/x-hdf"),
    FileType("application/fits", "FITS table", (".fits", ".fit", ".fts")),
    FileType("application/x-votable+xml", "VOTable", (".vot", ".votable"), ours=True, parent="application/xml"),
    FileType("application/vnd.isac.fcs", "Cytometry data", (".fcs", ".lmd"), ours=True),
    FileType("application/vnd.las", "Point cloud", (".las",), ours=True),
    FileType("application/vnd.laszip", "Packed point cloud", (".laz",), ours=True),
    FileType("application/x-stata-dta", "Stata table", (".dta",), ours=True),
    FileType("application/x-sas-data", "SAS table", (".sas7bdat",), ours=True),
    FileType("application/x-sas-xport", "SAS transport file", (".xpt",), ours=True),
    FileType("application/gpx+xml", "GPX track", (".gpx",)),
    FileType(_SHEET, "Excel sheet", (".xlsx",)),
    FileType("application/vnd.ms-excel.sheet.macroEnabled.12", "Excel sheet", (".xlsm",)),
    FileType("application/vnd.ms-excel.sheet.binary.macroEnabled.12", "Excel sheet", (".xlsb",)),
    FileType("application/vnd.ms-excel", "Excel sheet", (".xls",)),
    FileType("application/vnd.oasis.opendocument.spreadsheet", "OpenDocument sheet", (".ods",)),
    FileType("application/json", "JSON", (".json",), text=True),
    FileType("application/geo+json", "GeoJSON", (".geojson",), text=True),
    FileType("application/x-ndjson", "JSON lines", (".jsonl", ".ndjson"), ours=True, text=True, parent="text/plain"),
    FileType("text/csv", "Table of values", (".csv",), text=True),
    FileType("text/tab-separated-values", "Table of values", (".tsv", ".tab"), text=True),
    FileType("text/plain", "Text", (".txt",), text=True),
    FileType("text/x-ecsv", "Table of values with units", (".ecsv",), ours=True, text=True, parent="text/csv"),
    FileType("text/x-arff", "Table of attributes", (".arff",), ours=True, text=True, parent="text/plain"),
)

AMBIGUOUS = (".ipc", ".evt", ".dat", ".asc", ".xml", ".mrt", ".tbl", ".rdb", ".mag", ".als")
"""Ends of names that mean other things on most computers: such files can be opened, and are not asked for."""


def suffixes() -> tuple[str, ...]:
    """Return the ends of all names that the program offers itself for."""
    return tuple(suffix for row in FILE_TYPES for suffix in row.suffixes)

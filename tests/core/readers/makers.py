"""A file of each format, made by another writer than the program has: one row for each row of the table of formats.

A maker writes the columns x and y; what comes back must be exactly what was written. ``lies`` makes files whose headers
tell of more than there is.
"""

import io
import json
import struct
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import h5py  # type: ignore[import-untyped]  # comes without types
import laspy  # type: ignore[import-untyped]  # comes without types
import numpy as np
import openpyxl  # type: ignore[import-untyped]  # comes without types
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]  # comes without types
import pyarrow.feather as pf  # type: ignore[import-untyped]  # comes without types
import pyarrow.parquet as pq  # type: ignore[import-untyped]  # comes without types

Numbers = Sequence[float | None]
Write = Callable[[Numbers, Numbers], bytes]
Lie = Callable[[bytes], bytes]

ANY = (0.1, 1 / 3, -0.0, 1e300, 5e-324, -123456.789, 2.0**53 + 2, 1.5)
MANY = 10**12


@dataclass(frozen=True, slots=True)
class Maker:
    """How a file of a format is made.

    Attributes
    ----------
    suffix : str
    write : callable
        Makes the file of two columns.
    numbers : tuple of float
        What the format can hold exactly.
    missing : bool
        True where a value may be missing.
    lies : tuple of callable
        Make other files of it, whose headers lie.
    growing : bool
        True where the file may end anywhere between two rows, so that a part of it is a whole file.
    """

    suffix: str
    write: Write
    numbers: tuple[float, ...] = ANY
    missing: bool = True
    lies: tuple[Lie, ...] = ()
    growing: bool = False


def _floats(values: Numbers) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.array([np.nan if value is None else value for value in values])


def _parquet(x: Numbers, y: Numbers) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.table({"x": pa.array(x, pa.float64()), "y": pa.array(y, pa.float64())}), buffer)
    return buffer.getvalue()


def _feather(x: Numbers, y: Numbers) -> bytes:
    buffer = io.BytesIO()
    pf.write_feather(pa.table({"x": pa.array(x, pa.float64()), "y": pa.array(y, pa.float64())}), buffer, "lz4")
    return buffer.getvalue()


def _npy(x: Numbers, y: Numbers) -> bytes:
    buffer = io.BytesIO()
    table = np.zeros(len(x), [("x", "f8"), ("y", "f8")])
    table["x"], table["y"] = _floats(x), _floats(y)
    np.save(buffer, table)
    return buffer.getvalue()


def _longer(data: bytes) -> bytes:
    at = data.index(b"(8,)")
    told = f"({MANY},)".encode()
    end = data.index(b"\n")
    return data[:at] + told + data[at + 4 : end - len(told) + 4] + data[end:]


def _npz(x: Numbers, y: Numbers) -> bytes:
    buffer = io.BytesIO()
    np.savez_compressed(buffer, x=_floats(x), y=_floats(y))
    return buffer.getvalue()


def _longer_members(data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, _longer(old.read(name)))
    return buffer.getvalue()


def _hdf5(x: Numbers, y: Numbers) -> bytes:
    buffer = io.BytesIO()
    with h5py.File(buffer, "w") as file:
        file["x"], file["y"] = _floats(x), _floats(y)
    return buffer.getvalue()


def _huge_datasets(_data: bytes) -> bytes:
    buffer = io.BytesIO()
    with h5py.File(buffer, "w") as file:
        for name in "xy":
            file.create_dataset(name, (MANY,), "f8", chunks=(1000,))
    return buffer.getvalue()


def _cards(*lines: str) -> bytes:
    text = "".join(line.ljust(80) for line in (*lines, "END")).encode("ascii")
    return text + b" " * (-len(text) % 2880)


def _fits(x: Numbers, y: Numbers) -> bytes:
    rows = np.stack([_floats(x), _floats(y)], 1).astype(">f8").tobytes()
    primary = _cards(
        "SIMPLE  =                    T", "BITPIX  =                    8", "NAXIS   =                    0"
    )
    table = ("XTENSION= 'BINTABLE'", "BITPIX  =                    8", "NAXIS   =                    2")
    sizes = ("NAXIS1  =                   16", f"NAXIS2  = {len(x):20}", "PCOUNT  =                    0")
    form = ("TTYPE1  = 'x       '", "TFORM1  = 'D       '", "TTYPE2  = 'y       '", "TFORM2  = '1D      '")
    head = _cards(*table, *sizes, "GCOUNT  =                    1", "TFIELDS =                    2", *form)
    return primary + head + rows + bytes(-len(rows) % 2880)


def _told(card: str, value: int) -> Lie:
    def lie(data: bytes) -> bytes:
        at = data.index(f"{card:8}=".encode()) + 10
        return data[:at] + f"{value:20}".encode() + data[at + 20 :]

    return lie


def _votable(x: Numbers, y: Numbers) -> bytes:
    def cell(value: float | None) -> str:
        return "<TD/>" if value is None else f"<TD>{value!r}</TD>"

    fields = '<FIELD name="x" datatype="double"/><FIELD name="y" datatype="double"/>'
    rows = "".join(f"<TR>{cell(a)}{cell(b)}</TR>" for a, b in zip(x, y, strict=True))
    start = '<?xml version="1.0"?><VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE>'
    table = f'<TABLE name="t" nrows="{len(x)}">{fields}<DATA><TABLEDATA>{rows}</TABLEDATA></DATA></TABLE>'
    return f"{start}{table}</RESOURCE></VOTABLE>".encode()


def _sheet(x: Numbers, y: Numbers) -> bytes:
    book = openpyxl.Workbook()
    for row in [("x", "y"), *zip(x, y, strict=True)]:
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _wider(data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'ref="A1:B9"', b'ref="A1:XFD1048576"'))
    return buffer.getvalue()


def _gpx(x: Numbers, y: Numbers) -> bytes:
    points = "".join(f'<trkpt lon="{a!r}" lat="{b!r}"/>' for a, b in zip(x, y, strict=True))
    start = '<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">'
    return f"{start}<trk><trkseg>{points}</trkseg></trk></gpx>".encode()


def _fcs(x: Numbers, y: Numbers) -> bytes:
    events = np.stack([_floats(x), _floats(y)], 1).astype("<f8").tobytes()
    start = 58 + 500
    told = {"$PAR": 2, "$TOT": len(x), "$DATATYPE": "D", "$MODE": "L", "$BYTEORD": "1,2,3,4", "$NEXTDATA": 0}
    told |= {"$P1N": "x", "$P1B": 64, "$P1R": 1, "$P2N": "y", "$P2B": 64, "$P2R": 1}
    told |= {"$BEGINDATA": start, "$ENDDATA": start + len(events) - 1}
    text = "/" + "".join(f"{key}/{value}/" for key, value in told.items())
    offsets = (58, 58 + len(text) - 1, start, start + len(events) - 1, 0, 0)
    head = "FCS3.1    " + "".join(f"{offset:8}" for offset in offsets)
    return (head + text).encode().ljust(start) + events


def _more_events(data: bytes) -> bytes:
    return data.replace(b"$TOT/8/", b"$TOT/%d/" % MANY).replace(b" " * 12, b"", 1)


def _cloud(x: Numbers, y: Numbers) -> bytes:
    header = laspy.LasHeader(point_format=1, version="1.2")
    header.scales, header.offsets = [1.0, 1.0, 1.0], [0.0, 0.0, 0.0]
    points = laspy.LasData(header)
    points.x, points.y, points.z = _floats(x), _floats(y), np.zeros(len(x))
    buffer = io.BytesIO()
    points.write(buffer)
    return buffer.getvalue()


def _put(at: int, form: str, value: int) -> Lie:
    content = struct.pack(form, value)
    return lambda data: data[:at] + content + data[at + len(content) :]


def _stata(x: Numbers, y: Numbers) -> bytes:
    buffer = io.BytesIO()
    pd.DataFrame({"x": _floats(x), "y": _floats(y)}).to_stata(buffer, write_index=False, version=118)
    return buffer.getvalue()


def _more_observations(data: bytes) -> bytes:
    at = data.index(b"<N>") + 3
    return data[:at] + struct.pack("<Q", MANY) + data[at + 8 :]


def _ibm(value: float | None) -> bytes:
    """Return a number as SAS stores it in transport files."""
    if value is None:
        return b".".ljust(8, b"\0")
    if value == 0:
        return bytes(8)
    sign, size, exponent = (0x80 if value < 0 else 0), abs(value), 0
    while size >= 1:
        size, exponent = size / 16, exponent + 1
    while size < 1 / 16:
        size, exponent = size * 16, exponent - 1
    return struct.pack(">Q", (sign | exponent + 64) << 56 | int(size * 2**56))


def _transport(x: Numbers, y: Numbers) -> bytes:
    """Return a transport file made by hand, by SAS's technical note."""
    stamp = b"16FEB11:10:07:55"
    text = b"HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!".ljust(78, b"0") + b"  "
    text += (b"SAS     SAS     SASLIB  6.06    bsd4.2  " + b" " * 24 + stamp) + stamp.ljust(80)
    text += b"HEADER RECORD*******MEMBER  HEADER RECORD!!!!!!!000000000000000001600000000140  "
    text += b"HEADER RECORD*******DSCRPTR HEADER RECORD!!!!!!!000000000000000000000000000000  "
    text += (b"SAS     POINTS  SASDATA 6.06    bsd4.2  " + b" " * 24 + stamp) + stamp.ljust(80)
    text += b"HEADER RECORD*******NAMESTR HEADER RECORD!!!!!!!000000000200000000000000000000  "
    fields = b""
    for at, name in enumerate((b"x", b"y")):
        names = (name.ljust(8), b" " * 40, b" " * 8)
        form = (0, 0, 0, b"\0\0", b" " * 8, 0, 0, 8 * at, bytes(52))
        fields += struct.pack(">hhhh8s40s8shhh2s8shhl52s", 1, 0, 8, at + 1, *names, *form)
    text += fields.ljust(-(-len(fields) // 80) * 80)
    text += b"HEADER RECORD*******OBS     HEADER RECORD!!!!!!!000000000000000000000000000000  "
    data = b"".join(_ibm(a) + _ibm(b) for a, b in zip(x, y, strict=True))
    return text + data.ljust(-(-len(data) // 80) * 80)


def _json(x: Numbers, y: Numbers) -> bytes:
    return json.dumps([{"x": a, "y": b} for a, b in zip(x, y, strict=True)], indent=0).encode()


def _photometry(x: Numbers, y: Numbers) -> bytes:
    def cell(value: float | None) -> str:
        return f"{'INDEF' if value is None else repr(value):<30}"

    head = "#K IRAF = NOAO/IRAFV2.10 version %-23s\n#\n"
    told = "".join(f"#{key} {a:<28}{b:<30}\n" for key, a, b in [("N", "x", "y"), ("U", "pixels", "pixels")])
    form = "#F %-28.7g                     %-30.7g\n#\n"
    rows = "".join(f"{cell(a)}{cell(b)}\n" for a, b in zip(x, y, strict=True))
    return (head + told + form + rows).encode()


def _text(x: Numbers, y: Numbers) -> bytes:
    rows = (("" if a is None else repr(a), "" if b is None else repr(b)) for a, b in zip(x, y, strict=True))
    return "".join(f"{a},{b}\n" for a, b in [("x", "y"), *rows]).encode()


WHOLE = (1.0, -7.0, 100000.0, 0.0, 3.0, 5.0, -2147483648.0, 2147483647.0)
SMALL = (0.1, 1 / 3, 0.0, 1e60, -123456.789, 2.0**53 + 2, 1.5, 1e-60)

MAKERS: dict[str, Maker] = {
    "Parquet": Maker(".parquet", _parquet),
    "Feather and Arrow": Maker(".feather", _feather),
    "NumPy array": Maker(".npy", _npy, lies=(_longer,)),
    "NumPy archive": Maker(".npz", _npz, lies=(_longer_members,)),
    "HDF5": Maker(".h5", _hdf5, lies=(_huge_datasets,)),
    "FITS table": Maker(".fits", _fits, lies=(_told("NAXIS2", MANY), _told("NAXIS1", MANY), _told("TFIELDS", 999))),
    "VOTable": Maker(".vot", _votable, lies=(lambda data: data.replace(b'nrows="8"', b'nrows="%d"' % MANY),)),
    "Excel and OpenDocument sheet": Maker(".xlsx", _sheet, lies=(_wider,)),
    "GPX track": Maker(".gpx", _gpx, missing=False),
    "FCS cytometry": Maker(".fcs", _fcs, lies=(_more_events,)),
    "LAS and LAZ point cloud": Maker(".las", _cloud, WHOLE, missing=False, lies=(_put(107, "<I", 2**32 - 1),)),
    "Stata": Maker(".dta", _stata, lies=(_more_observations,)),
    "SAS": Maker(".xpt", _transport, SMALL, growing=True),
    "JSON and GeoJSON": Maker(".json", _json),
    "DAOPHOT and IRAF photometry": Maker(".mag", _photometry, growing=True),
    "Text table": Maker(".csv", _text, growing=True),
}

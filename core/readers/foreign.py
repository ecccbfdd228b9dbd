"""Formats that are known and not read, so that a file of one is refused by its name."""

import re

from core.errors import UserError
from core.messages import Message, mark

_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"CDF\x01", "NetCDF"),
    (b"CDF\x02", "NetCDF"),
    (b"CDF\x05", "NetCDF"),
    (b"\x0e\x03\x13\x01", "HDF4"),
    (b"%PDF", "PDF"),
    (b"%!PS", "PostScript"),
    (b"SQLite format 3", "SQLite"),
    (b"MATLAB 5.0 MAT", "MATLAB"),
    (b"RDX2", "R"),
    (b"RDX3", "R"),
    (b"RDA2", "R"),
    (b"RDA3", "R"),
    (b"$FL2", "SPSS"),
    (b"$FL3", "SPSS"),
    (b"Obj\x01", "Avro"),
    (b"\x00\x00\x27\x0a", "shapefile"),
    (b"\\documentclass", "LaTeX"),
    (b"\x89PNG", mark("PNG picture")),
    (b"\xff\xd8\xff", mark("JPEG picture")),
    (b"GIF8", mark("GIF picture")),
    (b"II*\x00", mark("TIFF picture")),
    (b"MM\x00*", mark("TIFF picture")),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
    (b"\xd0\xcf\x11\xe0", mark("old Office")),
    (b"\x80\x02", "pickle"),
    (b"\x80\x03", "pickle"),
    (b"\x80\x04", "pickle"),
    (b"\x80\x05", "pickle"),
    (b"\x7fELF", mark("program")),
    (b"MZ\x90", mark("program")),
    (b"<?xml", "XML"),
    (b"<!DOCTYPE", "HTML"),
    (b"<!doctype", "HTML"),
    (b"<html", "HTML"),
    (b"<", "XML"),
)

_NAMES = re.compile(rb"<[^<>/\r\n]+>(?:[ \t,;]*<[^<>/\r\n]+>)+[ \t]*[\r\n]+[ \t]*[+-]?[.\d]")
"""A line of names in angles, above a number."""


def refuse_foreign(head: bytes, file: str) -> None:
    """Raise a UserError where the first bytes are of a format that is known and not read."""
    if head[257:262] == b"ustar":
        raise UserError("{file} is an archive", "Unpack it and choose a file, or the folder.", file=file)
    if head[8:12] == b".FIT":
        raise UserError(
            "{file} is a {kind} file, which cannot be read", "Save the track as GPX.", file=file, kind="FIT"
        )
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    for magic, kind in _KINDS:
        if start.startswith(magic) and not _NAMES.match(start):
            raise UserError(
                "{file} is a {kind} file, which cannot be read",
                "Save the points as CSV, Parquet or NumPy.",
                file=file,
                kind=Message(kind),
            )

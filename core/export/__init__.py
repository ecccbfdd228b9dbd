"""Exports: what is shown, written to a file. One table of them; the suffix decides.

Needs the standard library alone until something is written, so that the window is on screen before numpy is imported.
"""

import errno
import os
import secrets
import shutil
import weakref
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from core.errors import UserError
from core.messages import mark
from core.settings import DotsChoice
from core.unit_words import AxisUnits

if TYPE_CHECKING:
    from core.peaks import Peak
    from core.pipeline import Result
    from core.regions import Measured
    from core.structures_found import CountedContour


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """What is exported: a result, and what somebody who looks at it wants to know besides.

    Attributes
    ----------
    result : Result
    source : str
        Name of the file or sample.
    x_name, y_name : str
        Names of the columns, with the units of the axes as far as they are known.
    equal_aspect : bool
        One data unit is as long across x as across y.
    invert_x, invert_y : bool
        Values grow to the left, or downwards.
    sphere : bool
        x and y are longitude and latitude in degrees, as far as is known.
    units : (str or None, str or None)
        Units of x and of y, as far as they are known.
    origin : Path or None
        The file that the points came from, which is never overwritten.
    contours : tuple of CountedContour
    regions : tuple of Measured
    peaks : tuple of Peak
    dots : DotsChoice
        Which points are painted over the picture.
    scale_bar : bool
        Whether a bar of a round length lies on it.
    """

    result: "Result"
    source: str
    x_name: str
    y_name: str
    equal_aspect: bool = False
    invert_x: bool = False
    invert_y: bool = False
    sphere: bool = False
    units: AxisUnits = (None, None)
    origin: Path | None = None
    contours: "tuple[CountedContour, ...]" = ()
    regions: "tuple[Measured, ...]" = ()
    peaks: "tuple[Peak, ...]" = ()
    dots: DotsChoice = field(default_factory=DotsChoice)
    scale_bar: bool = False


Writer = Callable[[Figure, BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Export:
    """A kind of export: its suffix, what it is called, and the module whose ``write(figure, file)`` makes it.

    ``holds`` names those of ``contours`` and ``regions`` that it is made of; without any there is nothing to write.
    """

    suffix: str
    name: str
    module: str
    holds: tuple[str, ...] = ()

    def writer(self) -> Writer:
        """Return the function that writes it."""
        return cast(Writer, import_module(self.module).write)


EXPORTS: tuple[Export, ...] = (
    Export(".png", "Picture with axes and colour bar", "core.export.png"),
    Export(".npz", "Density, counts and edges as numpy arrays", "core.export.npz"),
    Export(".geojson", "Contours and regions as GeoJSON", "core.export.geojson", ("contours", "regions")),
    Export(".reg", "Contours and regions for SAOImage DS9", "core.export.ds9", ("contours", "regions")),
    Export(".csv", "Contours as a table of their corners", "core.export.csv_lines", ("contours",)),
)

_REASONS = {
    errno.ENOENT: (mark("there is no folder for {file}"), mark("Choose a folder that exists.")),
    errno.ENOTDIR: (mark("there is no folder for {file}"), mark("Choose a folder that exists.")),
    errno.EISDIR: (mark("{file} is a folder"), mark("Choose another name.")),
    errno.EACCES: (mark("{file} may not be written"), mark("Choose another folder, or change its permissions.")),
    errno.EPERM: (mark("{file} may not be written"), mark("Choose another folder, or change its permissions.")),
    errno.EROFS: (mark("{file} may not be written: the disk is read-only"), mark("Choose another folder.")),
    errno.ENOSPC: (mark("{file} was not written: the disk is full"), mark("Make room, or choose another folder.")),
    errno.EDQUOT: (
        mark("{file} was not written: your share of the disk is full"),
        mark("Make room, or choose another folder."),
    ),
    errno.ENAMETOOLONG: (mark("the name {file} is too long"), mark("Choose a shorter one.")),
}
_ANY_REASON = (mark("{file} was not written: {reason}"), mark("Choose another folder."))


def check(path: Path, origin: Path | None = None) -> Export:
    """Return the export that a path asks for by its suffix, whatever its case.

    Raises
    ------
    UserError
        If there is no export of that suffix (the message names those there are), or the path is the very file
        ``origin`` that the points came from.
    """
    spare(path, origin)
    for row in EXPORTS:
        if row.suffix == path.suffix.lower():
            return row
    raise UserError(
        "{file} does not end in the suffix of an export",
        "Choose one of {known}.",
        file=path.name or str(path),
        known=", ".join(row.suffix for row in EXPORTS),
    )


def export(figure: Figure, path: Path) -> None:
    """Write a figure to a file; what stood there before is replaced in one step, or left as it was.

    Raises
    ------
    UserError
        If the suffix is unknown, there is nothing of its kind to write, or the file cannot be written.
    """
    row = check(path, figure.origin)
    if row.holds and not any(getattr(figure, name) for name in row.holds):
        raise nothing_to_write(row, path)
    write = row.writer()
    write_file(path, lambda file: write(figure, file))


def nothing_to_write(row: Export, path: Path) -> UserError:
    """Return what is said where there is nothing of the kind that an export holds."""
    return UserError(
        "there are no {kinds} to write to {file}",
        "Ask for some, as with --{kind}.",
        kinds=" or ".join(row.holds),
        file=path.name,
        kind=row.holds[0],
    )


def write_file(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Let ``write`` fill a file; what stood there before is replaced in one step, or left as it was.

    Raises
    ------
    UserError
        If the file cannot be written.
    """
    try:
        _replace(path.resolve(), write)
    except OSError as error:
        message, hint = _REASONS.get(error.errno or 0, _ANY_REASON)
        reason = error.strerror or type(error).__name__
        raise UserError(message, hint, file=path.name, reason=reason) from error


def spare(path: Path, origin: Path | None) -> None:
    """Refuse a path that is the very file the points came from.

    Raises
    ------
    UserError
    """
    if origin is not None and path.exists() and origin.exists() and path.samefile(origin):
        raise UserError("{file} is the file that the points came from", "Choose another name.", file=path.name)


def _replace(path: Path, write: Callable[[BinaryIO], None]) -> None:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    old = path.exists()
    if old and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    part = path.with_name(f".sfumato-{secrets.token_hex(8)}.part")
    file = part.open("xb")
    clear_away = weakref.finalize(file, part.unlink, missing_ok=True)  # also where the program ends meanwhile
    try:
        with file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        if old:
            shutil.copymode(path, part)
        part.replace(path)
    finally:
        clear_away()

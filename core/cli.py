"""The command line: its words made one request. Needs the standard library alone."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from core import cli_columns, cli_look
from core.cli_values import numbers, quoted
from core.console import complain, put
from core.errors import Cancelled, UserError
from core.export import EXPORTS
from core.libraries import unwatched
from core.messages import one_line
from core.ranges import checked_range
from core.request import Request
from core.samples import SAMPLES, sample
from core.settings import (
    MAX_BINS,
    MIN_BINS,
    AxesChoice,
    RangeChoice,
    RangeRule,
    SigmaChoice,
    SigmaRule,
    Unit,
    Wrap,
)
from core.structures import ContourChoice, Line, Structures
from core.version import VERSION

OK, UNUSABLE, MALFORMED, INTERRUPTED = 0, 1, 2, 130
"""The exit codes: done; a file or a value that cannot be used; a malformed command line; an interrupt."""

_UNITS = {
    "bin": Unit.BIN,
    "area": Unit.AREA,
    "unit area": Unit.AREA,
    "probability": Unit.PROBABILITY,
    "sphere": Unit.SPHERE,
    "maximum": Unit.MAXIMUM,
    "fraction": Unit.MAXIMUM,
    **{unit.value: unit for unit in Unit},
}
_RULES = {"auto": SigmaRule.AUTO, "auto:scott": SigmaRule.SCOTT, "auto:botev": SigmaRule.BOTEV}


class MalformedError(Exception):
    """A command line that makes no sense: an unknown option, a missing value."""


class Shown(Exception):  # noqa: N818 (not an error)
    """The text that ``--help`` or ``--version`` asks for stands in the message; nothing else is to be done."""


def parse(argv: Sequence[str]) -> Request:
    """Return what the arguments (without the program's name) ask for.

    Raises
    ------
    MalformedError
        For an unknown option or a missing value (exit code 2).
    UserError
        For a value that cannot be used (exit code 1).
    Shown
        For ``--help`` and ``--version``; the message is the text to print.
    """
    parser = _parser()
    options, names = _sorted(argv, parser)
    given = parser.parse_args(options)
    if given.help:
        parser.epilog = _epilog()
        raise Shown(parser.format_help())
    if given.version:
        raise Shown(f"sfumato {VERSION}")
    files = tuple(_path(text) for text in names)
    if files and given.sample is not None:
        raise MalformedError("a file and a sample are given; leave one of them away")
    request = Request(
        files=files,
        sample=None if given.sample is None else sample(given.sample),
        choice=cli_columns.choice_of(given),
        columns=given.columns,
        changes=_changes(given),
        at=tuple(_at(text) for text in given.at),
        at_files=tuple(_path(text) for text in given.at_file),
        annotations=tuple(_path(text) for text in given.annotate),
        exports=tuple(_path(text) for text in given.export),
        structures=_structures(given),
        colour=cli_look.colour_of(given),
        dots=cli_look.dots_of(given),
        scale_bar=given.scale_bar,
        json=given.json,
        new_window=given.new_window,
        desktop="install" if given.install_desktop else "remove" if given.remove_desktop else "",
    )
    if request.desktop and len(argv) > 1:
        raise MalformedError(f"--{request.desktop}-desktop stands alone; leave the rest away")
    if request.headless and not files and request.sample is None:
        raise MalformedError("no file is given; name one, or a sample with --sample")
    if request.at_files and request.structures and not request.json:
        raise MalformedError("--at-file prints a table, and structures have no place in it; add --json for both")
    return request


def main(argv: Sequence[str]) -> int:
    """Do the work of a command line without a window; return the exit code."""
    try:
        return _run(argv)
    except MalformedError as error:
        return _complain(f"{error} (see sfumato --help)", MALFORMED)
    except UserError as error:
        return _complain(str(error), UNUSABLE)
    except (KeyboardInterrupt, Cancelled):
        return _complain("interrupted", INTERRUPTED)


def _run(argv: Sequence[str]) -> int:
    try:
        request = parse(argv)
    except Shown as shown:
        put(str(shown).rstrip("\n") + "\n")
        return OK
    with unwatched("core.headless"):
        from core.headless import run  # noqa: PLC0415 (numpy is imported only once the command line makes sense)

    run(request)
    return OK


def _complain(text: str, code: int) -> int:
    complain(one_line(f"sfumato: {text}") + "\n")
    return code


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise MalformedError(message)


def _parser() -> _Parser:
    parser = _Parser(
        prog="sfumato",
        usage="sfumato [FILE ...] [options]",
        description="Turns a file of points into a smooth picture of their density, and reads the density anywhere.",
        allow_abbrev=False,
        add_help=False,
    )
    add = parser.add_argument
    names = ", ".join(row.name for row in SAMPLES)
    add("files", nargs="*", metavar="FILE", help="a table of points, of any format that the program reads")
    add("--sample", metavar="NAME", help=f"a data set that comes with the program: {names}")
    cli_columns.add_options(add)
    sigma = "standard deviation of the Gaussian in bins; or auto (cross-validation), auto:scott (default) or auto:botev"
    add("--sigma", metavar="S[,S]", help=sigma)
    add("--sigma-data", metavar="S[,S]", help="the same in data units, one number or one for x and one for y")
    bins = f"number of bins, {MIN_BINS} to {MAX_BINS}, or one for x and one for y (default: 1000)"
    add("--bins", metavar="N[,N]", help=bins)
    add("--range", metavar="XMIN,XMAX,YMIN,YMAX", help="rectangle that is binned (default: all points)")
    unit = "bin (default), area, probability (per unit area), sphere (per square degree) or maximum (fraction of it)"
    add("--unit", metavar="UNIT", help=unit)
    wrap = "count longitudes x, in degrees, from -180 up to 180, or from 0 up to 360 (default: as they are)"
    add("--wrap", metavar="180|360", help=wrap)
    cli_look.add_options(add)
    add("--at", metavar="X,Y", action="append", default=[], help="tell the density at this position; may be repeated")
    add("--at-file", metavar="FILE", action="append", default=[], help="the same for each row of a table of positions")
    annotate = "write your table again, with density, error, n_eff, level and counts of each row: a .csv, .tsv, .txt, "
    add("--annotate", metavar="PATH", action="append", default=[], help=annotate + ".parquet or .feather")
    suffixes = ", ".join(row.suffix for row in EXPORTS)
    add("--export", metavar="PATH", action="append", default=[], help=f"write one of {suffixes}; may be repeated")
    contours = "contours around these shares of the mass, as 0.5,0.9: shares, areas and points; --export writes lines"
    add("--contours", metavar="S[,S]...", help=contours)
    add("--contours-at", metavar="D[,D]...", help="contours at these densities, in the unit")
    regions = "points, sums, areas and peaks of the regions in a .reg (DS9, linear) or .geojson file; may be repeated"
    add("--regions", metavar="FILE", action="append", default=[], help=regions)
    inside = "write the rows of your table that lie in a region: a .csv, .tsv, .txt, .parquet or .feather"
    add("--rows-inside", metavar="PATH", action="append", default=[], help=inside)
    add("--peaks", metavar="S", help="peaks that rise above their highest saddle by S standard errors or more, as 3")
    profile = "density and error along a line; may be repeated"
    add("--profile", metavar="X0,Y0,X1,Y1", action="append", default=[], help=profile)
    add("--marginals", action="store_true", help="sums of the counts for each bin of x and of y, with their errors")
    add("--json", action="store_true", help="print one JSON object with all numbers")
    add("--new-window", action="store_true", help="open another window, instead of handing files to the one there is")
    add(
        "--install-desktop", action="store_true", help="put the program into your menu, and among those that open files"
    )
    add("--remove-desktop", action="store_true", help="take it out again, with all that was put there")
    add("--self-test", action="store_true", help="run all tests of the program")
    add("--version", action="store_true", help="print the version")
    add("--help", "-h", action="store_true", help="print this text")
    return parser


def _epilog() -> str:
    from core.readers import FORMATS, PACKED  # noqa: PLC0415 (each start waits for imports, few ask for help)

    formats = "; ".join(f"{row.name} ({' '.join(row.suffixes)})" for row in FORMATS)
    packed = ", ".join(PACKED).replace(".", "")
    return (
        f"Files: {formats}. Packed files ({packed}), folders of parts, and several files of the same columns "
        "are read as one table. The window opens unless numbers, files or structures are asked for. "
        "Exit codes: 0 done, 1 a file or a value that cannot be used, 2 a malformed command line, 130 interrupted."
    )


def _sorted(argv: Sequence[str], parser: _Parser) -> tuple[list[str], list[str]]:
    """Return the options and the files; each value is joined to its option, so that it may begin with a minus."""
    takes = {name: action.nargs != 0 for action in parser._actions for name in action.option_strings}
    options: list[str] = []
    files: list[str] = []
    left = list(argv)
    while left:
        argument = left.pop(0)
        if argument == "--":
            return options, files + left
        if takes.get(argument) and left and left[0].partition("=")[0] not in takes:
            options.append(f"{argument}={left.pop(0)}")
        elif argument.startswith("-") and argument != "-":
            options.append(argument)
        else:
            files.append(argument)
    return options, files


def _changes(given: argparse.Namespace) -> dict[str, object]:
    if given.sigma is not None and given.sigma_data is not None:
        raise MalformedError("--sigma and --sigma-data are given; leave one of them away")
    changes: dict[str, object] = {}
    if given.sigma is not None:
        rule = _RULES.get(given.sigma.lower())
        changes["sigma"] = _sigma(SigmaRule.BINS, "--sigma", given.sigma) if rule is None else SigmaChoice(rule)
    if given.sigma_data is not None:
        changes["sigma"] = _sigma(SigmaRule.DATA, "--sigma-data", given.sigma_data)
    if given.bins is not None:
        changes["bins"] = _bins(given.bins)
    if given.range is not None:
        changes["range"] = RangeChoice(RangeRule.TYPED, checked_range(*numbers("--range", given.range, 4)))
    if given.unit is not None:
        changes["unit"] = _unit(given.unit)
    if given.wrap is not None:
        changes["axes"] = AxesChoice(_wrap(given.wrap))
    return changes


def _structures(given: argparse.Namespace) -> Structures:
    shares = () if given.contours is None else tuple(numbers("--contours", given.contours))
    if not all(0.0 < share < 1.0 for share in shares):
        raise UserError(
            "--contours is {text}",
            "Give shares between 0 and 1, as 0.5,0.9, or densities with --contours-at.",
            text=quoted(given.contours),
        )
    densities = () if given.contours_at is None else tuple(numbers("--contours-at", given.contours_at))
    regions, inside = (tuple(map(_path, texts)) for texts in (given.regions, given.rows_inside))
    if inside and not regions:
        raise MalformedError("--rows-inside is given without --regions")
    return Structures(
        contours=ContourChoice(shares, densities),
        regions=regions,
        rows_inside=inside,
        peaks=None if given.peaks is None else _significance(given.peaks),
        profiles=tuple(Line(*numbers("--profile", text, 4)) for text in given.profile),
        marginals=given.marginals,
    )


def _significance(text: str) -> float:
    (significance,) = numbers("--peaks", text, 1)
    if not significance > 0.0:
        raise UserError("--peaks is {text}", "Give a significance above 0, as 3.", text=quoted(text))
    return significance


def _path(text: str) -> Path:
    if not text or "\0" in text:
        raise UserError("a file without a name is given", "Name a file.")
    return Path(text)


def _at(text: str) -> tuple[float, float]:
    x, y = numbers("--at", text, 2)
    return x, y


def _sigma(rule: SigmaRule, option: str, text: str) -> SigmaChoice:
    if option == "--sigma" and not any(character.isdigit() for character in text) and "inf" not in text.lower():
        raise UserError(
            "--sigma is {text}",
            "Give a number of bins, or one of {known}.",
            text=quoted(text),
            known=", ".join(_RULES),
        )
    widths = numbers(option, text, 1, 2)
    if min(widths) < 0.0:
        raise UserError("{option} is {text}", "Give a number that is not below 0.", option=option, text=quoted(text))
    return SigmaChoice(rule, widths[0], widths[-1])


def _bins(text: str) -> tuple[int, int]:
    wanted = numbers("--bins", text, 1, 2)
    for number in wanted:
        if number != int(number) or not MIN_BINS <= number <= MAX_BINS:
            raise UserError(
                "--bins is {text}",
                "Give whole numbers from {least} to {most}.",
                text=text,
                least=MIN_BINS,
                most=MAX_BINS,
            )
    return int(wanted[0]), int(wanted[-1])


def _unit(text: str) -> Unit:
    name = text.lower().replace("-", " ").replace("_", " ").strip()
    if name not in _UNITS:
        raise UserError("there is no unit {unit}", "Choose bin, area, probability, sphere or maximum.", unit=text)
    return _UNITS[name]


def _wrap(text: str) -> Wrap:
    if text not in (Wrap.HALF.value, Wrap.FULL.value):
        raise UserError("--wrap is {text}", "Give 180 or 360.", text=quoted(text))
    return Wrap(text)

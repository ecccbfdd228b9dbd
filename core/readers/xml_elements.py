"""The elements of an XML text, read piece by piece; entities are refused, and what no table is as deep as."""

from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from core.errors import UserError

_PIECE = 1 << 16
_LONGEST_TOKEN = 1 << 21
_DEEPEST = 256


class _EntityError(Exception):
    pass


class _DepthError(Exception):
    pass


class Elements:
    """What is told of the elements of a text while it is read; this one only counts how deep it is."""

    _depth = 0

    def start(self, _tag: str, _attributes: dict[str, str], /) -> None:
        """Take the start of an element."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _DepthError

    def end(self, _tag: str, /) -> None:
        """Take the end of an element."""
        self._depth -= 1

    def text(self, _data: str, /) -> None:
        """Take characters between them, of which there may be more."""


def parse(path: Path, elements: Elements, doctype: bool = False) -> None:
    """Tell of all elements of a file.

    Parameters
    ----------
    path
    elements
        Is told of them.
    doctype
        True where the text may name the document that defines its type, which is not read.

    Raises
    ------
    UserError
        If it is damaged, too deep, or defines entities.
    """
    parser = expat.ParserCreate()
    parser.StartElementHandler = elements.start
    parser.EndElementHandler = elements.end
    if type(elements) is not Elements:
        parser.CharacterDataHandler = elements.text
    parser.EntityDeclHandler = _refused
    if not doctype:
        parser.StartDoctypeDeclHandler = _refused
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                parser.Parse(piece)
                if file.tell() - parser.CurrentByteIndex > _LONGEST_TOKEN:  # it would start over with each piece
                    raise _damaged(path, parser.CurrentLineNumber)
            parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise _damaged(path, error.lineno) from error
    except _EntityError as error:
        raise UserError(
            "{file} defines entities, which are not followed",
            "Save it again without them, or its points as CSV.",
            file=path.name,
        ) from error
    except _DepthError as error:
        raise UserError(
            "{file} has {most} elements inside of each other in line {line}, which no table has",
            "Save its points as CSV.",
            file=path.name,
            most=_DEEPEST,
            line=parser.CurrentLineNumber,
        ) from error


def _damaged(path: Path, line: int) -> UserError:
    return UserError(
        "{file} is damaged in line {line}, or was not written to its end",
        "Get the whole file again.",
        file=path.name,
        line=line,
    )


def _refused(*_: object) -> NoReturn:
    raise _EntityError

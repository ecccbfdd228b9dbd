"""Words for the user: a constant template and its named values, put together at the edge of the program."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

# also what turns the direction of what follows, by which a name can seem to be another one
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True)
class Message:
    """A sentence for the user, e.g. ``Message("{file} is empty", {"file": "a.csv"})``.

    The template is constant, so that a window can translate it; ``str()`` gives the English line.
    """

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return one_line(self.template.format(**self.values)) if self.template else ""


@dataclass(frozen=True)
class Series:
    """Several messages or names in a row, as the value of a message."""

    parts: tuple[Message | str, ...]

    def __str__(self) -> str:
        return ", ".join(str(part) for part in self.parts)


def mark(text: str) -> str:
    """Return the text as it is: a word for the user that stands in a table, or is put into a message later."""
    return text


def one_line(text: str) -> str:
    """Return the text with every run of control characters (line ends too) as one blank."""
    return _CONTROL.sub(" ", text)

"""Lines of tool tips, which Qt does not wrap."""

import textwrap

_WIDTH = 84  # characters


def wrapped(text: str) -> str:
    """Return the text in lines that are short enough to be read at one glance."""
    return "\n".join(textwrap.fill(line, _WIDTH, subsequent_indent="    ") for line in text.splitlines())

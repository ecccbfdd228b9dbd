"""A first look at a command line, cheap enough to come before everything else."""

from collections.abc import Sequence


def only_files(argv: Sequence[str]) -> bool:
    """Tell whether there is nothing but names of files: that asks for a window, and nothing in it can be wrong."""
    return all(argument and not argument.startswith("-") for argument in argv)

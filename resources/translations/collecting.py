"""Finds the words that the window shows in the source of the program, without running it."""

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
"""The folder of the checkout."""

WORDS: dict[str, tuple[int, ...]] = {
    "tr": (0,),
    "mark": (0,),
    "Message": (0,),
    "UserError": (0, 1),
    "ColumnsDifferError": (0, 1),
    "report": (1,),
    "Row": (2, 4),
    "Formula": (0, 1, 2, 3),
    "Sample": (1, 2),
    "Format": (0,),
    "Export": (1,),
    "ColourMap": (1,),
}
"""Which arguments of which calls are words: functions, and the classes whose instances are rows of a table."""

_TERMINAL = ("cli*.py", "headless.py", "console.py", "listing.py", "annotate*.py")
"""The modules of core that speak on the terminal alone, where all is English."""


def sources() -> list[Path]:
    """Return the files whose words the window may show."""
    spoken = {path for pattern in _TERMINAL for path in (ROOT / "core").glob(pattern)}
    return sorted({*(ROOT / "gui").rglob("*.py"), *(ROOT / "core").rglob("*.py")} - spoken)


def words_in(files: Sequence[Path]) -> list[str]:
    """Return all words of some files, each once, sorted."""
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in files)
    found = {word for tree in trees for node in wrapped_in(tree) for word in _texts(node)}
    return sorted(found - {""})


def wrapped_in(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield the expressions of a module that stand where words stand."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call):
            arguments = _flat(call.args)
            places = WORDS.get(name_of(call.func), ())
            yield from (arguments[place] for place in places if place < len(arguments))


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)


def _flat(arguments: Sequence[ast.expr]) -> list[ast.expr]:
    """Return the arguments, with those of a starred tuple in its place."""
    flat: list[ast.expr] = []
    for argument in arguments:
        starred = isinstance(argument, ast.Starred) and isinstance(argument.value, ast.Tuple)
        flat += argument.value.elts if starred else [argument]  # type: ignore[attr-defined]  # it is a tuple, as asked
    return flat


def name_of(function: ast.expr) -> str:
    """Return the name of a function that is called, without what it belongs to."""
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""

"""No word of the window escapes translation: the source is read for texts that are shown as they are."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from resources.translations import collecting

HELP = (
    'Every word of the window goes through gui.words: tr("Open {file}", file=name) where it is shown, mark("Open") for'
    " a constant of a module that goes through tr later, Message and UserError templates through said or sentence."
    " Values are named, so that no text is put together by f-strings or +; numbers go through gui.numbers."
)
SHOWING = re.compile(
    r"set(Text|ToolTip|AccessibleName|AccessibleDescription|WindowTitle|Title|PlaceholderText|StatusTip|WhatsThis"
    r"|Prefix|Suffix|ItemText|TabText|Format|Html|PlainText|HeaderLabels|HorizontalHeaderLabels|LabelText|Label|NameFilter"
    r"|InformativeText|DetailedText|ButtonText)|add(Item|Items|Action|Menu|Tab|Row|Section|Button|ToolBar)|insertItem"
    r"|showMessage|showText|drawText|announce|show_page|ask_for_file|ask_where_to|file_filter"
    r"|Q(Label|PushButton|ToolButton|CheckBox|RadioButton|Action|Menu|ToolBar|DockWidget|GroupBox|TableWidgetItem"
    r"|TreeWidgetItem|ListWidgetItem|CommandLinkButton|MessageBox|ProgressDialog)|Line|Popover|NumberEdit|PairEdit|LockButton"
)
"""Calls whose texts are shown."""
MEANT = {
    ("QToolButton", "x = y"),
    ("setText", "x = y"),
    ("setText", "✕"),
}
"""Texts that are the same in all languages, with the call that shows them."""
MEANT_IN_ENGLISH = {"not installed", "sfumato job"}
"""What stands in a report to the makers, and the name of a thread."""
STYLE_SHEETS = {"theme.py"}
"""Modules whose texts are for a machine."""


def sources() -> list[Path]:
    return sorted((collecting.ROOT / "gui").rglob("*.py"))


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.stem)
def test_texts_that_are_shown_are_words(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not list(_bare(tree)), f"{path.name} shows texts as they are. {HELP}"


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.stem)
def test_texts_of_several_words_are_marked(path: Path) -> None:
    if path.name in STYLE_SHEETS:
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not list(_sentences(tree)), f"{path.name} holds sentences that nobody can translate. {HELP}"


def test_a_word_is_constant() -> None:
    bad = []
    for path in sources():
        for node in collecting.wrapped_in(ast.parse(path.read_text(encoding="utf-8"))):
            bad += [
                f"{path.name}:{node.lineno}" for part in ast.walk(node) if isinstance(part, ast.JoinedStr | ast.BinOp)
            ]
    assert not bad, f"words that are put together: {bad}. {HELP}"


@pytest.mark.parametrize(
    ("line", "shown", "unmarked"),
    [
        ('label.setText("Open")', ["1: Open"], []),
        ('label.setText(f"{n} points")', ["1:  points"], []),
        ('label.setText(tr("{n} points", n=whole(n)))', [], []),
        ('label.setText(f"{a}, {b}")', [], []),
        ('label = QLabel("no " + name)', ["1: no "], []),
        ('box.addItem(text if text else "none", "key")', ["1: none"], []),
        ('_TIP = "What this is for"', [], ["1: What this is for"]),
        ('_TIP = mark("What this is for")', [], []),
        ('class A:\n    """What this is for."""', [], []),
        ('x: "Detail | None" = None', [], []),
        ('widget.setProperty("kind", "quiet")', [], []),
    ],
)
def test_what_the_tests_find(line: str, shown: list[str], unmarked: list[str]) -> None:
    assert list(_bare(ast.parse(line))) == shown
    assert list(_sentences(ast.parse(line))) == unmarked


def _bare(tree: ast.Module) -> Iterator[str]:
    """Yield the texts with letters that a call shows without tr."""
    for call in ast.walk(tree):
        name = collecting.name_of(call.func) if isinstance(call, ast.Call) else ""
        if not SHOWING.fullmatch(name):
            continue
        assert isinstance(call, ast.Call)
        arguments = [
            *call.args[: 1 if name in {"addItem", "addItems"} else None],
            *(word.value for word in call.keywords),
        ]
        for node in (node for argument in arguments for node in _unwrapped(argument)):
            text = _text_of(node)
            if re.search(r"(?<!\.)\b[^\W\d_]{2}", text) and (name, text) not in MEANT:
                yield f"{node.lineno}: {text}"


def _sentences(tree: ast.Module) -> Iterator[str]:
    """Yield the texts of two words or more that are neither marked nor meant for readers of the source."""
    known = {id(part) for node in collecting.wrapped_in(tree) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any(
            isinstance(base, ast.Name) and base.id == "Enum" for base in node.bases
        ):
            known |= {id(part) for part in ast.walk(node)}
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            known.add(id(node.value))
        elif isinstance(node, ast.Raise):
            known |= {id(part) for part in ast.walk(node) if "UserError" not in ast.dump(node)}
    for node in ast.walk(tree):
        text = "" if id(node) in known else _text_of(node)
        if _reads_like_words(text) and text not in MEANT_IN_ENGLISH:
            assert isinstance(node, ast.expr)
            yield f"{node.lineno}: {text}"


def _text_of(node: ast.AST) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _reads_like_words(text: str) -> bool:
    if re.fullmatch(r"[\w.\[\], ]+( \| [\w.\[\]]+)+", text) or text.startswith("<"):  # types, and tags of HTML
        return False
    return re.search(r"[^\W\d_]{2,} [^\W\d_]{2,}", text) is not None


def _unwrapped(node: ast.expr) -> Iterator[ast.expr]:
    """Yield the parts of an argument that are shown as they stand: not what another call makes of them."""
    if isinstance(node, ast.Call):
        joined = isinstance(node.func, ast.Attribute) and node.func.attr in {"join", "format"}
        yield from _unwrapped(node.func.value) if joined and isinstance(node.func, ast.Attribute) else ()
        return
    if isinstance(node, ast.Subscript | ast.Compare | ast.Lambda | ast.Attribute):
        return
    yield node
    parts = [node.body, node.orelse] if isinstance(node, ast.IfExp) else ast.iter_child_nodes(node)
    for part in parts:
        if isinstance(part, ast.expr):
            yield from _unwrapped(part)

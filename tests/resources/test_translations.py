"""The translations: current, complete, and fit for the places where they stand."""

import re
from collections.abc import Mapping
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QTranslator

from resources.translations import FOLDER
from resources.translations.collecting import sources, words_in

TO_DO = (
    "run `python3 -m resources.translations.make` in the environment of the tests, translate what is unfinished in"
    " {file} (the words of the trade stand in its other entries), and run it again"
)
SOURCES = sorted(FOLDER.glob("sfumato_*.ts"))


def finished(path: Path) -> dict[str, str]:
    """Return the words of a translation that are translated."""
    found = {}
    for message in ET.parse(path).iter("message"):
        translation = message.find("translation")
        assert translation is not None
        if translation.get("type") is None and translation.text:
            found[message.findtext("source", "")] = translation.text
    return found


@pytest.fixture(scope="module")
def words() -> set[str]:
    return set(words_in(sources()))


def test_there_is_german() -> None:
    assert [path.stem for path in SOURCES] == ["sfumato_de"]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_every_word_is_translated_and_no_other(path: Path, words: set[str]) -> None:
    translated = finished(path).keys()
    assert not sorted(words - translated), f"not translated: {TO_DO.format(file=path.name)}"
    assert not sorted(translated - words), f"no longer in the program: {TO_DO.format(file=path.name)}"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_what_the_program_reads_is_made_of_it(path: Path) -> None:
    compiled = QTranslator()
    assert compiled.load(str(path.with_suffix(".qm")))
    stale = [word for word, told in finished(path).items() if compiled.translate("", word) != told]
    assert not stale, TO_DO.format(file=path.name)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_translations_have_the_values_tags_and_ends_of_the_words(path: Path) -> None:
    bad = {word: told for word, told in finished(path).items() if _bones(word) != _bones(told)}
    assert not bad


def test_what_the_bones_of_a_text_are() -> None:
    assert _bones("Open {file:g}…") == _bones("{file:g} öffnen…")
    assert _bones("{n} of {m}") != _bones("{n} von {n}")
    for word, told in (("a {x}", "b"), ("<p>a</p>", "<p>b"), ("&a", "b"), ("a.", "b"), ("a\nb", "a b"), ("a", " a")):
        assert _bones(word) != _bones(told)


def _bones(text: str) -> Mapping[str, object]:
    """Return what a text and its translation share."""
    plain = re.sub(r"&(amp|lt|gt|quot);", "", text)
    return {
        "values": sorted((name, form) for _, name, form, _ in Formatter().parse(text) if name is not None),
        "tags": sorted(re.findall(r"</?\w+>", text)),
        "key": plain.count("&"),
        "end": text[-1] if text[-1] in ".…:?!" else "",
        "lines": text.count("\n"),
        "blanks": text == text.strip(),
    }

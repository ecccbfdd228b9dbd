"""Brings the translations up to date: ``python3 -m resources.translations.make``, in the environment of the tests.

Qt's lupdate adds the words of the program that are new to each ``sfumato_XX.ts``, where they wait for a translation,
and drops those that are gone; lrelease makes of it the ``sfumato_XX.qm`` that the program reads.
"""

import json
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Sequence
from pathlib import Path

from resources.translations import FOLDER
from resources.translations.collecting import sources, words_in


def run(folder: Path = FOLDER) -> None:
    """Bring all translations of a folder up to date."""
    words = words_in(sources())
    for source in sorted(folder.glob("sfumato_*.ts")):
        update(source, words)
        release(source)


def update(source: Path, words: Sequence[str]) -> None:
    """Let a translation hold these words, and no others."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "words.py"
        lines = [f"tr({json.dumps(word, ensure_ascii=False)})" for word in words]
        listed.write_text("\n".join([*lines, ""]), encoding="utf-8")
        options = ("-locations", "none", "-no-obsolete", "-no-ui-lines", "-source-language", "en")
        _tool("lupdate", *options, str(listed), "-ts", str(source))


def release(source: Path) -> None:
    """Compile a translation."""
    _tool("lrelease", "-silent", str(source), "-qm", str(source.with_suffix(".qm")))


def _tool(name: str, *arguments: str) -> None:
    tool = Path(sysconfig.get_path("scripts")) / f"pyside6-{name}"
    done = subprocess.run([str(tool), *arguments], capture_output=True, text=True, encoding="utf-8", check=False)
    sys.stdout.write(done.stdout)
    if done.returncode != 0 or done.stderr:
        sys.exit(f"{tool.name} failed:\n{done.stderr}")


if __name__ == "__main__":
    run()

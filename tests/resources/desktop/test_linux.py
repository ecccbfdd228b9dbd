"""The entry in the menu of a Linux desktop, in a home of its own: what is written, what validators say, what stays."""

import configparser
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.version import RELEASED, VERSION
from resources import FOLDER
from resources.desktop import IDENTIFIER, linux
from resources.desktop.file_types import FILE_TYPES
from resources.setup.places import CHECKOUT

pytestmark = pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="other systems have other menus")

WORDS = ["/usr/bin/python3", '/some where/50% "ü" $HOME `x` \\n/main.py']


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home on a desktop on which nobody has said what opens what."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CURRENT_DESKTOP"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "system"))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "etc"))
    return home


def _tree(folder: Path) -> dict[str, bytes | None]:
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


def _entry(home: Path) -> configparser.SectionProxy:
    parser = configparser.RawConfigParser(strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # as its documentation says
    parser.read(home / ".local" / "share" / linux.entry_path(), encoding="utf-8")
    return parser["Desktop Entry"]


def _split(command: str) -> list[str]:
    """Return the words of a key Exec, undone step by step as the specification does them."""
    escapes = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
    text, at = "", 0
    while at < len(command):
        text += escapes[command[at + 1]] if command[at] == "\\" else command[at]
        at += 2 if command[at] == "\\" else 1
    words: list[str] = []
    at = 0
    while at < len(text):
        if text[at] == " ":
            at += 1
        elif text[at] == '"':
            at, word = at + 1, ""
            while text[at] != '"':
                at += text[at] == "\\"
                word += text[at]
                at += 1
            words.append(word.replace("%%", "%"))
            at += 1
        else:
            end = (text + " ").index(" ", at)
            words.append(text[at:end])
            at = end
    return words


@given(st.text(max_size=20))
def test_words_of_a_command_survive_its_quotes(word: str) -> None:
    assert _split(f"{linux.quoted(word)} %F") == [word, "%F"]


def test_the_entry_says_what_a_desktop_asks(home: Path) -> None:
    linux.install(WORDS, VERSION, RELEASED)
    entry = _entry(home)
    assert _split(entry["Exec"]) == [*WORDS, "%F"]
    assert entry["Icon"] == entry["StartupWMClass"] == IDENTIFIER
    assert entry["Version"] == "1.0"
    icons = home / ".local/share/icons/hicolor"
    assert (icons / f"scalable/apps/{IDENTIFIER}.svg").read_bytes() == (FOLDER / "icons/sfumato.svg").read_bytes()
    for size in linux.ICON_SIZES:
        head = (icons / f"{size}x{size}/apps/{IDENTIFIER}.png").read_bytes()[16:24]
        assert head == size.to_bytes(4, "big") * 2


def test_types_that_others_open_are_left_to_them(home: Path, tmp_path: Path) -> None:
    applications = tmp_path / "system" / "applications"
    applications.mkdir(parents=True)
    cache = (
        "[MIME Cache]\napplication/fits=viewer.desktop;\napplication/gpx+xml=map.desktop;\ntext/csv=office.desktop;\n"
    )
    (applications / "mimeinfo.cache").write_text(cache)
    linux.install(WORDS, VERSION, RELEASED)
    types = _entry(home)["MimeType"].split(";")
    assert "application/vnd.apache.parquet" in types
    assert not {"application/fits", "application/gpx+xml", "text/csv", "text/plain", "application/json"} & set(types)
    (applications / "mimeapps.list").write_text(
        "[Added Associations]\napplication/fits=viewer.desktop\n[Default Applications]\ntext/csv=office.desktop;\n"
    )
    linux.install(WORDS, VERSION, RELEASED)
    types = _entry(home)["MimeType"].split(";")
    assert "text/csv" in types  # where somebody else stays the first, it is offered too
    assert not {"application/fits", "text/plain"} & set(types)
    assert not list(home.rglob("mimeapps.list"))


def test_types_that_others_open_by_another_name_are_left_to_them(home: Path, tmp_path: Path) -> None:
    system = tmp_path / "system"
    for folder in ("applications", "mime"):
        (system / folder).mkdir(parents=True)
    (system / "mime" / "aliases").write_text("image/fits application/fits\nimage/x-fits application/fits\n")
    (system / "applications" / "mimeinfo.cache").write_text("[MIME Cache]\nimage/x-fits=viewer.desktop;\n")
    linux.install(WORDS, VERSION, RELEASED)
    types = _entry(home)["MimeType"].split(";")
    assert "application/x-hdf" in types
    assert "application/fits" not in types


def test_removing_leaves_an_empty_home_empty(home: Path) -> None:
    assert not linux.remove()
    linux.install(WORDS, VERSION, RELEASED)
    once = _tree(home)
    assert len(once) > 10
    linux.install(WORDS, VERSION, RELEASED)
    again = _tree(home)
    assert again.keys() == once.keys()
    assert all(again[name] == once[name] for name in once if not name.endswith(("mime.cache", "mimeinfo.cache")))
    assert linux.remove()
    assert _tree(home) == {}
    assert not linux.remove()


def test_removing_leaves_what_others_put_there(home: Path) -> None:
    data = home / ".local" / "share"
    theirs = {
        "applications/other.desktop": "[Desktop Entry]\nType=Application\nName=Other\nExec=other\nMimeType=text/x-o;\n",
        "mime/packages/other.xml": '<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">'
        '<mime-type type="text/x-o"><comment>O</comment><glob pattern="*.o1"/></mime-type></mime-info>',
        "icons/hicolor/48x48/apps/other.png": "",
    }
    for name, text in theirs.items():
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_text(text)
    for program, folder in (("update-mime-database", "mime"), ("update-desktop-database", "applications")):
        if shutil.which(program):
            subprocess.run([program, str(data / folder)], check=True, capture_output=True)
    before = _tree(home)
    linux.install(WORDS, VERSION, RELEASED)
    linux.remove()
    assert _tree(home) == before


def test_the_kinds_of_files_are_well_formed_and_each_end_of_a_name_means_one_of_them(home: Path) -> None:
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    root = ET.fromstring(linux.kinds_of_files())
    found = {
        kind.get("type"): [glob.get("pattern") for glob in kind.iter(f"{space}glob")]
        for kind in root.iter(f"{space}mime-type")
    }
    assert found == {row.mime: [f"*{suffix}" for suffix in row.suffixes] for row in FILE_TYPES if row.ours}


def test_the_page_for_software_centres_names_the_entry_and_the_version() -> None:
    root = ET.fromstring(linux.metainfo(VERSION, RELEASED))
    assert root.findtext("launchable") == f"{IDENTIFIER}.desktop"
    release = root.find("releases/release")
    assert release is not None
    assert (release.get("version"), release.get("date")) == (VERSION, RELEASED)


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="desktop-file-validate is not installed")
def test_the_validator_of_entries_has_nothing_to_say(home: Path) -> None:
    place = linux.install(WORDS, VERSION, RELEASED)
    told = subprocess.run(["desktop-file-validate", str(place)], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout + told.stderr) == (0, "")


@pytest.mark.skipif(not shutil.which("appstreamcli"), reason="appstreamcli is not installed")
def test_the_validator_of_software_centres_agrees(home: Path) -> None:
    linux.install(WORDS, VERSION, RELEASED)
    place = home / ".local/share/metainfo" / f"{IDENTIFIER}.metainfo.xml"
    told = subprocess.run(
        ["appstreamcli", "validate", "--no-net", str(place)], capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stdout + told.stderr


@pytest.mark.skipif(not shutil.which("gio"), reason="gio is not installed")
def test_a_desktop_opens_files_of_any_name_with_it(home: Path, tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    program = tmp_path / "pro gram $x 5%.py"
    program.write_text(f"import os, sys\nopen({str(heard)!r}, 'ab').write(os.fsencode(chr(10).join(sys.argv[1:])))\n")
    linux.install([sys.executable, str(program)], VERSION, RELEASED)
    file = tmp_path / "zwölf Punkte 100% $y.npy"
    file.write_bytes(b"\x93NUMPY")
    if not shutil.which("update-mime-database"):
        pytest.skip("kinds of files cannot be told to the desktop")
    subprocess.run(["gio", "open", str(file)], check=True, env=os.environ | {"DISPLAY": ""}, timeout=60)
    deadline = 200
    while not (heard.exists() and heard.read_bytes()) and deadline:
        deadline -= 1
        subprocess.run(["sleep", "0.05"], check=True)
    assert heard.read_bytes() == os.fsencode(file)


def test_the_command_line_does_it_with_nothing_but_python(home: Path) -> None:
    code = f"import sys; sys.path.insert(0, {str(CHECKOUT)!r}); import main; sys.exit(main.main(sys.argv[1:]))"
    for option, words in (("install", "in your menu"), ("remove", "taken out"), ("remove", "was not in your menu")):
        command = [sys.executable, "-I", "-S", "-c", code, f"--{option}-desktop"]
        ended = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False, timeout=60)
        assert (ended.returncode, ended.stderr) == (0, "")
        assert words in ended.stdout
    assert _tree(home) == {}


def test_a_menu_that_cannot_be_written_is_a_sentence(home: Path) -> None:
    (home / ".local").write_text("a file where a folder should be")
    command = [sys.executable, str(CHECKOUT / "main.py"), "--install-desktop"]
    variables = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    ended = subprocess.run(command, env=variables, capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert "menu cannot be changed" in ended.stderr

from importlib import metadata

import pytest

from core.readers import FORMATS, PACKED
from gui.actions import ACTIONS
from gui.help import keys_and_words, which_files


def test_each_format_and_each_suffix_stands_on_the_page() -> None:
    page = which_files()
    for row in FORMATS:
        assert row.name in page
        assert all(suffix in page for suffix in row.suffixes)
    assert all(suffix in page for suffix in PACKED)


def test_what_a_format_lacks_is_told_with_the_command_that_adds_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "pip install" not in which_files()
    version = metadata.version

    def lacking(package: str) -> str:
        if package == "astropy":
            raise metadata.PackageNotFoundError
        return version(package)

    monkeypatch.setattr(metadata, "version", lacking)
    page = which_files()
    assert page.count("-m pip install astropy") == sum("astropy" in row.packages for row in FORMATS)
    assert "install h5py" not in page


def test_each_key_stands_on_the_page() -> None:
    page = keys_and_words()
    assert all(row.keys in page and row.tip.replace("&", "&amp;") in page for row in ACTIONS if row.keys)

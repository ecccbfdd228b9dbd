import re

from gui.licences import LIBRARIES, page
from resources.setup import places


def test_every_library_that_is_installed_is_named() -> None:
    lock = (places.CHECKOUT / "requirements.lock").read_text("utf-8")
    locked = {re.sub(r"[-_.]+", "-", name).lower() for name in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)}
    assert {name.lower() for name, _ in LIBRARIES} == locked


def test_versions_are_told_and_the_licence_of_qt_in_full() -> None:
    text = page()
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "END OF TERMS AND CONDITIONS" in text
    assert re.search(r"numpy \d+\.\d+", text)
    assert "BSD 3-Clause" in text

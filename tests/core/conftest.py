"""What several tests of the core share."""

import sys

import pytest

from core.cosine import load_transforms


@pytest.fixture(params=["numpy", "scipy"])
def transforms(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Transform by either library."""
    load_transforms()
    library: str = request.param
    if library == "numpy":
        monkeypatch.delitem(sys.modules, "core.transforms")
    return library

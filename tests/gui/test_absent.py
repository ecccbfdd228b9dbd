import importlib.util
import sys

import pytest

from gui.absent import absent


def test_a_module_seems_not_to_be_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with absent("colorsys"):
        assert importlib.util.find_spec("colorsys") is None
        with pytest.raises(ImportError):
            import colorsys
    import colorsys

    assert colorsys.rgb_to_hsv(0, 0, 0) == (0, 0, 0)


def test_a_loaded_module_is_left_alone() -> None:
    with absent("sys"):
        assert importlib.util.find_spec("sys") is not None

import io
import sys

import pytest

from core.console import complain, put
from core.errors import UserError


def test_text_goes_out_in_the_encoding_of_the_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    put("0.45 ± 0.20\n")
    assert raw.getvalue() == b"0.45 \\xb1 0.20\n"


def test_no_output_is_an_error_and_no_error_stream_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    complain("nobody hears\n")
    with pytest.raises(UserError, match="no standard output"):
        put("text\n")

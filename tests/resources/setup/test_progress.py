import signal
import sys
import time
from pathlib import Path

import pytest

from resources.setup import progress, telling

_LISTENS = (
    "import sys, pathlib; pathlib.Path(sys.argv[1]).write_text(''.join(iter(sys.stdin.readline, '50\\n')), 'utf-8')"
)


def test_what_is_said_is_told_in_the_window(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = tmp_path / "told"
    window = progress.ProgressWindow([sys.executable, "-c", _LISTENS + "; sys.stdin.read()", str(told)])
    with telling.following(window.tell):
        telling.say("  3/9 numpy\n 2.1", 0.333)
        telling.say("no share")
        telling.say("half", 0.5)
    telling.say("nobody follows")
    deadline = time.monotonic() + 20.0
    while not (told.exists() and told.read_text("utf-8")) and time.monotonic() < deadline:
        time.sleep(0.02)
    window.close()
    assert told.read_text("utf-8") == "# 3/9 numpy 2.1\n33\n# no share\n# half\n"
    assert "nobody follows" in capsys.readouterr().err


def test_closing_the_window_interrupts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_SEEN", 0.0)
    window = progress.ProgressWindow([sys.executable, "-c", "import sys; sys.stdin.readline()"])
    with pytest.raises(KeyboardInterrupt):  # noqa: PT012 (it comes at any moment)
        window.tell("bye")
        time.sleep(20.0)
    window.tell("nobody is there")
    window.close()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_closing_the_window_interrupts_what_a_shell_started_in_the_background(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_SEEN", 0.0)
    monkeypatch.setattr(progress, "is_on_terminal", lambda: False)
    monkeypatch.setattr(progress, "_command", lambda: [sys.executable, "-c", "import sys; sys.stdin.readline()"])
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with pytest.raises(KeyboardInterrupt), progress.window():
            time.sleep(20.0)
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("code", ["import sys; sys.exit(1)", "raise SystemExit(3)"])
def test_a_window_that_cannot_be_shown_stops_nothing(code: str) -> None:
    window = progress.ProgressWindow([sys.executable, "-c", code])
    window.tell("words")
    time.sleep(0.3)
    window.tell("words")
    window.close()


def test_no_window_beside_a_terminal_or_without_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_command: list[str]) -> None:
        raise AssertionError

    monkeypatch.setattr(progress, "ProgressWindow", fail)
    monkeypatch.setattr(progress, "is_on_terminal", lambda: True)
    with progress.window():
        pass
    monkeypatch.setattr(progress, "is_on_terminal", lambda: False)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    with progress.window():
        pass

"""Words for somebody whose program has not started yet: on the terminal, or on the desktop where there is none."""

import os
import sys


class SetupError(Exception):
    """What keeps the program from starting and somebody can mend: a sentence, and what to do."""


class Offline(SetupError):  # noqa: N818 (it is where the machine is)
    """Nothing could be fetched."""


def say(text: str) -> None:
    """Print a line beside the results, at once."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201 (there is no window yet)


def complain(text: str) -> None:
    """Print a line, and show it on the desktop too where nobody sees a terminal."""
    say(text)
    if not any(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        try:
            _show(text)
        except OSError:
            say("(It could not be shown on the desktop.)")


def _show(text: str) -> None:
    if sys.platform == "win32":
        if sys.stderr is None:
            import ctypes  # noqa: PLC0415 (each start waits for imports)

            ctypes.windll.user32.MessageBoxW(None, text, "Sfumato", 0)
        return
    if sys.platform == "darwin":
        script = ["-e", "on run words", "-e", 'display alert "Sfumato" message (item 1 of words)', "-e", "end run"]
        _start(["osascript", *script, text])
    elif has_display():
        import shutil  # noqa: PLC0415 (each start waits for imports)

        for command in (
            ["kdialog", "--title", "Sfumato", "--msgbox", text],
            ["zenity", "--info", "--title=Sfumato", "--no-markup", f"--text={text}"],
            ["notify-send", "--app-name=Sfumato", "Sfumato", text],
            ["xmessage", text],
        ):
            if shutil.which(command[0]):
                _start(command)
                return


def _start(command: list[str]) -> None:
    import subprocess  # noqa: PLC0415 (each start waits for imports)

    quiet = subprocess.DEVNULL
    subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)


def has_display() -> bool:
    """Return whether a window could be shown on this Linux or BSD machine."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def has_desktop() -> bool:
    """Return whether somebody sits at a desktop here, who would rather be asked than have packages installed."""
    names = ("XDG_CURRENT_DESKTOP", "DESKTOP_SESSION", "WAYLAND_DISPLAY")
    lent = "SUDO_USER" in os.environ and "DISPLAY" in os.environ
    return lent or os.environ.get("XDG_SESSION_TYPE") in {"x11", "wayland"} or any(map(os.environ.get, names))

#!/usr/bin/env python3
"""Sfumato: the start. Work without a window goes to ``core.cli``, where Qt is never imported, else to ``gui.app``.

``python3 main.py`` needs nothing but Python: what is missing is installed into an environment of its own first.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from core.request import Request

if sys.version_info < (3, 11):  # noqa: UP036 (an older Python shall say so rather than stumble)
    from resources.setup.telling import complain

    complain("Sfumato needs Python 3.11 or newer; this one is " + sys.version.split()[0] + ".")
    sys.exit(1)

_SELF_TEST = "--self-test"
_SERVE = "--serve-a-file"  # how a bundle, which is its own interpreter, starts a reader in a process of its own
_INTERRUPTED = 130


def main(argv: list[str] | None = None) -> int:
    """Run the program in this interpreter, as the installed command does; return the exit code."""
    from resources.setup.telling import SetupError, complain

    arguments = sys.argv[1:] if argv is None else argv
    try:
        return _run(arguments)
    except SetupError as error:
        complain(str(error))
        return 1
    except KeyboardInterrupt:
        return _INTERRUPTED


def _run(arguments: list[str]) -> int:
    if arguments[:1] == [_SERVE]:
        from core.readers import child

        return child.main()
    if _SELF_TEST in arguments:
        from resources.setup import self_test

        return self_test.run([argument for argument in arguments if argument != _SELF_TEST])
    code = _done_without_window(arguments)
    if code is not None:
        return code
    from resources.setup import libraries, start

    start.refuse_broken_toolkit()
    libraries.provide_for_window()
    from core.libraries import unwatched

    with unwatched("gui.app"):
        from gui import app

    return app.main(arguments)


def _done_without_window(arguments: list[str]) -> int | None:
    """Do what needs no window of this process, and return the exit code; None where one is to be opened."""
    from core.first_look import only_files

    if only_files(arguments):
        return 0 if _deliver(arguments) else None
    request = _request(arguments)
    if request is None or request.headless:
        from core import cli

        return cli.main(arguments)
    if request.desktop:
        return _change_desktop(request.desktop)
    return 0 if request.shareable and _deliver(list(map(str, request.files))) else None


def _request(arguments: list[str]) -> Request | None:
    """Return what is asked for; None where the command line needs an answer and no work."""
    from core import cli
    from core.errors import UserError

    try:
        return cli.parse(arguments)
    except (cli.MalformedError, cli.Shown, UserError):
        return None


def _change_desktop(how: str) -> int:
    """Put the program into the user's menu, or take it out."""
    from core.console import put
    from core.version import RELEASED, VERSION
    from resources.desktop import menu
    from resources.setup.telling import SetupError

    try:
        told = menu.install(VERSION, RELEASED) if how == "install" else menu.remove()
    except OSError as error:
        raise SetupError(f"Your menu cannot be changed: {error}") from error
    if sys.stdout is not None:  # as an installer on Windows starts it
        put(told + "\n")
    return 0


def _deliver(files: list[str]) -> bool:
    """Hand files to the window that is already there; tell whether there is one."""
    from pathlib import Path

    from core import delivery
    from resources.setup.telling import say

    there = delivery.deliver(tuple(map(Path, files)), delivery.address())
    if there:
        say("Sfumato is open already; its window takes over. --new-window opens another one.")
    return there


def _start() -> int:
    """Run the program from a checkout, in an interpreter that has what it needs; return the exit code."""
    from resources.setup import places, start
    from resources.setup.telling import SetupError, complain

    arguments = sys.argv[1:]
    need = places.Need.TEST if _SELF_TEST in arguments else places.Need.RUN
    try:
        place = start.environment(need, lambda: _answer_at_once(arguments))
    except (SetupError, OSError) as error:
        complain(str(error))
        return 1
    except KeyboardInterrupt:
        return _INTERRUPTED
    return main(arguments) if place is None else start.hand_over(place, arguments)


def _answer_at_once(arguments: list[str]) -> None:
    """Leave with an answer where that needs no packages, as for ``--help`` and a malformed command line."""
    if _SELF_TEST not in arguments and ((request := _request(arguments)) is None or request.desktop):
        sys.exit(main(arguments))


if __name__ == "__main__":
    sys.exit(main() if getattr(sys, "frozen", False) else _start())

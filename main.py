"""Sfumato: the start. Work without a window goes to ``core.cli``, where Qt is never imported, else to ``gui.app``.

``python3 main.py`` needs nothing but Python: what is missing is installed into an environment of its own first.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (an older Python shall say so rather than stumble)
    sys.exit(f"Sfumato needs Python 3.11 or newer; this one is {sys.version.split()[0]}.")

_SELF_TEST = "--self-test"
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
    if _SELF_TEST in arguments:
        from resources.setup import self_test

        return self_test.run([argument for argument in arguments if argument != _SELF_TEST])
    if not _wants_window(arguments):
        from core import cli

        return cli.main(arguments)
    from resources.setup import libraries, start

    start.refuse_broken_toolkit()
    libraries.provide_for_window()
    from gui import app

    return app.main(arguments)


def _wants_window(arguments: list[str]) -> bool | None:
    """Return whether a window is asked for; None where the command line needs an answer and no work."""
    from core import cli
    from core.errors import UserError

    try:
        return not cli.parse(arguments).headless
    except (cli.MalformedError, cli.Shown, UserError):
        return None


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
    if _SELF_TEST not in arguments and _wants_window(arguments) is None:
        sys.exit(main(arguments))


if __name__ == "__main__":
    sys.exit(_start())

"""The two ways in which work ends early: what the user can mend, and what the user stopped."""

from core.messages import Message


class UserError(Exception):
    """Something that the user can mend: a file, a column, a range, a full disk. Everything else is a bug.

    Parameters
    ----------
    message
        Constant template that says what is wrong and where, e.g. ``"{file} has no column {column}"``.
    hint
        Constant template that says what to do about it; may be empty.
    values
        The named values of both templates.
    """

    def __init__(self, message: str, hint: str = "", **values: object) -> None:
        super().__init__(message, hint, values)
        self.message = Message(message, values)
        self.hint = Message(hint, values)

    def __str__(self) -> str:
        return f"{self.message}. {self.hint}" if self.hint.template else str(self.message)


class Cancelled(Exception):  # noqa: N818 (not an error: the user asked for it)
    """Raised by a report when the user has cancelled the work; nobody but the runner of the job catches it."""

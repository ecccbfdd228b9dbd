"""The words of the window in the language of the desktop."""

from collections.abc import Mapping
from string import Formatter

from PySide6.QtCore import QCoreApplication
from typing_extensions import override

from core.messages import Message, Series, mark, one_line
from gui.numbers import local, whole

__all__ = ("counted", "mark", "said", "sentence", "tr")


def tr(text: str, /, **values: object) -> str:
    """Return a constant English text in the user's language, with its named values, e.g. ``tr("{n} files", n=2)``."""
    words = QCoreApplication.translate("", text)
    return _put(words, values) if values else words


def said(message: Message) -> str:
    """Return the words of a message; values that are messages themselves are put into words too."""
    return one_line(_put(QCoreApplication.translate("", message.template), message.values)) if message.template else ""


def sentence(message: Message, hint: Message | None = None) -> str:
    """Return a message with a capital, unless it begins with a name, and with what to do about it."""
    text = said(message)
    if not message.template.startswith("{"):
        text = text[:1].upper() + text[1:]
    return text if hint is None or not hint.template else f"{text}. {said(hint)}"


def counted(number: int, one: str, many: str) -> str:
    """Return how many there are, by the template for one and that for any other number of ``{n}``."""
    return tr(one if number == 1 else many, n=whole(number))


def _put(words: str, values: Mapping[str, object]) -> str:
    return _FORMATTER.vformat(words, (), values)


class _Formatter(Formatter):
    """Puts values into words: messages in the user's language, numbers with the user's decimal mark."""

    @override
    def format_field(self, value: object, format_spec: str) -> str:
        if isinstance(value, Message):
            return said(value)
        if isinstance(value, Series):
            return ", ".join(self.format_field(part, "") for part in value.parts)
        text = format(value, format_spec)
        return local(text) if isinstance(value, float) else text


_FORMATTER = _Formatter()

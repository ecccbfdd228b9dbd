"""The file of the log, imported once the window is on screen."""

from logging import LogRecord
from logging.handlers import RotatingFileHandler

from typing_extensions import override


class LogFile(RotatingFileHandler):
    """A file of bounded size, with an older one beside it; what cannot be written is lost, and nobody is told."""

    @override
    def handleError(self, record: LogRecord) -> None:
        pass  # another process may be rotating it, or the disk is full

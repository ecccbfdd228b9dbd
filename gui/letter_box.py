"""Where a window takes the files that later starts of the program hand to it."""

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from core.delivery import TAKEN, LetterError, files_in

PATIENCE = 2000
"""Milliseconds that somebody has to bring a whole letter."""
MOST = 8
"""So many may bring letters at a time."""
_ANSWERS_WITHIN = 500  # milliseconds, of a window that listens already


class LetterBox(QObject):
    """Listens while it is open, unless another window of the same user does so already."""

    arrived = Signal(list)  # list of Path; empty where the window shall only come forward

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._come)
        self._visits: set[_Visit] = set()

    def open(self, address: str) -> bool:
        """Listen there; tell whether that is so. What a window left behind that ended badly is cleared away."""
        if self._server.isListening():
            return True
        lock = QLockFile(f"{address}.lock") if address.startswith("/") else None
        if lock is not None and not lock.tryLock(0):
            return False  # another start is at it
        try:
            if _is_taken(address):
                return False
            QLocalServer.removeServer(address)
            return self._server.listen(address)
        finally:
            if lock is not None:
                lock.unlock()

    def close(self) -> None:
        """Listen no longer."""
        self._server.close()
        for visit in tuple(self._visits):
            visit.end()

    def _come(self) -> None:
        while (line := self._server.nextPendingConnection()) is not None:
            visit = _Visit(line, self)
            self._visits.add(visit)
            visit.brought.connect(self.arrived)
            visit.over.connect(self._gone)
            if len(self._visits) > MOST:
                visit.end()
            else:
                visit.begin()

    def _gone(self, visit: "_Visit") -> None:
        self._visits.discard(visit)
        visit.deleteLater()


class _Visit(QObject):
    """Somebody who brings a letter; whoever is too slow or brings anything else is sent away."""

    brought = Signal(list)
    over = Signal(object)

    def __init__(self, line: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._line = line
        self._data = b""
        self._ended = False
        line.setParent(self)

    def begin(self) -> None:
        """Take what has come already, and what comes."""
        self._line.readyRead.connect(self._read)
        self._line.disconnected.connect(self.end)
        QTimer.singleShot(PATIENCE, self, self.end)
        self._read()

    def end(self) -> None:
        """Close the line."""
        if not self._ended:
            self._ended = True
            self._line.abort()
            self.over.emit(self)

    def _read(self) -> None:
        if self._ended:
            return
        self._data += self._line.readAll().data()
        try:
            files = files_in(self._data)
        except LetterError:
            self.end()
            return
        if files is not None:
            self._line.readyRead.disconnect(self._read)
            self._line.write(TAKEN)
            self._line.flush()
            self._line.disconnectFromServer()
            self.brought.emit(files)


def _is_taken(address: str) -> bool:
    caller = QLocalSocket()
    caller.connectToServer(address)
    answered = caller.waitForConnected(_ANSWERS_WITHIN)
    caller.abort()
    return answered

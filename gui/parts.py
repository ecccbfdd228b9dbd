"""The parts of the window, which a key goes through: bar, picture, panels, tables."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def go_on(window: QWidget, parts: Sequence[QWidget]) -> None:
    """Give the keys to the first control of the part that comes after the one that has them."""
    keys = window.focusWidget()
    places = [place for place, part in enumerate(parts) if keys is part or part.isAncestorOf(keys or window)]
    start = places[0] + 1 if places else 0
    for part in (*parts[start:], *parts[:start]):
        first = next(_controls(part), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return


def _controls(part: QWidget) -> Iterator[QWidget]:
    """Yield what can take the keys within a part, in the order of Tab."""
    at: QWidget | None = part
    for _ in range(len(part.window().findChildren(QWidget)) + 1):
        if at is None:
            return
        inside = at is part or part.isAncestorOf(at)
        if inside and at.isVisible() and at.isEnabled() and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield at
        at = at.nextInFocusChain()

"""Names out of a pickled list, without running the pickle: its operations are looked at, none is carried out."""

import pickletools
from collections.abc import Iterator
from typing import Any

_TEXT = {"UNICODE", "BINUNICODE", "SHORT_BINUNICODE", "BINUNICODE8", "STRING", "BINSTRING", "SHORT_BINSTRING"}
_STORE = {"PUT", "BINPUT", "LONG_BINPUT"}
_FETCH = {"GET", "BINGET", "LONG_BINGET"}
_HARMLESS = {
    *("PROTO", "FRAME", "MARK", "LIST", "EMPTY_LIST", "APPEND", "APPENDS", "STOP"),
    *("TUPLE", "TUPLE1", "TUPLE2", "TUPLE3", "EMPTY_TUPLE", "NONE", "NEWTRUE", "NEWFALSE"),
    *("INT", "LONG", "BININT", "BININT1", "BININT2", "LONG1", "LONG4", "FLOAT", "BINFLOAT"),
}
_LONGEST = 1 << 22


def pickled_names(data: bytes) -> tuple[str, ...] | None:
    """Return the texts and whole numbers in a pickled list, in its order; None where there is more in it than that."""
    try:
        return tuple(_names(data)) if len(data) <= _LONGEST else None
    except Exception:  # noqa: BLE001 (pickletools raises many kinds at bytes that are no pickle)
        return None


def _names(data: bytes) -> Iterator[str]:
    memo: dict[int, str | None] = {}
    last: str | None = None
    argument: Any
    for operation, argument, _ in pickletools.genops(data):
        name = operation.name
        if name in _TEXT:
            last = str(argument)
            yield last
        elif name in _FETCH:
            last = memo.get(argument)
            if last is not None:
                yield last
        elif name in _STORE or name == "MEMOIZE":
            memo[len(memo) if name == "MEMOIZE" else argument] = last
        elif name in _HARMLESS:
            if name in {"INT", "BININT", "BININT1", "BININT2"}:
                yield str(argument)
            last = None
        else:
            raise ValueError(name)

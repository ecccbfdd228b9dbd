"""Frozen values as JSON, and back: dataclasses of numbers, texts, enumerations, tuples, and of one another."""

import sys
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

_KIND = "is"  # tells the class where a field may hold one of several
_Value = TypeVar("_Value")


def plain(value: object) -> object:
    """Return a value as JSON holds it: a dataclass as an object of the fields that are not as by default."""
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        hints = _hints(type(value))
        told = {one.name: getattr(value, one.name) for one in fields(value)}
        return {
            one.name: _tagged(told[one.name], hints[one.name])
            for one in fields(value)
            if one.init and told[one.name] != _default(one)
        }
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"{type(value).__name__} has no place in JSON")


def value_of(kind: type[_Value], told: object) -> _Value:
    """Return the value that JSON tells of; what an object does not tell is as by default, what it tells more is passed.

    Raises
    ------
    ValueError
        If that is no such value, or a number in it is not finite.
    """
    return cast(_Value, _made(kind, told))


def _tagged(value: object, hint: object) -> object:
    told = plain(value)
    return {_KIND: type(value).__name__, **told} if len(_classes(hint)) > 1 and isinstance(told, dict) else told


def _made(hint: Any, told: object) -> object:
    if get_origin(hint) in {Union, UnionType}:
        return _one_of(hint, told)
    if get_origin(hint) is tuple:
        return _tuple(get_args(hint), told)
    if is_dataclass(hint) and isinstance(told, Mapping):
        return _object(cast(type, hint), told)
    return _single(hint, told)


def _single(kind: type, told: object) -> object:
    if issubclass(kind, Enum) and isinstance(told, str) and told in kind.__members__:
        return kind[told]
    if kind is float and type(told) in {int, float} and abs(cast(float, told)) <= sys.float_info.max:
        return float(cast(float, told))
    if kind in {bool, int, str, NoneType} and type(told) is kind:
        return told
    raise ValueError(f"{told!r} is no {kind.__name__}")


def _one_of(hint: object, told: object) -> object:
    classes = _classes(hint)
    if isinstance(told, Mapping) and len(classes) > 1:
        return _made(classes.get(str(told.get(_KIND)), type(None)), told)
    for kind in get_args(hint):
        try:
            return _made(kind, told)
        except ValueError:
            continue
    raise ValueError(f"{told!r} is no {hint}")


def _tuple(kinds: tuple[object, ...], told: object) -> tuple[object, ...]:
    if not isinstance(told, list):
        raise ValueError(f"{told!r} is no list")  # noqa: TRY004 (as everything else that does not fit)
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_made(kinds[0], one) for one in told)
    if len(kinds) != len(told):
        raise ValueError(f"{told!r} has not {len(kinds)} parts")
    return tuple(_made(kind, one) for kind, one in zip(kinds, told, strict=True))


def _object(kind: type, told: Mapping[object, object]) -> object:
    hints = _hints(kind)
    wanted = [one for one in fields(kind) if one.init and one.name in told]
    missing = [one.name for one in fields(kind) if one.init and one.name not in told and _default(one) is MISSING]
    if missing:
        raise ValueError(f"{', '.join(missing)} of {kind.__name__} is missing")
    return kind(**{one.name: _made(hints[one.name], told[one.name]) for one in wanted})


def _classes(hint: object) -> dict[str, type]:
    """Return the dataclasses that a field may hold, by name."""
    return {one.__name__: one for one in get_args(hint) if isinstance(one, type) and is_dataclass(one)}


def _default(field: Field[Any]) -> object:
    return field.default if field.default_factory is MISSING else field.default_factory()


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)

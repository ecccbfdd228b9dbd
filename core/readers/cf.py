"""What the numbers of a netCDF variable mean, by the conventions that its attributes follow."""

from collections.abc import Callable
from typing import Any

import numpy as np

_NO_VARIABLE = b"This is a netCDF dimension but not a netCDF variable"
_HIDDEN = "_nc4_non_coord_"
_NUMBERS = "fiu"


def is_variable(attributes: Any) -> bool:
    """Tell whether a dataset is more than the place of a dimension's length."""
    told = attributes.get("NAME")
    return not (isinstance(told, bytes) and told.startswith(_NO_VARIABLE))


def name_of(key: str) -> str:
    """Return the name of a variable, which is stored under another one where a dimension is called the same."""
    return key.removeprefix(_HIDDEN) or key


def meaning_of(attributes: Any, kind: str) -> Callable[[Any], Any] | None:
    """Return what turns stored numbers into those that are meant, None where they are the same.

    Parameters
    ----------
    attributes : mapping
        Of the dataset: ``_FillValue`` and ``missing_value`` are no values, ``scale_factor`` and ``add_offset`` make
        ``scale_factor * stored + add_offset``, in the type that NumPy gives to that.
    kind : str
        NumPy's letter for the type of what is stored.
    """
    if kind not in _NUMBERS:
        return None
    gone = [one for name in ("_FillValue", "missing_value") for one in _numbers(attributes.get(name))]
    scale, offset = (next(iter(_numbers(attributes.get(name))), None) for name in ("scale_factor", "add_offset"))
    if not gone and scale is None and offset is None:
        return None

    def meant(stored: Any) -> Any:
        missing = np.zeros(stored.shape, np.bool_)
        for one in gone:
            missing |= stored == one  # what is not a number is that as it is
        with np.errstate(over="ignore", invalid="ignore"):
            values = stored if scale is None else stored * scale
            values = values if offset is None else values + offset
        return np.ma.MaskedArray(values, missing) if missing.any() else values

    return meant


def _numbers(told: Any) -> list[Any]:
    values = np.atleast_1d(told) if told is not None else np.empty(0)
    return list(values.reshape(-1)) if values.dtype.kind in _NUMBERS else []

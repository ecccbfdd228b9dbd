"""The array types that cross the borders of ``core``."""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Bytes = NDArray[np.uint8]
Flags = NDArray[np.bool_]

_Array = TypeVar("_Array", bound=NDArray[np.generic])


def frozen(array: _Array) -> _Array:
    """Return the array as a read-only view, so that it may cross threads without a lock."""
    view = array.view()
    view.flags.writeable = False
    return view

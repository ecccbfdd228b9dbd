"""The cosine transform, DCT-II: by ``scipy.fft`` where that is loaded, until then by numpy.

To load ``scipy.fft`` costs a sixth of a second, which a first picture need not wait for.

Source: J. Makhoul, A fast cosine transform in one and two dimensions, IEEE Trans. ASSP 28 (1980) 27-34: the transform
of n values is a Fourier transform of the same n, those of even place first and those of odd place backwards behind.
"""

import sys
import threading
from functools import lru_cache
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from core.arrays import Floats
from core.libraries import unwatched

_TRANSFORMS = "core.transforms"
_MANY = 1 << 23  # values whose transforms take so long by numpy that it pays at once to load scipy's
_loading = threading.Lock()


def load_transforms() -> None:
    """Load ``scipy.fft``; to be called in a worker thread."""
    with _loading, unwatched(_TRANSFORMS):
        import core.transforms  # noqa: F401, PLC0415 (scipy is imported only where it pays)


def expect(values: int) -> None:
    """Load ``scipy.fft`` if it pays for the transforms of one image of so many values."""
    if values >= _MANY:
        load_transforms()


def dct(strip: Floats, axis: int) -> None:
    """Transform each row (axis 1) or column (axis 0) of a strip, in its place, as ``scipy.fft.dct`` does."""
    if fast := _fast():
        _take(strip, fast.dct(strip, axis=axis, overwrite_x=True))
    elif axis == 0:
        strip[...] = _forward(strip.T).T
    else:
        strip[...] = _forward(strip)


def idct(strip: Floats, axis: int) -> None:
    """Undo ``dct`` in the same way, as ``scipy.fft.idct`` does."""
    if fast := _fast():
        _take(strip, fast.idct(strip, axis=axis, overwrite_x=True))
    elif axis == 0:
        strip[...] = _backward(strip.T).T
    else:
        strip[...] = _backward(strip)


def _fast() -> ModuleType | None:
    """Return scipy's transforms, once they are loaded as a whole."""
    module = sys.modules.get(_TRANSFORMS)
    return module if hasattr(module, "idct") else None


def _take(strip: Floats, transformed: Floats) -> None:
    """Take over what a transform returned, which scipy may or may not have written in place."""
    if not np.may_share_memory(strip, transformed):
        strip[...] = transformed


def _forward(lines: Floats) -> Floats:
    n = lines.shape[1]
    odd = (n + 1) // 2
    ordered = np.empty(lines.shape)
    ordered[:, :odd] = lines[:, ::2]
    ordered[:, odd:] = lines[:, 1::2][:, ::-1]
    spectrum = np.fft.rfft(ordered)
    spectrum *= 2.0 * _turns(n).conj()
    ordered[:, : n // 2 + 1] = spectrum.real
    np.negative(spectrum.imag[:, 1:odd], out=ordered[:, : n // 2 : -1])
    return ordered


def _backward(lines: Floats) -> Floats:
    n = lines.shape[1]
    odd = (n + 1) // 2
    spectrum = np.empty((lines.shape[0], n // 2 + 1), np.complex128)
    spectrum.real = lines[:, : n // 2 + 1]
    spectrum.imag[:, 0] = 0.0
    np.negative(lines[:, : (n - 1) // 2 : -1], out=spectrum.imag[:, 1:])
    spectrum *= 0.5 * _turns(n)
    ordered = np.fft.irfft(spectrum, n)
    values = np.empty(lines.shape)
    values[:, ::2] = ordered[:, :odd]
    values[:, 1::2] = ordered[:, odd:][:, ::-1]
    return values


@lru_cache(maxsize=8)
def _turns(n: int) -> NDArray[np.complex128]:
    turns: NDArray[np.complex128] = np.exp(0.5j * np.pi / n * np.arange(n // 2 + 1))
    return turns

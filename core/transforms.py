"""The transforms of scipy. To import this module is to load them; see ``core.cosine.load_transforms``."""

from scipy.fft import dct, idct  # in this order: the last one tells that both are there

__all__ = ["dct", "idct"]

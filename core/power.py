"""Power: what each wave of a cosine transform adds to the sum of squares of the counts."""

from core.arrays import Floats


def power(coefficients: Floats, start: int = 0) -> Floats:
    """Return the squares of DCT-II coefficients, so weighted that they add up like the squares of the counts.

    Parameters
    ----------
    coefficients : (k, l) float64
        Rows ``start:start + k`` and columns ``0:l`` of ``scipy.fft.dctn(counts, type=2)``.
    start : int

    Returns
    -------
    (k, l) float64
        ``X^2 / 4`` with both wave numbers above 0, half of that where one is 0, a quarter where both are. The sum over
        all waves is ``nx ny sum counts^2`` (Parseval).
    """
    squares: Floats = coefficients**2
    squares *= 0.25
    squares[:, 0] *= 0.5
    if start == 0:
        squares[0] *= 0.5
    return squares

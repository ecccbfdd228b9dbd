"""Rows of the smoothing: one step of sigma, in milliseconds."""

from collections.abc import Callable
from functools import partial

from scipy.ndimage import gaussian_filter

from core.cosine import load_transforms
from core.histogram import count_points, load_kernels
from core.progress import silent
from core.smoothing import Spectrum, smooth, transform
from tests.benchmarks.bench import Bench
from tests.benchmarks.case import Measured
from tests.benchmarks.times import median_pair, seconds_of


def sigma_step(sigma: float) -> Callable[[Bench], Measured]:
    """Measure a step of sigma, the transform of the counts being kept, beside scipy's filter of the same counts."""

    def measure(bench: Bench) -> Measured:
        spectrum = bench.kept("spectrum", partial(_spectrum, bench))
        counts = spectrum.counts.values.astype(float)
        ours, peer = median_pair(
            partial(seconds_of, partial(smooth, spectrum, sigma, sigma, silent)),
            partial(seconds_of, partial(gaussian_filter, counts, sigma)),
            bench.plan.pairs,
            bench.patience,
        )
        return Measured(1e3 * ours, 1e3 * peer)

    return measure


def _spectrum(bench: Bench) -> Spectrum:
    load_kernels()
    load_transforms()
    count = bench.plan.points
    return transform(count_points(bench.points(count), bench.grid(count), silent), silent)

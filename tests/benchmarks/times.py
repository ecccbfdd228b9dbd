"""Times, taken in pairs: ours and the peer's in turn, so that what disturbs the machine disturbs both."""

import time
from collections.abc import Callable, Iterable, Iterator


def seconds_of(work: Callable[[], object]) -> float:
    """Return how long the work takes once."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def median_pair(
    ours: Callable[[], float], peer: Callable[[], float], most: int, patience: float
) -> tuple[float, float]:
    """Return the pair with the median ratio of an odd number of pairs; both functions return a measured value."""
    pairs = sorted(((ours(), peer()) for _ in rounds(most, patience)), key=lambda pair: pair[1] / pair[0])
    return pairs[len(pairs) // 2]


def median(values: Iterable[float]) -> float:
    """Return the median; the upper one of the two in the middle."""
    ordered = sorted(values)
    return ordered[len(ordered) // 2]


def rounds(most: int, patience: float) -> Iterator[int]:
    """Yield an odd number of times: once, then twice more as long as ``most`` and the patience in seconds allow."""
    start = time.perf_counter()
    yield 0
    for done in range(1, most - 1, 2):
        spent = time.perf_counter() - start
        if spent * (done + 2) / done > patience:
            return
        yield done
        yield done + 1

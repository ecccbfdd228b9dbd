"""What the jobs of the window do: values in, values out. Imported by a worker, for it needs numpy."""

from collections.abc import Callable
from dataclasses import replace

from core.loading import Loaded, choose, load_many
from core.pipeline import compute, steps
from core.progress import Report, part
from core.stamps import Stamp, stamps_of
from gui.state import Shown, Source, Wanted

_SHARE_OF_READING = 0.8


def make(wanted: Wanted, shown: Shown | None, report: Report, arrived: Callable[[Shown], None]) -> Shown:
    """Return what is wanted, made anew only as far as it differs from what is shown; hand over pictures on the way."""
    source = wanted.source
    if source is None:
        raise ValueError("nothing is wanted")
    if shown is not None and not shown.loaded.complete:
        shown = None
    stamps = shown.stamps if shown is not None and shown.source == source else _stamps(source)
    share = 0.0
    if shown is not None and shown.wanted.same_data(wanted):
        loaded = shown.loaded
    else:
        share = _SHARE_OF_READING
        loaded = _load(wanted, shown, part(report, 0.0, share), arrived)
    previous = None if shown is None else shown.result
    for result in steps(loaded.points, wanted.settings, previous, part(report, share, 1.0)):
        if result.preliminary:
            arrived(Shown(wanted, source, loaded, result, stamps))
    return Shown(wanted, source, loaded, result, stamps)


def _stamps(source: Source) -> tuple[Stamp | None, ...]:
    return () if source.sample or source.pasted else stamps_of(source.paths)


def _load(wanted: Wanted, shown: Shown | None, report: Report, arrived: Callable[[Shown], None]) -> Loaded:
    source = wanted.source
    assert source is not None
    read: float | None = None

    def reading(fraction: float | None, message: str, /) -> None:
        nonlocal read
        read = fraction
        report(fraction, message)

    def standing_still(_fraction: float | None, _message: str, /) -> None:
        report(read, "Reading")

    def so_far(loaded: Loaded) -> None:
        result = compute(loaded.points, wanted.settings, None, standing_still)
        arrived(Shown(wanted, source, loaded, replace(result, preliminary=True)))

    prefer = None if wanted.anew else wanted.remembered.applied
    if shown is not None and shown.source == source:
        return choose(shown.loaded, wanted.choice, reading, so_far, prefer)
    return load_many(source.paths, wanted.choice, reading, so_far, prefer)

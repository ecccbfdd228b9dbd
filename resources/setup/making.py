"""Makes an environment of our own from the lock files, and mends it."""

import os
import shutil
import subprocess
from pathlib import Path

from resources.setup import fetching, places, progress
from resources.setup.mutex import held
from resources.setup.places import Need
from resources.setup.ranges import installed, requirements, unmet
from resources.setup.telling import Offline, SetupError, say

_WHERE = (
    "import os, sys, sysconfig; print(os.path.realpath(sys._base_executable), sysconfig.get_path('purelib'), sep='\\n')"
)


def make(need: Need, checkout: Path = places.CHECKOUT) -> Path:
    """Return an environment that holds what is needed, made or mended in the first place that is free to us."""
    for place in places.places(checkout):
        lock = place.with_name(place.name + ".lock")
        if not _can_make(place, lock):
            continue
        try:
            with held(lock) as descriptor:
                if not places.is_ours(place):
                    continue
                if not places.is_whole(place, need, checkout):
                    with progress.window():
                        _mend(place, need, checkout, descriptor)
        except PermissionError:
            continue
        return place
    raise SetupError(
        "Sfumato has no place for the packages it needs: neither its own folder nor the user's cache folder can be "
        "written. Give it another cache folder with XDG_CACHE_HOME."
    )


def _can_make(place: Path, lock: Path) -> bool:
    """Return whether an environment may be made here: in a folder that can be written, and not over a foreign one.

    What another start is just making may look foreign for a moment: where there is a lock, it is looked at again once
    that is held.
    """
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        writable = os.access(place.parent, os.W_OK) and place.parent.stat().st_mode & 0o222
        return bool(writable) and (places.is_ours(place) or lock.exists())
    except OSError:
        return False


def _mend(place: Path, need: Need, checkout: Path, descriptor: int) -> None:
    """Bring an environment to what is needed; one that would still serve does so as long as nothing can be fetched."""
    try:
        if places.is_intact(place):
            _update(place, need, checkout, descriptor)
        else:
            _make_anew(place, need, checkout, descriptor)
    except Offline as error:
        site = places.site_of(place)
        if site is None or unmet(requirements(checkout / "pyproject.toml", need.group), installed([str(site)])):
            raise
        say(f"{error} Until then it runs with the packages that are there.")


def _update(place: Path, need: Need, checkout: Path, descriptor: int) -> None:
    """Add to an environment that is as we left it, or change versions in it."""
    say(f"Sfumato updates the packages it needs in {place}")
    base, site = places.base_of(place), places.site_of(place)
    places.remove_list(place)
    try:
        _fill(place, need, checkout, descriptor)
    except SetupError:  # the installer ended by itself, and so changed nothing
        if base is not None and site is not None:
            places.write_list(place, base, site)
        raise


def _make_anew(place: Path, need: Need, checkout: Path, descriptor: int) -> None:
    """Make an environment; a finished one that somebody changed is kept until the new one is finished."""
    say(f"Sfumato sets itself up, once: it installs the packages it needs in {place}")
    aside = place.with_name(place.name + ".old")
    shutil.rmtree(aside, ignore_errors=True)
    if places.site_of(place) is not None:
        place.rename(aside)
    shutil.rmtree(place, ignore_errors=True)
    try:
        (place / places.OURS).mkdir(parents=True)
        fetching.create(place, descriptor)
        _fill(place, need, checkout, descriptor)
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        if aside.exists():
            aside.rename(place)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _fill(place: Path, need: Need, checkout: Path, descriptor: int) -> None:
    fetching.install(place, checkout / need.locks[-1], descriptor)
    for lock in need.locks:
        shutil.copyfile(checkout / lock, place / places.OURS / lock)
    asked = subprocess.run(
        [str(places.python_of(place)), "-I", "-c", _WHERE], capture_output=True, encoding="utf-8", check=True
    )
    base, site = asked.stdout.splitlines()
    places.write_list(place, Path(base), Path(site))
    say("Sfumato is set up.")

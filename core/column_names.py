"""What the name of a column tells: its words, and its unit. Needs the standard library alone."""

import re


def words_in(text: str) -> frozenset[str]:
    """Return the words of a text that are parted by blanks."""
    return frozenset(text.split())


UNITS = words_in(
    "nm um µm μm mm cm dm m km px pix pixel pixels deg degree degrees arcsec arcmin mas rad radian radians ° "
    "s ms us h hz khz mhz v mv ev kev mev gev kg g mpc kpc pc au mag k"
)

_BRACKETS = re.compile(r"[\[(]\s*([^\[\]()]*[^\W\d_°%][^\[\]()]*|[°%\"'])\s*[\])]\s*$")
_ITEM = re.compile(r"\[[:, ]*(\d{1,9})[:, ]*\]$")
_WORDS = re.compile(r"[^\W_]+")


def unit_of(name: str) -> str | None:
    """Return the unit that a name such as ``x [nm]``, ``x (nm)`` or ``x_nm`` tells, else None."""
    brackets = _BRACKETS.search(name)
    if brackets and brackets.start() > 0:
        return brackets.group(1).strip()
    stem, _, last = name.rpartition("_")
    return last if stem and last.lower() in UNITS else None


def without_unit(name: str) -> str:
    """Return the name without the unit that it tells: ``x`` for ``x [nm]`` and ``x_nm``."""
    if unit_of(name) is None:
        return name
    brackets = _BRACKETS.search(name)
    return name[: brackets.start()].rstrip() if brackets and brackets.start() > 0 else name.rpartition("_")[0]


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case, without its unit; the item ``[0]`` of an array is its first: ``1``."""
    brackets = _BRACKETS.search(name)
    plain = name[: brackets.start()] if brackets and brackets.start() > 0 else name
    plain = _ITEM.sub(lambda item: f" {int(item.group(1)) + 1}", plain)
    words = [word.lower() for word in _WORDS.findall(plain)]
    while len(words) > 1 and words[-1] in UNITS:
        words.pop()
    return tuple(words)

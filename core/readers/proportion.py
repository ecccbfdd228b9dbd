"""How much may be inside of a packed file, as seen from its size: more is a bomb. Needs the standard library alone."""

ALWAYS = 1 << 28
"""Bytes that may be unpacked from however few."""
RATIO = 100
"""Bytes that may be unpacked from each one."""


def out_of_proportion(size: int, packed: int) -> bool:
    """Tell whether so many bytes are too many to come from so few."""
    return size > ALWAYS and size > RATIO * max(packed, 1)

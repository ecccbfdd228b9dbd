"""What Picasso writes beside its localisations: the size of a pixel."""

import math
import re
from pathlib import Path

from core.columns import Measure

_LONGEST = 1 << 24
_SIZE = re.compile(rb"^Pixelsize:[ \t]*([0-9][0-9.eE+-]*)[ \t]*\r?$", re.MULTILINE)


def pixel_size(path: Path) -> Measure | None:
    """Return the nanometres of a pixel of a file, by the file beside it that ends in ``.yaml``; None where unknown.

    The last step of the work that tells it counts. Only that one line is looked for; nothing in the file is run.
    """
    try:
        beside = path.with_suffix(".yaml")
        if not beside.is_file() or beside.stat().st_size > _LONGEST:
            return None
        found = _SIZE.findall(beside.read_bytes())
    except OSError:
        return None
    try:
        size = float(found[-1]) if found else 0.0
    except ValueError:
        return None
    return Measure(size, "nm") if 0 < size < math.inf else None

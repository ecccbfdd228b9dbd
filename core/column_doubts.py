"""What the name of a column tells against it as one of a position: an identifier, a date, the error of another.

Needs the standard library alone.
"""

import re
from collections.abc import Sequence

from core.column_names import words_in, words_of

_IDENTIFIERS = words_in(
    "id ids idx index no nr num number row rowid key code uid uuid oid gid sid tid pid fid cid eid zip zipcode postal "
    "postcode plz fips fipsno geoid phone telephone tel mobile fax ip ssn isbn issn barcode serial seq subject subj "
    "participant patient respondent mmsi imo event evt run"
)
_IDENTIFIER = re.compile(r"\w*code\d*|[a-z]?id(?:num|no)\d*")
_CAMEL_IDENTIFIER = re.compile(r"[a-z](ID|Id)s?$")
_DATES = words_in(
    "year yr date month day weekday doy dayofyear yday hour minute timestamp datetime epoch unixtime "
    "yyyymmdd ddmmyyyy mmddyyyy yymmdd ddmmyy mmddyy hhmm hhmmss hms utc gmt"
)
_ERRORS = words_in(
    "e err error errors se sd std stdev stddev stderr sem unc uncert uncertainty sigma rms mad var variance precision "
    "lo low lower hi high upper min max minus plus neg pos edge bound ci lcl ucl"
)
_ERROR_WORDS = ("err", "error", "stderr", "unc", "sigma")


def is_identifier(name: str) -> bool:
    """Tell whether a name is one of what tells rows or things apart."""
    words = words_of(name)
    if not _IDENTIFIERS.isdisjoint(words) or any(map(_IDENTIFIER.fullmatch, words)):
        return True
    return _CAMEL_IDENTIFIER.search(name) is not None


def is_date(name: str) -> bool:
    """Tell whether a name is one of a date or a part of one."""
    return not _DATES.isdisjoint(words_of(name))


def errors_among(names: Sequence[str]) -> frozenset[int]:
    """Return which names are those of the error or the limit of another column: ``flux_err``, ``e_flux``, ``+-``."""
    words = [words_of(name) for name in names]
    known = set(words)
    joined = {"".join(one) for one in words}
    return frozenset(
        at
        for at, (name, one) in enumerate(zip(names, words, strict=True))
        if _is_another(tuple(word for word in one if word not in _ERRORS), one, known)
        or _without_error("".join(one), joined)
        or (at and not one and set(name.strip()) & set("+-±"))
    )


def _is_another(rest: tuple[str, ...], whole: tuple[str, ...], known: set[tuple[str, ...]]) -> bool:
    return rest not in {whole, ()} and rest in known


def _without_error(name: str, names: set[str]) -> bool:
    rests = (rest for word in _ERROR_WORDS for rest in (name.removesuffix(word), name.removeprefix(word)))
    return any(rest != name and rest in names for rest in rests)

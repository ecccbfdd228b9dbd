"""How a text table is written, in words: the rows of what can be chosen."""

from core.columns import DialectChoice
from gui.words import mark, tr

DELIMITERS: tuple[tuple[str, str], ...] = (
    (",", mark("comma")),
    ("\t", mark("tab")),
    (";", mark("semicolon")),
    ("|", mark("bar")),
    ("", mark("blanks")),
    (":", mark("colon")),
)
DECIMALS: tuple[tuple[str, str], ...] = ((".", mark("point (1.5)")), (",", mark("comma (1,5)")))
ENCODINGS: tuple[tuple[str, str], ...] = (
    ("utf-8", mark("UTF-8")),
    ("utf-16", mark("UTF-16")),
    ("cp1252", mark("Western (Windows 1252)")),
    ("cp1250", mark("Central European (Windows 1250)")),
    ("cp1251", mark("Cyrillic (Windows 1251)")),
    ("mac-roman", mark("Mac Roman")),
    ("shift_jis", mark("Japanese (Shift JIS)")),
    ("gb18030", mark("Chinese (GB 18030)")),
    ("euc_kr", mark("Korean (EUC-KR)")),
)
MOST_HEADERS = 40
HEADERS: tuple[int, ...] = (0, *range(1, MOST_HEADERS))


def word_of(delimiter: str | None) -> str:
    """Return the word for what parts the cells."""
    word = dict(DELIMITERS).get(delimiter or "")
    return f"“{delimiter}”" if word is None else tr(word)


def summary_of(dialect: DialectChoice) -> str:
    """Return a dialect in words: parted by comma, decimal point, names in line 1, UTF-8."""
    parted = tr("parted by {delimiter}", delimiter=word_of(dialect.delimiter))
    decimal = tr("decimal comma") if dialect.decimal == "," else tr("decimal point")
    names = tr("names in line {line}", line=dialect.header) if dialect.header else tr("no names")
    encoding = tr(dict(ENCODINGS).get(dialect.encoding or "", dialect.encoding or ""))
    return f"{parted}, {decimal}, {names}, {encoding}"


def header_words(line: int) -> str:
    """Return the words for the line that holds the names."""
    return tr("line {line}", line=line) if line else tr("no line")

"""How a text table is written, in words: the rows of what can be chosen."""

from core.columns import DialectChoice

DELIMITERS: tuple[tuple[str, str], ...] = (
    (",", "comma"),
    ("\t", "tab"),
    (";", "semicolon"),
    ("|", "bar"),
    ("", "blanks"),
    (":", "colon"),
)
DECIMALS: tuple[tuple[str, str], ...] = ((".", "point (1.5)"), (",", "comma (1,5)"))
ENCODINGS: tuple[tuple[str, str], ...] = (
    ("utf-8", "UTF-8"),
    ("utf-16", "UTF-16"),
    ("cp1252", "Western (Windows 1252)"),
    ("cp1250", "Central European (Windows 1250)"),
    ("cp1251", "Cyrillic (Windows 1251)"),
    ("mac-roman", "Mac Roman"),
    ("shift_jis", "Japanese (Shift JIS)"),
    ("gb18030", "Chinese (GB 18030)"),
    ("euc_kr", "Korean (EUC-KR)"),
)
MOST_HEADERS = 40
HEADERS: tuple[tuple[int, str], ...] = ((0, "no line"), *((line, f"line {line}") for line in range(1, MOST_HEADERS)))


def word_of(delimiter: str | None) -> str:
    """Return the word for what parts the cells."""
    return dict(DELIMITERS).get(delimiter or "", f"“{delimiter}”")


def summary_of(dialect: DialectChoice) -> str:
    """Return a dialect in words: parted by comma, decimal point, names in line 1, UTF-8."""
    decimal = "comma" if dialect.decimal == "," else "point"
    names = f"names in line {dialect.header}" if dialect.header else "no names"
    encoding = dict(ENCODINGS).get(dialect.encoding or "", dialect.encoding or "")
    return f"parted by {word_of(dialect.delimiter)}, decimal {decimal}, {names}, {encoding}"

import pytest

from core.errors import UserError
from core.messages import Message, one_line


def test_values_are_put_into_the_template() -> None:
    assert str(Message("{file} has {rows} rows", {"file": "a.csv", "rows": 3})) == "a.csv has 3 rows"
    assert str(Message("")) == ""


def test_a_value_is_never_a_template() -> None:
    assert str(Message("{file} is empty", {"file": "{0}{x}.csv"})) == "{0}{x}.csv is empty"


def test_a_message_is_one_line_without_control_characters() -> None:
    assert str(Message("{file} is empty", {"file": "a\nb\x1b[31m\u2028.csv"})) == "a b [31m .csv is empty"
    assert one_line("a\r\n\tb") == "a b"
    assert one_line("a\N{RIGHT-TO-LEFT OVERRIDE}gpj.csv") == "a gpj.csv"


def test_an_error_tells_what_is_wrong_and_what_to_do() -> None:
    error = UserError("{file} is empty", "Choose another {kind}.", file="a.csv", kind="file")
    assert str(error) == "a.csv is empty. Choose another file."
    assert (str(error.message), str(error.hint)) == ("a.csv is empty", "Choose another file.")
    assert str(UserError("{n} bins", n=1)) == "1 bins"
    with pytest.raises(UserError, match=r"a\.csv"):
        raise error

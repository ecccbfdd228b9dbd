from core.messages import Message
from gui.words import counted, mark, said, sentence, tr


def test_words_without_a_translation_stay_english() -> None:
    assert tr("Open {name}", name="a.csv") == "Open a.csv"
    assert tr("{left as it is}") == "{left as it is}"
    assert mark("Open") == "Open"


def test_a_value_may_bear_any_name() -> None:
    assert tr("{text} and {self}", text="this", self="that") == "this and that"


def test_one_is_not_many() -> None:
    told = [counted(number, mark("{n} point"), mark("{n} points")) for number in (0, 1, 2)]
    assert told == ["0 points", "1 point", "2 points"]


def test_a_message_is_said_as_core_writes_it() -> None:
    message = Message("{file}: {why}, {share:.0f} %", {"file": "a\nb", "why": Message("gone"), "share": 12.5})
    assert said(message) == str(message) == "a b: gone, 12 %"
    assert said(Message("")) == ""


def test_a_sentence_begins_with_a_capital_or_a_name() -> None:
    assert sentence(Message("the disk is full")) == "The disk is full"
    assert (
        sentence(Message("{file} is empty", {"file": "a.csv"}), Message("Try another."))
        == "a.csv is empty. Try another."
    )
    assert sentence(Message("all is well"), Message("")) == "All is well"

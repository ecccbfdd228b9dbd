from gui.words import mark, tr


def test_words_without_a_translation_stay_english() -> None:
    assert tr("Open {name}", name="a.csv") == "Open a.csv"
    assert tr("{left as it is}") == "{left as it is}"
    assert mark("Open") == "Open"

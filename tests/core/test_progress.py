from core.progress import part, silent


def test_a_part_of_the_work_is_a_part_of_the_bar() -> None:
    heard: list[tuple[float | None, str]] = []

    def record(fraction: float | None, message: str, /) -> None:
        heard.append((fraction, message))

    second = part(record, 0.5, 1.0)
    part(second, 0.0, 0.5)(1.0, "a")
    second(0.0, "b")
    second(None, "c")
    assert heard == [(0.75, "a"), (0.5, "b"), (None, "c")]
    silent(0.5, "nobody hears")

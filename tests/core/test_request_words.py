"""What a command line asks for, said again in its words."""

import shlex
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.cli import parse
from core.request_words import line_of, words_of
from core.samples import SAMPLES

numbers = st.floats(-1e300, 1e300).map(repr)
positive = st.floats(1e-300, 1e300).map(repr)
shares = st.floats(0.01, 0.99).map(repr)
names = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=8)


def joined(values: st.SearchStrategy[str], *counts: int) -> st.SearchStrategy[str]:
    return st.one_of(*(st.lists(values, min_size=count, max_size=count).map(",".join) for count in counts))


words = st.one_of(
    st.sampled_from(["--scale-bar", "--reversed", "--clear", "--marginals", "--json"]).map(lambda one: [one]),
    *(
        st.tuples(st.just(option), values).map(lambda pair: [f"{pair[0]}={pair[1]}"])
        for option, values in {
            "--x": names,
            "--y": names,
            "--weight": names,
            "--table": names,
            "--factor": joined(positive, 1, 2),
            "--data-unit": st.sampled_from(["nm", "nm,um", ",s", "deg,"]),
            "--delimiter": st.sampled_from(["tab", "blanks", ";", "comma", "|"]),
            "--decimal": st.sampled_from(["point", "comma"]),
            "--header-line": st.integers(0, 99).map(str),
            "--encoding": st.sampled_from(["cp1252", "utf-16"]),
            "--sigma": st.one_of(joined(positive, 1, 2), st.sampled_from(["auto", "auto:scott", "auto:botev", "0"])),
            "--bins": joined(st.integers(2, 8192).map(str), 1, 2),
            "--range": st.sampled_from(["-1.5,2,-1e-7,3", "0.1,0.30000000000000004,1e9,1e10"]),
            "--unit": st.sampled_from(["bin", "area", "probability", "sphere", "maximum"]),
            "--wrap": st.sampled_from(["180", "360"]),
            "--map": st.sampled_from(["magma", "grey"]),
            "--scale": st.one_of(
                st.sampled_from(["log", "power", "equalised", "power:0.3", "power:1e-2"]),
            ),
            "--limits": st.sampled_from(["-1,2.5", "0,1e-9"]),
            "--dots": st.one_of(st.just("all"), shares),
            "--at": joined(numbers, 2),
            "--at-file": names,
            "--annotate": names,
            "--export": names,
            "--contours": joined(shares, 1, 3),
            "--contours-at": joined(numbers, 1, 2),
            "--regions": names,
            "--peaks": positive,
            "--profile": joined(numbers, 4),
        }.items()
    ),
)


@given(st.one_of(st.just(["--sample", "stars"]), st.just(["a b.csv", "c.csv"])), st.lists(words, max_size=8))
def test_the_words_ask_for_the_same(source: list[str], options: list[list[str]]) -> None:
    argv = source + [word for option in options for word in option]
    argv += ["--json"] if any(word.startswith("--at-file") for word in argv) else []
    request = parse(argv)
    again = parse(words_of(request))
    assert (again, again.settings) == (request, request.settings)


def test_the_line_is_one_for_a_shell() -> None:
    request = parse(
        ["it's here/a b.csv", "--x", "--odd", "--y=-h", "--at=-1.5,2", "--unit", "area", "--sigma-data", "0.5"]
    )
    line = line_of(request)
    assert shlex.split(line)[0] == "sfumato"
    assert parse(shlex.split(line)[1:]) == request
    assert line_of(request, windows=True).startswith("sfumato \"it's here")


@pytest.mark.parametrize("name", [sample.name for sample in SAMPLES])
def test_a_sample_stays_as_it_opens(name: str) -> None:
    assert words_of(parse(["--sample", name])) == ["--sample", name]


def test_several_of_a_kind_and_what_stands_alone() -> None:
    request = parse(["--install-desktop"])
    assert words_of(request) == ["--install-desktop"]
    request = parse(
        ["f", "--rows-inside", "a.csv", "--regions", "b.reg", "--regions", "c.reg", "--columns", "--new-window"]
    )
    assert parse(words_of(request)) == request
    assert request.structures.regions == (Path("b.reg"), Path("c.reg"))

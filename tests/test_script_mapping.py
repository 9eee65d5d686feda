"""Offsets in both directions: what a cleaned letter came from, and where a source letter went."""

from __future__ import annotations

import pytest
from delokrug.records import Mapped
from delokrug.script import (
    canonical,
    clean_offset,
    clean_span,
    edited,
    joined,
    latin,
    mapped,
    repaired,
    transliterated,
)
from hypothesis import given, settings
from hypothesis import strategies as st

# source, word in the clean text, the same word in the source
QUOTES = [
    ("Његош, Љубав и џеп", "Ljubav", "Љубав"),
    ("Његош, Љубав и џеп", "džep", "џеп"),
    ("Ње\u00adгош\u200b и дру\u00adштво", "društvo", "дру\u00adштво"),
    # what was dropped at the edge of a word stays outside the quote
    ("\ufeffЧлан\u200b 1.", "Član", "Члан"),
    ("у\u00a0складу са закoном", "skladu", "складу"),
    ("ŽIVOT i c\u030clan", "član", "c\u030clan"),
    ("ǌega i utvrĎivanje", "utvrđivanje", "utvrĎivanje"),
    ("zakon o medjunarodnoj saradnji", "međunarodnoj", "medjunarodnoj"),
]


@pytest.mark.parametrize(("source", "clean", "quoted"), QUOTES)
def test_span_leads_to_the_source(source: str, clean: str, quoted: str) -> None:
    for start in (0, 1000):
        text = canonical(mapped(source, start=start))
        at = text.text.index(clean)
        first, behind = text.span(at, at + len(clean))
        assert source[first - start:behind - start] == quoted


@pytest.mark.parametrize(("source", "clean", "quoted"), QUOTES)
def test_clean_span_leads_back(source: str, clean: str, quoted: str) -> None:
    text = canonical(mapped(source, start=7))
    at = source.index(quoted) + 7
    first, behind = clean_span(text, at, at + len(quoted))
    assert text.text[first:behind] == clean


# text, offset in the source, offset in the clean text
OFFSETS = [
    ("Љубав", 0, 0), ("Љубав", 1, 2), ("Љубав", 4, 5), ("Љубав", 5, 6), ("Љубав", 99, 6),
    # a dropped letter leads to the next one that is left
    ("а\u00adб", 0, 0), ("а\u00adб", 1, 1), ("а\u00adб", 2, 1), ("аб\u00ad", 2, 2),
]  # fmt: skip


@pytest.mark.parametrize(("source", "offset", "expected"), OFFSETS)
def test_clean_offset(source: str, offset: int, expected: int) -> None:
    assert clean_offset(canonical(mapped(source)), offset) == expected


def test_cyrillic_digraph_names_both_letters() -> None:
    text = transliterated(mapped("Ljubav"), to="cyrillic")
    assert text.text == "Љубав"
    assert text.span(0, 1) == (0, 2)
    assert text.span(1, 5) == (2, 6)


def test_nothing_left_of_a_range() -> None:
    text = canonical(mapped("а\u200b\u200bб"))
    assert clean_span(text, 1, 3) == (1, 1)


def test_no_edits_give_the_same_object() -> None:
    text = mapped("članak")
    assert edited(text, []) is text


def test_edits_of_equal_length_keep_the_offsets() -> None:
    text = mapped("закон", start=3)
    assert edited(text, [(0, 2, "ЗА")]) == Mapped("ЗАкон", text.starts, text.ends)


def test_edits_upon_edits() -> None:
    once = edited(mapped("один\u00adа  пет", start=10), [(4, 5, ""), (6, 8, " ")])
    twice = edited(once, [(0, 1, "xy"), (5, 6, "")])
    assert twice.text == "xyдинапет"
    assert list(twice.starts) == [10, 10, 11, 12, 13, 15, 18, 19, 20]
    assert list(twice.ends) == [11, 11, 12, 13, 14, 16, 19, 20, 21]


def test_joined() -> None:
    whole = mapped("мини-\nстар")
    text = joined([whole.cut(0, 4), whole.cut(6, 10)])
    assert text.text == "министар"
    assert text.span(0, 8) == (0, 10)
    assert text.span(2, 6) == (2, 8)
    assert joined([]).text == ""


# ---- always true

PIECES = st.sampled_from(
    ["Љубав", "КРАЉ", "законoм", "lјudi", "Nj", "UREĐENjE", "utvrĎivanje", "nadleţnosti", "ХIV", "с\u0301", "c\u030c",
     "ǌ", "ﬁ", "medju", "\u00ad", "\u00ad\n", "\u200b", "\ufeff", "\u00a0", "  ", " ", "\n", "0дељење", "члан З.", "EU",
     "ѕ", "y", "@", "www.", ".rs", "injekcija", "I.", "km", "5 "]
)  # fmt: skip
RUNS = st.lists(PIECES, max_size=15)
TEXTS = st.one_of(st.text(max_size=40), RUNS.map("".join), RUNS.map(" ".join))
STEPS = {
    "canonical": canonical,
    "repaired": lambda text: repaired(text, script="Cyrl", letters={"Ď": "Đ", "ţ": "ž"}),
    "latin": latin,
    "cyrillic": lambda text: transliterated(text, to="cyrillic"),
}


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
@given(source=TEXTS, start=st.integers(0, 5))
@settings(max_examples=200, deadline=None)
def test_offsets_hold(step, source: str, start: int) -> None:  # type: ignore[no-untyped-def]
    text = step(mapped(source, start=start))
    starts, ends = list(text.starts), list(text.ends)
    assert len(starts) == len(ends) == len(text.text)
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(start <= first < behind <= start + len(source) for first, behind in zip(starts, ends, strict=True))
    for at, (first, behind) in enumerate(zip(starts, ends, strict=True)):
        low, high = clean_span(text, first, behind)
        assert low <= at < high
        assert clean_offset(text, first) == low


@pytest.mark.parametrize("step", [latin, STEPS["cyrillic"]], ids=["latin", "cyrillic"])
@given(source=TEXTS.filter(bool))
@settings(deadline=None)
def test_transliteration_covers_the_whole_source(step, source: str) -> None:  # type: ignore[no-untyped-def]
    text = step(mapped(source))
    assert text.span(0, len(text.text)) == (0, len(source))
    # no letter is skipped
    assert all(before >= after for before, after in zip(text.ends, text.starts[1:], strict=False))


@given(source=TEXTS)
@settings(deadline=None)
def test_canonical_covers_all_but_invisible_edges(source: str) -> None:
    text = canonical(mapped(source))
    if text.text:
        first, behind = text.span(0, len(text.text))
        assert canonical(mapped(source[:first])).text == canonical(mapped(source[behind:])).text == ""


@given(source=TEXTS)
@settings(deadline=None)
def test_place_in_the_source_changes_no_text(source: str) -> None:
    here, there = canonical(mapped(source)), canonical(mapped(source, start=100))
    assert here.text == there.text
    assert [at + 100 for at in here.starts] == list(there.starts)

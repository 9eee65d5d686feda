"""Numbers of posts: missing, repeated, left out. A post is written as its unit's letter and its number."""

from __future__ import annotations

import pytest
from check_factory import FORMS, REMITS, act, post, posts, said
from delokrug.check.numbers import number_findings, parsed, ranges
from delokrug.records import Extraction, Position

RUNS = [
    # numbers run through the document
    ("А1 А2 Б3 Б4", []),
    ("А1 А2 Б4 Б5", ["number_missing: 3"]),
    ("А1 А3 Б4 Б7 Б8 Б9", ["number_missing: 2, 5–6"]),
    ("А1 А2 Б3 Б3 Б4 Б5", ["number_repeated: 3"]),
    # «1, 1, 2» in one unit is a mistake, not a new list
    ("А1 А1 А2 А3", ["number_repeated: 1"]),
    # out of order, but all there
    ("А1 А3 А2 Б4", []),
    # numbers begin again in each unit
    ("А1 А2 А3 Б1 Б2 В1", []),
    ("А1 Б1 В1 Г1", []),
    ("А1 А2 А3 Б1 Б3 Б4", ["number_missing: 2"]),
    # … or in each table, whose units are not known
    ("-1 -2 -3 -1 -2", []),
    ("-1 -2 -1 -2", []),
    # a list that begins later is a part of an act
    ("А21 А22 Б23", []),
    # «12а» was put behind 12 by an amendment
    ("А11 А12 А12а Б13", []),
    ("А11 А12 А12а Б12а Б13", ["number_repeated: 12a"]),
    # 2.1.1 counts within 2.1, and 2.2 is a unit
    ("А1.1 А1.2 Б2.1.1 Б2.1.2 В2.2.1", []),
    ("А1.1 А1.2 А1.4", ["number_missing: 1.3"]),
    ("А1.1 Б1.2.1 Б1.2.2 А1.3", []),
    # a post whose number was not read has the missing one
    ("А1 А2 А Б4 Б5", ["post_without_number: «3»"]),
    ("А1 А2 А3 А4 А5 А", ["post_without_number: «6»"]),
    # half of the posts without a number: the act numbers only some
    ("А1 А2 Б Б", []),
    # two lists of the same posts, excerpts, other kinds of numbers: not understood, so nothing is said
    ("А1 А2 А3 А4 А5 А3 А4 А5 А2", []),
    ("А1 А2 А40", []),
    ("АI АII АIV", []),
    ("", []),
]


def positions(run: str) -> tuple[Position, ...]:
    letters = "АБВГ"
    return tuple(
        Position(None if one[0] == "-" else letters.index(one[0]), one[1:], str(order), order, order)
        for order, one in enumerate(run.split(), start=1)
    )


@pytest.mark.parametrize(("run", "expected"), RUNS)
def test_numbers(run, expected):
    found = number_findings(Extraction(positions=positions(run)), "")
    facts = {"number_missing": "missing: ", "number_repeated": "number ", "post_without_number": "no number: "}
    told = [one.message.partition(facts[one.code])[2].partition(" (")[0].split(": «")[0] for one in found]
    assert [f"{one.code}: {fact}" for one, fact in zip(found, told, strict=True)] == expected


def test_an_amending_act_holds_only_the_posts_that_change():
    assert number_findings(Extraction(kind="amending_act", positions=positions("А3 А5 А5")), "") == []


def test_a_finding_points_to_the_post_behind_the_gap():
    found = number_findings(Extraction(positions=positions("А1 А2 Б4 Б6 Б7")), "")
    assert [(one.code, one.position) for one in found] == [("number_missing", 2)]


NUMBERS = [
    ("12", (), 12, ""),
    ("12.", (), 12, ""),
    ("12а", (), 12, "a"),
    ("2.1.3", (2, 1), 3, ""),
    ("2.1.3)", (2, 1), 3, ""),
    ("7 б", (), 7, "b"),
]


@pytest.mark.parametrize(("written", "above", "value", "letter"), NUMBERS)
def test_parts_of_a_number(written, above, value, letter):
    number = parsed(written, 0)
    assert number is not None
    assert (number.above, number.value, number.letter) == (above, value, letter)


@pytest.mark.parametrize("written", ["", "IV", "А-12", "12/3", "један"])
def test_no_number(written):
    assert parsed(written, 0) is None


def test_ranges():
    assert ranges([3]) == "3"
    assert ranges([3, 5, 6, 7]) == "3, 5–7"
    assert ranges([2, 3], (4, 1)) == "4.1.2–4.1.3"


CODES = ["number_missing", "number_repeated", "number_without_post", "post_without_number"]

ACTS = [
    # sound
    (["Одељење за планирање лука", post("1.", "Начелник Одељења"), post("2.", "Радно место за студије")], []),
    # a gap, and a number that stands twice
    (["Одељење за планирање лука", post("1.", "Начелник Одељења"), post("2.", "Радно место за студије"),
      post("4.", "Радно место за промет"), post("4.", "Радно место за везове")],
     ["number_repeated: two posts have the number 4: «Радно место за промет», «Радно место за везове»",
      "number_missing: numbers of posts are missing: 3 (they go from 1 to 4)"]),
    # a number that the text has: deleted, so no post is missing
    (["Одељење за планирање лука", post("1.", "Начелник Одељења"), "2. (брисано)",
      post("3.", "Радно место за промет")],
     ["number_without_post: the text has the numbers 2, but no posts that could be read behind them"]),
]  # fmt: skip


@pytest.mark.parametrize("latin", [False, True], ids=["cyrillic", "latin"])
@pytest.mark.parametrize(("blocks", "expected"), ACTS)
def test_numbers_of_an_act(blocks, expected, latin):
    from delokrug.script import to_latin

    assert said(act(FORMS, REMITS, posts(*blocks), latin=latin), CODES) == [
        to_latin(one) if latin else one for one in expected
    ]

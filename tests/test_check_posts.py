"""Posts that lack what the others have: a unit, a number of executors, a known rank."""

from __future__ import annotations

import pytest
from check_factory import FORMS, REMITS, act, post, posts, said
from delokrug.check.posts import post_findings
from delokrug.records import Extraction, Position, Unit
from delokrug.script import to_latin

LACKING = ["post_without_executors", "rank_unknown"]
LAW = " (Закон о државним службеницима, члан 46. став 1.)"
FOUR = [post(f"{number}.", f"Радно место за {what}") for number, what in enumerate(["студије", "промет", "везове"], 2)]
MANY = [post(f"{number}.", f"Радно место за луку {number}") for number in range(2, 11)]

ACTS = [
    ([post("1.", "Начелник Одељења"), *FOUR], []),
    ([post("1.", "Начелник Одељења"), *FOUR, post("5.", "Радно место за архиву", executors="")],
     [f"post_without_executors: the post «Радно место за архиву» has no number of executors{LAW}"]),
    # the act states executors elsewhere
    ([post(f"{number}.", "Радно место за архиву", executors="") for number in (1, 2, 3)], []),
    # one finding for a rank, however many posts have it
    ([post("1.", "Начелник Одељења", rank="врховни саветник"), *MANY,
      post("11.", "Радно место за архиву", rank="врховни саветник")],
     ["rank_unknown: «врховни саветник» is no rank that is known: «Начелник Одељења», «Радно место за архиву»"]),
    # ranks of another service
    ([post("1.", "Командант", rank="пуковник"), post("2.", "Заменик команданта", rank="мајор")], []),
]  # fmt: skip


@pytest.mark.parametrize("latin", [False, True], ids=["cyrillic", "latin"])
@pytest.mark.parametrize(("blocks", "expected"), ACTS)
def test_posts_of_an_act(blocks, expected, latin):
    text = act(FORMS, REMITS, posts("Одељење за планирање лука", *blocks), latin=latin)
    assert said(text, LACKING) == [to_latin(one) if latin else one for one in expected]


# Text before each post, its unit (0 is the body), and what is found
OUTSIDE = [
    # those who head the body stand first
    ([("", 0), ("", 0), ("Сектор", 1), ("", 1)], []),
    # behind the posts of units, in no unit
    ([("", 0), ("Сектор", 1), ("", 0), ("", 0)], ["«2», «3»"]),
    ([("Сектор", 1), ("", None), ("Одсек", 2), ("", None)], ["«1»", "«3»"]),
    # announced to stand outside
    ([("Сектор", 1), ("Изван унутрашњих јединица", 0), ("", 0)], []),
    ([("Sektor", 1), ("Radna mesta van unutrašnjih jedinica", None)], []),
    # no post has a unit: the act does not say
    ([("", 0), ("", 0), ("", None)], []),
]


@pytest.mark.parametrize(("listed", "expected"), OUTSIDE)
def test_posts_without_a_unit(listed, expected):
    units = (Unit("Министарство рада", "ministry", 0, 1, institution=True), Unit("Сектор", "sector", 0, 1, parent=0),
             Unit("Одсек", "section", 0, 1, parent=1))  # fmt: skip
    text, made = "", []
    for order, (before, unit) in enumerate(listed):
        text += f"\n{before}\n"
        made.append(Position(unit, "", str(order), len(text), len(text) + 4))
        text += "Пост"
    read = Extraction(body="Министарство рада", language="sr", units=units, positions=tuple(made))
    found = [one for one in post_findings(read, text) if one.code == "post_without_unit"]
    assert [one.message.rpartition(": ")[2] for one in found] == expected
    assert {one.severity for one in found} <= {"note"}


def test_a_language_without_a_pack():
    units = (Unit("А", "sector", 0, 1),)
    made = (Position(0, "", "а", 0, 1), Position(None, "", "б", 2, 3))
    read = Extraction(language="xx", units=units, positions=made)
    assert [one.code for one in post_findings(read, "а б")] == ["post_without_unit"]

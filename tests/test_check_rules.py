"""Rules of law as data: where they apply, what they find, what they cite."""

from __future__ import annotations

from dataclasses import replace

import pytest
from check_factory import post, posts, said
from delokrug.check.rules import Rule, applies, executors_of, findings_of, order_of_kinds, rules
from delokrug.errors import CODES, SEVERITIES
from delokrug.packs import languages
from delokrug.records import Extraction, Position, Unit
from delokrug.schema import KINDS
from delokrug.script import to_latin

TOWN = (
    "ПРАВИЛНИК\nО ОРГАНИЗАЦИЈИ И СИСТЕМАТИЗАЦИЈИ РАДНИХ МЕСТА У ОПШТИНСКОЈ УПРАВИ ОПШТИНЕ ЛИПОВИК\n\nЧлан 1.\n"
    "У Општинској управи општине Липовик образују се следеће унутрашње јединице:\n1) Одељење за финансије;\n"
    "2) Одељење комуналне милиције.\n"
)
RULES = ["unit_too_small", "too_many_posts"]
MILITIA = "Закон о комуналној милицији, члан 2. став 3."
SELF_GOVERNMENT = "Закон о локалној самоуправи, члан"


def officer(number: str, executors: str) -> str:
    return post(number, "Комунални милиционар", executors=executors)


ACTS = [
    (["Одељење комуналне милиције", post("1.", "Начелник комуналне милиције"), officer("2.", "2")], []),
    (["Одељење комуналне милиције", post("1.", "Начелник комуналне милиције"), officer("2.", "1")],
     [f"unit_too_small: «Одељење комуналне милиције» has 2 executors, fewer than 3 ({MILITIA})"]),
    # how many there are is not known
    (["Одељење комуналне милиције", post("1.", "Начелник комуналне милиције"), officer("2.", "")], []),
    # other units may be as small
    (["Одељење за финансије", post("1.", "Начелник Одељења")], []),
    (["Одељење за финансије", post("1.", "Помоћник председника општине", executors="3")], []),
    (["Одељење за финансије", post("1.", "Помоћник председника општине", executors="4")],
     ["too_many_posts: there are 4 posts like «Помоћник председника општине», more than 3 "
      f"({SELF_GOVERNMENT} 58. став 5.)"]),
    (["Одељење за финансије", post("1.", "Помоћник председника општине за село", executors="2"),
      post("2.", "Помоћник председника општине за воде", executors="2")],
     ["too_many_posts: there are 4 posts like «Помоћник председника општине за село», more than 3 "
      f"({SELF_GOVERNMENT} 58. став 5.)"]),
    (["Одељење за финансије", post("1.", "Помоћник градоначелника", executors="6")],
     ["too_many_posts: there are 6 posts like «Помоћник градоначелника», more than 5 "
      f"({SELF_GOVERNMENT} 66. став 8.)"]),
]  # fmt: skip


@pytest.mark.parametrize("latin", [False, True], ids=["cyrillic", "latin"])
@pytest.mark.parametrize(("blocks", "expected"), ACTS)
def test_rules_in_an_act(blocks, expected, latin):
    text = TOWN + posts(*blocks)
    assert said(to_latin(text) if latin else text, RULES) == [to_latin(one) if latin else one for one in expected]


def town(language: str = "sr", kind: str = "rulebook") -> Extraction:
    units = (
        Unit("Општинска управа општине Липовик", "administration", 0, 1, institution=True),
        Unit("Одељење за инспекцију и комуналну милицију", "department", 2, 3, parent=0),
        Unit("Група за паркирање", "group", 4, 5, parent=1),
    )
    made = (Position(1, "1", "Начелник", 6, 7, executors=1), Position(2, "2", "Милиционар", 8, 9, executors=1))
    return Extraction(
        body=units[0].name, kind=kind, language=language, script="Cyrl", units=units, positions=made
    )  # fmt: skip


# What a decree with minimum sizes would look like; it exists only here
DECREE = Rule(
    "an_example", "unit_too_small", "Уредба о примерима", "члан 7.", "", "најмање пет", "this test", ("sr",),
    kinds=("department",), minimum=5,
)  # fmt: skip


def messages(rule: Rule, extraction: Extraction) -> list[str]:
    return [one.message for one in findings_of(rule, extraction)] if applies(rule, extraction) else []


def test_a_unit_is_as_large_as_its_parts():
    assert executors_of(town(), 1) == 2
    found = messages(DECREE, town())
    name = "Одељење за инспекцију и комуналну милицију"
    assert found == [f"«{name}» has 2 executors, fewer than 5 (Уредба о примерима, члан 7.)"]
    assert messages(replace(DECREE, minimum=2), town()) == []


def test_a_part_whose_posts_are_not_known_makes_the_size_unknown():
    read = town()
    assert executors_of(replace(read, positions=read.positions[:1]), 1) is None
    unknown = replace(read.positions[1], executors=None)
    assert executors_of(replace(read, positions=(read.positions[0], unknown)), 1) is None
    assert messages(DECREE, replace(read, positions=())) == []


APPLIES = [
    (DECREE, town(), True),
    (DECREE, town("bs"), False),
    (DECREE, town(kind="amending_act"), False),
    (replace(DECREE, bodies=("administration",)), town(), True),
    (replace(DECREE, bodies=("ministry",)), town(), False),
    (replace(DECREE, body=("opštin*",)), town(), True),
    (replace(DECREE, body=("pokrajin*",)), town(), False),
    (replace(DECREE, not_body=("opštin*",)), town(), False),
    (replace(DECREE, bodies=("ministry",)), Extraction(language="sr"), False),
]


@pytest.mark.parametrize(("rule", "extraction", "expected"), APPLIES)
def test_where_a_rule_applies(rule, extraction, expected):
    assert applies(rule, extraction) is expected


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_each_rule_is_whole(rule):
    # the words that were read, and where they stand
    assert rule.act
    assert rule.article.startswith("члан ")
    assert rule.quote
    assert rule.read_in
    assert rule.code in CODES
    assert rule.code in SEVERITIES
    assert set(rule.languages) <= set(languages())
    assert {*rule.bodies, *rule.kinds} <= set(KINDS)
    assert rule.minimum or rule.maximum or "{source}" in CODES[rule.code]
    assert not rule.minimum or rule.kinds or rule.unit
    assert not rule.maximum or rule.title


def test_rules_have_names_of_their_own():
    names = [rule.id for rule in rules()]
    assert len(names) == len(set(names))


def test_the_order_of_kinds_is_one_of_kinds():
    assert set(order_of_kinds("sr")) <= set(KINDS)
    assert order_of_kinds("en") == []

"""What is always true of reading: it never raises, it gives the same twice, and the script changes only the letters."""

from __future__ import annotations

import re

import pytest
from delokrug import packs
from delokrug.records import Extraction
from delokrug.script import to_latin
from extract_factory import cut_texts, duty_rows, read_text, unit_rows
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_extract_remits import SERBIAN as REMITS
from test_extract_units import HEAD, LISTS, MENTIONS, NESTING, PROSE, TREES

UNIT_WORDS = [
    "Сектор", "Сектору", "СЕКТОРОМ", "Одељење", "Одсека", "Група", "групе", "Управа", "Министарство", "јединице",
]  # fmt: skip
NAME_WORDS = ["за", "мостове", "светионике", "и", "међународну", "сарадњу", "послове", "„Фењер”", "IV", "EU"]
VERBS = ["обавља", "обављају", "се", "образује", "образују", "води", "прати", "руководи", "су", "има", "не", "може"]
REMIT_WORDS = [
    "послове", "који", "које", "односе", "на", "израду", "надзор", "над", "вођење", "прописа", "регистра", "друге",
    "као", "из", "делокруга", "следеће", "у", "од", "са",
]  # fmt: skip
MARKS = [
    ",", ";", ":", ".", "(", ")", "–", "•", "„", "”", "1.", "2)", "1.1.", "а)", "(1)", "I.", "чл. 3.", "бр.", "§",
]  # fmt: skip
ACT_WORDS = ["Члан 1.", "Члан 2.", "ПРАВИЛНИК", "ЗАВРШНЕ ОДРЕДБЕ", "Опис послова:", "Звање:", "(у даљем тексту:"]
BREAKS = ["\n", "\n\n", "\n\n\n", "\t", "   "]

PIECES = st.sampled_from([*UNIT_WORDS, *NAME_WORDS, *VERBS, *REMIT_WORDS, *MARKS, *ACT_WORDS, *BREAKS])
TEXTS = st.lists(PIECES, min_size=1, max_size=60).map(" ".join).filter(lambda text: any(map(str.isalnum, text)))

WORDS = packs.pack("sr").words
LINKS = WORDS["connectors"] | WORDS["particles"] | WORDS["before_colon"]

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(TEXTS)
def test_reading_never_raises_and_quotes_to_the_letter(text: str) -> None:
    found = read_text(text)
    for unit in found.units:
        assert 0 <= unit.start < unit.end <= len(text) and unit.name != ""
        assert unit.parent is None or 0 <= unit.parent < len(found.units)
    for duty in found.responsibilities:
        assert 0 <= duty.start < duty.end <= len(text) and duty.text != ""
        assert 0 <= duty.unit < len(found.units)


@QUICK
@given(TEXTS)
def test_between_the_rows_of_a_cut_stand_only_connectors(text: str) -> None:
    remit = " ".join(to_latin(text).split())
    gaps, at = [], 0
    for row in cut_texts(remit):
        found = remit.find(row, at)
        assert found >= at, row
        gaps.append(remit[at:found])
        at = found + len(row)
    gaps.append(remit[at:])
    lost = {word for gap in gaps for word in re.findall(r"[^\W\d_]+", gap.lower())}
    assert lost <= LINKS


@settings(QUICK, max_examples=25)
@given(TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read_text(text) == read_text(text)


EXAMPLES = [*(HEAD + text for text, _ in [*PROSE, *LISTS, *TREES, *NESTING, *MENTIONS]), *(text for text, _ in REMITS)]


@pytest.mark.parametrize("text", EXAMPLES)
def test_the_script_changes_only_the_letters(text: str) -> None:
    cyrillic, latin = read_text(text), read_text(to_latin(text))
    assert in_latin(cyrillic) == (unit_rows(latin), duty_rows(latin))
    assert actions(cyrillic) == actions(latin)


@QUICK
@given(TEXTS)
def test_the_script_changes_only_the_letters_of_any_text(text: str) -> None:
    test_the_script_changes_only_the_letters(text)


def in_latin(found: Extraction) -> tuple[object, object]:
    units = [(to_latin(name), kind, to_latin(up) if up else None, how) for name, kind, up, how in unit_rows(found)]
    return units, [(to_latin(unit), to_latin(duty)) for unit, duty in duty_rows(found)]


def actions(found: Extraction) -> list[tuple[str, ...]]:
    return [duty.actions for duty in found.responsibilities]

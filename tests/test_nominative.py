"""`delokrug.nominative` on the lists of `names_nominative`: names in both scripts, the shares that are right."""

from __future__ import annotations

import doctest

import delokrug
import pytest
from delokrug import packs, script
from delokrug.language import written_names
from delokrug.language.paradigms import noun_forms
from hypothesis import given
from hypothesis import strategies as st
from names_nominative import FEMININE_PLURALS, KNOWN, KNOWN_LATER, UNKNOWN, UNKNOWN_LATER, WRONG, WRONG_AGAIN, Pairs

LISTS = {"known": KNOWN, "known, later": KNOWN_LATER, "unknown": UNKNOWN, "unknown, later": UNKNOWN_LATER}
FLOORS = {"known": 0.98, "known, later": 0.98, "unknown": 0.90, "unknown, later": 0.90}
SCRIPTS = {"cyrillic": str, "latin": script.to_latin}
ALL: Pairs = [pair for pairs in LISTS.values() for pair in pairs]


def marked(pairs: Pairs, reasons: dict[str, str]) -> list[object]:
    return [
        pytest.param(*pair, marks=pytest.mark.xfail(strict=True, reason=reasons[pair[0]]))
        if pair[0] in reasons
        else pair
        for pair in pairs
    ]


@pytest.mark.parametrize("written", SCRIPTS)
@pytest.mark.parametrize(("name", "wanted"), marked(ALL, WRONG))
def test_nominative(name: str, wanted: str, written: str) -> None:
    convert = SCRIPTS[written]
    assert delokrug.nominative(convert(name)) == convert(wanted)


@pytest.mark.parametrize("written", SCRIPTS)
@pytest.mark.parametrize("label", LISTS)
def test_share(label: str, written: str) -> None:
    convert = SCRIPTS[written]
    misses = [
        f"{name} → {found}, not {wanted}"
        for name, wanted in LISTS[label]
        if (found := delokrug.nominative(convert(name))) != convert(wanted)
    ]
    share = 1 - len(misses) / len(LISTS[label])
    print(f"{label}, {written}: {share:.4f} of {len(LISTS[label])}", *misses, sep="\n  ")
    assert share >= FLOORS[label]


NOMINATIVES: Pairs = [(wanted, wanted) for _, wanted in dict(ALL).items() if wanted not in FEMININE_PLURALS]


@pytest.mark.parametrize("written", SCRIPTS)
@pytest.mark.parametrize(("name", "wanted"), marked(sorted(set(NOMINATIVES)), WRONG_AGAIN))
def test_a_nominative_stays(name: str, wanted: str, written: str) -> None:
    convert = SCRIPTS[written]
    assert delokrug.nominative(convert(name)) == convert(wanted)


@pytest.mark.parametrize("name", FEMININE_PLURALS)
def test_a_feminine_plural_is_read_as_the_genitive(name: str) -> None:
    # nothing tells «градске општине» (who?) from «градске општине» (of which?), and names are singular
    singular = delokrug.nominative(name)
    assert singular != name
    assert delokrug.nominative(singular) == singular


HEADS = packs.pack("sr").genders


@pytest.mark.parametrize("lemma", HEADS)
def test_every_form_of_the_packs_heads_leads_back(lemma: str) -> None:
    # «arhiva» is a form of «arhiv» and the name of another unit
    others = [head for head in HEADS if head == lemma[:-1] or head[:-1] == lemma]
    forms = noun_forms(lemma, {"m": "Masc", "f": "Fem", "n": "Neut"}[HEADS[lemma]])
    plurals = [form for form, reading in forms if (reading.case, reading.number) == ("Nom", "Plur")]
    for form, reading in forms:
        wanted = [lemma, *others, *(plurals if reading.number == "Plur" else [])]
        assert delokrug.nominative(form) in wanted, form


@pytest.mark.parametrize(
    ("name", "wanted"), [("КОМИСИЈОМ", "Комисија"), ("komisijom", "komisija"), ("Komisijom", "Komisija")]
)
def test_capitals_of_the_head(name: str, wanted: str) -> None:
    assert delokrug.nominative(name) == wanted


LETTERS = [
    # a Latin acronym in a Cyrillic name, and Cyrillic letters that Latin writes otherwise
    ("Групе за EU, UNESCO и ИКТ", "Група за EU, UNESCO и ИКТ"),
    ("Одсека за инјекције", "Одсек за инјекције"),
    ("Инјекције", "Инјекција"),
    ("Национални CERT", "Национални CERT"),
    ("Националног CERT-а", "Национални CERT"),
    ("НВО сектора", "НВО сектор"),
    ("ИТ одсеку", "ИТ одсек"),
    # quotation marks inside a name, as they are
    ("Школе «Вук»", "Школа «Вук»"),
    ('Школе "Вук"', 'Школа "Вук"'),
    # a Latin О that a typist left in a Cyrillic word
    ("Oдсека за плате", "Одсек за плате"),
    # lines and spaces
    ("Одсека\n  за плате", "Одсек за плате"),
]


@pytest.mark.parametrize(("name", "wanted"), LETTERS)
def test_letters_stay(name: str, wanted: str) -> None:
    assert delokrug.nominative(name) == wanted


@pytest.mark.parametrize("name", ["", " ", "1.", "–", "„”", "у", "EU", "12", "Department for European Affairs"])
def test_no_name(name: str) -> None:
    assert delokrug.nominative(name) == name.strip()


@given(st.text(alphabet="абвгљњџћ АЉ.,„”-1)(u i", max_size=40) | st.text(max_size=40))
def test_any_text_survives(text: str) -> None:
    assert isinstance(delokrug.nominative(text), str)


def test_examples() -> None:
    assert doctest.testmod(written_names).failed == 0
    assert doctest.testmod(written_names).attempted > 0

"""The grammar of a language that has no lexicon here: the table [grammar] of its pack.

In: the table. Out: a frozen `Grammar`, which `language.grammar_readings` reads words by and `language.grammar_names`
turns names into the form of a heading by. docs/adding_a_language.md explains each table; how a rule is written:

    endings    "FORM LEMMA UPOS VALUES; …"   a form that ends so, whose dictionary form ends so («*»: anyhow), may be
                                             read so; «~»: only if the word is listed with that part of speech
    forms      "CUT ADD"                     forms of the words that are listed with a part of speech
    nouns      "CUT ADD NUMBER CASE"         a form of a noun of that gender: the dictionary form without CUT, with ADD
    adjectives "FORM PLAIN CASE"             an adjective of that gender before its noun, and its form in a heading
    articles   "FORM PLAIN"                  the same for any noun

«-» is nothing, V and C before an ending any vowel and any consonant, which stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

VOWELS = "aeiou"
_CASES = frozenset({"Nom", "Gen", "Dat", "Acc", "Voc", "Loc", "Ins"})
_FIELDS = {
    "verbform": frozenset({"Fin", "Part", "Inf", "Conv"}),
    "number": frozenset({"Sing", "Plur"}),
    "gender": frozenset({"Masc", "Fem", "Neut"}),
    "case": _CASES,
    "person": frozenset({"1", "2", "3"}),
}


@dataclass(frozen=True, slots=True)
class Shape:
    """One way to read a word: part of speech and what else is said of it; "" = does not apply."""

    upos: str
    values: tuple[tuple[str, str], ...] = ()  # ("number", "Sing"), …: fields of `language.morphology.Analysis`


@dataclass(frozen=True, slots=True)
class Ending:
    """Forms that end in `form` and whose dictionary form ends in `lemma` («*»: anyhow) have these readings."""

    form: str
    lemma: str
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A word that ends in `cut` with `add` instead. `case` and `number`: of the form that is made, or told by it."""

    cut: str
    add: str
    number: str = ""
    case: str = ""

    def made(self, word: str) -> str | None:
        """The word with its ending changed; None where it has not that ending.

        >>> Change("Cniot", "Cen").made("upravniot")
        'upraven'
        """
        if not ends(word, self.cut):
            return None
        cut, add = self.cut.lstrip("CV"), self.add.lstrip("CV")
        return word.removesuffix(cut) + add


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """What a pack says of the words of its language. Words are in canonical Latin and small letters."""

    lemmatizer: str  # a model of lemmagen3; "" = dictionary forms are made by the endings
    lemmatizer_script: str  # of its words: "Cyrl" or "Latn"
    cases: bool  # False: nouns have none, and the preposition before them says what a case says elsewhere
    endings: tuple[Ending, ...]  # the first that fits counts
    lemmas: Mapping[str, str]  # form → dictionary form, where the lemmatizer is wrong
    words: Mapping[str, tuple[Shape, ...]]  # words and dictionary forms that no ending tells
    governs: Mapping[str, str]  # preposition → case
    nouns: Mapping[str, tuple[Change, ...]]  # gender → forms of the nouns that head units
    adjectives: Mapping[str, tuple[Change, ...]]  # gender → form before such a noun → form in a heading
    articles: tuple[Change, ...]  # form with a definite article → form without
    capitals: Mapping[str, str]  # word in small letters → as it is written inside a name in capitals


def grammar(table: Mapping[str, Any], names: Mapping[str, Any]) -> Grammar:
    """The grammar that the tables [grammar] and [names] of a pack state.

    Raises:
        ValueError: a rule is not written as the module's text says.
    """
    lemmatizer, _, letters = str(table.get("lemmatizer", "")).partition(" ")
    words: dict[str, tuple[Shape, ...]] = {}
    for said, listed in table.get("words", {}).items():
        for word in listed.split():
            words[word] = (*words.get(word, ()), _shape(said))
    governs = {word: case for case, listed in table.get("governs", {}).items() for word in listed.split()}
    words |= {word: (*words.get(word, ()), _shape(f"ADP {case}")) for word, case in governs.items()}
    return Grammar(
        lemmatizer=lemmatizer,
        lemmatizer_script=letters or "Latn",
        cases=table.get("cases", True),
        endings=tuple(_ending(line) for line in table.get("endings", ())),
        lemmas=_forms_of_listed(table) | table.get("lemmas", {}),
        words=words,
        governs=governs,
        nouns={gender: tuple(map(_change, lines)) for gender, lines in table.get("nouns", {}).items()},
        adjectives={gender: tuple(map(_change, lines)) for gender, lines in table.get("adjectives", {}).items()},
        articles=tuple(map(_change, table.get("articles", ()))),
        capitals={word: word.capitalize() for word in names.get("proper", "").split()}
        | {word: word.upper() for word in names.get("acronyms", "").split()},
    )


def _forms_of_listed(table: Mapping[str, Any]) -> dict[str, str]:
    """Form → dictionary form of the words that [grammar.words] lists, by the rules of [grammar.forms]."""
    found: dict[str, str] = {}
    for upos, lines in table.get("forms", {}).items():
        for word in table.get("words", {}).get(upos, "").split():
            forms = (change.made(word) for change in map(_change, lines))
            found |= {form: word for form in forms if form is not None}
    return found


def ends(word: str, ending: str) -> bool:
    """Whether a word ends so, and has something before the ending; V and C before it are a vowel and a consonant."""
    bare = ending.lstrip("CV")
    rest = word.removesuffix(bare)
    if not word.endswith(bare) or not rest:
        return False
    classes = ending[: len(ending) - len(bare)]
    if len(rest) < len(classes):
        return False
    before = rest[len(rest) - len(classes) :]
    return all((letter in VOWELS) == (kind == "V") for letter, kind in zip(before, classes, strict=True))


def _ending(line: str) -> Ending:
    form, lemma, said = line.split(None, 2)
    return Ending(_text(form), lemma, tuple(_shape(one) for one in said.split(";")))


def _change(line: str) -> Change:
    cut, add, *more = line.split()
    number = next((one for one in more if one in _FIELDS["number"]), "")
    case = next((one for one in more if one in _CASES), "")
    if len(more) != bool(number) + bool(case):
        raise ValueError(f"[grammar] {line!r}: neither a number nor a case")
    return Change(_text(cut), _text(add), number, case)


def _shape(said: str) -> Shape:
    upos, *values = said.split()
    fields = {}
    for value in values:
        field = next((name for name, known in _FIELDS.items() if value in known), "")
        if not field:
            raise ValueError(f"[grammar] {said!r}: {value!r} is no value of a part of speech")
        fields[field] = value
    return Shape(upos, tuple(fields.items()))


def _text(ending: str) -> str:
    return "" if ending == "-" else ending

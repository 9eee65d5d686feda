"""Inflection: from a dictionary form to its forms.

In: a lemma in canonical Latin, lower case. Out: (form, Reading) pairs. The endings stand in data/paradigms.toml; what
is irregular comes from the lexicon, not from here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple


class Reading(NamedTuple):
    """What a form is, without its lemma. Values are those of Universal Dependencies, "" = does not apply."""

    upos: str
    case: str = ""
    number: str = ""
    gender: str = ""
    person: str = ""
    tense: str = ""
    verbform: str = ""
    mood: str = ""


Forms = list[tuple[str, Reading]]


def noun_classes(lemma: str, gender: str) -> tuple[str, ...]:
    """Names of the noun paradigms a lemma of this gender ("Masc", "Fem", "Neut") can follow."""
    last = lemma[-1:]
    if gender == "Masc":
        return ("fem_a",) if last == "a" else ("masc",)
    if gender == "Fem":
        return ("fem_a",) if last == "a" else ("fem_i",)
    return ("neut_e",) if last == "e" else ("neut_o",) if last == "o" else ()


def noun_forms(lemma: str, gender: str, *, animate: bool | None = None, upos: str = "NOUN") -> Forms:
    """All forms of a noun; `animate` None: the lemma's ending tells, or both accusatives are given."""
    forms: Forms = []
    for name in noun_classes(lemma, gender):
        paradigm = _data()["noun"][name]
        base = lemma.removesuffix(paradigm.get("lemma_ending", ""))
        for cell, endings in paradigm["endings"].items():
            case, number = cell.split(".")
            reading = Reading(upos, case, number, gender)
            if name == "masc":
                forms += [(form, reading) for form in _masculine_cell(lemma, cell, endings, animate=animate)]
                continue
            forms += [(form, reading) for form in _noun_cell(base, cell, endings, paradigm)]
            if cell == "Gen.Plur" and name != "fem_i":
                forms += [(form, reading) for form in _with_inserted_a(base)]
    return list(dict.fromkeys(forms))


def noun_lemmas(form: str) -> list[tuple[str, str, str, str]]:
    """Every (lemma, case, number, gender) that can have given a form, by the paradigms alone."""
    found: list[tuple[str, str, str, str]] = []
    for name, paradigm in _data()["noun"].items():
        # men may be called by words in -a: glavnog arhitekte
        for gender in ("Fem", "Masc") if name == "fem_a" else (paradigm["gender"],):
            for cell, base in dict.fromkeys(_cells(form, paradigm)):
                case, number = cell.split(".")
                for lemma in _lemmas(base, name):
                    # a masculine in -e (atelje) is not to be seen from its nominative
                    if lemma == form and gender == "Masc" and form[-1] == "e":
                        continue
                    if (form, Reading("NOUN", case, number, gender)) in noun_forms(lemma, gender):
                        found.append((lemma, case, number, gender))
    return list(dict.fromkeys(found))


def declension(form: str, found: tuple[str, str, str, str]) -> tuple[str, str, str]:
    """How the noun that `noun_lemmas` found in a form declines, the stem it has, and the ending of this form.

    Masculines whose stem is not their lemma (otpadak, otpatka) have a declension of their own; so have soft stems and
    men in -a.
    """
    lemma, case, number, gender = found
    name = noun_classes(lemma, gender)[0]
    paradigm = _data()["noun"][name]
    bases = [base for cell, base in _cells(form, paradigm) if cell == f"{case}.{number}"]
    base = next((base for base in bases if lemma in _lemmas(base, name)), form)
    ending = form[len(base) :]
    if name == "masc":
        kind = "masc_soft" if lemma.endswith(tuple(_data()["letters"]["soft"])) else "masc"
        return (kind, lemma, ending) if lemma in (base, *_hardened(base)) else ("masc_other", base, ending)
    stem = lemma.removesuffix(paradigm.get("lemma_ending", ""))
    return "masc_a" if gender == "Masc" else name, stem, ending


def adjective_forms(lemma: str, *, upos: str = "ADJ", verbform: str = "") -> Forms:
    """All positive forms of an adjective or passive participle; the lemma may be long (državni) or short (nov)."""
    forms: Forms = []
    stems = [(lemma, lemma)] if verbform else _adjective_stems(lemma)
    for stem, short in stems:
        soft = stem.endswith(tuple(_data()["letters"]["soft"]))
        for cell, endings in _data()["adjective"]["endings"].items():
            case, number, gender = cell.split(".")
            reading = Reading(upos, case, number, gender, verbform=verbform)
            for ending in endings:
                if not ending:
                    forms += [(short, reading)] if short else []
                    continue
                forms.append((stem + ending, reading))
                if soft and ending[0] == "o" and gender != "Fem":
                    forms.append((stem + "e" + ending[1:], reading))
    return list(dict.fromkeys(forms))


def verb_forms(infinitive: str) -> Forms:
    """Present, infinitive, participles and converb, by every conjugation the infinitive can follow."""
    forms: Forms = []
    for conjugation in _data()["verb"]:
        if infinitive.endswith(conjugation["infinitive"]) and len(infinitive) > len(conjugation["infinitive"]) + 1:
            forms += conjugated(infinitive, conjugation)
    return list(dict.fromkeys(forms))


def conjugations() -> list[dict[str, Any]]:
    """The conjugations of data/paradigms.toml."""
    conjugations: list[dict[str, Any]] = _data()["verb"]
    return conjugations


def conjugated(infinitive: str, conjugation: dict[str, Any]) -> Forms:
    """The forms of one infinitive by one conjugation."""
    base = infinitive.removesuffix(conjugation["infinitive"])
    present, past = base + conjugation["present"], base + conjugation["past"]

    def finite(person: str, number: str) -> Reading:
        return Reading("VERB", "", number, "", person, "Pres", "Fin", "Ind")

    forms: Forms = [
        (infinitive, Reading("VERB", verbform="Inf")),
        (present, finite("3", "Sing")),
        (base + conjugation["plural"], finite("3", "Plur")),
        (present + "m", finite("1", "Sing")),
        (present + "š", finite("2", "Sing")),
        (present + "mo", finite("1", "Plur")),
        (present + "te", finite("2", "Plur")),
        (base + conjugation["plural"] + "ći", Reading("ADV", tense="Pres", verbform="Conv")),
        (past + "vši", Reading("ADV", tense="Past", verbform="Conv")),
    ]
    if infinitive.endswith("ti"):
        # Serbian writes the future as one word (obavljaće), Croatian as two
        for ending, person, number in FUTURE:
            forms.append((infinitive[:-2] + ending, Reading("VERB", "", number, "", person, "Fut", "Fin", "Ind")))
    for ending, number, gender in PAST:
        forms.append((past + ending, Reading("VERB", "", number, gender, "", "Past", "Part")))
    for passive in conjugation["passive"]:
        forms += adjective_forms(_melted(base + passive), verbform="Part")
    return forms


FUTURE = (("će", "3", "Sing"), ("će", "3", "Plur"), ("ću", "1", "Sing"), ("ćemo", "1", "Plur"))
PAST = (
    ("o", "Sing", "Masc"), ("la", "Sing", "Fem"), ("lo", "Sing", "Neut"),
    ("li", "Plur", "Masc"), ("le", "Plur", "Fem"), ("la", "Plur", "Neut"),
)  # fmt: skip


def _cells(form: str, paradigm: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The cells of a paradigm with one of whose endings a form ends, and what stands before the ending."""
    for cell, endings in paradigm["endings"].items():
        for ending in endings:
            # soft stems have -em and -ev- for -om and -ov-; the j of -ju may have melted away
            soft = "e" + ending[1:] if ending[:1] == "o" else ending
            for spelled in dict.fromkeys((ending, soft, ending.replace("ju", "u"))):
                if form.endswith(spelled):
                    yield cell, form.removesuffix(spelled)


def _lemmas(base: str, name: str) -> list[str]:
    """Dictionary forms of a noun paradigm that a stem may have: softened consonants hardened, a fleeting a put back."""
    data = _data()
    bases = [base, *_hardened(base)]
    if vowel := data["noun"][name].get("lemma_ending", ""):
        return [stem + vowel for stem in bases if len(stem) > 1 and (vowel == "a" or stem[-1] not in "aeiou")]
    if name == "masc":
        found = bases + [_with_fleeting_a(stem) for stem in bases]
        for ending, replacement in data["stems"]["replaced"].items():
            found += [base.removesuffix(replacement) + ending] if base.endswith(replacement) else []
        for cluster, result in data["stems"]["assimilated"].items():
            found += [
                stem.removesuffix(result) + cluster[:-1] + "a" + cluster[-1] for stem in bases if stem.endswith(result)
            ]
    else:
        found = [base]
        for cluster, result in data["noun_meltings"].items():
            melted = result.removesuffix("u")
            found += [base.removesuffix(melted) + cluster.removesuffix("ju")] if base.endswith(melted) else []
    return [lemma for lemma in found if len(lemma) > 2 and lemma[-1] not in "aiu"]


def _hardened(base: str) -> list[str]:
    """The stem that may have been softened before i: odsec-i, odsek."""
    return [base[:-1] + hard for hard, soft in _data()["letters"]["softened"].items() if base.endswith(soft)]


def _with_fleeting_a(stem: str) -> str:
    last = 2 if stem.endswith(("lj", "nj", "dž")) else 1
    return stem[:-last] + "a" + stem[-last:]


def _masculine_cell(lemma: str, cell: str, endings: Iterable[str], *, animate: bool | None) -> Iterator[str]:
    """Masculine forms of one cell: fleeting a, softened plurals, soft -em and -ev-, accusative by animacy."""
    letters = _data()["letters"]
    if animate is None:
        animate = _animate(lemma)
    if cell == "Acc.Sing":
        endings = [""] if animate is False else ["a"] if animate else ["", "a"]
    for ending in endings:
        if not ending:
            yield lemma
            continue
        for stem in _masculine_stems(lemma):
            if stem.endswith(tuple(letters["soft"])) and ending.startswith("o"):
                # soft stems: -em always, -ev- beside -ov-
                yield stem + "e" + ending[1:]
                if ending == "om":
                    continue
            if ending in ("i", "ima") and stem[-1] in letters["softened"]:
                # zadatk- loses its t before the softened c: zadaci
                soft = stem[:-1] + letters["softened"][stem[-1]]
                yield (soft[:-2] + "c" if soft.endswith("tc") else soft) + ending
                continue
            yield stem + ending
    if cell == "Gen.Plur" and lemma.endswith("lac"):
        yield lemma + "a"


def _animate(lemma: str) -> bool | None:
    stems = _data()["stems"]
    if lemma.endswith(tuple(stems["animate"])):
        return True
    return None if lemma.endswith(tuple(stems["maybe_animate"])) else False


def _masculine_stems(lemma: str) -> list[str]:
    stems = _data()["stems"]
    if lemma in stems["irregular"]:
        return [stems["irregular"][lemma]]
    for ending, replacement in stems["replaced"].items():
        if lemma.endswith(ending):
            if ending == "lac":
                return [lemma.removesuffix(ending) + replacement, lemma.removesuffix(ending) + "lc"]
            return [lemma.removesuffix(ending) + replacement]
    found = [lemma]
    for ending in stems["fleeting"]:
        if lemma.endswith(ending) and len(lemma) > len(ending) + 2 and lemma[-len(ending) - 1] not in "aeiou":
            found.append(_assimilated(lemma.removesuffix(ending) + ending[1:]))
    return found


def _assimilated(stem: str) -> str:
    for cluster, result in sorted(_data()["stems"]["assimilated"].items(), key=lambda pair: -len(pair[0])):
        if stem.endswith(cluster):
            return stem.removesuffix(cluster) + str(result)
    return stem


def _noun_cell(base: str, cell: str, endings: Iterable[str], paradigm: dict[str, Any]) -> Iterator[str]:
    softened = _data()["letters"]["softened"]
    for ending in endings:
        if ending == "ju":
            yield _melted_noun(base + ending)
        elif ending in paradigm.get("soften", ()) and base[-1:] in softened and cell != "Gen.Plur":
            # obuka: obuci in the dative and locative, but no genitive plural (majka: majki)
            yield base[:-1] + softened[base[-1]] + ending
            yield base + ending
        else:
            yield base + ending


def _with_inserted_a(base: str) -> Iterator[str]:
    """Genitive plural of a stem that ends in a cluster: ministarstv- → ministarstava, sredstv- → sredstava."""
    vowels = _data()["letters"]["vowels"]
    cluster = len(base) > 3 and base[-1] not in vowels and base[-2] not in vowels
    if cluster and base[-2:] not in ("lj", "nj", "st", "št", "dž"):
        yield base[:-1] + "a" + base[-1] + "a"


def _melted_noun(form: str) -> str:
    for cluster, result in _data()["noun_meltings"].items():
        if form.endswith(cluster):
            return form.removesuffix(cluster) + str(result)
    return form


@lru_cache(maxsize=65536)
def _melted(stem: str) -> str:
    """Mends the j of a participle in -jen; a stem without it stays."""
    if not stem.endswith("jen"):
        return stem
    head = stem[:-2]
    for cluster, result in sorted(_data()["verb_meltings"].items(), key=lambda pair: -len(pair[0])):
        if head.endswith(cluster):
            return head.removesuffix(cluster) + str(result) + "en"
    return stem


def _adjective_stems(lemma: str) -> list[tuple[str, str]]:
    """(stem, short form or ""): državni → državn-; nov → nov-, nov; stručan → stručn-, stručan."""
    if lemma.endswith("i"):
        return [(lemma[:-1], "")]
    if lemma.endswith("ao") and len(lemma) > 4:
        return [(lemma[:-2] + "l", lemma)]
    for ending in ("an", "ak", "ar", "av"):
        if lemma.endswith(ending) and len(lemma) > 4 and lemma[-3] not in "aeiou":
            stem = _assimilated(lemma[:-2] + ending[1])
            return [(stem, lemma), (lemma, lemma)] if ending == "an" else [(stem, lemma)]
    return [(lemma, lemma)]


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("data", "paradigms.toml").read_text(encoding="utf-8"))

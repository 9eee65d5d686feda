"""Every reading of the words of a language whose pack has a [grammar].

In: words of a text in canonical Latin, and the pack. Out: for each word its `Analysis` readings, best first. A word is
read by the pack's lists, as a form of a noun that heads units, and else by its ending. Where the language has no cases
(Macedonian), each nominal is given those that its place says: behind a preposition the one it governs, else nominative
and accusative. What stands behind a comma or «and» is ambiguous, as it is where cases look alike: an action goes on
with the list («следење на состојбите, подготовка на прописи»), any other noun with the phrase before it («на појавите,
состојбите и трендовите»).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from delokrug.language.morphology import Analysis
from delokrug.packs import Pack
from delokrug.packs.grammar import Grammar, Shape, ends
from delokrug.script import to_cyrillic, to_latin

PLAIN = ("Nom", "Acc")  # the cases of what nothing governs
GOES_ON = 0.15  # weight of the reading that goes on with the phrase before: a rare one (`Words.likely`)
_GENDERS = {"m": "Masc", "f": "Fem", "n": "Neut"}
_NOUNS = ("NOUN", "PROPN")
_NOMINAL = (*_NOUNS, "ADJ", "DET", "NUM")
_STOPS = frozenset(".;:!?")


def readings(words: Sequence[str], pack: Pack) -> list[tuple[Analysis, ...]]:
    """The readings of every word of a text, best first; none is empty."""
    found = _nouns_in_place([analyses(word, pack) for word in words])
    return found if _grammar(pack).cases else _with_cases(words, found, pack)


def _nouns_in_place(found: list[tuple[Analysis, ...]]) -> list[tuple[Analysis, ...]]:
    """The readings with a noun first where no finite verb can stand: between a preposition and its noun («пресметка на
    плати»), and right behind another verb, if the form may be a noun («изготвува договори»).
    """
    out: list[tuple[Analysis, ...]] = []
    open_phrase = False
    for readings_ in found:
        nominal = [reading for reading in readings_ if reading.upos in _NOMINAL]
        if readings_[0].finite and (open_phrase or (nominal and out and out[-1][0].finite)):
            nominal = nominal or [replace(readings_[0], upos="NOUN", verbform="", person="", known=False)]
            readings_ = (*nominal, *(reading for reading in readings_ if reading.upos not in _NOMINAL))
        if readings_[0].upos == "ADP":
            open_phrase = True
        elif readings_[0].upos not in ("ADJ", "DET", "NUM"):
            open_phrase = False
        out.append(readings_)
    return out


@lru_cache(maxsize=65536)
def analyses(form: str, pack: Pack) -> tuple[Analysis, ...]:
    """The readings of a word by itself, best first; their weights sum to 1."""
    lower = form.lower()
    if not any(letter.isalpha() for letter in lower):
        digits = any(letter.isdigit() for letter in lower)
        return (Analysis(form, "NUM" if digits else "PUNCT", weight=1.0),)
    grammar = _grammar(pack)
    lemma = lemma_of(lower, pack)
    head = unit_nouns(pack).get(lower)
    if head:
        return _weighted([(lemma_, shape) for lemma_, shape in head])
    listed = grammar.words.get(lower) or grammar.words.get(lemma)
    if listed:
        return _weighted([(lemma, one) for shape in listed for one in _listed_shapes(lower, shape, grammar)])
    by_model = bool(grammar.lemmatizer)
    for ending in grammar.endings:
        if _fits(lower, ending.form) and (not by_model or ending.lemma == "*" or lemma.endswith(ending.lemma)):
            made = lemma if by_model or lower in grammar.lemmas else _replaced(lower, ending.form, ending.lemma)
            return _weighted([(made, shape) for shape in ending.shapes])
    return (Analysis(lemma, "NOUN", number="Sing", weight=1.0, known=False),)


def _listed_shapes(form: str, listed: Shape, grammar: Grammar) -> tuple[Shape, ...]:
    """What a listed word says, and where only its part of speech is listed, what its ending says of that."""
    if not listed.values:
        for ending in grammar.endings:
            if ending.shapes[0].upos == listed.upos and _fits(form, ending.form):
                return ending.shapes
    return (listed,)


def _fits(form: str, ending: str) -> bool:
    return not ending or ends(form, ending)


@lru_cache(maxsize=65536)
def lemma_of(lower: str, pack: Pack) -> str:
    """The dictionary form that the lemmatizer of the pack gives a word in small letters; without one the word."""
    head = unit_nouns(pack).get(lower)
    if head:
        return head[0][0]
    grammar = _grammar(pack)
    if lower in grammar.lemmas or not grammar.lemmatizer:
        return grammar.lemmas.get(lower, lower)
    written = to_cyrillic(lower) if grammar.lemmatizer_script == "Cyrl" else lower
    return to_latin(_lemmatizer(grammar.lemmatizer)(written)).lower()


def forms(lemma: str, gender: str, grammar: Grammar) -> list[tuple[str, str, str]]:
    """The forms of a noun that heads units: (form, number, case), the dictionary form first."""
    found = [(lemma, "Sing", "Nom" if grammar.cases else "")]
    for change in grammar.nouns.get(gender, ()):
        form = change.made(lemma)
        if form is not None:
            found.append((form, change.number or "Sing", change.case))
    return list(dict.fromkeys(found))


@lru_cache(maxsize=16)
def unit_nouns(pack: Pack) -> dict[str, list[tuple[str, Shape]]]:
    """Forms of the nouns that head units (one word) → dictionary form and shape."""
    found: dict[str, list[tuple[str, Shape]]] = {}
    for head in pack.heads.values():
        noun = head.lemma.split()[-1] if head.kind != "official" else head.lemma.split()[0]
        for form, number, case in forms(noun, head.gender, _grammar(pack)):
            values = (("number", number), ("gender", _GENDERS.get(head.gender, "")), ("case", case))
            found.setdefault(form, []).append((noun, Shape("NOUN", values)))
    return found


def _grammar(pack: Pack) -> Grammar:
    assert pack.grammar is not None
    return pack.grammar


def _weighted(found: Sequence[tuple[str, Shape]]) -> tuple[Analysis, ...]:
    """The readings in order, each with half the weight of the one before."""
    different = list(dict.fromkeys(found))
    total = sum(0.5**rank for rank in range(len(different)))
    return tuple(
        replace(Analysis(lemma, shape.upos, weight=0.5**rank / total), **dict(shape.values))  # type: ignore[arg-type]
        for rank, (lemma, shape) in enumerate(different)
    )


def _replaced(form: str, ending: str, of_lemma: str) -> str:
    return form if of_lemma == "*" else form.removesuffix(ending) + of_lemma


@lru_cache(maxsize=8)
def _lemmatizer(model: str) -> Callable[[str], str]:
    from lemmagen3 import Lemmatizer

    lemmatize: Callable[[str], str] = Lemmatizer(model).lemmatize
    return lemmatize


# ---- cases where nouns show none


class _Phrase:
    """Which cases the next nominal has, from what was read of the clause."""

    def __init__(self) -> None:
        self.opened: list[tuple[str, ...]] = []  # the cases of the phrases so far; the list may be any of them
        self.now: tuple[str, ...] = PLAIN
        self.pending = False  # behind a preposition, before its noun
        self.coordinated = False

    def govern(self, case: str) -> None:
        self.now, self.pending, self.coordinated = (case,), True, False

    def weights(self, *, heads_list: bool) -> dict[str, float]:
        """Case → weight for a nominal that stands here. `heads_list`: an action, which may go on with the list."""
        if self.pending or not self.coordinated or not self.opened:
            return _shared(self.now)
        last = self.opened[-1]
        above = tuple(dict.fromkeys(case for cases in self.opened for case in cases if case not in last))
        if not heads_list or not above:
            return _shared(last)
        goes_on = {case: weight * GOES_ON for case, weight in _shared(last).items()}
        return goes_on | {case: weight * (1 - GOES_ON) for case, weight in _shared(above).items()}

    def closed(self, weights: dict[str, float]) -> None:
        """A noun ends the phrase; `weights` are its cases."""
        likely = max(weights.values()) / 2
        cases = tuple(case for case in weights if weights[case] > likely)
        if not self.opened or self.opened[-1] != cases:
            self.opened.append(cases)
        self.now, self.pending, self.coordinated = cases, False, False


def _shared(cases: tuple[str, ...]) -> dict[str, float]:
    return {case: 1 / len(cases) for case in cases}


def _with_cases(words: Sequence[str], found: list[tuple[Analysis, ...]], pack: Pack) -> list[tuple[Analysis, ...]]:
    """The readings with the cases that the place of each nominal gives it."""
    governs = _grammar(pack).governs
    coordinators = pack.words.get("coordinators", frozenset())
    out: list[tuple[Analysis, ...]] = []
    phrase = _Phrase()
    for index, word in enumerate(words):
        lower, best = word.lower(), found[index][0]
        if best.upos == "ADP":
            phrase.govern(governs.get(lower, "Loc"))
        elif word in _STOPS or best.finite or best.upos == "SCONJ":
            phrase = _Phrase()
        elif word == "," or lower in coordinators:
            phrase.coordinated = not phrase.pending
        if not any(reading.upos in _NOMINAL for reading in found[index]):
            out.append(found[index])
            continue
        noun = _noun_ahead(found, index)
        if _names_unit(words, noun, pack) and not phrase.pending:
            phrase = _Phrase()  # «…, Одделение за набавки и Одделение за кадри»: each stands for itself
        weights = phrase.weights(heads_list=noun is not None and _is_action(found[noun][0].lemma, pack))
        out.append(_in_cases(found[index], weights))
        if best.upos in _NOUNS:
            phrase.closed(weights)
    return out


def _noun_ahead(found: Sequence[tuple[Analysis, ...]], index: int) -> int | None:
    """The noun that the nominal at `index` is or stands before, over adjectives."""
    for at in range(index, min(index + 6, len(found))):
        if found[at][0].upos in _NOUNS:
            return at
        if found[at][0].upos not in _NOMINAL:
            return None
    return None


def _names_unit(words: Sequence[str], noun: int | None, pack: Pack) -> bool:
    """A noun that heads a unit's name, with a capital or behind an adjective that has it."""
    if noun is None or words[noun].lower() not in unit_nouns(pack):
        return False
    return words[noun][:1].isupper() or (noun > 0 and words[noun - 1][:1].isupper())


def _is_action(lemma: str, pack: Pack) -> bool:
    if lemma in pack.words.get("no_action", ()):
        return False
    suffixes = tuple(pack.words.get("action_suffix", ("\0",)))
    return lemma in pack.words.get("action", ()) or lemma.endswith(suffixes)


def _in_cases(found: tuple[Analysis, ...], weights: dict[str, float]) -> tuple[Analysis, ...]:
    """Each nominal reading once for each case; best first."""
    ordered = sorted(weights, key=lambda case: -weights[case])
    out: list[Analysis] = []
    for reading in found:
        if reading.upos in _NOMINAL:
            out += [replace(reading, case=case, weight=reading.weight * weights[case]) for case in ordered]
        else:
            out.append(reading)
    return tuple(out)

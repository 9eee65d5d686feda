"""Build pipeline/delokrug/language/data/lexicon.tsv.xz, the dictionary behind `language.morphology`.

In: treebanks in CoNLL-U (lemma, UPOS and features of attested forms) and a text of laws (which forms exist, how often).
Out: one file with every known form and its readings, and word endings with the readings of unknown words.

    python models/build_lexicon.py --treebank sr_train.conllu.xz:10 --treebank hr_train.conllu.xz:4 \\
        --laws laws.txt.xz --out pipeline/delokrug/language/data/lexicon.tsv.xz

Lines of the file, tab-separated: «# reading» (numbered by their order), «form readings», «-ending readings». A reading
is LEMMA:NUMBER:WEIGHT, with LEMMA = letters to cut from the form's end, then letters to add («2a»), «^» before it for
a lemma with a capital, or «=lemma» in full.
"""

from __future__ import annotations

import argparse
import lzma
import math
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from delokrug.language import paradigms
from delokrug.language.paradigms import PAST, Forms, Reading, adjective_forms, conjugated, conjugations, noun_forms
from law_words import WORD, law_vocabulary

Entry = tuple[str, Reading]  # lemma, reading
Entries = dict[str, dict[Entry, float]]  # form → entry → weight
PASSIVE = re.compile(r"[nt][aeio]?$")
SUPPLEMENT = Path(paradigms.__file__).parent / "data" / "supplement.toml"
LONGEST_ENDING = 6
SHORTEST = 3  # letters of a lemma that only the laws have
OPEN = ("NOUN", "ADJ", "VERB", "ADV")


@dataclass
class Candidate:
    """A lemma that may exist: its forms and which of them the laws have."""

    lemma: str
    kind: str  # "Masc", "Fem", "Neut", "ADJ", "VERB"
    forms: Forms
    known: bool  # the treebank has the lemma
    attested: tuple[str, ...] = ()
    score: float = 0.0
    strength: float = 1.0


@dataclass
class Treebank:
    """Counts from the CoNLL-U files: `forms` lower-cased form → entry → weight; `lemmas` of open classes."""

    forms: dict[str, Counter[Entry]] = field(default_factory=lambda: defaultdict(Counter))
    lemmas: Counter[tuple[str, str]] = field(default_factory=Counter)
    cells: Counter[Reading] = field(default_factory=Counter)
    animacy: dict[str, bool] = field(default_factory=dict)
    names: set[tuple[str, str]] = field(default_factory=set)  # lemma, gender of proper nouns


# Different forms a lemma of a kind typically shows: a rival with a bigger paradigm and holes in it loses.
TYPICAL = {"Masc": 7, "Fem": 6, "Neut": 5, "FemI": 3, "ADJ": 10, "VERB": 9}


def main() -> None:
    options = _options()
    treebank = Treebank()
    for source in options.treebank:
        path, _, weight = source.rpartition(":")
        read_treebank(treebank, Path(path), weight=int(weight))
    vocabulary = law_vocabulary(Path(options.laws))
    candidates = accepted(treebank, vocabulary)
    lexicon = entries(treebank, candidates, vocabulary)
    endings = ending_entries(lexicon, vocabulary)
    write(Path(options.out), lexicon, endings)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebank", action="append", required=True, metavar="FILE:WEIGHT")
    parser.add_argument("--laws", required=True, metavar="FILE.txt.xz")
    parser.add_argument("--out", required=True, metavar="FILE.tsv.xz")
    return parser.parse_args()


def conllu_tokens(path: Path) -> Iterator[tuple[str, str, str, dict[str, str]]]:
    """(form, lemma, UPOS, features) of every token."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 10 and cells[0].isdigit():
                features = dict(pair.split("=", 1) for pair in cells[5].split("|") if "=" in pair)
                yield cells[1], cells[2], cells[3], features


def reading_of(upos: str, features: dict[str, str]) -> Reading:
    return Reading(
        upos,
        *(features.get(name, "") for name in ("Case", "Number", "Gender", "Person", "Tense", "VerbForm", "Mood")),
    )


def read_treebank(treebank: Treebank, path: Path, *, weight: int) -> None:
    for form, lemma, upos, features in conllu_tokens(path):
        if upos in ("PUNCT", "SYM") or any(letter.isdigit() for letter in form):
            continue
        reading = reading_of(upos, features)
        entry = _settled(treebank.forms[form.lower()], lemma, reading)
        treebank.forms[form.lower()][entry] += weight
        treebank.cells[reading] += weight
        if upos == "NOUN" and reading.gender:
            treebank.lemmas[lemma, reading.gender] += weight
        elif upos == "ADJ" and not reading.verbform:
            treebank.lemmas[lemma, "ADJ"] += weight
        elif upos in ("VERB", "AUX") and lemma.endswith("ti"):
            treebank.lemmas[lemma, "VERB"] += weight
        elif upos == "PROPN" and reading.gender and lemma[1:].islower():
            treebank.names.add((lemma, reading.gender))
        if "Animacy" in features:
            treebank.animacy[lemma] = features["Animacy"] == "Anim"


def _settled(entries: Counter[Entry], lemma: str, reading: Reading) -> Entry:
    """The entry of an earlier treebank with the same reading: «ću» is of hteti, not htjeti, if Serbian came first."""
    same = [entry for entry in entries if entry[1] == reading]
    if not same or (lemma, reading) in entries:
        return lemma, reading
    return max(same, key=lambda entry: entries[entry])


def seeds(form: str) -> Iterator[tuple[str, str]]:
    """(lemma, kind) that a form may be a form of."""
    last = form[-1]
    yield from _infinitives(form)
    if last == "a":
        # «stipendiranja» is a form of the verbal noun; the few feminines that end so are in the treebanks
        if not form.endswith(("anja", "enja")):
            yield form, "Fem"
        if form.endswith(("anja", "enja", "stva", "sta", "ća")):
            yield form[:-1] + ("o" if form.endswith(("stva", "sta")) else "e"), "Neut"
    elif last in "oe":
        yield form, "Neut"
    elif last == "i":
        yield form, "ADJ"
        if form.endswith("sti"):
            yield form[:-1], "FemI"
    elif last != "u":
        yield form, "Masc"
        yield form, "ADJ"
        if form.endswith(("st", "ć", "ad", "as", "av")):
            yield form, "FemI"
        if form.endswith(("og", "eg", "ih")):
            yield form[:-2] + "i", "ADJ"


def _infinitives(form: str) -> Iterator[tuple[str, str]]:
    """Verbs of which the form may be the third person or the infinitive."""
    for conjugation in conjugations():
        for part in ("present", "plural", "infinitive"):
            if form.endswith(conjugation[part]) and len(form) > len(conjugation[part]) + 1:
                yield form.removesuffix(conjugation[part]) + conjugation["infinitive"], "VERB"


def forms_of(lemma: str, kind: str, animate: bool | None) -> Forms:
    if kind == "ADJ":
        return adjective_forms(lemma)
    if kind == "VERB":
        return [
            pair for conjugation in conjugations() if _conjugates(lemma, conjugation["infinitive"])
            for pair in conjugated(lemma, conjugation)
        ]  # fmt: skip
    return noun_forms(lemma, "Fem" if kind == "FemI" else kind, animate=animate)


def _conjugates(lemma: str, ending: str) -> bool:
    return lemma.endswith(ending) and len(lemma) > len(ending) + 1


def accepted(treebank: Treebank, vocabulary: Counter[str]) -> list[Candidate]:
    """Lemmas of the treebank and lemmas that best explain the forms of the laws."""
    wanted: dict[tuple[str, str], bool] = {}
    for lemma, kind in treebank.lemmas:
        if WORD.fullmatch(lemma):
            wanted[lemma, "FemI" if kind == "Fem" and not lemma.endswith("a") else kind] = True
    supplement = tomllib.loads(SUPPLEMENT.read_text(encoding="utf-8"))
    for gender, lemmas in supplement["noun"].items():
        for lemma in lemmas.split():
            wanted[lemma, "FemI" if gender == "Fem" and not lemma.endswith("a") else gender] = True
    for case, words in supplement["adp"].items():
        for word in words.split():
            treebank.forms[word][word, Reading("ADP", case)] += 10
    for word in supplement["adv"]["words"].split():
        treebank.forms[word][word, Reading("ADV")] += 10
    for form in vocabulary:
        for lemma, kind in seeds(form):
            wanted.setdefault((lemma, kind), False)
    found = []
    for (lemma, kind), known in wanted.items():
        if not known and len(lemma) < SHORTEST:
            continue  # «pr» would make a noun of «prima»
        candidate = Candidate(lemma, kind, forms_of(lemma, kind, treebank.animacy.get(lemma)), known)
        candidate.attested = _distinct(
            form
            for form, reading in candidate.forms
            if form in vocabulary and not (reading.verbform == "Part" and reading.case)
        )
        enough = len(candidate.attested) >= (2 if kind == "FemI" else 3) and _typical(candidate)
        if known or enough:
            count = len(candidate.attested)
            candidate.score = count * count / TYPICAL[kind] * (1.5 if known else 1.0)
            candidate.score *= 1.2 if lemma in vocabulary else 0.8
            found.append(candidate)
    return _winners(found, vocabulary)


def _distinct(forms: Iterable[str]) -> tuple[str, ...]:
    # in order, unlike a set: sums of weights come out the same in every run
    return tuple(dict.fromkeys(forms))


def _typical(candidate: Candidate) -> bool:
    """An adjective shows an ending no noun has (without it «poslovi» would be one), a verb its infinitive or plural."""
    if candidate.kind == "ADJ":
        return sum(form.endswith(("og", "eg", "oj", "ih", "im")) for form in candidate.attested) >= 2
    if candidate.kind == "VERB":
        return sum(form.endswith(("ti", "ju", "ći", "la", "lo", "li", "mo")) for form in candidate.attested) >= 1
    return True


def _winners(found: list[Candidate], vocabulary: Counter[str]) -> list[Candidate]:
    """Candidates that explain most of their forms nearly as well as any rival."""
    best: dict[str, float] = defaultdict(float)
    for candidate in found:
        for form in candidate.attested:
            best[form] = max(best[form], candidate.score)
    winners = []
    for candidate in found:
        total = sum(math.log1p(vocabulary[form]) for form in candidate.attested)
        won = sum(math.log1p(vocabulary[form]) for form in candidate.attested if candidate.score >= 0.6 * best[form])
        if candidate.known or won >= 0.4 * total:
            # a lemma that is known keeps a little of every form («veće», a council, beside «veći», greater)
            least = 0.05 if candidate.known else 0.0
            for form in candidate.attested:
                ratio = candidate.score / best[form]
                candidate.strength += vocabulary[form] * max(least, ratio**2 if ratio >= 0.6 else 0.0)
            winners.append(candidate)
    return _one_adjective_lemma(winners, vocabulary)


def _one_adjective_lemma(winners: list[Candidate], vocabulary: Counter[str]) -> list[Candidate]:
    """Drops «stručni» where «stručan» stands, «utvrđeni» where «utvrđen» does, unless the treebank has it."""
    short = {candidate.lemma for candidate in winners if candidate.kind == "ADJ" and not candidate.lemma.endswith("i")}

    def shadowed(candidate: Candidate) -> bool:
        stem = candidate.lemma[:-1]
        return stem in short or (stem[:-1] + "a" + stem[-1:]) in short

    return [
        candidate for candidate in winners
        if candidate.known or candidate.kind != "ADJ" or not candidate.lemma.endswith("i") or not shadowed(candidate)
    ]  # fmt: skip


def entries(treebank: Treebank, candidates: Iterable[Candidate], vocabulary: Counter[str]) -> Entries:
    """Form → entry → weight: what the treebank counts, and what the paradigms say beside it."""
    prior = _cell_prior(treebank)
    derived: dict[str, dict[Entry, float]] = defaultdict(lambda: defaultdict(float))
    for candidate in candidates:
        always = {form for form, reading in candidate.forms if _always(candidate, reading)}
        for form, reading in candidate.forms:
            if form in vocabulary or form in treebank.forms or form in always:
                entry = candidate.lemma, reading
                derived[form][entry] = max(derived[form][entry], candidate.strength * prior(reading))
    for form, entry in _completed(treebank):
        derived[form][entry] = max(derived[form][entry], prior(entry[1]))
    for name, gender in sorted(treebank.names):
        for form, reading in noun_forms(name.lower(), gender, animate=treebank.animacy.get(name), upos="PROPN"):
            derived[form][name, reading] = max(derived[form][name, reading], prior(reading))
    lexicon: Entries = {}
    for form in sorted(derived.keys() | treebank.forms.keys()):
        merged: dict[Entry, float] = dict(treebank.forms.get(form, {}))
        beside = derived.get(form, {})
        total = sum(beside.values())
        counted = sum(merged.values())
        # a form the treebank has often needs little of the paradigm, one it has once needs much
        share = 10.0 + 0.1 * counted if counted else 100.0
        for entry, weight in beside.items():
            if weight / total >= 0.002:
                merged[entry] = merged.get(entry, 0.0) + share * weight / total
        lexicon[form] = merged
    return lexicon


def _completed(treebank: Treebank) -> Iterator[tuple[str, Entry]]:
    """Other forms of irregular verbs, from one the treebank has: doveo → dovela, donet → donetim, šalje → šalju."""
    for form, readings in treebank.forms.items():
        for lemma, reading in readings:
            if reading.upos == "VERB" and reading.verbform == "Part" and form.endswith(("la", "lo", "li", "le")):
                for ending, number, gender in PAST[1:]:
                    yield form[:-2] + ending, (lemma, reading._replace(number=number, gender=gender))
            elif reading.upos == "ADJ" and reading.verbform == "Part" and PASSIVE.search(form):
                for other, alike in adjective_forms(form.rstrip("aeio"), verbform="Part"):
                    yield other, (lemma, alike)
            elif reading.tense == "Pres" and reading.person == "3" and reading.upos == "VERB" and form[-1] in "eu":
                singular = form[:-1] + "e"
                if lemma.endswith("iti") or not (singular in treebank.forms or form[:-1] + "u" in treebank.forms):
                    continue
                yield singular, (lemma, reading._replace(number="Sing"))
                yield form[:-1] + "u", (lemma, reading._replace(number="Plur"))


def _always(candidate: Candidate, reading: Reading) -> bool:
    """Forms of known lemmas kept although no text has them: singular (plurals vary, -i and -ovi) and present."""
    singular = reading.upos == "NOUN" and reading.number == "Sing"
    return candidate.known and (singular or (reading.tense == "Pres" and reading.person == "3"))


def _cell_prior(treebank: Treebank) -> Callable[[Reading], float]:
    """How frequent a reading is in its part of speech and gender; in acts the first two persons are rare."""
    totals: Counter[tuple[str, str]] = Counter()
    for reading, count in treebank.cells.items():
        totals[reading.upos, reading.gender] += count

    @lru_cache(maxsize=4096)
    def prior(reading: Reading) -> float:
        alike = (treebank.cells[reading] + 5) / (totals[reading.upos, reading.gender] + 100)
        return alike * (0.15 if reading.person in ("1", "2") else 1.0)

    return prior


def ending_entries(lexicon: Entries, vocabulary: Counter[str]) -> Entries:
    """Ending → (lemma code, reading) → weight, for words the lexicon does not have."""
    counts: dict[str, dict[Entry, float]] = defaultdict(lambda: defaultdict(float))
    types: Counter[str] = Counter()
    for form, readings in lexicon.items():
        usual = {entry: weight for entry, weight in readings.items() if entry[1].upos in OPEN}
        total = sum(usual.values())
        if len(form) < 4 or not usual or vocabulary[form] > 5000 or not WORD.fullmatch(form):
            continue
        coded = [((lemma_code(form, entry[0]), entry[1]), weight / total) for entry, weight in usual.items()]
        for length in range(1, min(LONGEST_ENDING, len(form) - 2) + 1):
            ending = form[-length:]
            types[ending] += 1
            for key, share in coded:
                if _cut(key[0]) <= length:
                    counts[ending][key] += share
    kept: Entries = {}
    for ending, summed in counts.items():
        if types[ending] >= (4 if len(ending) < 5 else 6):
            whole = sum(summed.values())
            common = {key: 100 * share / whole for key, share in summed.items() if share / whole >= 0.008}
            if common:
                kept[ending] = common
    return kept


def _cut(code: str) -> int:
    """How many letters a lemma code cuts; a lemma in full or with a capital tells nothing about other words."""
    digits = re.match(r"\d+", code)
    return int(digits.group()) if digits else LONGEST_ENDING + 1


def lemma_code(form: str, lemma: str) -> str:
    """How to make the lemma from the form: «2a», «^0», «=lemma»."""
    lower = lemma.lower()
    if lemma not in (lower, lower[:1].upper() + lower[1:]):
        return "=" + lemma
    same = 0
    while same < min(len(form), len(lower)) and form[same] == lower[same]:
        same += 1
    return ("" if lemma == lower else "^") + f"{len(form) - same}{lower[same:]}"


def write(path: Path, lexicon: Entries, endings: Entries) -> None:
    numbers: dict[Reading, int] = {}

    def line(name: str, coded: Iterable[tuple[str, Reading, float]]) -> str:
        cells = []
        for code, reading, weight in sorted(coded, key=lambda item: (-item[2], item[0], item[1])):
            cells.append(f"{code}:{numbers.setdefault(reading, len(numbers))}:{max(1, round(weight * 2))}")
        return f"{name}\t{' '.join(cells)}"

    lines = [
        line(form, ((lemma_code(form, lemma), reading, weight) for (lemma, reading), weight in readings.items()))
        for form, readings in sorted(lexicon.items())
        if not set(form) & set(": \t")
    ]
    lines += [
        line("-" + ending, ((code, reading, weight) for (code, reading), weight in readings.items()))
        for ending, readings in sorted(endings.items())
    ]
    head = ["#" + "|".join(reading) for reading in numbers]
    with lzma.open(path, "wt", encoding="utf-8", preset=9 | lzma.PRESET_EXTREME) as out:
        out.write("\n".join(head + lines) + "\n")
    print(f"{len(lexicon)} forms, {len(endings)} endings, {len(numbers)} readings, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()

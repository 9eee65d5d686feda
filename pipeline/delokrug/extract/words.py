"""What extraction asks of the words of a block.

In: a spaCy `Doc` over a block's canonical Latin text, and the language's pack. Out: `Words`, which answers in terms of
grammar: may this token be a finite verb, which cases can it stand in, is it a preposition. Where the pack says
`readings = "lexicon"` every reading of an ambiguous form counts («priprema» is a noun and a verb); otherwise the
tagger's.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import NamedTuple

from spacy.tokens import Doc

from delokrug.language import morphology
from delokrug.packs import Pack

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON", "X"})
_LONGEST_PARENTHESIS = 80  # tokens; a parenthesis open for longer was never closed
_LEAST_WEIGHT = 0.02  # rarer readings of the lexicon are mostly noise («dečja» as a noun)
_LEAST_FINITE = 0.002  # «прегледа» is mostly a noun, and a verb where a noun cannot stand
_LIKELY = 0.2  # 0.45 gains a row in a hundred of our own documents and loses two in 900 of the real ones
_FINITE = frozenset({"VERB", "AUX"})


class Reading(NamedTuple):
    """One way to read a token; "" where the category does not apply."""

    upos: str
    case: str
    number: str
    gender: str
    finite: bool
    lemma: str = ""
    weight: float = 1.0


_ENGLISH_FINITE = ("VBZ", "VBP", "VBD", "MD")


def _third(analysis: morphology.Analysis) -> bool:
    """A finite verb of the third person: units act, «бавимо се» is a page speaking to its reader."""
    return analysis.upos in _FINITE and analysis.verbform == "Fin" and analysis.person in ("", "3")


@lru_cache(maxsize=1 << 16)
def _lexicon_readings(pack: Pack, form: str) -> tuple[Reading, ...]:
    """Every likely reading of a form; texts of this kind say few forms often."""
    return _likely_readings(pack, morphology.analyses(form))


def _likely_readings(pack: Pack, known: Iterable[morphology.Analysis]) -> tuple[Reading, ...]:
    likely = tuple(
        Reading(a.upos, a.case, a.number, a.gender, _third(a), a.lemma.lower(), a.weight)
        for a in known
        if a.weight >= (_LEAST_WEIGHT if a.verbform != "Fin" else _LEAST_FINITE)
    )
    actions = pack.words.get("action", frozenset())
    if any(r.upos == "NOUN" and r.lemma in actions for r in likely):
        # «овјера» is the pack's noun; the lexicon's «овјер» is a guess
        return tuple(r for r in likely if r.upos != "NOUN" or r.lemma in actions)
    return likely


class Words:
    def __init__(self, doc: Doc, pack: Pack) -> None:
        self.doc = doc
        self.pack = pack
        self.text = doc.text
        tokens = self.tokens = list(doc)  # once: spaCy makes each token anew whenever it is asked for
        self.forms = [token.text for token in tokens]
        self.lower = [form.lower() for form in self.forms]
        self.lemmas = [token.lemma_.lower() for token in tokens]
        self.starts = [token.idx for token in tokens]
        self.ends = [start + len(form) for start, form in zip(self.starts, self.forms, strict=True)]
        # of every token, where the backend reads by the pack's grammar; elsewhere None, and the lexicon has them
        self._given: dict[int, tuple[morphology.Analysis, ...]] | None = doc.user_data.get(morphology.READINGS)
        self.verbs: set[int] = set()  # tokens that extraction found to be verbs against the tagger («Одсек припрема …»)
        self.nouns: set[int] = set()  # … and to be nouns («послове: израде решења, вођења досијеа»)
        self._readings: dict[int, tuple[Reading, ...]] = {}
        self._spellings: dict[int, frozenset[str]] = {}

    def __len__(self) -> int:
        return len(self.forms)

    @cached_property
    def depths(self) -> list[int]:
        """How many parentheses are open at each token."""
        depth, out = 0, []
        for form in self.forms:
            if form in ")]":
                depth = max(0, depth - 1)
            out.append(depth)
            if form in "([":
                depth += 1
        return out

    def readings(self, i: int) -> tuple[Reading, ...]:
        if i not in self._readings:
            self._readings[i] = self._read(i)
        return self._readings[i]

    def _read(self, i: int) -> tuple[Reading, ...]:
        token = self.tokens[i]
        morph = token.morph
        first_person = "".join(morph.get("Person")) in ("1", "2")
        tagged = Reading(
            token.pos_,
            "".join(morph.get("Case")),
            "".join(morph.get("Number")),
            "".join(morph.get("Gender")),
            token.pos_ in _FINITE
            and not first_person
            and (morph.get("VerbForm") == ["Fin"] or token.tag_ in _ENGLISH_FINITE or self._behind_modal(i)),
            token.lemma_.lower(),
        )
        if not self.pack.lexicon_readings:
            return (tagged,)
        if self._given is None:
            others = _lexicon_readings(self.pack, token.text)
        else:
            others = _likely_readings(self.pack, self._given.get(i, ()))
        return tuple(dict.fromkeys([tagged, *others]))

    def _behind_modal(self, i: int) -> bool:
        """English "shall prepare, coordinate and monitor …; keep …": bare verbs of a rule, none behind «to»."""
        if self.tokens[i].tag_ != "VB" or (i and self.tokens[i - 1].tag_ == "TO"):
            return False
        return not any(t.tag_ == "MD" and t.lower_ != "shall" for t in self.tokens[max(0, i - 2) : i])

    def finite_share(self, i: int) -> float:
        """How much of the form's use is as a finite verb, 0 to 1."""
        rest = self.readings(i)[1:] or self.readings(i)
        return sum(r.weight for r in rest if r.finite) / (sum(r.weight for r in rest) or 1.0)

    def punct(self, i: int) -> bool:
        return not self.forms[i][0].isalnum()

    def finite(self, i: int) -> bool:
        """The token is a finite verb in this context, as the backend tagged it."""
        if i in self.nouns:
            return False
        return i in self.verbs or self.readings(i)[0].finite or self._noun_beside_verb(i)

    def _noun_beside_verb(self, i: int) -> bool:
        """English: "…, collects and disseminates": what the tagger took for a noun before «and» + verb is a verb."""
        if self.pack.lexicon_readings or self.tokens[i].tag_ != "NNS" or i == 0 or i + 2 >= len(self):
            return False
        if self.forms[i - 1] != ",":
            return False
        if self.tokens[i + 1].pos_ in (
            "NOUN",
            "DET",
            "ADJ",
            "PROPN",
            "NUM",
        ):  # "publishes calls, registers applications"
            return any(token.tag_ == "VBZ" for token in self.tokens[max(0, i - 12) : i])
        return bool(self.tokens[i + 1].pos_ == "CCONJ" and self.doc[i + 2].tag_ == "VBZ")

    def may_be_finite(self, i: int) -> bool:
        return any(r.finite for r in self.readings(i))

    def cases(self, i: int) -> frozenset[str]:
        """Cases in which the token can stand as a nominal; empty for what has none (verbs, English words)."""
        return frozenset(r.case for r in self.readings(i) if r.upos in NOMINAL and r.case)

    def likely(self, i: int, case: str) -> bool:
        """The case is no rare reading: «сарадња» is hardly ever a genitive plural."""
        return self.case_share(i, case) >= _LIKELY

    def case_share(self, i: int, case: str) -> float:
        """How much of the form's use as a nominal is in the case, 0 to 1."""
        nominal = [r for r in self.readings(i)[1:] if r.upos in NOMINAL and r.case] or list(self.readings(i))
        return sum(r.weight for r in nominal if r.case == case) / (sum(r.weight for r in nominal) or 1.0)

    def is_pos(self, i: int, *upos: str) -> bool:
        return self.readings(i)[0].upos in upos

    def may_be(self, i: int, *upos: str) -> bool:
        return any(r.upos in upos for r in self.readings(i))

    def agree(self, i: int, j: int) -> bool:
        """An adjective reading of `i` agrees in case, number and gender with a noun reading of `j`."""
        nouns = {(r.case, r.number, r.gender) for r in self.readings(j) if r.upos in ("NOUN", "PROPN")}
        return any((r.case, r.number, r.gender) in nouns for r in self.readings(i) if r.upos in ("ADJ", "DET", "NUM"))

    def in_class(self, i: int, name: str) -> bool:
        """The token's lemma or lower-case form belongs to a word class of the pack."""
        words = self.pack.words.get(name, frozenset())
        return self.lemmas[i] in words or self.lower[i] in words

    def may_have_lemma(self, i: int, lemmas: frozenset[str]) -> bool:
        """The form, its lemma, or the lemma of a verb it may be is among these: «стара се о», though tagged «стар»."""
        return not self.spellings(i).isdisjoint(lemmas)

    def spellings(self, i: int) -> frozenset[str]:
        """The words by which phrases know a token: its form, its lemma, the lemmas of the verbs it may be."""
        if i not in self._spellings:
            verbs = (r.lemma for r in self.readings(i) if r.finite)
            self._spellings[i] = frozenset((self.lower[i], self.lemmas[i], *verbs))
        return self._spellings[i]

    def coordinated_with(self, i: int) -> int | None:
        """The first conjunct of the coordination that the parser sees the token in; None where it is none or first."""
        token = self.tokens[i]
        while token.dep_ == "conj" and token.head.i < token.i:
            token = token.head
        return token.i if token.i != i else None

    def may_be_noun(self, i: int, name: str) -> bool:
        """Some reading of the token is a noun of a word class of the pack."""
        words = self.pack.words.get(name, frozenset())
        return any(r.upos == "NOUN" and r.lemma in words for r in self.readings(i))

    def governor(self, i: int, start: int) -> int:
        """The token that governs what stands behind the token `i`: itself («[начелник] Одељења»), or in a language
        without genitives the noun before its preposition («[раководител] на Одделението»), unless none stands there.
        """
        return i - 1 if i > start and self.in_class(i, "of") and self.is_pos(i - 1, "NOUN") else i

    def capital(self, i: int) -> bool:
        return bool(self.forms[i][:1].isupper())

    def chars(self, first: int, last: int) -> tuple[int, int]:
        """Half-open character range of the tokens [first, last)."""
        return self.starts[first], self.ends[last - 1]

    def sentences(self) -> list[tuple[int, int]]:
        """Token ranges of sentences; none ends inside a parenthesis («(шеф: М. Узорни, лок. 23)»)."""
        out: list[tuple[int, int]] = []
        for sentence in self.doc.sents:
            if out and self.depths[sentence.start] and sentence.start - out[-1][0] < _LONGEST_PARENTHESIS:
                out[-1] = (out[-1][0], sentence.end)
            else:
                out.append((sentence.start, sentence.end))
        return out

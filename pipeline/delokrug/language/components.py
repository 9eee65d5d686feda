"""spaCy components by rule: tokenizer, lexicon, grammar of a pack, sentences.

In: a text (tokenizer) or a `Doc`, in either script. Out: the `Doc` with lemma_, pos_ and morph of every token
("delokrug_lexicon" for Serbian, "delokrug_grammar" for a language by its pack) and its sentence starts
("delokrug_sentences"). Inside everything is canonical Latin, so Cyrillic
and Latin get the same lemmas. Importing this module registers the factories and the tokenizer.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.util import registry
from spacy.vocab import Vocab

from delokrug import packs
from delokrug.language import disambiguation, grammar_readings, tokens
from delokrug.language.forms import latin_form
from delokrug.language.morphology import READINGS, analyses
from delokrug.script import latin, mapped

LONGEST_TEXT = 50_000_000  # characters; spaCy's own limit is for models that need memory in proportion
START, INSIDE = 1, -1  # spaCy's marks of a token that begins a sentence and one that does not

if not Token.has_extension("analyses"):
    Token.set_extension("analyses", getter=lambda token: analyses(latin_form(token.text)))


@registry.tokenizers("delokrug.Tokenizer.v1")  # type: ignore[untyped-decorator]
def tokenizer() -> Callable[[Language], Tokenizer]:
    """For a config: the tokenizer of the language stage."""
    return lambda nlp: Tokenizer(nlp.vocab)


class Tokenizer:
    """A drop-in for spaCy's tokenizer over `tokens.tokens`; the Doc's text is the text given."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        words: list[str] = []
        spaces: list[bool] = []
        at = 0
        inside = latin(mapped(text))
        for start, end in (inside.span(*span) for span in tokens.tokens(inside.text)):
            _add_gap(text[at:start], words, spaces)
            words.append(text[start:end])
            spaces.append(False)
            at = end
        _add_gap(text[at:], words, spaces)
        return Doc(self.vocab, words=words, spaces=spaces)

    # what spaCy's serialisation asks of a tokenizer: there is no state
    def to_bytes(self, **_: Any) -> bytes:
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> Tokenizer:
        return self

    def to_disk(self, _path: str | Path, **_: Any) -> None:
        return None

    def from_disk(self, _path: str | Path, **_: Any) -> Tokenizer:
        return self


def blank_pipeline() -> Language:
    """Tokens and sentences by rule, for components that annotate them."""
    nlp = spacy.blank("sr")
    nlp.tokenizer = Tokenizer(nlp.vocab)
    nlp.add_pipe("delokrug_sentences")
    nlp.max_length = LONGEST_TEXT
    return nlp


def _add_gap(gap: str, words: list[str], spaces: list[bool]) -> None:
    """White space between tokens: one space belongs to the word before it, more is a token of its own, as in spaCy."""
    if gap.startswith(" ") and words:
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        words.append(gap)
        spaces.append(False)


@Language.factory("delokrug_lexicon", assigns=["token.lemma", "token.pos", "token.morph"])
def lexicon_component(nlp: Language, name: str) -> LexiconComponent:
    """The component that looks every token up."""
    return LexiconComponent()


@Language.factory("delokrug_sentences", assigns=["token.is_sent_start"])
def sentences_component(nlp: Language, name: str) -> SentencesComponent:
    """The component that finds sentence starts."""
    return SentencesComponent()


class LexiconComponent:
    """Sets lemma_, pos_ and morph to the reading that fits best beside its neighbours."""

    def __call__(self, doc: Doc) -> Doc:
        solid: list[Token] = []
        spaces: list[Token] = []
        for token in doc:
            (spaces if token.is_space else solid).append(token)
        forms = [latin_form(token.text) for token in solid]
        for token, reading in zip(solid, disambiguation.readings(forms), strict=True):
            token.lemma_ = reading.lemma
            token.pos_ = reading.upos
            token.set_morph(reading.feats)  # type: ignore[attr-defined]  # spaCy's stubs lack it
        for token in spaces:
            token.lemma_, token.pos_ = token.text, "SPACE"
        return doc


@Language.factory("delokrug_grammar", assigns=["token.lemma", "token.pos", "token.morph"])
def grammar_component(nlp: Language, name: str, language: str) -> GrammarComponent:
    """The component that reads every token by the grammar of the pack of `language`."""
    return GrammarComponent(language)


class GrammarComponent:
    """Sets lemma_, pos_ and morph to the best reading; all of them stand in `doc.user_data[READINGS]`, by token."""

    def __init__(self, language: str) -> None:
        self.pack = packs.pack(language)

    def __call__(self, doc: Doc) -> Doc:
        solid = [token for token in doc if not token.is_space]
        forms = [latin_form(token.text) for token in solid]
        found = grammar_readings.readings(forms, self.pack)
        for token, readings in zip(solid, found, strict=True):
            token.lemma_, token.pos_ = readings[0].lemma, readings[0].upos
            token.set_morph(readings[0].feats)  # type: ignore[attr-defined]  # spaCy's stubs lack it
        for token in doc:
            if token.is_space:
                token.lemma_, token.pos_ = token.text, "SPACE"
        doc.user_data[READINGS] = {token.i: readings for token, readings in zip(solid, found, strict=True)}
        return doc


def _latin_tokens(doc: Doc) -> tuple[str, list[tuple[int, int]]]:
    """The Doc's text in Latin, and where its tokens stand there, white space left out."""
    parts, spans, at = [], [], 0
    for token in doc:
        form = latin_form(token.text)
        if not token.is_space:
            spans.append((at, at + len(form)))
        parts += [form, token.whitespace_]
        at += len(form) + len(token.whitespace_)
    return "".join(parts), spans


class SentencesComponent:
    """Sets sentence starts by the rules of `tokens.sentence_starts`."""

    def __call__(self, doc: Doc) -> Doc:
        solid = [token for token in doc if not token.is_space]
        text, spans = _latin_tokens(doc)
        starts = tokens.sentence_starts(text, spans)
        # one array for all: the setter of a token looks through the whole Doc, hours for a line of 5 MB
        flags = np.full(len(doc), INSIDE, dtype=np.int64)
        for token, start in zip(solid, starts, strict=True):
            if start:
                flags[token.i] = START
        if len(doc):
            flags[0] = START
            doc.from_array([SENT_START], flags.astype(np.uint64).reshape(-1, 1))
        return doc

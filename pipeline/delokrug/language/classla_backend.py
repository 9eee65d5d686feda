"""classla's annotations as spaCy `Doc`s.

In: texts in canonical Latin. Out: `Doc`s over our own tokens and sentences (classla's tokenizer breaks after «тач.»
and «II.») with classla's lemma_, pos_, tag_ (xpos), morph and, where the folder has a parser, heads and dep_. Importing
this module registers the component "delokrug_classla" and imports neither classla nor torch; the pipeline does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD
from spacy.language import Language
from spacy.parts_of_speech import IDS as PARTS_OF_SPEECH
from spacy.tokens import Doc, Token

from delokrug.errors import DelokrugError
from delokrug.language import classla_models, components

# The parser scores every pair of tokens of a sentence with every relation. A longer sentence (a table in one paragraph)
# is cut, or it alone would take the memory that a document may use; and sentences are parsed few at a time, because all
# are filled up to the longest: 300 tokens instead of 2,000 take half the time and a third of the memory.
MOST_TOKENS = 250
TOKENS_AT_A_TIME = 2000
PARSED_AT_A_TIME = 300
_CUTS = frozenset(";,")


def pipeline() -> Language:
    """A spaCy pipeline over the models in `classla_models.folder()`. DelokrugError where something is missing.

    torch is told to use one thread, in the whole process: documents are what is read in parallel.
    """
    nlp = components.blank_pipeline()
    nlp.add_pipe("delokrug_classla")
    return nlp


@Language.factory(
    "delokrug_classla",
    assigns=["token.lemma", "token.pos", "token.tag", "token.morph", "token.head", "token.dep"],
    requires=["token.is_sent_start"],
)
def classla_component(nlp: Language, name: str) -> ClasslaComponent:
    """The component that asks classla about every token."""
    return ClasslaComponent(_classla())


class ClasslaComponent:
    """Annotates Docs that have sentence starts; many at a time in `pipe`, which is several times faster."""

    def __init__(self, classla: Any) -> None:
        self.classla = classla

    def __call__(self, doc: Doc) -> Doc:
        self._annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 1000) -> Iterator[Doc]:
        waiting: list[Doc] = []
        size = 0
        for doc in stream:
            waiting.append(doc)
            size += len(doc)
            if size >= TOKENS_AT_A_TIME or len(waiting) >= batch_size:
                self._annotate(waiting)
                yield from waiting
                waiting, size = [], 0
        self._annotate(waiting)
        yield from waiting

    def _annotate(self, docs: Sequence[Doc]) -> None:
        import torch

        sentences = [_sentences(doc) for doc in docs]
        pieces = [piece for of_doc in sentences for sentence in of_doc for piece in _pieces(sentence)]
        words: Iterator[Any] = iter(())
        if pieces:
            with torch.no_grad():
                found = self.classla([[token.text for token in piece] for piece in pieces])
            words = (word for sentence in found.sentences for word in sentence.words)
        for doc, of_doc in zip(docs, sentences, strict=True):
            _set_annotations(doc, of_doc, words)


def _sentences(doc: Doc) -> list[list[Token]]:
    """The sentences' tokens, white space left out."""
    found: list[list[Token]] = []
    for token in doc:
        if token.is_space:
            continue
        if token.is_sent_start or not found:
            found.append([])
        found[-1].append(token)
    return found


def _pieces(sentence: list[Token]) -> list[list[Token]]:
    """The sentence, or what classla gets of one that is too long for it, cut after signs where there are any."""
    found = []
    while len(sentence) > MOST_TOKENS:
        signs = [at for at in range(MOST_TOKENS // 2, MOST_TOKENS) if sentence[at].text in _CUTS]
        cut = signs[-1] + 1 if signs else MOST_TOKENS
        found.append(sentence[:cut])
        sentence = sentence[cut:]
    return [*found, sentence]


def _set_annotations(doc: Doc, sentences: list[list[Token]], words: Iterator[Any]) -> None:
    """Gives the Doc's tokens what classla says of them, in order; `words` may go on into the next Doc."""
    heads = np.zeros(len(doc), dtype=np.int64)  # relative to the token
    relations = [""] * len(doc)
    for sentence in sentences:
        root: Token | None = None
        for piece in _pieces(sentence):
            for token, word in zip(piece, words, strict=False):
                _set_word(token, word)
                if word.head is None:  # no parser
                    continue
                relations[token.i] = word.deprel
                if int(word.head):
                    heads[token.i] = piece[int(word.head) - 1].i - token.i
                elif root is None:
                    root = token
                else:  # the root of a further piece is not one of the sentence
                    heads[token.i], relations[token.i] = root.i - token.i, "dep"
    parsed = any(relations)
    _set_white_space(doc, heads, relations)
    if parsed:
        columns = [heads.astype(np.uint64), np.array([doc.vocab.strings.add(name) for name in relations], np.uint64)]
        doc.from_array([HEAD, DEP], np.stack(columns, axis=1))


def _set_word(token: Token, word: Any) -> None:
    token.lemma_ = word.lemma or token.text
    token.pos_ = word.upos if word.upos in PARTS_OF_SPEECH else "X"
    token.tag_ = word.xpos or ""
    known = [feature for feature in (word.feats or "").split("|") if "=" in feature and "<" not in feature]
    token.set_morph("|".join(known))  # type: ignore[attr-defined]  # spaCy's stubs lack it


def _set_white_space(doc: Doc, heads: np.ndarray[Any, Any], relations: list[str]) -> None:
    """White space belongs to the token before it; at the beginning of a text it stands alone."""
    for token in doc:
        if token.is_space:
            token.lemma_, token.pos_ = token.text, "SPACE"
            relations[token.i] = "dep"
            heads[token.i] = -1 if token.i else 0


def _classla() -> Any:
    """classla's own pipeline over tokens and sentences that are given."""
    if missing := classla_models.description().missing:
        raise missing
    import classla
    import torch

    torch.set_num_threads(1)
    try:
        return classla.Pipeline(
            classla_models.LANGUAGE,
            dir=str(classla_models.folder()),
            type=classla_models.PACKAGE,
            processors=",".join(classla_models.processors()),
            tokenize_pretokenized=True,
            pos_batch_size=TOKENS_AT_A_TIME,
            depparse_batch_size=PARSED_AT_A_TIME,
            use_gpu=False,
            logging_level="ERROR",
        )
    except Exception as error:  # a torn download gives errors of every kind
        reason = f"{type(error).__name__}: {error}".splitlines()[0]
        raise DelokrugError("model_broken", name="classla", folder=classla_models.folder(), reason=reason) from error

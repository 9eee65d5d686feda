"""Measure a Serbian pipeline on annotated text, as the model card reports it.

    python models/measure_model.py models/sr_delokrug_sm/sr_delokrug_sm-0.1.0 sr_test.conllu.xz \\
        corpora/sentences/rulebook.conllu --speed laws.txt.xz

In: a spaCy model (name or folder) or "lexicon", the pipeline without a trained model, and CoNLL-U files. Out: one line
a file. Shares of tokens: UPOS, features (all of them right), case (of tokens that have one), lemma; UAS and LAS over
tokens that are no punctuation. Tokens are the gold ones, so that figures can be compared with published ones; «raw»
is from plain text, where a token that is cut otherwise is wrong, and sentence F is that of the rules for sentence
ends over ten sentences at a time. Words/s are tokens per CPU second, as spaCy counts
them, with and without the parser.
"""

from __future__ import annotations

import argparse
import lzma
import resource
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import spacy
from delokrug.language import backends, components, embedding, lemmas, tagging
from spacy.language import Language
from spacy.tokens import Doc
from treebank import Row, Sentence, sentences

FACTORIES = (components, embedding, lemmas, tagging)  # imported for what they register with spaCy
SPEED_CHARACTERS = 1_000_000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--speed", type=Path, help="a text, xz-compressed, whose first million characters are timed")
    options = parser.parse_args()
    nlp = loaded(options.model)
    for path in options.files:
        known = list(sentences(path))
        print(path.name, " ".join(f"{name} {100 * share:.2f}" for name, share in figures(nlp, known).items()))
    if options.speed:
        print(" ".join(f"{name} {value:,.0f}" for name, value in speed(nlp, options.speed).items()))
    return 0


def loaded(model: str) -> Language:
    if model == "lexicon":
        return backends.backend_for("sr", name="lexicon").nlp
    return spacy.load(model)


def figures(nlp: Language, gold: Sequence[Sentence]) -> dict[str, float]:
    """Shares by name."""
    hits: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    for sentence, doc in zip(gold, annotated(nlp, gold), strict=True):
        for row, token in zip(sentence, doc, strict=True):
            for name, right in _judged(row, token.pos_, str(token.morph), token.lemma_).items():
                totals[name] += 1
                hits[name] += right
            if row.head is not None and row.deprel != "punct":
                totals["UAS"] += 1
                totals["LAS"] += 1
                hits["UAS"] += token.head.i == row.head
                hits["LAS"] += token.head.i == row.head and token.dep_ == row.deprel
    shares = {name: hits[name] / total for name, total in totals.items()}
    return shares | _from_raw_text(nlp, gold)


def annotated(nlp: Language, gold: Sequence[Sentence]) -> list[Doc]:
    """The sentences with the gold tokens, annotated."""
    docs = [
        Doc(nlp.vocab, words=[row.form for row in sentence], spaces=[row.space for row in sentence])
        for sentence in gold
    ]
    return list(nlp.pipe(docs))


def _judged(row: Row, upos: str, feats: str, lemma: str) -> dict[str, bool]:
    case = row.features.get("Case", "")
    found = lemmas.features_of(feats).get("Case", "")
    judged = {"UPOS": upos == row.upos, "features": feats == row.feats, "lemma": lemma == row.lemma}
    return judged | ({"case": case == found} if case or found else {})


def _from_raw_text(nlp: Language, gold: Sequence[Sentence]) -> dict[str, float]:
    """UPOS, features and lemma of gold tokens that the tokenizer finds, and F of sentence starts."""
    hits: Counter[str] = Counter()
    tokens = found_starts = gold_starts = right_starts = 0
    for first in range(0, len(gold), 10):
        rows: dict[tuple[int, int], Row] = {}
        starts, text = set(), ""
        for sentence in gold[first : first + 10]:
            starts.add(len(text))
            for row in sentence:
                rows[len(text), len(text) + len(row.form)] = row
                text += row.form + (" " if row.space else "")
            text = text.rstrip() + " "
        doc = nlp(text.rstrip())
        tokens += len(rows)
        for token in doc:
            row_here = rows.get((token.idx, token.idx + len(token)))
            if row_here:
                hits += Counter(_judged(row_here, token.pos_, str(token.morph), token.lemma_))
        begun = {sentence[0].idx for sentence in doc.sents}
        found_starts, gold_starts = found_starts + len(begun), gold_starts + len(starts)
        right_starts += len(begun & starts)
    shares = {f"raw {name}": hits[name] / tokens for name in ("UPOS", "features", "lemma")}
    return shares | {"sentence F": 2 * right_starts / (found_starts + gold_starts)}


def speed(nlp: Language, path: Path) -> dict[str, float]:
    """Words a second, with the parser and without, after a first run over other text; peak memory in MB."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        text = lines.read(2 * SPEED_CHARACTERS)
    warm, timed = text[:SPEED_CHARACTERS].split("\n"), text[SPEED_CHARACTERS:].split("\n")
    rates = {}
    for name, left_out in (("words/s without parser", ["parser"]), ("words/s", [])):
        with nlp.select_pipes(disable=[one for one in left_out if one in nlp.pipe_names]):
            list(nlp.pipe(warm[:200]))
            begin = time.process_time()
            words = sum(len(doc) for doc in nlp.pipe(timed))
            rates[name] = words / (time.process_time() - begin)
    return rates | {"peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


if __name__ == "__main__":
    sys.exit(main())

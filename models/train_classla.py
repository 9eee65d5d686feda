"""Train the small Serbian model for classla that the tests run, with classla's own trainers.

In: CoNLL-U treebanks and a text of laws. Out: OUT/sr/{pretrain,pos,lemma,depparse}/standard.pt and OUT/resources.json,
which classla loads like a folder of its own models, and the figures on --dev on standard output. The first treebank
gives the lemmas and, one sentence in thirty, what the training itself watches; --dev is measured and nothing else.

    OMP_NUM_THREADS=1 PYTHONPATH=pipeline python models/train_classla.py sr_train.conllu.xz hr_train.conllu.xz \\
        --dev sr_dev.conllu.xz --laws laws.txt.xz --out models/classla_small
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import lzma
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import torch
from classla import Pipeline
from classla.models import lemmatizer, parser, tagger
from law_words import TO_LATIN

Cells = list[str]  # of one token: the ten columns of CoNLL-U
Sentence = list[Cells]
FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, RELATION = 1, 2, 3, 4, 5, 6, 7

WATCHED = 30  # of the first treebank, every so manyth sentence
WORDS, CONTEXTS, DIMENSIONS = 3000, 2000, 32  # of the word vectors
LAW_LINES = 60_000  # about 8 million characters, a fifth of the laws
PROCESSORS = ("pos", "lemma", "depparse")

# Options of the trainers: small networks, and less dropout than large ones need. «sr_set» tells them which kind of
# tags the treebank has.
COMMON: dict[str, object] = {"lang": "sr", "cpu": True, "log_step": 1_000_000}
NETWORK = COMMON | {
    "shorthand": "sr_set",
    "word_emb_dim": 32,
    "char_emb_dim": 24,
    "char_hidden_dim": 64,
    "transformed_dim": 48,
    "hidden_dim": 96,
    "dropout": 0.2,  # with 0.33 and 0.2 700 steps give 67 % of the features instead of 80 %
    "word_dropout": 0.1,
    "batch_size": 500,  # tokens
    "lr": 0.004,
}
TAGGER = NETWORK | {"num_layers": 1, "deep_biaff_hidden_dim": 96, "share_hid": True, "fix_eval_interval": True}
PARSER = NETWORK | {"hidden_dim": 72, "num_layers": 2, "deep_biaff_hidden_dim": 40, "tag_emb_dim": 24}
LEMMATIZER = COMMON | {"hidden_dim": 96, "emb_dim": 32, "pos_dim": 32, "pos": True, "batch_size": 256, "lr": 0.003}
EVALUATIONS = 8  # the best of so many states is kept


def main() -> None:
    options = arguments()
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    started = time.perf_counter()
    first, *others = [list(sentences(path)) for path in options.treebanks]
    watched, first = first[::WATCHED], [one for number, one in enumerate(first) if number % WATCHED]
    everything = first + [sentence for other in others for sentence in other]
    with tempfile.TemporaryDirectory() as folder:
        vectors = Path(folder, "vectors.xz")
        write_vectors(vectors, [*law_words(options.laws), *([cells[FORM].lower() for cells in one] for one in first)])
        said("vectors", started)
        training = Training(Path(folder), options.out / "sr", vectors, options.seed)
        training.tagger(filter(has_tags, everything), filter(has_tags, watched), steps=options.tagger_steps)
        said("tagger", started)
        training.parser(filter(has_tree, everything), filter(has_tree, watched), steps=options.parser_steps)
        said("parser", started)
        training.lemmatizer(filter(has_tags, first), filter(has_tags, watched), epochs=options.epochs)
        said("lemmatizer", started)
    for name in PROCESSORS:
        make_slim(options.out / "sr" / name / "standard.pt")
    write_resources(options.out)
    print(json.dumps(accuracy(list(sentences(options.dev)), options.out), indent=1))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebanks", nargs="+", type=Path)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--laws", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--tagger-steps", type=int, default=1800)
    parser.add_argument("--parser-steps", type=int, default=1000)
    parser.add_argument("--epochs", type=int, default=6, help="of the lemmatizer")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def said(what: str, started: float) -> None:
    print(f"{what}: {time.perf_counter() - started:.0f} s since the start", file=sys.stderr, flush=True)


# treebanks


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        sentence: Sentence = []
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 10 and cells[0].isdigit():
                sentence.append(cells)
            elif sentence and not line.strip():
                yield sentence
                sentence = []
    if sentence:
        yield sentence


def has_tags(sentence: Sentence) -> bool:
    return all(cells[XPOS] != "_" for cells in sentence)


def has_tree(sentence: Sentence) -> bool:
    return has_tags(sentence) and all(cells[HEAD] != "_" for cells in sentence)


def write_sentences(path: Path, found: Iterable[Sentence]) -> Path:
    with path.open("w", encoding="utf-8") as out:
        for sentence in found:
            out.writelines("\t".join(cells) + "\n" for cells in sentence)
            out.write("\n")
    return path


# word vectors


def law_words(path: Path) -> list[list[str]]:
    """Lower-case Latin words and signs of the laws, line by line."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [re.findall(r"[^\W\d_]+|\S", line.lower().translate(TO_LATIN)) for line in islice(lines, LAW_LINES)]


def write_vectors(path: Path, lines: Sequence[Sequence[str]]) -> None:
    """Vectors of the most frequent words: how often each of the frequent words stands directly before and after them,
    as positive pointwise mutual information, brought down to few dimensions by a singular value decomposition."""
    counts = Counter(word for line in lines for word in line)
    words = [word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:WORDS]]
    number_of = {word: number for number, word in enumerate(words)}
    seen = np.zeros((len(words), 2 * CONTEXTS))
    for line in lines:
        numbers = np.array([number_of.get(word, WORDS) for word in line], dtype=int)
        left, right = numbers[:-1], numbers[1:]
        before = (right < WORDS) & (left < CONTEXTS)
        after = (left < WORDS) & (right < CONTEXTS)
        np.add.at(seen, (right[before], left[before]), 1)
        np.add.at(seen, (left[after], CONTEXTS + right[after]), 1)
    expected = seen.sum(1, keepdims=True) * seen.sum(0, keepdims=True) / seen.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        information = np.nan_to_num(np.maximum(np.log(seen / expected), 0.0), posinf=0.0, neginf=0.0)
    vectors = reduced(information)
    with lzma.open(path, "wt", encoding="utf-8") as out:
        out.write(f"{len(words)} {DIMENSIONS}\n")
        for word, vector in zip(words, vectors, strict=True):
            out.write(f"{word} {' '.join(f'{value:.4f}' for value in vector)}\n")


def reduced(matrix: np.ndarray) -> np.ndarray:
    """The rows of the matrix in DIMENSIONS dimensions, by subspace iteration; each dimension with variance 1."""
    basis = np.random.default_rng(1).standard_normal((matrix.shape[1], DIMENSIONS + 16))
    for _ in range(6):
        basis, _ = np.linalg.qr(matrix.T @ (matrix @ basis))
    left, sizes, _ = np.linalg.svd(matrix @ basis, full_matrices=False)
    found = left[:, :DIMENSIONS] * np.sqrt(sizes[:DIMENSIONS])
    return found / found.std()


# training


class Training:
    """classla's trainers, with files in `folder` and models in `out`."""

    def __init__(self, folder: Path, out: Path, vectors: Path, seed: int) -> None:
        self.folder = folder
        self.out = out
        self.seed = seed
        for name in ("pretrain", *PROCESSORS):
            (out / name).mkdir(parents=True, exist_ok=True)
        pretrained = out / "pretrain" / "standard.pt"
        pretrained.unlink(missing_ok=True)  # else classla would go on with the vectors of the last time
        self.vectors = {"wordvec_file": vectors, "pretrain_file": pretrained}

    def tagger(self, training: Iterable[Sentence], watched: Iterable[Sentence], *, steps: int) -> None:
        self._train(tagger, TAGGER | self._network("pos", steps) | self._files(training, watched))

    def parser(self, training: Iterable[Sentence], watched: Iterable[Sentence], *, steps: int) -> None:
        self._train(parser, PARSER | self._network("depparse", steps) | self._files(training, watched))

    def lemmatizer(self, training: Iterable[Sentence], watched: Iterable[Sentence], *, epochs: int) -> None:
        # of each form, tag and lemma one, the most frequent first: classla's dictionary takes the first, and its model,
        # which is asked about unknown words only, learns from types as well as from tokens
        counts = Counter((cells[FORM], cells[XPOS], cells[LEMMA]) for sentence in training for cells in sentence)
        types = [
            [str(number), form, lemma, "X", tag, *"_____"]
            for number, ((form, tag, lemma), _) in enumerate(counts.most_common(), start=1)
        ]
        place = {"model_dir": self.folder, "model_file": "sr", "num_epoch": epochs}
        self._train(lemmatizer, LEMMATIZER | place | self._files([types], watched))
        (self.folder / "sr_lemmatizer.pt").replace(self.out / "lemma" / "standard.pt")

    def _network(self, name: str, steps: int) -> dict[str, object]:
        pace = {"max_steps": steps, "eval_interval": steps // EVALUATIONS}
        return {"save_dir": self.out / name, "save_name": "standard.pt", **self.vectors, **pace}

    def _files(self, training: Iterable[Sentence], watched: Iterable[Sentence]) -> dict[str, object]:
        gold = write_sentences(self.folder / "watched.conllu", watched)
        train = write_sentences(self.folder / "train.conllu", training)
        return {"train_file": train, "eval_file": gold, "gold_file": gold, "output_file": self.folder / "found.conllu"}

    def _train(self, trainer: Any, options: dict[str, object]) -> None:
        arguments = [f"--{name}" if value is True else f"--{name}={value}" for name, value in options.items()]
        with contextlib.redirect_stdout(sys.stderr):
            trainer.main([*arguments, f"--seed={self.seed}"])


def make_slim(path: Path) -> None:
    """Weights of half the size, which classla reads as well, and no paths of the machine that trained."""
    saved = torch.load(path, weights_only=False)
    saved["model"] = {name: value.half() for name, value in saved["model"].items()}
    saved["config"] = {
        name: None if name.endswith(("_file", "_dir")) else value for name, value in saved["config"].items()
    }
    torch.save(saved, path)


def write_resources(out: Path) -> None:
    """What classla asks of a model folder: which models there are, what they need, and their sums."""
    pretrained = [{"model": "pretrain", "package": "standard"}]
    needed = {"pos": pretrained, "depparse": pretrained}
    models = {
        name: {
            "standard": {
                "link": f"sr/{name}/standard.pt",
                "md5": hashlib.md5((out / "sr" / name / "standard.pt").read_bytes()).hexdigest(),
                **({"dependencies": needed[name]} if name in needed else {}),
            }
        }
        for name in ("pretrain", *PROCESSORS)
    }
    tokenizer = {"standard": {"library": "reldi", "type": "standard"}}
    serbian = {
        "lang_name": "Serbian",
        "default_processors": dict.fromkeys(("tokenize", *PROCESSORS), "standard"),
        "default_dependencies": needed,
        "tokenize": tokenizer,
        **models,
    }
    text = json.dumps({"sr": serbian, "url": ""}, indent=1) + "\n"
    (out / "resources.json").write_text(text, encoding="utf-8")


# figures


def accuracy(gold: Sequence[Sentence], out: Path) -> dict[str, float]:
    """Per cent of tokens that are right, one step after the other on what the step before found, gold tokens."""
    pipeline = Pipeline(
        "sr", dir=str(out), type="standard", processors="tokenize,pos,lemma,depparse", tokenize_pretokenized=True,
        use_gpu=False, logging_level="ERROR",
    )  # fmt: skip
    found = pipeline([[cells[FORM] for cells in sentence] for sentence in gold])
    pairs = [
        (cells, (word.lemma, word.upos, word.xpos, word.feats or "_", str(word.head), word.deprel))
        for sentence, annotated in zip(gold, found.sentences, strict=True)
        for cells, word in zip(sentence, annotated.words, strict=True)
    ]
    columns = {"lemma": (LEMMA,), "upos": (UPOS,), "xpos": (XPOS,), "feats": (FEATS,), "uas": (HEAD,)}
    columns["las"] = (HEAD, RELATION)
    return {
        name: round(100 * sum(all(cells[i] == word[i - 2] for i in wanted) for cells, word in pairs) / len(pairs), 1)
        for name, wanted in columns.items()
    }


if __name__ == "__main__":
    main()

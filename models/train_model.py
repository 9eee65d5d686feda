"""Train the Serbian model and write it as an installable spaCy package.

    python models/train_model.py --train sr_train.conllu.xz:2 --train hr_train.conllu.xz:1 \\
        --dev sr_dev.conllu.xz --laws laws.txt.xz --out models/sr_delokrug_sm

In: treebanks in CoNLL-U (each with how often it is seen an epoch), a text of laws for the word vectors. Out: the
package with config, weights and meta.json; `measure_model.py` measures it. Everything is seeded and runs on one
thread, so that the same input gives the same model on the same kind of machine.

`--variant NAME` trains one row of the ablation table (`models/training/variants.toml`) instead of the model.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import lists
import spacy
from augmentation import NONE, Shares, varied
from delokrug import version
from delokrug.language import components, embedding, lemmas, tagging
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config, registry
from treebank import Sentence, doc_of, has_tree, sentences
from vectors import floret_vectors

HERE = Path(__file__).parent
CONFIG = HERE / "training" / "config.cfg"
VARIANTS = HERE / "training" / "variants.toml"
NAME = "sr_delokrug_sm"
SOURCES = (
    ("SETimes.SR (Universal Dependencies)", "Tanja Samardžić, Nikola Ljubešić and others"),
    ("SETimes.HR, hr500k (Universal Dependencies)", "Željko Agić, Nikola Ljubešić and others"),
)
FACTORIES = (components, embedding, lemmas, tagging)  # imported for what they register with spaCy


def main() -> int:
    options = _options()
    variant = tomllib.loads(VARIANTS.read_text(encoding="utf-8"))[options.variant]
    work = options.work
    (work / "checkpoints").mkdir(parents=True, exist_ok=True)
    overrides: dict[str, Any] = {
        "corpora.train.treebanks": options.train,
        "corpora.train.lists_share": variant["lists"],
        "corpora.train.augment": variant["augment"],
        "corpora.dev.treebanks": [str(options.dev)],
        **variant.get("config", {}),
    }
    if options.steps:  # a short run: the learning rate falls to nothing by its end, as in a long one
        overrides |= {"training.max_steps": options.steps, "training.optimizer.learn_rate.total_steps": options.steps}
        overrides["training.eval_frequency"] = max(1, options.steps // 2)
    if variant.get("vectors"):
        texts = [source.rpartition(":")[0] for source in options.train]
        overrides["initialize.vectors"] = str(floret_vectors(options.laws, texts, work, **variant["vectors"]))
    nlp = init_nlp(load_config(CONFIG, overrides=overrides))
    train(nlp, work / "checkpoints", use_gpu=-1, stdout=sys.stderr, stderr=sys.stderr)
    best = spacy.load(work / "checkpoints" / "model-best")
    # the lemmas of the first treebank only: Croatian ones are in the lexicon already, and Serbian «hteti» has to win
    read = treebank_reader(options.train[:1])
    best.get_pipe("lemmatizer").initialize(lambda: read(best))
    package(best, options.out)
    print(f"{options.out}: {sum(path.stat().st_size for path in options.out.rglob('*')) / 1e6:.1f} MB")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", action="append", required=True, metavar="FILE:TIMES")
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--laws", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=HERE / NAME)
    parser.add_argument("--work", type=Path, default=Path("/tmp/delokrug-model"), help="vectors and checkpoints")
    parser.add_argument("--variant", default="model")
    parser.add_argument("--steps", type=int, help="fewer steps than the configuration says")
    return parser.parse_args()


@registry.readers("delokrug.Treebanks.v1")
def treebank_reader(
    treebanks: list[str], lists_share: float = 0.0, augment: bool = False, most: int = 1
) -> Callable[[Language], Iterator[Example]]:
    """Examples of the treebanks («FILE» or «FILE:TIMES»), the same each time.

    `lists_share`: made lists for each sentence of the treebanks. `augment`: vary sentences. `most`: up to so many
    sentences in one Doc.
    """
    docs: list[Doc] = []

    def read(nlp: Language) -> Iterator[Example]:
        if not docs:
            known = [one for source in treebanks for one in _repeated(source)]
            made = lists.made(lists.Phrases(known), count=int(lists_share * len(known)), seed=1) if lists_share else []
            dice = random.Random(1)
            shares = Shares() if augment else NONE
            for joined in _grouped([*known, *made], most, dice):
                docs.append(doc_of(nlp.vocab, [varied(sentence, shares, dice) for sentence in joined]))
        for doc in docs:
            words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
            yield Example(Doc(nlp.vocab, words=words, spaces=spaces), doc)

    return read


def _repeated(source: str) -> list[Sentence]:
    path, _, times = source.rpartition(":") if source[-1].isdigit() else (source, "", "1")
    return list(sentences(Path(path))) * int(times)


def _grouped(seen: list[Sentence], most: int, dice: random.Random) -> Iterator[list[Sentence]]:
    """Runs of 1 to `most` sentences that all have a tree or all have none."""
    seen = list(seen)
    if most > 1:
        dice.shuffle(seen)
    group: list[Sentence] = []
    size = dice.randint(1, most)
    for sentence in seen:
        if group and (len(group) == size or has_tree(group[0]) != has_tree(sentence)):
            yield group
            group, size = [], dice.randint(1, most)
        group.append(sentence)
    if group:
        yield group


def package(nlp: Language, out: Path) -> None:
    """Write the pipeline in spaCy's package layout: OUT/__init__.py, meta.json and NAME-VERSION/."""
    nlp.meta.update(
        name="delokrug_sm",
        version=version.__version__,
        description="Serbian administrative prose, Cyrillic and Latin: tokens, morphology, lemmas, sentences, syntax",
        author="delokrug",
        license="CC BY-SA 4.0",
        sources=[{"name": name, "author": author, "license": "CC BY-SA 4.0"} for name, author in SOURCES],
        requirements=["delokrug"],
    )
    config = nlp.config  # the paths of this machine tell others nothing
    config["initialize"]["vectors"] = None
    for corpus in config["corpora"].values():
        corpus["treebanks"] = [Path(source).name for source in corpus["treebanks"]]
    nlp.config = config
    data = out / f"{NAME}-{version.__version__}"
    shutil.rmtree(data, ignore_errors=True)
    for old in out.glob(f"{NAME}-*"):
        shutil.rmtree(old)
    out.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(data)
    shutil.copy(data / "meta.json", out / "meta.json")


if __name__ == "__main__":
    sys.exit(main())

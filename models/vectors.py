"""Word vectors from laws: floret, character n-grams in one small table.

In: a text of laws and the treebanks' sentences. Out: a folder with spaCy's vectors. Words are in Latin and small
letters, as `language.embedding` asks for them. Training runs on one thread: more would make every run different.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterable
from pathlib import Path

import spacy
from delokrug.script import to_latin
from spacy.cli.init_pipeline import convert_vectors
from treebank import sentences

_TOKEN = re.compile(r"[^\W\d_]+(?:[-–’'][^\W\d_]+)*|\d+(?:[.,/]\d+)*\.?|\S")


def floret_vectors(
    laws: Path, treebanks: Iterable[str], work: Path, *, dim: int, bucket: int, epoch: int, model: str
) -> Path:
    """The vectors' folder, made anew where it is not there yet."""
    done = work / f"vectors-{model}-{dim}-{bucket}-{epoch}"
    if done.exists():
        return done
    import floret

    text = work / "laws.txt"
    if not text.exists():
        _write_text(text, laws, treebanks)
    table = work / f"{done.name}.floret"
    trained = floret.train_unsupervised(
        str(text), model=model, mode="floret", dim=dim, bucket=bucket, hashCount=2, minn=3, maxn=6, minCount=3,
        epoch=epoch, ws=5, neg=10, lr=0.05, thread=1, verbose=1,
    )  # fmt: skip
    trained.save_floret_vectors(str(table))
    nlp = spacy.blank("sr")
    convert_vectors(nlp, table, truncate=-1, prune=-1, mode="floret")
    nlp.to_disk(done)
    return done


def _write_text(path: Path, laws: Path, treebanks: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8") as out:
        with lzma.open(laws, "rt", encoding="utf-8") as lines:
            out.writelines(f"{' '.join(_TOKEN.findall(to_latin(line).lower()))}\n" for line in lines if line.strip())
        for source in treebanks:
            for sentence in sentences(Path(source)):
                # twice, as 160,000 words of news stand beside 7 million of law
                out.write(f"{' '.join(row.form.lower() for row in sentence)}\n" * 2)

"""Scores only rise: what each corpus scored last time, and how to measure it again.

In: the corpora (`corpora/`, and the shared documents where they are), and the annotated sentences that the Serbian
model is measured on. Out: `floors.toml`, the lowest score that the tests accept, and the hash of what it was measured
on. Run as a program, this raises floors to the present figures and never lowers one; a lower floor needs an edit by
hand, and its reason in CHANGELOG.md.

    python tests/floors.py
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "models"))  # measure_model and what it imports
FLOORS = Path(__file__).with_name("floors.toml")
COMMAND = "python tests/floors.py"


@dataclass(frozen=True)
class Corpus:
    """Documents with gold. Documents without a gold file are read, and not scored."""

    name: str
    documents: Path
    gold: Path

    @property
    def is_here(self) -> bool:
        return self.documents.is_dir() and any(self.gold.glob("*.json"))

    def sha256(self) -> str:
        """Of the names and contents of everything that is measured."""
        total = hashlib.sha256()
        for path in sorted([*self.documents.iterdir(), *self.gold.glob("*.json")], key=lambda path: path.name):
            total.update(f"{path.name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
        return total.hexdigest()


CORPORA = [
    Corpus("corpora", ROOT / "corpora" / "documents", ROOT / "corpora" / "gold"),
    *(Corpus(name, ROOT.parent / "shared" / "documents" / name, ROOT.parent / "shared" / "gold" / name)
      for name in ("real", "written")),
]  # fmt: skip


@dataclass(frozen=True)
class Sentences:
    """Annotated sentences that the Serbian model is measured on."""

    path: Path

    def sha256(self) -> str:
        return hashlib.sha256(self.path.read_bytes()).hexdigest()


MODEL_SENTENCES = Sentences(ROOT / "corpora" / "sentences" / "rulebook.conllu")


def model_figures() -> dict[str, float]:
    """Shares of tokens of the sentences that the trained Serbian model gets right."""
    import measure_model
    from treebank import sentences

    found = measure_model.figures(measure_model.loaded("sr_delokrug_sm"), list(sentences(MODEL_SENTENCES.path)))
    return {name: found[name] for name in ("UPOS", "features", "case", "lemma")}


def floors() -> dict[str, Any]:
    """By corpus: `measured_on` and the floor of each score; `documents` has floors of single documents by file name."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


def figures(corpus: Corpus, tables: Path) -> dict[str, dict[str, float]]:
    """The present scores: over all («», the empty name) and of each document."""
    from delokrug.evaluate import evaluate

    scores = evaluate(tables, corpus.gold)
    return {"": scores.total.figures(), **{score.document: score.figures() for score in scores.documents}}


def below(floor: dict[str, Any], now: dict[str, dict[str, float]]) -> list[str]:
    """The scores that fell below their floor, in words."""
    wanted = {"": floor, **floor.get("documents", {})}
    return [
        f"{document or 'all documents'}: {score} {now[document][score]:.4f} < {least}"
        for document, scores in wanted.items()
        for score, least in scores.items()
        if isinstance(least, float) and now[document][score] < least
    ]


def raised(floor: dict[str, Any], now: dict[str, dict[str, float]], *, sha256: str) -> dict[str, Any]:
    """The floors with every score at least as high as it is now; of the same documents as before."""

    def higher(document: str, scores: dict[str, Any]) -> dict[str, float]:
        # rounded down to four places, so that the figure itself passes
        return {
            name: max(int(value * 10000) / 10000, scores.get(name, 0.0)) for name, value in now[document].items()
        }

    documents = {name: higher(name, scores) for name, scores in floor.get("documents", {}).items()}
    return {"measured_on": sha256, **higher("", floor), "documents": documents}


def written(found: dict[str, Any]) -> str:
    """The floors as TOML."""
    lines = [*_HEAD]
    for corpus, floor in found.items():
        lines += ["", f"[{corpus}]", f'measured_on = "{floor["measured_on"]}"', *_scores(floor)]
        for document, scores in floor["documents"].items():
            lines += ["", f'[{corpus}.documents."{document}"]', *_scores(scores)]
    return "\n".join(lines) + "\n"


def _scores(scores: dict[str, Any]) -> list[str]:
    return [f"{name} = {value}" for name, value in scores.items() if isinstance(value, float)]


_HEAD = [
    "# Scores only rise. Floors of what `delokrug evaluate` prints, raised (never lowered) by",
    f"#     {COMMAND}",
    "# A floor that is lowered by hand needs its reason in CHANGELOG.md. `measured_on`: SHA-256 of documents and gold.",
]


def main() -> int:
    import delokrug

    before = floors() if FLOORS.is_file() else {}
    after = dict(before)
    for corpus in CORPORA:
        if not corpus.is_here:
            print(f"{corpus.name}: not here, floors stay")
            continue
        with tempfile.TemporaryDirectory() as folder:
            delokrug.run(corpus.documents, out=folder, jobs=2)
            now = figures(corpus, Path(folder))
        for problem in below(before.get(corpus.name, {}), now):
            print(f"{corpus.name}: {problem}: stays as it was")
        after[corpus.name] = raised(before.get(corpus.name, {}), now, sha256=corpus.sha256())
        print(f"{corpus.name}: " + ", ".join(f"{name} {value:.4f}" for name, value in now[""].items()))
    now = {"": model_figures()}
    for problem in below(before.get("model", {}), now):
        print(f"model: {problem}: stays as it was")
    after["model"] = raised(before.get("model", {}), now, sha256=MODEL_SENTENCES.sha256())
    print("model: " + ", ".join(f"{name} {value:.4f}" for name, value in now[""].items()))
    FLOORS.write_text(written(after), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

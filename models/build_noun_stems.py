"""Build pipeline/delokrug/language/data/noun_stems.tsv.xz: how the stems of nouns end, by declension.

In: treebanks in CoNLL-U. Out: one line a declension, «# declension cell:count …» (how often each case, number and
ending is used), then one line a stem, «stem declension», sorted from the stem's end. `language.unknown_nouns` reads it.

    python models/build_noun_stems.py sr_train.conllu.xz hr_train.conllu.xz \\
        --out pipeline/delokrug/language/data/noun_stems.tsv.xz
"""

from __future__ import annotations

import argparse
import lzma
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from delokrug.language.paradigms import declension, noun_lemmas

REGULAR = ("fem_a", "neut_o", "neut_e")
OBLIQUE = ("Gen", "Dat", "Acc", "Ins", "Loc")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("treebank", nargs="+", type=Path)
    parser.add_argument("--out", required=True, type=Path)
    options = parser.parse_args()
    stems: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    cells: dict[str, Counter[str]] = defaultdict(Counter)
    for path in options.treebank:
        for form, lemma, case, number, gender in nouns(path):
            for found in noun_lemmas(form):
                if found[:4] == (lemma, case, number, gender):
                    name, stem, ending = declension(form, found)
                    cells[name][f"{case}.{number}.{ending}"] += 1
                    # the other forms of a masculine do not show its stem (zadatak, zadataka: zadatk-)
                    if (case in OBLIQUE and number == "Sing") or name in REGULAR:
                        stems[lemma, gender][f"{stem} {name}"] += 1
    types = {kinds.most_common(1)[0][0] for kinds in stems.values()}
    lines = [
        f"# {name} " + " ".join(f"{cell}:{count}" for cell, count in sorted(counts.items()))
        for name, counts in sorted(cells.items())
    ]
    lines += sorted(types, key=lambda line: (line.split()[0][::-1], line))
    options.out.write_bytes(lzma.compress("\n".join(lines).encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(types)} stems, {options.out.stat().st_size:,} bytes")


def nouns(path: Path) -> Iterator[tuple[str, str, str, str, str]]:
    """Form, lemma, case, number and gender of every common noun."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) != 10 or cells[3] != "NOUN" or not cells[1].isalpha():
                continue
            features = dict(feature.split("=") for feature in cells[5].split("|") if "=" in feature)
            if {"Case", "Number", "Gender"} <= features.keys():
                yield cells[1].lower(), cells[2].lower(), features["Case"], features["Number"], features["Gender"]


if __name__ == "__main__":
    main()

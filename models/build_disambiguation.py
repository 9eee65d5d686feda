"""Learn the weights of `language.disambiguation` from treebanks.

In: CoNLL-U files. Out: pipeline/delokrug/language/data/disambiguation.tsv.xz. A feature is named «shared|tag» or, where
it is a reading's own, «name»; a line has the shared part (empty for own features), a tab, and «tag=weight» pairs.

    python models/build_disambiguation.py sr_train.conllu.xz hr_train.conllu.xz --dev sr_dev.conllu.xz \\
        --out pipeline/delokrug/language/data/disambiguation.tsv.xz
"""

from __future__ import annotations

import argparse
import lzma
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from delokrug.language import morphology
from delokrug.language.disambiguation import Context, Weights, around, best_reading, features
from delokrug.language.morphology import Analysis

Gold = tuple[str, str, str, str, str, str]  # UPOS, Case, Number, Gender, VerbForm, Person
Sentence = list[tuple[str, Gold]]
# The lexicon has seen every form of the training text; so that the weights also fit unknown words, some rare forms
# are read by their endings.
HIDDEN = 0.25
SMALLEST = 0.15  # weights below are dropped: a third of the file


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebanks", nargs="+", type=Path)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    training = [sentence for path in options.treebanks for sentence in sentences(path)]
    weights = learned(training, rounds=options.rounds)
    kept = {name: weight for name, weight in weights.items() if abs(weight) >= SMALLEST}
    lines = grouped(kept)
    with lzma.open(options.out, "wt", encoding="utf-8", preset=9 | lzma.PRESET_EXTREME) as out:
        out.writelines(f"{shared}\t{cells}\n" for shared, cells in lines.items())
    print(f"{len(kept)} weights, {options.out.stat().st_size} bytes")
    print(accuracy(list(sentences(options.dev)), Weights(lines)))


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file."""
    sentence: Sentence = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 10 and cells[0].isdigit():
                named = dict(pair.split("=", 1) for pair in cells[5].split("|") if "=" in pair)
                values = [named.get(name, "") for name in ("Case", "Number", "Gender", "VerbForm", "Person")]
                sentence.append((cells[1], (cells[3], values[0], values[1], values[2], values[3], values[4])))
            elif sentence:
                yield sentence
                sentence = []
    if sentence:
        yield sentence


def learned(training: Sequence[Sentence], *, rounds: int) -> dict[str, float]:
    """Averaged perceptron weights."""
    weights: dict[str, float] = defaultdict(float)
    sums: dict[str, float] = defaultdict(float)
    dice = random.Random(1)
    step = 0
    order = list(range(len(training)))
    for _ in range(rounds):
        dice.shuffle(order)
        for number in order:
            sentence = training[number]
            words = [word for word, _ in sentence]
            possible = [_readings(word, dice) for word in words]
            context = Context()
            for index, (word, gold) in enumerate(sentence):
                step += 1
                found = possible[index]
                best = found[0]
                right = _gold_reading(found, gold)
                if len(found) > 1:
                    surroundings = around(words, index, context)
                    best = _best(found, surroundings, context, weights)
                    if right is not None and _label(best) != _label(right):
                        for reading, sign in ((right, 1.0), (best, -1.0)):
                            for feature in features(reading, surroundings, context, found[0].weight):
                                weights[feature] += sign
                                sums[feature] += sign * step
                context.add(word, best)
    return {name: weight - sums[name] / step for name, weight in weights.items()}


def _best(
    found: Sequence[Analysis], surroundings: Sequence[str], context: Context, weights: dict[str, float]
) -> Analysis:
    top = found[0].weight
    return max(
        found, key=lambda reading: sum(weights.get(name, 0.0) for name in features(reading, surroundings, context, top))
    )


def grouped(weights: dict[str, float]) -> dict[str, str]:
    """Shared part of the features' names → «tag=weight» pairs."""
    rows: dict[str, list[str]] = defaultdict(list)
    for name, weight in sorted(weights.items()):
        shared, _, tag = name.rpartition("|")
        if not set(name) & set("= \t\n"):
            rows[shared].append(f"{tag}={weight:.1f}")
    return {shared: " ".join(cells) for shared, cells in sorted(rows.items())}


def _readings(word: str, dice: random.Random) -> tuple[Analysis, ...]:
    found = morphology.analyses(word)
    if len(word) > 4 and found[0].upos in ("NOUN", "ADJ", "VERB", "PROPN") and dice.random() < HIDDEN:
        return morphology.guessed(word)
    return found


def _label(reading: Analysis) -> Gold:
    return reading.upos, reading.case, reading.number, reading.gender, reading.verbform, reading.person


def _gold_reading(found: Sequence[Analysis], gold: Gold) -> Analysis | None:
    """The reading that is the gold one, or else has its part of speech and case."""
    for reading in found:
        if _label(reading) == gold:
            return reading
    return next((reading for reading in found if (reading.upos, reading.case) == gold[:2]), None)


def accuracy(dev: Sequence[Sentence], weights: Weights) -> dict[str, float]:
    """Share of tokens with the right UPOS, the right UPOS and case, and of verbs with the right VerbForm."""
    tokens = upos = case = 0
    for sentence in dev:
        words = [word for word, _ in sentence]
        possible = [morphology.analyses(word) for word in words]
        context = Context()
        for index, (word, gold) in enumerate(sentence):
            best = best_reading(word, possible[index], around(words, index, context), context, weights)
            context.add(word, best)
            tokens += 1
            upos += best.upos == gold[0]
            case += (best.upos, best.case) == gold[:2]
    return {"upos": round(upos / tokens, 4), "upos and case": round(case / tokens, 4)}


if __name__ == "__main__":
    main()

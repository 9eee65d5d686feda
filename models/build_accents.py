"""Build pipeline/delokrug/script/data/accents.tsv.xz: which words typed without accents have some.

In: the forms of the lexicon, and how often words occur in a text of laws and in treebanks. Out: one file with a line a
word: words with accents that are likelier than what else is typed alike, beginnings («među-») and endings («-ačkog»)
that all or nearly all words beginning or ending so share, and words without accents that these would get wrong.

    python models/build_accents.py --lexicon pipeline/delokrug/language/data/lexicon.tsv.xz --laws laws.txt.xz \\
        --treebank sr_train.conllu.xz:10 --out pipeline/delokrug/script/data/accents.tsv.xz

With --dev FILE.conllu.xz instead of --out it builds from nine tenths of the laws, and measures on the last tenth and on
the treebank how many words come back.
"""

from __future__ import annotations

import argparse
import lzma
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from delokrug.language import paradigms
from delokrug.language.paradigms import noun_forms
from delokrug.script.accents import (
    BEGINNING,
    ENDING,
    SHORTEST_UNKNOWN,
    Accents,
    accents_from,
    cells,
    stripped,
    with_accents,
)
from law_words import TO_LATIN, WORD, law_vocabulary

# A word with accents is taken for one without when it is twice as frequent: with 1 of 10,000 plain words of news 21
# lose their letters instead of 8, and no more accents come back.
LIKELIER = 2
# A form of the lexicon that no text has counts less than one that is there once.
UNSEEN = 0.5
# So many words must begin (end) so, and such a share of them have the accents of the commonest. Measured on words that
# the held-out laws have and the table has not: 4,156 of 5,152 are right as they are typed, 4,806 with these figures.
BEGINNING_WORDS, BEGINNING_SHARE = 3, 0.95
ENDING_WORDS, ENDING_SHARE = 5, 0.95
LANGUAGE_DATA = Path(paradigms.__file__).parent / "data"
ACCENTS = frozenset("čćžšđ")

Cells = tuple[str, ...]


def main() -> None:
    options = _options()
    forms = lexicon_forms(Path(options.lexicon)) | words_of_acts()
    news = Counter[str]()
    for source in options.treebank:
        path, _, weight = source.rpartition(":")
        news.update({word: count * int(weight) for word, count in treebank_words(Path(path)).items()})
    if options.dev:
        measure(options, forms, news)
        return
    counts = law_vocabulary(Path(options.laws), least=1) + news
    lines = list(table_lines(counts, forms))
    with lzma.open(options.out, "wt", encoding="utf-8", preset=9 | lzma.PRESET_EXTREME) as out:
        out.write("\n".join(lines) + "\n")
    print(f"{len(lines)} lines, {Path(options.out).stat().st_size} bytes")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lexicon", required=True, metavar="FILE.tsv.xz")
    parser.add_argument("--laws", required=True, metavar="FILE.txt.xz")
    parser.add_argument("--treebank", action="append", default=[], metavar="FILE:WEIGHT")
    parser.add_argument("--out", metavar="FILE.tsv.xz")
    parser.add_argument("--dev", metavar="FILE.conllu.xz")
    options = parser.parse_args()
    if not (options.out or options.dev):
        parser.error("--out or --dev is needed")
    return options


def lexicon_forms(path: Path) -> frozenset[str]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        forms = (line.split("\t", 1)[0] for line in lines)
        return frozenset(form for form in forms if len(form) > 1 and WORD.fullmatch(form))


def words_of_acts() -> frozenset[str]:
    """Abbreviations, and all forms of the nouns of supplement.toml: no law has «odseci», the lexicon neither."""
    abbreviations = tomllib.loads((LANGUAGE_DATA / "abbreviations.toml").read_text(encoding="utf-8"))
    supplement = tomllib.loads((LANGUAGE_DATA / "supplement.toml").read_text(encoding="utf-8"))
    words = {word.rstrip(".") for key in ("before_numbers", "words") for word in abbreviations[key].split()}
    for gender, lemmas in supplement["noun"].items():
        words.update(form for lemma in lemmas.split() for form, _ in noun_forms(lemma, gender, animate=None))
    return frozenset(word for word in words if len(word) > 1 and WORD.fullmatch(word))


def treebank_words(path: Path) -> Counter[str]:
    """The words of a treebank in small letters, with their counts."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows = (line.split("\t") for line in lines)
        words = (row[1].lower() for row in rows if len(row) == 10 and row[0].isdigit())
        return Counter(word for word in words if len(word) > 1 and WORD.fullmatch(word))


def table_lines(counts: Mapping[str, int], forms: Iterable[str]) -> Iterator[str]:
    """The lines of the file, sorted."""
    weights = {word: float(count) for word, count in counts.items()}
    for form in forms:
        weights[form] = weights.get(form, 0.0) + UNSEEN
    chosen = {dj: likeliest(weights, dj) for dj in ("dj", "d")}
    patterns = [*beginnings(chosen["dj"]), *endings(chosen["dj"])]
    guesses = {dj: accents_from(patterns, dj) for dj in chosen}
    lines = set(patterns)
    for word in weights:
        kept = [dj for dj, words in chosen.items() if _is_needed(word, words, guesses[dj], dj)]
        if kept:
            lines.add(word if len(kept) == 2 or "đ" not in word else f"{word}\t{kept[0]}")
    yield from sorted(lines)


def _is_needed(word: str, chosen: Mapping[str, str], guesses: Accents, dj: str) -> bool:
    """Whether the word is what is meant by its letters, and has accents, or would be given some."""
    typed = stripped(word, dj)
    if chosen[typed] != word:
        return False
    return word != typed or any("".join(with_accents(word, guesses, dj, name=name)) != word for name in (False, True))


def likeliest(weights: Mapping[str, float], dj: str) -> dict[str, str]:
    """What is meant by letters typed without accents."""
    alike: dict[str, list[str]] = defaultdict(list)
    for word in sorted(weights):
        alike[stripped(word, dj)].append(word)
    return {typed: _likeliest(typed, words, weights) for typed, words in alike.items()}


def _likeliest(typed: str, words: list[str], weights: Mapping[str, float]) -> str:
    best = max(words, key=lambda word: weights[word])
    return best if weights[best] >= LIKELIER * weights.get(typed, 0.0) else typed


def beginnings(chosen: Mapping[str, str]) -> Iterator[str]:
    """«među-»: beginnings of which the accents are known; one is left out where a shorter one says the same."""
    found = _alike(chosen, BEGINNING, BEGINNING_WORDS, BEGINNING_SHARE, lambda size: slice(size))
    kept: dict[str, Cells] = {}
    for typed, parts in found:
        shorter = next((typed[:size] for size in range(len(typed) - 1, 0, -1) if typed[:size] in kept), None)
        if shorter is None or (*kept[shorter], *typed[len(shorter) :]) != parts:
            kept[typed] = parts
    return ("".join(parts) + "-" for parts in kept.values())


def endings(chosen: Mapping[str, str]) -> Iterator[str]:
    """«-ačkog»: the same for endings."""
    found = _alike(chosen, ENDING, ENDING_WORDS, ENDING_SHARE, lambda size: slice(-size, None))
    kept: dict[str, Cells] = {}
    for typed, parts in found:
        shorter = next((typed[-size:] for size in range(len(typed) - 1, 0, -1) if typed[-size:] in kept), None)
        if shorter is None or (*typed[: -len(shorter)], *kept[shorter]) != parts:
            kept[typed] = parts
    return ("-" + "".join(parts) for parts in kept.values())


def _alike(
    chosen: Mapping[str, str], sizes: range, least: int, share: float, part: Callable[[int], slice]
) -> Iterator[tuple[str, Cells]]:
    """Parts of words as they are typed and as nearly all words that have them are written, the shortest first."""
    seen: dict[str, Counter[Cells]] = defaultdict(Counter)
    for typed, word in chosen.items():
        if len(typed) < SHORTEST_UNKNOWN:
            continue
        letters = tuple(cells(word, "dj"))
        for size in range(sizes.start, min(sizes.stop, len(typed))):
            cut = part(size)
            if set("csz") & set(typed[cut]) or "dj" in typed[cut]:
                seen[typed[cut]][letters[cut]] += 1
    for typed in sorted(seen, key=lambda typed: (len(typed), typed)):
        (parts, count), total = seen[typed].most_common(1)[0], seen[typed].total()
        # a part that ends between d and j says nothing about either
        halved = parts[0] == "" or (parts[-1] == "đ")
        if total >= least and count >= share * total and not halved:
            yield typed, parts


def measure(options: argparse.Namespace, forms: frozenset[str], news: Counter[str]) -> None:
    """Prints how many words come back that were not counted."""
    counted, held = law_parts(Path(options.laws))
    dev = treebank_words(Path(options.dev))
    for named, known in (("with the lexicon", forms), ("without it", frozenset[str]())):
        lines = list(table_lines(counted + (news if known else Counter()), known))
        for dj in ("dj", "d"):
            accents = accents_from(lines, dj)
            for name, words in (("laws", held), ("news", dev)):
                print(f"{named}, {dj} for đ, {name}: {figures(words, accents, dj)}")


def law_parts(path: Path) -> tuple[Counter[str], Counter[str]]:
    """The words of the first nine tenths of the laws' lines, and those of the last tenth."""
    with lzma.open(path, "rt", encoding="utf-8") as source:
        lines = [WORD.findall(line.lower().translate(TO_LATIN)) for line in source]
    border = len(lines) * 9 // 10
    parts = lines[:border], lines[border:]
    counted, held = (Counter(word for line in part for word in line if len(word) > 1) for part in parts)
    return counted, held


def figures(words: Mapping[str, int], accents: Accents, dj: str) -> str:
    """Shares of tokens that come back: of all, of those with a letter that may have an accent, of those that have one;
    and the share of tokens without accents that are given some."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for word, count in words.items():
        typed = stripped(word, dj)
        same = "".join(with_accents(typed, accents, dj)) == word
        groups = ["all", "accented" if ACCENTS & set(word) else "plain"]
        if set("cszd") & set(typed):
            groups.append("possible")
        for group in groups:
            right[group] += count * same
            total[group] += count
    shares = {group: right[group] / total[group] for group in total}
    return (
        f"{total['all']} tokens, {shares['all']:.4f} right, {shares['possible']:.4f} of those with c, s, z, d, "
        f"{shares['accented']:.4f} of those with accents; {1 - shares['plain']:.5f} of the others damaged"
    )


if __name__ == "__main__":
    main()

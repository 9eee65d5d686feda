"""Language packs: the vocabulary of each language as data (`data/LANGUAGE.toml`).

In: a language code. Out: a frozen `Pack`. A pack may extend another one (Croatian extends Serbian), naming only
what differs: tables are merged, and a list is appended to the list it extends. Words are dictionary forms in Latin
script; the language stage finds their inflected forms. Adding a language is adding a file here.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from delokrug.errors import DelokrugError

_NUMBERED = re.compile(r"\{n:(\d)\}")


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that can head a unit's name. `lemma` may be two words («radna grupa»)."""

    lemma: str
    kind: str
    gender: str = ""
    rank: int = 0  # 0 an institution, 1 the largest inner unit (sector), 5 the smallest (group)
    generic: bool = False  # also an everyday word («savet», «tim»): a unit only when capitalised or announced


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity: `pack` makes each one once
class Pack:
    """One language's vocabulary. Word classes and phrases are those of the pack's file, which explains them."""

    language: str
    name: str
    style: str  # how names are built: "head-first" (Slavic) or "title-case" (English)
    lexicon_readings: bool  # every reading of a form counts, not only the tagger's
    heads: Mapping[str, Head]  # by lemma
    words: Mapping[str, frozenset[str]]  # word classes: lemmas or lower-case forms
    phrases: Mapping[str, tuple[str, ...]]  # patterns of `extract.phrases`
    citation: Mapping[str, Mapping[str, str]]  # script → labels of `tables.citations`
    kinds: Mapping[str, tuple[str, ...]]  # documents.kind → words of its title
    ranks: Mapping[str, int]  # kind → usual depth
    verbal_nouns: Mapping[str, str]  # infinitive → noun of the action
    verbal_endings: Mapping[str, str]  # ending of infinitives → ending of their verbal nouns
    post_labels: Mapping[str, tuple[str, ...]]  # field of a post → its labels and column headers, in small letters
    post_columns: Mapping[str, frozenset[str]]  # … → heads of columns that are no labels elsewhere («Назив», «Број»)
    rank_codes: tuple[str, ...]  # positions.rank_code; the phrases of each are `phrases["rank " + code]`
    title_ranks: frozenset[str]  # those of the codes whose ranks are titles of posts as well («Кустос»)
    rank_sources: Mapping[str, tuple[str, ...]]  # law → codes of the ranks that it knows
    numerals: Mapping[str, int]  # number in words → its value
    yearly: Mapping[str, int]  # «trogodišnji» → 3
    degrees: Mapping[str, str]  # degree or level in figures («VII-1», «6») → schema.EDUCATION_LEVELS

    @property
    def genders(self) -> dict[str, str]:
        """Head noun → gender, for the language stage."""
        return {lemma: head.gender for lemma, head in self.heads.items() if " " not in lemma}


def languages() -> list[str]:
    """The codes of the packs there are, sorted."""
    folder = resources.files(__package__) / "data"
    return sorted(entry.name[:-5] for entry in folder.iterdir() if entry.name.endswith(".toml"))


@functools.cache
def pack(language: str) -> Pack:
    """The pack of a language.

    Raises:
        DelokrugError: `no_pack` when there is none.
    """
    table = _table(language)
    heads: dict[str, Head] = {}
    for kind, entry in table.get("unit", {}).items():
        for noun in entry["heads"]:
            heads[noun["lemma"]] = Head(
                noun["lemma"],
                kind,
                noun.get("gender", ""),
                noun.get("rank", entry.get("rank", 0)),
                noun.get("generic", False),
            )
    plain, titles = _ranks(table, "rank"), _ranks(table, "title_rank")
    ranks = {code: plain.get(code, ()) + titles.get(code, ()) for code in (*plain, *titles)}
    asked = table.get("requirements", {})
    return Pack(
        language=language,
        name=table["pack"]["name"],
        style=table["pack"]["style"],
        lexicon_readings=table["pack"]["readings"] == "lexicon",
        heads=heads,
        words={name: frozenset(words) for name, words in (table.get("words", {}) | asked.get("words", {})).items()},
        phrases={name: tuple(lines) for name, lines in table.get("phrases", {}).items()}
        | {f"rank {code}": lines for code, lines in ranks.items()}
        | _requirement_phrases(asked),
        citation=table.get("citation", {}),
        kinds={kind: tuple(words) for kind, words in table.get("document", {}).items()},
        ranks={kind: entry.get("rank", 0) for kind, entry in table.get("unit", {}).items()},
        verbal_nouns=table.get("verbal_noun", {}).get("verbs", {}),
        verbal_endings=table.get("verbal_noun", {}).get("endings", {}),
        post_labels={field: tuple(labels) for field, labels in table.get("post", {}).get("labels", {}).items()},
        post_columns={field: frozenset(heads) for field, heads in table.get("post", {}).get("columns", {}).items()},
        rank_codes=tuple(ranks),
        title_ranks=frozenset(titles.keys() - plain.keys()),
        rank_sources={law: tuple(_each(codes)) for law, codes in table.get("rank_source", {}).items()},
        numerals={word: int(value) for value, words in table.get("cardinal", {}).items() for word in words},
        yearly={word: int(value) for value, words in asked.get("yearly", {}).items() for word in words},
        degrees={figure: level for level, figures in asked.get("degrees", {}).items() for figure in figures},
    )


def _requirement_phrases(asked: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """The phrases of [requirements.*]: kinds of conditions, levels of education, and set phrases."""
    prefixes = {"kinds": "asked ", "named": "named level ", "usual": "usual level ", "phrases": ""}
    return {
        prefix + name: tuple(lines)
        for table, prefix in prefixes.items()
        for name, lines in asked.get(table, {}).items()
    }


def _ranks(table: dict[str, Any], name: str) -> dict[str, tuple[str, ...]]:
    """Code of a rank → its phrases; «polozaj_{n:5}» stands for one code for each ordinal up to five."""
    ranks: dict[str, tuple[str, ...]] = {}
    for pattern, lines in table.get(name, {}).items():
        numbers = _NUMBERED.search(pattern)
        for number in range(1, int(numbers[1]) + 1) if numbers else (0,):
            words = "|".join(table["ordinal"][str(number)]) if number else ""
            code = _NUMBERED.sub(str(number), pattern)
            ranks[code] = tuple(line.replace("{n}", words) for line in lines)
    return ranks


def _each(patterns: list[str]) -> Iterator[str]:
    """The codes that patterns of codes stand for."""
    for pattern in patterns:
        numbers = _NUMBERED.search(pattern)
        yield from (_NUMBERED.sub(str(n), pattern) for n in (range(1, int(numbers[1]) + 1) if numbers else (0,)))


def _table(language: str) -> dict[str, Any]:
    if language not in languages():
        raise DelokrugError("no_pack", language=language, known=", ".join(languages()))
    path = resources.files(__package__) / "data" / f"{language}.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    base = table["pack"].get("extends")
    return _merged(_table(base), table) if base else table


def _merged(base: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """`more` laid over `base`: tables merge, lists append, anything else replaces."""
    out = dict(base)
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(out.get(key), dict):
            out[key] = _merged(out[key], value)
        elif isinstance(value, list) and isinstance(out.get(key), list):
            out[key] = out[key] + value
        else:
            out[key] = value
    return out

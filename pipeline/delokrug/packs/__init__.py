"""Language packs: the vocabulary of each language as data (`data/LANGUAGE.toml`).

In: a language code. Out: a frozen `Pack`. A pack may extend another one (Croatian extends Serbian), naming only
what differs: tables are merged, and a list is appended to the list it extends. Words are dictionary forms in Latin
script; the language stage finds their inflected forms. Adding a language is adding a file, here or in a folder of one's
own (`add_folder`); docs/adding_a_language.md says how.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from delokrug.errors import DelokrugError
from delokrug.packs import folders
from delokrug.packs.folders import add_folder
from delokrug.packs.grammar import Grammar, grammar

__all__ = ["Grammar", "Head", "Pack", "add_folder", "detection", "languages", "pack"]

_CLASS = re.compile(r"<([^<>]+)>")
_BUILT_IN = frozenset({"free", "near"})  # what `extract.phrases` knows by itself

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
    grammar: Grammar | None  # how the words are read where no lexicon has the language
    cyrillic: bool  # names are of use in Cyrillic letters, too
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


class _Classes(dict[str, frozenset[str]]):
    """Classes of words by name; one that a language has no use for is empty."""

    def __missing__(self, name: str) -> frozenset[str]:
        return frozenset()


def languages() -> list[str]:
    """The codes of the packs there are, sorted."""
    return folders.codes(folders.added())


def pack(language: str) -> Pack:
    """The pack of a language.

    Raises:
        DelokrugError: `no_pack` when there is none, `bad_pack` where its file cannot be understood.
    """
    return _pack(language, folders.added())


def detection() -> dict[str, Mapping[str, Any]]:
    """Language → what its pack says of how to know a text in it ([detect], which `language.detect` explains)."""
    return _detection(folders.added())


@functools.cache
def _detection(added: tuple[str, ...]) -> dict[str, Mapping[str, Any]]:
    tables = {code: folders.table(code, added) for code in folders.codes(added)}
    return {code: table["detect"] for code, table in tables.items() if "detect" in table}


@functools.cache
def _pack(language: str, added: tuple[str, ...]) -> Pack:
    table = folders.table(language, added)
    try:
        made = _made(language, table)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        file = folders.files(language, added)[0]
        reason = f"{error.args[0]!r} is missing" if isinstance(error, KeyError) else str(error)
        raise DelokrugError("bad_pack", file=str(file), reason=reason) from error
    return made


def _made(language: str, table: dict[str, Any]) -> Pack:
    readings = table["pack"]["readings"]
    if readings not in ("lexicon", "tagger", "grammar"):
        raise ValueError(f"[pack] readings: {readings!r} is none of lexicon, tagger, grammar")
    plain, titles = _ranks(table, "rank"), _ranks(table, "title_rank")
    ranks = {code: plain.get(code, ()) + titles.get(code, ()) for code in (*plain, *titles)}
    asked = table.get("requirements", {})
    classes = table.get("words", {}) | asked.get("words", {})
    made = Pack(
        language=language,
        name=table["pack"]["name"],
        style=table["pack"]["style"],
        lexicon_readings=readings != "tagger",
        grammar=grammar(table["grammar"], table.get("names", {})) if readings == "grammar" else None,
        cyrillic=table["pack"].get("cyrillic", False),
        heads=_heads(table),
        words=_Classes({name: frozenset(words) for name, words in classes.items()}),
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
    known = _BUILT_IN | made.words.keys() | made.phrases.keys()
    for name, lines in made.phrases.items():
        unknown = {one for line in lines for one in _CLASS.findall(line)} - known
        if unknown:
            raise ValueError(f"[phrases] {name}: there is no class <{min(unknown)}> in [words]")
    return made


def _heads(table: dict[str, Any]) -> dict[str, Head]:
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
    return heads


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

"""Rules of law about units and posts, as data (`data/rules.toml`, which explains its rows).

In: a document's units and posts. Out: findings that cite the article. A rule is applied only where it applies and only
to units all of whose executors are known, those of their parts included: a unit with parts is as large as all of them.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

from delokrug.check.found import of_post, of_unit
from delokrug.check.tree import body_of, holders, parts_of
from delokrug.check.words import says
from delokrug.records import Extraction, Finding
from delokrug.script import to_latin


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of rules.toml."""

    id: str
    code: str  # of `errors.CODES`
    act: str
    article: str
    gazette: str
    quote: str
    read_in: str
    languages: tuple[str, ...]
    bodies: tuple[str, ...] = ()  # kinds of the issuing body; any where empty
    body: tuple[str, ...] = ()  # patterns of its name; any where empty
    not_body: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()  # kinds of unit
    unit: tuple[str, ...] = ()  # patterns of the unit's name
    title: tuple[str, ...] = ()  # patterns of the post's title
    minimum: int = 0
    maximum: int = 0

    def source(self, script: str) -> str:
        """«Закон о комуналној милицији, члан 2. став 3.», in Latin script for a text in Latin."""
        said = f"{self.act}, {self.article}"
        return to_latin(said) if script == "Latn" else said


@functools.cache
def rules() -> tuple[Rule, ...]:
    """The rules of law there are, in the order of the file."""
    return tuple(Rule(**{name: _frozen(value) for name, value in row.items()}) for row in _table()["rule"])


def order_of_kinds(language: str) -> Sequence[str]:
    """Kinds of units, the largest first, where the language's law has an order of them; empty elsewhere."""
    order = _table()["order"]
    return list(order["kinds"]) if language in order["languages"] else []


def source_of(code: str, extraction: Extraction) -> str:
    """« (act, article)» that a finding with this code cites in this document; "" where no rule applies."""
    sources = (rule.source(extraction.script) for rule in rules() if rule.code == code and applies(rule, extraction))
    return next((f" ({source})" for source in sources), "")


def rule_findings(extraction: Extraction, text: str) -> list[Finding]:
    """Units smaller than a rule allows, and posts of which there are more than it allows."""
    return [finding for rule in rules() if applies(rule, extraction) for finding in findings_of(rule, extraction)]


def applies(rule: Rule, extraction: Extraction) -> bool:
    """Whether the document is of the language and the issuing body of the kind that the rule speaks of.

    An amending act does not: it holds only the units and posts that change.
    """
    body = body_of(extraction)
    kind = "" if body is None else extraction.units[body].kind
    return (
        extraction.language in rule.languages
        and extraction.kind != "amending_act"
        and (not rule.bodies or kind in rule.bodies)
        and (not rule.body or any(says(extraction.body, pattern) for pattern in rule.body))
        and not any(says(extraction.body, pattern) for pattern in rule.not_body)
    )


def findings_of(rule: Rule, extraction: Extraction) -> Iterator[Finding]:
    """What a rule that applies finds in a document."""
    if rule.minimum:
        yield from _too_small(rule, extraction)
    if rule.maximum:
        yield from _too_many(rule, extraction)


def _too_small(rule: Rule, extraction: Extraction) -> Iterator[Finding]:
    for index, unit in enumerate(extraction.units):
        named = any(says(unit.name, pattern) for pattern in rule.unit)
        if unit.institution or (rule.kinds and unit.kind not in rule.kinds) or (rule.unit and not named):
            continue
        size = executors_of(extraction, index)
        if size is not None and size < rule.minimum:
            source = rule.source(extraction.script)
            facts = {"name": unit.name, "count": size, "minimum": rule.minimum, "source": source}
            yield of_unit(extraction, index, rule.code, **facts)


def executors_of(extraction: Extraction, unit: int) -> int | None:
    """How many people a unit and its parts have; None where that of a post is not known, or a part has no posts."""
    posts = holders(extraction)
    parts = parts_of(extraction, unit)
    if any(part not in posts and not any(below in posts for below in parts_of(extraction, part)) for part in parts):
        return None
    counts = [extraction.positions[post].executors for part in parts for post in posts.get(part, ())]
    return None if None in counts else sum(count or 0 for count in counts)


def _too_many(rule: Rule, extraction: Extraction) -> Iterator[Finding]:
    titled = [i for i, post in enumerate(extraction.positions) if any(says(post.title, one) for one in rule.title)]
    count = sum(extraction.positions[i].executors or 1 for i in titled)
    if count > rule.maximum:
        source = rule.source(extraction.script)
        facts = {"title": extraction.positions[titled[0]].title, "count": count, "maximum": rule.maximum}
        yield of_post(extraction, titled[0], rule.code, **facts, source=source)


@functools.cache
def _table() -> dict[str, Any]:
    path = resources.files(__package__) / "data" / "rules.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value

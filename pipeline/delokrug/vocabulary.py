"""The closed vocabulary of `positions.rank_code`, as the language packs have it.

In: the packs. Out: each code with the rank in its dictionary form, by language, and the law that knows it; and the same
as the last chapter of `outputs/README.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from delokrug import packs

_ROMAN = re.compile(r"[ivx]+")


@dataclass(frozen=True, slots=True)
class Rank:
    """One code. `forms`: language → the rank in Latin script; `law`: where it comes from, "" where no pack says."""

    code: str
    forms: Mapping[str, str]
    law: str


def ranks() -> list[Rank]:
    """All codes of all packs, in the order of the packs, Serbian first."""
    forms: dict[str, dict[str, str]] = {}
    laws: dict[str, str] = {}
    known: set[str] = set()  # phrases that a pack has from the one it extends
    for language in sorted(packs.languages(), key=lambda one: (one != "sr", one)):
        pack = packs.pack(language)
        for law, codes in pack.rank_sources.items():
            for code in codes:
                laws.setdefault(code, law)
        for code in pack.rank_codes:
            own = [phrase for phrase in pack.phrases[f"rank {code}"] if f"{code} {phrase}" not in known]
            if own:
                forms.setdefault(code, {})[language] = _written(own[0])
            if language == "sr":
                known.update(f"{code} {phrase}" for phrase in own)
    return [Rank(code, found, laws.get(code, "")) for code, found in forms.items()]


def _written(phrase: str) -> str:
    """The usual form of a phrase: «viši|visok savetnik|savetnica» is «viši savetnik»."""
    return " ".join(_usual(word) for word in phrase.split() if not word.endswith("?"))


def _usual(word: str) -> str:
    choices = word.split("|")
    return next((choice.upper() for choice in choices if _ROMAN.fullmatch(choice)), choices[0])


def markdown() -> str:
    """The codes as a chapter of the tables' description."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "## Ranks\n"
    yield "`positions.rank_code` is one of these. Ranks of different laws that are called alike have one code."
    known = ranks()
    laws = dict.fromkeys(rank.law for rank in known if rank.law)
    for law in [*laws, ""]:
        own = [rank for rank in known if rank.law == law]
        if own:
            yield f"\n{law or 'Others'}:\n\n| code | rank |\n| --- | --- |"
        for rank in own:
            yield f"| `{rank.code}` | {_by_form(rank)} |"


def _by_form(rank: Rank) -> str:
    """«viši referent (sr, hr)»."""
    languages: dict[str, list[str]] = {}
    for language, form in rank.forms.items():
        languages.setdefault(form, []).append(language)
    return "; ".join(f"{form} ({', '.join(found)})" for form, found in languages.items())

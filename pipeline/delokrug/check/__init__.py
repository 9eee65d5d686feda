"""Check: a rulebook against itself and against the law.

In: a document and what was read of it. Out: findings, none of them an error: nothing of the text is lost by what the
text gets wrong. Each check is a function `(Extraction, text) -> list[Finding]` in a module of its own; `CHECKS` lists
them. What is checked and why stands in docs/checks.md, the rules of law in data/rules.toml.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from delokrug.check.headcounts import headcount_findings
from delokrug.check.numbers import number_findings
from delokrug.check.posts import post_findings
from delokrug.check.rules import rule_findings
from delokrug.check.totals import total_findings
from delokrug.check.units import unit_findings
from delokrug.records import Document, Extraction, Finding

Check = Callable[[Extraction, str], list[Finding]]

CHECKS: tuple[Check, ...] = (number_findings, post_findings, total_findings, unit_findings, rule_findings)


def findings(extraction: Extraction, document: Document) -> list[Finding]:
    """All findings of the checks, those of one check in reading order. `extraction` is that of `document`.

    Pages are given only where the document has pages.
    """
    found = [finding for check in CHECKS for finding in check(extraction, document.text)]
    if document.pages is None:
        found = [replace(finding, page=None) for finding in found]
    return [*headcount_findings(document, extraction.positions), *found]

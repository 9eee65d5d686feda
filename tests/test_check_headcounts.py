"""Numbers of executors on scanned pages: lines with a confidence and posts in, findings out."""

from __future__ import annotations

import pytest
from delokrug.check.headcounts import headcount_findings
from delokrug.records import Document, Line, Position


def document(*lines: tuple[str, float | None]) -> Document:
    made, start = [], 0
    for text, confidence in lines:
        made.append(Line(text, start, confidence=confidence))
        start += len(text) + 1
    return Document("a.pdf", "ab" * 32, "pdf", "\n".join(line.text for line in made), tuple(made))


def post(found: Document, title: str, executors: int | None) -> Position:
    start = found.text.index(title)
    behind = found.text.find("|", start)
    return Position(None, "", title, start, behind if behind >= 0 else len(found.text), executors=executors)


CASES = [
    # clear figures: a note alone
    ([("Возач", 0.97), ("2", 0.95)], 2,
     ["the numbers of executors of 1 post were read by character recognition (lowest confidence 95 %)"]),
    ([("Возач", 0.97), ("2", 0.55)], 2,
     ["the numbers of executors of 1 post were read by character recognition (lowest confidence 55 %)",
      "the number of executors of «Возач» was read by character recognition with a confidence of only 55 %; compare it "
      "with the original"]),
    # the doubtful word is another one
    ([("Возач", 0.4), ("2", 0.95)], 2,
     ["the numbers of executors of 1 post were read by character recognition (lowest confidence 95 %)"]),
    # in the head of a post
    ([("Возач (намештеник) – 2 извршиоца", 0.7)], 2,
     ["the numbers of executors of 1 post were read by character recognition (lowest confidence 70 %)",
      "the number of executors of «Возач» was read by character recognition with a confidence of only 70 %; compare it "
      "with the original"]),
    # no number, or no recognition
    ([("Возач", 0.9)], None, []),
    ([("Возач", None), ("2", None)], 2, []),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "executors", "messages"), CASES)
def test_headcounts(lines: list[tuple[str, float | None]], executors: int | None, messages: list[str]) -> None:
    found = document(*lines)
    findings = headcount_findings(found, [post(found, "Возач", executors)])
    assert [finding.message for finding in findings] == messages
    assert [finding.severity for finding in findings] == ["note", "warning"][: len(messages)]


def test_a_finding_names_its_post() -> None:
    found = document(("Курир", 0.9), ("1", 0.95), ("|", 0.9), ("Возач", 0.9), ("3", 0.3))
    findings = headcount_findings(found, [post(found, "Курир", 1), post(found, "Возач", 3)])
    assert [finding.position for finding in findings] == [None, 1]

"""All checks together: their codes, their documentation, and that they cost a document nothing but findings."""

from __future__ import annotations

import ast
import re

import pytest
from check_factory import FORMS, REMITS, act, post, posts
from conftest import ROOT
from delokrug import check, schema
from delokrug.check.rules import rules
from delokrug.errors import CODES, SEVERITIES
from delokrug.ingest import read_bytes
from delokrug.reading import read_document
from delokrug.records import Document, Extraction, Position, Responsibility, Unit
from delokrug.script import to_latin
from delokrug.tables.rows import status

DOCS = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
PIPELINE = ROOT / "pipeline" / "delokrug"

SOUND = act(
    FORMS,
    REMITS,
    posts(
        post("1.", "Државни секретар", rank=""),
        "СЕКТОР ЗА ПРИСТАНИШТА",
        post("2.", "Помоћник министра", rank="положај – трећа група"),
        "Одељење за планирање лука",
        post("3.", "Начелник Одељења", rank="виши саветник"),
        post("4.", "Радно место за студије", executors="3"),
        "Одсек за концесије и закуп",
        post("5.", "Шеф Одсека", rank="самостални саветник"),
        post("6.", "Референт писарнице", rank="референт", executors="2"),
        "СЕКРЕТАРИЈАТ МИНИСТАРСТВА",
        post("7.", "Возач", rank="намештеник – четврта врста радних места"),
    ),
)


@pytest.mark.parametrize("text", [SOUND, to_latin(SOUND)], ids=["cyrillic", "latin"])
def test_a_sound_act_has_no_findings(text):
    assert read_document(read_bytes(text.encode(), source="a.txt"), language="sr").findings == ()


def findings_of(text: str, **of_document: object) -> list[str]:
    """Codes of the findings, after a look at what is true of all of them."""
    read = read_document(read_bytes(text.encode(), source="a.txt"), language="sr")
    for one in read.findings:
        assert one.severity == SEVERITIES[one.code]
        assert one.page is None  # plain text has no pages
    assert status(read.findings) == "ok"
    return [one.code for one in read.findings]


def test_findings_leave_a_document_whole():
    text = SOUND.replace("4. Радно", "3. Радно")
    text = text.replace("У Одсеку за концесије и закуп", "У Одсеку за закуп и концесије")
    assert findings_of(text) == ["number_repeated", "number_missing", "unit_name_differs"]


def test_pages_are_those_of_the_source():
    positions = tuple(Position(None, number, "а", 0, 1, page=3) for number in ("1", "3"))
    read = Extraction(positions=positions)
    for pages in (5, None):
        document = Document("a.pdf", "ab" * 32, "pdf", "а", (), pages=pages)
        assert [one.page for one in check.findings(read, document)] == [3 if pages else None]


def test_every_finding_in_the_code_has_the_severity_of_the_table():
    seen = set()
    for path in PIPELINE.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call):
                continue
            name = getattr(call.func, "id", getattr(call.func, "attr", ""))
            given = [one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            if name == "Finding" and len(given) > 1:
                seen.add((given[1], given[0]))
            elif name == "warning" and given and given[0] in CODES:
                seen.add((given[0], "warning"))
            elif name in ("of_unit", "of_post") and given:
                seen.add((given[0], SEVERITIES.get(given[0], "")))
    assert len(seen) > 20
    assert {code: severity for code, severity in seen} == {code: SEVERITIES.get(code) for code, _ in seen}


def test_severities_are_of_codes_and_known():
    assert set(SEVERITIES) <= set(CODES)
    assert set(SEVERITIES.values()) <= set(schema.SEVERITIES)


def codes_of_checks() -> set[str]:
    texts = [path.read_text(encoding="utf-8") for path in (PIPELINE / "check").glob("*.py")]
    named = {code for text in texts for code in re.findall(r'"(\w+)"', text)}
    return (named | {rule.code for rule in rules()}) & set(SEVERITIES)


@pytest.mark.parametrize("code", sorted(codes_of_checks()))
def test_every_check_is_documented(code):
    assert f"| `{code}` | {SEVERITIES[code]} | " in DOCS
    assert f"| `{code}` | {SEVERITIES[code]} | " in schema.markdown()


def test_nothing_is_documented_that_is_not_checked():
    assert {code for code in re.findall(r"^\| `(\w+)` \| (?:note|warning) ", DOCS, re.MULTILINE)} == codes_of_checks()


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_every_rule_is_documented_with_its_source(rule):
    line = next(line for line in DOCS.splitlines() if line.startswith(f"| `{rule.id}` | `{rule.code}` |"))
    assert f"| {rule.act}, {rule.article} |" in line
    assert f"«{rule.quote}»" in line


def test_long_acts_do_not_cost_minutes():
    import time

    count = 2000
    units = [Unit("Министарство рада", "ministry", 0, 1, institution=True)]
    units += [Unit(f"Одсек за послове {i} и друго", "section", i * 100, i * 100 + 9, parent=0,
                   announced_at=i if i % 2 else None) for i in range(count)]  # fmt: skip
    duties = [Responsibility(1 + i, "а", i * 100 + 10, i * 100 + 20) for i in range(count) if i % 10]
    made = [Position(1 + i, str(i * 7 % 9999), "Радно место", i * 100 + 30, i * 100 + 40) for i in range(count)]
    for text in ("Одсек за\n" * 100_000, "." * 1_000_000):
        read = Extraction("Министарство рада", "rulebook", language="sr", units=tuple(units),
                          responsibilities=tuple(duties), positions=tuple(made))  # fmt: skip
        started = time.process_time()
        check.findings(read, Document("a", "ab" * 32, "text", text, ()))
        assert time.process_time() - started < 10

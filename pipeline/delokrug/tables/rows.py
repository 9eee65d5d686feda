"""Rows of one document.

In: a `Document` and its `Extraction`. Out: rows by table, as `schema` defines them: ids, levels, paths, both scripts,
citations, quotes, boxes. Everything is derived from the two records alone, in reading order, so two runs give the same
rows.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence

from delokrug import packs
from delokrug.records import Document, Extraction, Finding, Position, Responsibility, Unit
from delokrug.schema import TABLES, Column, Row, table
from delokrug.script import to_cyrillic
from delokrug.tables.boxes import LineBoxes
from delokrug.tables.citations import amended, citation, in_script
from delokrug.tables.ids import Counter, canonical, digest, document_id, in_latin
from delokrug.version import __version__

# Findings that say a part of the document's text never reached the tables, or not in its letters.
LOST = frozenset((
    "page_without_text", "ocr_missing", "ocr_out_of_time", "part_unread", "pdf_broken", "office_broken", "garbled_text",
    "strange_letters", "unknown_encoding",
))  # fmt: skip

# What would be changed or refused on the way through a text file: one character for one, so offsets stay true.
_UNWRITABLE = {ord("\r"): "\n", 0: "\ufffd", **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}

_UNWRITABLE_SIGN = re.compile("[\r\0\ud800-\udfff]")

Rows = dict[str, list[Row]]


def rows(
    document: Document,
    extraction: Extraction,
    *,
    labels: Mapping[str, str] | None = None,
) -> Rows:
    """All rows of one document, by table name. `labels` are the words of citations (see `citation`).

    Raises ValueError where a row would break `schema`: an earlier stage left out what it must know.
    """
    return _Tables(document, extraction, labels or {}).rows()


def failed_rows(source: str, *, sha256: str, error: str) -> Rows:
    """The rows of a file that could not be read: one in documents."""
    made = empty_rows()
    made["documents"].append(
        _row(
            "documents",
            document_id=document_id(sha256, source=source),
            source=source,
            sha256=sha256,
            status="failed",
            error=error,
            extractor_version=__version__,
        )
    )
    return made


def finding_row(owner: str, *, severity: str, code: str, message: str) -> Row:
    """A findings row about the document as a whole."""
    return _row("findings", document_id=owner, severity=severity, code=code, message=message)


def empty_rows() -> Rows:
    return {one.name: [] for one in TABLES}


def status(findings: Iterable[Finding]) -> str:
    """ok, or partial where some of the text was lost."""
    lost = any(f.severity == "error" or (f.severity == "warning" and f.code in LOST) for f in findings)
    return "partial" if lost else "ok"


def printable(text: str) -> str:
    """`text` as it is written to texts/ and quoted: of the same length, and the same after a round trip."""
    return text.translate(_UNWRITABLE) if _UNWRITABLE_SIGN.search(text) else text


def _in_cyrillic(extraction: Extraction) -> bool:
    """Whether names are of use in Cyrillic: English in Cyrillic letters is of use to nobody."""
    if extraction.language in packs.languages():
        return packs.pack(extraction.language).cyrillic
    return extraction.script == "Cyrl"


class _Tables:
    """The rows of one document in the making."""

    def __init__(self, document: Document, extraction: Extraction, labels: Mapping[str, str]) -> None:
        self.document = document
        self.extraction = extraction
        self.labels = labels
        self.id = document_id(document.sha256, source=document.source)
        self.text = printable(document.text)
        self.boxes = LineBoxes(document.lines)
        self.paged = document.pages is not None
        self.cyrillic = _in_cyrillic(extraction)
        self.chains = [_chain(extraction.units, index) for index in range(len(extraction.units))]
        self.unit_ids = self._unit_ids()
        self.position_ids = self._position_ids()

    def rows(self) -> Rows:
        extraction = self.extraction
        findings = (*(note for note in self.document.notes if note not in extraction.findings), *extraction.findings)
        return {
            "documents": [self._document_row(status(findings))],
            "units": [self._unit_row(index, unit) for index, unit in enumerate(extraction.units)],
            "responsibilities": self._responsibility_rows(),
            "positions": [self._position_row(index, position) for index, position in enumerate(extraction.positions)],
            "findings": [self._finding_row(finding) for finding in findings],
        }

    # ids

    def _unit_ids(self) -> list[str]:
        counter = Counter()
        return [counter.unique(digest("u", *self._identity(index))) for index in range(len(self.chains))]

    def _position_ids(self) -> list[str]:
        # Neither number nor rank is part of it: they change from one version of a rulebook to the next.
        counter = Counter()
        return [
            counter.unique(digest("p", *self._identity(position.unit), canonical(position.title)))
            for position in self.extraction.positions
        ]

    def _identity(self, unit: int | None) -> list[str]:
        """The institution, and the names from below it down to the unit, in canonical letters."""
        if unit is None:
            return [canonical(self.extraction.body)]
        below = [self.extraction.units[index] for index in self._below_institution(unit)]
        return [canonical(self._body(unit)), *(canonical(one.name) for one in below)]

    def _below_institution(self, unit: int) -> list[int]:
        """The chain of units down to `unit` that stand below its institution."""
        chain = self.chains[unit]
        for at in range(len(chain) - 1, -1, -1):
            if self._is_institution(chain[at]):
                return chain[at + 1 :]
        return chain

    def _body(self, unit: int) -> str:
        """The institution a unit belongs to: the nearest one above it (or itself), else the issuing body."""
        for index in reversed(self.chains[unit]):
            if self._is_institution(index):
                return self.extraction.units[index].name
        return self.extraction.body

    def _is_institution(self, index: int) -> bool:
        return self.extraction.units[index].institution

    # rows

    def _document_row(self, state: str) -> Row:
        document, extraction = self.document, self.extraction
        return _row(
            "documents",
            document_id=self.id,
            source=document.source,
            sha256=document.sha256,
            title=extraction.title,
            kind=extraction.kind,
            body=extraction.body,
            language=extraction.language,
            script=extraction.script,
            published=_date(extraction.published),
            gazette=extraction.gazette,
            pages=document.pages,
            ocr_pages=len(document.ocr_pages) if self.paged else None,
            characters=len(document.text),
            status=state,
            extractor_version=__version__,
        )

    def _unit_row(self, index: int, unit: Unit) -> Row:
        chain = self.chains[index]
        return _row(
            "units",
            unit_id=self.unit_ids[index],
            body=self._body(index),
            **self._in_scripts("name", unit.name),
            kind=unit.kind,
            parent_id=self.unit_ids[chain[-2]] if len(chain) > 1 else None,
            relation=unit.relation,
            level=self._level(chain),
            order=index + 1,
            path=" / ".join(self.extraction.units[one].name for one in chain),
            head=unit.head,
            posts_declared=unit.posts_declared,
            **self._source(unit),
        )

    def _level(self, chain: Sequence[int]) -> int:
        level = 0
        for at, index in enumerate(chain):
            below = level + 1 if at else 1
            level = 0 if self._is_institution(index) else below
        return level

    def _responsibility_rows(self) -> list[Row]:
        counter = Counter()
        return [
            self._responsibility_row(order, duty, counter)
            for order, duty in enumerate(self.extraction.responsibilities, start=1)
        ]

    def _responsibility_row(self, order: int, duty: Responsibility, counter: Counter) -> Row:
        holder = self.unit_ids[duty.unit] if duty.position is None else self.position_ids[duty.position]
        return _row(
            "responsibilities",
            responsibility_id=counter.unique(digest("r", holder, canonical(duty.text))),
            unit_id=self.unit_ids[duty.unit],
            position_id=None if duty.position is None else self.position_ids[duty.position],
            order=order,
            **self._in_scripts("text", duty.text),
            actions=list(duty.actions),
            residual=duty.residual,
            **self._source(duty),
            boxes=self.boxes.within(duty.start, duty.end),
        )

    def _position_row(self, index: int, position: Position) -> Row:
        return _row(
            "positions",
            position_id=self.position_ids[index],
            unit_id=None if position.unit is None else self.unit_ids[position.unit],
            number=in_script(position.number, self.extraction.script),
            **self._in_scripts("title", position.title),
            rank=position.rank,
            rank_code=position.rank_code,
            executors=position.executors,
            education=position.education,
            experience_years=position.experience_years,
            education_level=position.education_level,
            education_fields=list(position.education_fields),
            exams=list(position.exams),
            languages=list(position.languages),
            computer=position.computer,
            competencies=position.competencies,
            requirements=position.requirements,
            **self._source(position),
        )

    def _finding_row(self, finding: Finding) -> Row:
        return _row(
            "findings",
            document_id=self.id,
            severity=finding.severity,
            code=finding.code,
            message=finding.message,
            unit_id=None if finding.unit is None else self.unit_ids[finding.unit],
            position_id=None if finding.position is None else self.position_ids[finding.position],
            page=finding.page,
        )

    # columns that several tables share

    def _in_scripts(self, column: str, text: str) -> Row:
        return {
            column: text,
            f"{column}_latin": in_latin(text),
            f"{column}_cyrillic": to_cyrillic(text) if self.cyrillic else None,
        }

    def _source(self, found: Unit | Responsibility | Position) -> Row:
        return {
            "document_id": self.id,
            "citation": citation(found.place, labels=self.labels, script=self.extraction.script),
            "amends": amended(found.place, labels=self.labels, script=self.extraction.script),
            "page": found.page if self.paged else None,
            "start": found.start,
            "end": found.end,
            "quote": self.text[found.start : found.end],
        }


def _chain(units: Sequence[Unit], index: int) -> list[int]:
    """Indices from the topmost unit down to this one. A unit met twice (a circle of parents) ends the chain."""
    chain = [index]
    parent = units[index].parent
    while parent is not None and parent not in chain:
        chain.append(parent)
        parent = units[parent].parent
    return chain[::-1]


def _row(of: str, **values: object) -> Row:
    """A row with every column of the table, in its order; empty texts and lists are unknown."""
    columns = table(of).columns
    if unknown := values.keys() - table(of).names:
        raise KeyError(f"{of} has no column {', '.join(sorted(unknown))}")
    return {column.name: _value(of, column, values.get(column.name)) for column in columns}


def _value(of: str, column: Column, value: object) -> object:
    if isinstance(value, str):
        value = printable(value)
    if value in ("", []):
        value = None
    if value is None and column.required:
        raise ValueError(f"a row of {of} has no {column.name}")
    if value is not None and column.values and value not in column.values:
        raise ValueError(f"{of}.{column.name} cannot be {value!r}")
    return value


def _date(text: str) -> datetime.date | None:
    """The date, where it is a whole ISO date."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None

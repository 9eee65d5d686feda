"""The tables: columns in order, types, keys, closed vocabularies and what each column means.

The one place for all of this; only the codes of ranks stand in the language packs. In: nothing. Out: `TABLES`, from
which the frames, CSV, Parquet, `datapackage.json` and `outputs/README.md` follow. Nothing outside names a column's type
or position.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from delokrug import vocabulary
from delokrug.errors import CODES
from delokrug.errors import SEVERITIES as SEVERITIES_OF

Type = Literal["text", "integer", "boolean", "date", "list", "boxes"]
"""`list`: texts, joined with `; ` in CSV. `boxes`: rows of [page, x0, top, x1, bottom], JSON in CSV."""

Row = dict[str, Any]
"""One row: Python values by column name; None is unknown."""

KINDS = [
    "ministry",
    "administration",
    "agency",
    "directorate",
    "inspectorate",
    "secretariat",
    "institute",
    "centre",
    "office",
    "cabinet",
    "sector",
    "department",
    "section",
    "group",
    "service",
    "unit",
    "mission",
    "commissariat",
    "council",
    "assembly",
    "board",
    "commission",
    "committee",
    "working_group",
    "team",
    "court",
    "prosecution",
    "fund",
    "school",
    "company",
    "official",
    "other",
]
RELATIONS = ["part_of", "attached_to"]
STATUSES = ["ok", "partial", "failed"]
SEVERITIES = ["error", "warning", "note"]
DOCUMENT_KINDS = ["rulebook", "amending_act", "law", "decree", "information_booklet", "web_page", "other"]
SCRIPTS = ["Cyrl", "Latn", "mixed"]
# From the lowest to the highest, by the qualifications frameworks of the region (Serbia: Закон о националном оквиру
# квалификација, Службени гласник РС 27/2018) and the older degrees of schooling (I to VIII) and credits beside them.
# `secondary` and `higher` stand where the text does not say how long the school is. What a text calls VII-1, seventh
# level or four years of study before 2005 ranks with 240 credits, since acts ask for them as alternatives.
EDUCATION_LEVELS = {
    "primary": "primary school; degree I, level 1",
    "vocational": "vocational training of up to two years; degree II, level 2",
    "secondary_3": "secondary school of three years; degree III, level 3",
    "secondary": "secondary school, its duration not said",
    "secondary_4": "secondary school of four years, grammar school; degree IV, level 4",
    "specialist": "specialisation after secondary school; degree V, level 5",
    "higher_180": "180 credits, up to three years of study, college (виша школа); degree VI, level 6",
    "higher": "higher education, its extent not said",
    "higher_240": "240 credits, four years of study, faculty (висока стручна спрема); degree VII-1, level 7",
    "master": "master, magister, 300 credits, where these alone are asked for; degree VII-2",
    "doctorate": "doctorate; degree VIII, level 8",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `required`: never empty. `values`: the closed vocabulary, where there is one."""

    name: str
    type: Type
    description: str
    required: bool = False
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """`columns` of a table point to the primary key of `table`, in the same order."""

    columns: tuple[str, ...]
    table: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table: `key` is its primary key (empty where rows have none)."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    foreign: tuple[ForeignKey, ...] = ()

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


def _text(name: str, description: str, *, values: list[str] | None = None) -> Column:
    return Column(name, "text", description, values=tuple(values or ()))


def _needed(name: str, description: str, *, type: Type = "text", values: list[str] | None = None) -> Column:
    return Column(name, type, description, required=True, values=tuple(values or ()))


def _source(row: str) -> tuple[Column, ...]:
    """The columns that say where a row comes from."""
    return (
        _text(
            "citation",
            "where it stands in an act, as lawyers write it («члан 12. став 2. тачка 3) подтачка (1) "
            "алинеја 2»); empty where the text has no articles",
        ),
        _text(
            "amends",
            "for the new text that an amending act gives: its place in the amended act («члан 12. став 2.»); for an "
            "added text also behind what it stands («после члана 15.: члан 15а»; «ново: …» where the act does not "
            "say), so that the place is what follows the last colon; empty in ordinary text",
        ),
        Column("page", "integer", "page, from 1; empty where the source has no pages"),
        _needed(
            "start",
            "first character of the quote in texts/DOCUMENT_ID.txt, counted in characters from 0",
            type="integer",
        ),
        _needed("end", "character after the last one of the quote", type="integer"),
        _needed("quote", f"the words the {row} was read from, to the letter: text[start:end]"),
    )


def _in_scripts(name: str, what: str) -> tuple[Column, ...]:
    return (
        _needed(
            name,
            f"{what}, in the document's own script; white space collapsed, line-end hyphens joined, "
            "mixed-script and broken letters repaired",
        ),
        _needed(f"{name}_latin", f"`{name}` in Latin script"),
        _text(f"{name}_cyrillic", f"`{name}` in Cyrillic script; empty for languages that are not written in it"),
    )


_DOCUMENT = _needed("document_id", "the document, from the file's bytes")

DOCUMENTS = Table(
    "documents",
    "One row a file, whether it could be read or not.",
    (
        _needed(
            "document_id",
            "`d` and 16 hexadecimal digits of the file's SHA-256; a further file with the same bytes gets -2, -3 …",
        ),
        _needed("source", "path of the file as it was given"),
        _text("sha256", "SHA-256 of the file's bytes; empty where they could not be read"),
        _text("title", "title of the act or page"),
        _text("kind", "kind of document", values=DOCUMENT_KINDS),
        _text("body", "the issuing institution, in the nominative; empty where the text does not name it"),
        _text("language", "language of the text: sr, en, hr, bs, cnr, mk or what was detected"),
        _text("script", "script of the text", values=SCRIPTS),
        Column("published", "date", "date of publication"),
        _text("gazette", "official gazette and number in which it was published"),
        Column("pages", "integer", "number of pages; empty where the source has none"),
        Column("ocr_pages", "integer", "number of pages read by character recognition"),
        Column("characters", "integer", "length of the text in characters"),
        _needed(
            "status",
            "ok: read; partial: read, but some text was lost (see findings); failed: not read (see error)",
            values=STATUSES,
        ),
        _text("error", "why the file could not be read"),
        _needed("extractor_version", "version of delokrug that wrote the row"),
    ),
    key=("document_id",),
)

UNITS = Table(
    "units",
    "One row an organisational unit or institution: who exists, and what it is part of.",
    (
        _needed(
            "unit_id",
            "the unit, from the institution's name and the path of names: the same from run to run and "
            "from one version of an act to the next",
        ),
        _DOCUMENT,
        _text("body", "the institution the unit belongs to"),
        *_in_scripts("name", "name in the nominative, without number or quotation marks"),
        _needed("kind", "kind of unit", values=KINDS),
        _text("parent_id", "unit_id of the unit it stands in; empty where it is the topmost or the text does not say"),
        _needed("relation", "how it stands to its parent: part of it, or only attached to its head", values=RELATIONS),
        _needed(
            "level",
            "0 for an institution, otherwise 1 + the parent's level (1 where the parent is not known)",
            type="integer",
        ),
        _needed("order", "reading order in the document, from 1", type="integer"),
        _needed("path", "names from the topmost unit down to this one, « / » between them"),
        _text("head", "post that heads the unit, as written"),
        Column(
            "posts_declared",
            "integer",
            "number of posts (not of executors) that the document says the unit has; for the "
            "issuing body, that of the whole document. It need not be the number found: see findings total_posts",
        ),
        *_source("unit"),
    ),
    key=("document_id", "unit_id"),
    foreign=(
        ForeignKey(("document_id",), "documents"),
        ForeignKey(("document_id", "parent_id"), "units"),
    ),
)

RESPONSIBILITIES = Table(
    "responsibilities",
    "One row an elementary duty: one action (or coordinated actions) with its own object.",
    (
        _needed("responsibility_id", "the duty, from its holder and its text: stable like unit_id"),
        _DOCUMENT,
        _needed("unit_id", "the unit that has the duty"),
        _text("position_id", "the post that has the duty; empty where it is the unit's own"),
        _needed("order", "reading order in the document, from 1", type="integer"),
        *_in_scripts("text", "the duty, without lead-in, connectors and final punctuation"),
        Column("actions", "list", "actions as Latin dictionary forms («izrada; usaglašavanje»), verbs as nouns"),
        _needed("residual", "true for the closing catch-all («и друге послове из делокруга»)", type="boolean"),
        _text("function", "kind of action; not filled yet"),
        _text("field", "field of government; not filled yet"),
        *_source("duty"),
        Column(
            "boxes",
            "boxes",
            "where it is printed: JSON list of [page, x0, top, x1, bottom] in PDF points from the "
            "top left, one per line fragment; empty for input without pages",
        ),
    ),
    key=("document_id", "responsibility_id"),
    foreign=(
        ForeignKey(("document_id",), "documents"),
        ForeignKey(("document_id", "unit_id"), "units"),
        ForeignKey(("document_id", "position_id"), "positions"),
    ),
)

POSITIONS = Table(
    "positions",
    "One row a post of the systematisation.",
    (
        _needed("position_id", "the post, from its unit and title: stable like unit_id"),
        _DOCUMENT,
        _text("unit_id", "the unit it belongs to; empty where the text does not say"),
        _text("number", "number of the post in the act, as written"),
        *_in_scripts("title", "title of the post"),
        _text("rank", "rank, as written, without its label («виши саветник»)"),
        _text("rank_code", "rank from the closed vocabulary below (visi_savetnik, polozaj_3, namestenik_4, …)"),
        Column("executors", "integer", "number of people who hold the post"),
        _text("education", "education asked for, as written"),
        Column(
            "experience_years",
            "integer",
            "full years of experience asked for, the lowest of alternatives; months count as the full years in them; "
            "0 where the text says that none is needed, empty where it says nothing",
        ),
        _text(
            "education_level",
            "level of education asked for, the lowest that suffices where there are alternatives",
            values=list(EDUCATION_LEVELS),
        ),
        Column(
            "education_fields",
            "list",
            "fields of schooling, as written («правне науке; економске науке», «друштвеног смера»)",
        ),
        Column(
            "exams",
            "list",
            "exams, licences and certificates, as written, without «положен» («државни стручни испит»)",
        ),
        Column("languages", "list", "languages with their level, as written, without «знање» («енглеског језика»)"),
        _text("computer", "knowledge of computers, as written («знање рада на рачунару»)"),
        _text("competencies", "skills, competencies and other knowledge, as written; «; » between clauses"),
        _text("requirements", "conditions for the post, as written"),
        *_source("post"),
    ),
    key=("document_id", "position_id"),
    foreign=(
        ForeignKey(("document_id",), "documents"),
        ForeignKey(("document_id", "unit_id"), "units"),
    ),
)

FINDINGS = Table(
    "findings",
    "What the reader of the tables should know: one row a thing that was lost, repaired or doubtful.",
    (
        _DOCUMENT,
        _needed(
            "severity", "error: something is missing; warning: look at it; note: for information", values=SEVERITIES
        ),
        _needed("code", "code of the finding"),
        _needed("message", "the finding in words"),
        _text("unit_id", "the unit it is about"),
        _text("position_id", "the post it is about"),
        Column("page", "integer", "page, from 1"),
    ),
    foreign=(
        ForeignKey(("document_id",), "documents"),
        ForeignKey(("document_id", "unit_id"), "units"),
        ForeignKey(("document_id", "position_id"), "positions"),
    ),
)

TABLES: tuple[Table, ...] = (DOCUMENTS, UNITS, RESPONSIBILITIES, POSITIONS, FINDINGS)

_SAYS: dict[Type, str] = {
    "text": "text",
    "integer": "whole number",
    "boolean": "true, false",
    "date": "date, ISO 8601",
    "list": "list of texts",
    "boxes": "list of boxes",
}


def table(name: str) -> Table:
    """The table of that name; KeyError where there is none."""
    for one in TABLES:
        if one.name == name:
            return one
    raise KeyError(name)


def markdown() -> str:
    """The tables and the codes of findings explained for their readers: the text of `outputs/README.md`."""
    parts = [_PREFACE]
    for one in TABLES:
        parts.append(f"## {one.name}\n\n{one.description}\n")
        if one.key:
            parts.append(f"Primary key: {_joined(one.key)}.\n")
        for key in one.foreign:
            parts.append(f"{_joined(key.columns)} → {key.table} ({', '.join(table(key.table).key)}).\n")
        parts.append("| column | type | meaning |\n| --- | --- | --- |")
        parts.extend(_markdown_row(column) for column in one.columns)
        parts.append("")
    parts += ["### Codes of findings\n", _CODES_PREFACE, "| code | severity | message |\n| --- | --- | --- |"]
    parts += [
        f"| `{code}` | {severity} | {_PLACEHOLDER.sub('…', CODES[code])} |" for code, severity in SEVERITIES_OF.items()
    ]
    return "\n".join([*parts, "", vocabulary.markdown()])


def _joined(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _markdown_row(column: Column) -> str:
    says = _SAYS[column.type] + ("" if column.required else ", may be empty")
    meaning = column.description
    if column.values:
        meaning += ". One of: " + ", ".join(column.values)
    return f"| `{column.name}` | {says} | {meaning} |"


_PLACEHOLDER = re.compile(r"\{\w+\}")

_CODES_PREFACE = """\
The last ones come from the checks of an act against itself and against the law (docs/checks.md).
"""

_PREFACE = """\
# The tables

Written by `delokrug schema`; do not edit. `delokrug run` writes here by default:

- `documents`, `units`, `responsibilities`, `positions`, `findings`, each as `.csv` and as `.parquet`. All five
  are always there, with their headers, even where they have no rows.
- `texts/DOCUMENT_ID.txt`: the text of each document. Every quote can be checked: `text[start:end] == quote`,
  in characters, not bytes.
- `datapackage.json`: the same description for programs (Data Package; `frictionless validate datapackage.json`).

CSV is UTF-8 with a byte order mark, which Excel expects; an empty cell is unknown. No cell can start a
formula: one that would start with `=`, `+`, `-`, `@` (also in full width), a tab or a line break has an apostrophe put
before it, and so has one that starts with apostrophes before one of these. `delokrug.read_tables` takes the apostrophe
off again; Parquet never has it. Lists are joined with `; ` in CSV and are real lists in Parquet.
"""

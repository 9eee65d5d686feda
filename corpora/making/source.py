"""One source file → blocks, tables and what the gold needs.

In: the text of a file of `corpora/sources/*.md`. Out: `Source`. Each line is one block; what a line may be:

    @language sr                          also @script, @body, @notes
    @unit ID | kind | PARENT or - | name  and then "| optional" or "| attached_to"
    @let NAME text                        "$NAME$" stands for the text from here on
    @pos ID | title | rank | executors    a post whose text is in the lines below; prints nothing
    .style text                           heading and the like: .chapter, .article, .unit, .right, .page …
    {ID} text [[duty]] text               from here on, duties are those of the unit
    1) text, а) text, – text, • text      items; two spaces in front for each level below the first
    @table, head: a | b, = ID | unit, 1. | a | b, @end
                                          "= ID" is a merged row that names a unit (nothing printed without a text)

Inside a line: `[[duty]]`, `[[?optional]]`, `[[!catch-all]]`, `[[duty <<и>> duty]]` where the cut can be argued,
`[[+a part of the duty before]]` (nested lists), `^[footnote]`, `{+inserted+}` and `{-deleted-}` (tracked changes; the
clean text has what was inserted).
In a table the columns are those of posts where the head says so (`COLUMNS`); else the table is only cells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

ITEM = re.compile(r"^( *)((?:\d+(?:\.\d+)*[.)]|\(\d+\)|\w\)|\(\w\)|[–•*-])) +(.*)$")
TOKEN = re.compile(r"\[\[[?!+]?|\]\]|<<.*?>>|\^\[.*?\]|\{\+.*?\+\}|\{-.*?-\}|\{\w+\} ?")
COLUMNS = {
    "назив радног места": "title", "naziv radnog mesta": "title", "радно место": "title", "radno mesto": "title",
    "звање": "rank", "zvanje": "rank", "број извршилаца": "count", "broj izvršilaca": "count", "бр. изврш.": "count",
    "опис послова": "duties", "opis poslova": "duties",
}  # fmt: skip


@dataclass(frozen=True)
class Run:
    """Letters of one kind: "text", "note" (the text of a footnote), "inserted" or "deleted"."""

    text: str
    kind: str = "text"


@dataclass(frozen=True)
class Block:
    """One paragraph. `marker`: the item's number or bullet; `level`: 0, or the item's depth from 1."""

    style: str
    runs: tuple[Run, ...] = ()
    marker: str = ""
    level: int = 0

    @property
    def text(self) -> str:
        """The clean text without footnotes and without the marker."""
        return "".join(run.text for run in self.runs if run.kind in ("text", "inserted"))


@dataclass(frozen=True)
class Table:
    """Rows of cells; a merged row has one cell. The head is the first row."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Unit:
    """A unit of the gold; `parent` is a key of `Source.units`."""

    name: str
    kind: str
    parent: str | None
    relation: str = "part_of"
    optional: bool = False


@dataclass(frozen=True)
class Duty:
    """A duty of the gold: its parts where a cut can be argued, else one."""

    unit: str
    parts: tuple[str, ...]
    mark: str = ""  # "?" optional, "!" catch-all


@dataclass(frozen=True)
class Position:
    """A post of the gold."""

    unit: str
    title: str
    rank: str
    executors: int


@dataclass
class Source:
    """A source that was read; filled line by line by `parsed`."""

    meta: dict[str, str] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    duties: list[Duty] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    blocks: list[Block | Table] = field(default_factory=list)


def parsed(text: str) -> Source:
    """The source; raises ValueError with the number of the line that cannot be read."""
    source, unit = Source(), ""
    lets: dict[str, str] = {}
    lines = iter(enumerate(text.split("\n"), start=1))
    for number, line in lines:
        line = re.sub(r"\$(\w+)\$", lambda match: lets[match[1]], line)
        if not line.strip():
            continue
        try:
            if line.startswith("@table"):
                rows = []
                for _, row in lines:
                    if row == "@end":
                        break
                    rows.append(re.sub(r"\$(\w+)\$", lambda match: lets[match[1]], row))
                source.blocks.append(_table(rows, source))
            elif line.startswith("@let "):
                _, name, value = line.split(" ", 2)
                lets[name] = value
            elif line.startswith("@"):
                _directive(line[1:], source)
            else:
                block, unit = _block(line, unit, source)
                source.blocks.append(block)
        except (KeyError, ValueError, IndexError) as error:
            raise ValueError(f"line {number}: {line[:80]}: {error!r}") from error
    return source


def _directive(line: str, source: Source) -> None:
    name, _, rest = line.partition(" ")
    fields = [field.strip() for field in rest.split("|")]
    if name == "unit":
        key, kind, parent, title, *more = fields
        if parent != "-" and parent not in source.units:
            raise ValueError(f"no unit {parent}")
        relation = "attached_to" if "attached_to" in more else "part_of"
        source.units[key] = Unit(title, kind, None if parent == "-" else parent, relation, "optional" in more)
    elif name == "pos":
        key, title, rank, executors = fields
        source.positions.append(Position(_known(key, source), title, rank, int(executors)))
    elif name in ("language", "script", "body", "notes"):
        source.meta[name] = rest
    else:
        raise ValueError(f"no directive {name}")


def _known(unit: str, source: Source) -> str:
    if unit not in source.units:
        raise ValueError(f"no unit {unit}")
    return unit


def _block(line: str, unit: str, source: Source) -> tuple[Block, str]:
    style, marker, level = "text", "", 0
    if line.startswith("."):
        style, _, line = line[1:].partition(" ")
    elif item := ITEM.match(re.sub(r"^( *)(\{\w+\}) *(?=\S+ )", r"\1", line)):
        if head := re.match(r"^ *\{(\w+)\}", line):
            unit = _known(head[1], source)
        style, level, marker, line = "item", len(item[1]) // 2 + 1, item[2], item[3]
    runs, unit = _runs(line, unit, source)
    return Block(style, runs, marker, level), unit


def _runs(line: str, unit: str, source: Source) -> tuple[tuple[Run, ...], str]:
    """The runs of a line; its duties go to the source."""
    runs: list[Run] = []
    duty: list[str] | None = None
    mark = ""
    at = 0

    def say(text: str, kind: str = "text") -> None:
        if text:
            runs.append(Run(text, kind))
            if duty is not None and kind in ("text", "inserted"):
                duty[-1] += text

    for token in TOKEN.finditer(line):
        say(line[at : token.start()])
        at, found = token.end(), token[0]
        if found.startswith("[["):
            if duty is not None:
                raise ValueError("a duty inside a duty")
            duty, mark = [""], found[2:]
        elif found == "]]":
            if duty is None:
                raise ValueError("]] without [[")
            parts = tuple(" ".join(part.split()).strip(" ,;") for part in duty)
            if mark == "+":
                parts = (*source.duties[-1].parts, *parts)
                mark = source.duties.pop().mark
            source.duties.append(Duty(_known(unit, source), parts, mark))
            duty = None
        elif found.startswith("<<"):
            runs.append(Run(found[2:-2]))
            if duty is not None:
                duty.append("")
        elif found.startswith("^["):
            say(found[2:-1], "note")
        elif found.startswith("{+"):
            say(found[2:-2], "inserted")
        elif found.startswith("{-"):
            say(found[2:-2], "deleted")
        else:
            unit = _known(found.strip()[1:-1], source)
    say(line[at:])
    if duty is not None:
        raise ValueError("[[ without ]]")
    return tuple(runs), unit


def _table(lines: list[str], source: Source) -> Table:
    head = tuple(cell.strip() for cell in lines[0].removeprefix("head:").split("|"))
    columns = {COLUMNS[name.lower()]: index for index, name in enumerate(head) if name.lower() in COLUMNS}
    rows, unit = [], ""
    for line in lines[1:]:
        cells = tuple(cell.strip() for cell in line.split("|"))
        if cells[0].startswith("="):
            unit = _known(cells[0][1:].strip(), source)
            rows += [cells[1:]] if cells[1:] else []
            continue
        if len(cells) != len(head):
            raise ValueError(f"{len(cells)} cells, not {len(head)}: {line[:60]}")
        rows.append(cells)
        if {"title", "count"} <= columns.keys() and cells[columns["title"]]:
            rank = cells[columns["rank"]] if "rank" in columns else ""
            source.positions.append(
                Position(_known(unit, source), cells[columns["title"]], rank, int(cells[columns["count"]].split()[0]))
            )
            if "duties" in columns:
                source.duties.append(Duty(unit, (cells[columns["duties"]].rstrip("."),), "?"))
    return Table(head, tuple(rows))

"""A source → its gold, its plain text and its tables.

In: `Source`. Out: what `corpora/gold`, `corpora/truth/*.txt` and `corpora/truth/*_tables.json` hold. The plain text
has one line a paragraph, items with their markers, one line a table row with tabs between the cells; no running
headers, page numbers or marks of footnotes. The texts of footnotes stand at the end.
"""

from __future__ import annotations

from typing import Any

from .source import Block, Source, Table

UNPRINTED = {"page", "noise", "frame"}  # no text of the document's own


def gold(source: Source, document: str) -> dict[str, Any]:
    """The gold as `corpora/README.md` has it."""
    names = {key: unit.name for key, unit in source.units.items()}
    duties = [
        {"unit": names[duty.unit], "text": list(duty.parts) if len(duty.parts) > 1 else duty.parts[0]}
        | ({"optional": True} if duty.mark == "?" else {})
        for duty in source.duties
    ]
    found: dict[str, Any] = {
        "document": document,
        "language": source.meta["language"],
        "script": source.meta["script"],
        "body": source.meta["body"],
        "units": [
            {"name": unit.name, "kind": unit.kind, "parent": names[unit.parent] if unit.parent else None,
             "relation": unit.relation} | ({"optional": True} if unit.optional else {})
            for unit in source.units.values()
        ],
        "duties": duties,
        "residual": [duty.parts[0] for duty in source.duties if duty.mark == "!"],
        "positions": [
            {"unit": names[post.unit], "title": post.title, "rank": post.rank or None, "executors": post.executors}
            for post in source.positions
        ],
    }  # fmt: skip
    return found | ({"notes": source.meta["notes"]} if "notes" in source.meta else {})


def truth(source: Source) -> str:
    """The plain text, with a line feed at its end."""
    lines: list[str] = []
    for block in source.blocks:
        if isinstance(block, Table):
            lines += ["\t".join(row) for row in (block.head, *block.rows)]
        elif block.style not in UNPRINTED:
            lines.append(f"{block.marker} {block.text}".strip())
    return "\n".join([*lines, *notes(source)]) + "\n"


def notes(source: Source) -> list[str]:
    """The footnotes with their numbers."""
    texts = [
        run.text for block in source.blocks if isinstance(block, Block) for run in block.runs if run.kind == "note"
    ]
    return [f"{number} {text}" for number, text in enumerate(texts, start=1)]


def tables(source: Source) -> list[dict[str, Any]]:
    """Of each table the number of its header rows and all rows; a merged row has one cell."""
    return [
        {"header_rows": 1, "rows": [list(table.head), *(list(row) for row in table.rows)]}
        for table in source.blocks
        if isinstance(table, Table)
    ]

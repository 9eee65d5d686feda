"""A source → text files: plain text, text in the old 7-bit code, Markdown.

In: `Source`. Out: the text of the file.
"""

from __future__ import annotations

import textwrap

from .gold import notes
from .hyphens import soft
from .source import Block, Source, Table

# JUS I.B1.002, but š typed with the key of its capital, as in many files
SEVEN_BIT = str.maketrans("ŠšČčĆćĐđŽž", "[[^~]}\\|@`")
COLUMNS = 72
# lines of the first page, and of the others: the numbers fall between two items and inside a word
LINES = (32, 28)


def text(source: Source) -> str:
    """Paragraphs on one line each, empty lines between them; a table copied from a page: one line a cell."""
    parts = []
    for block in source.blocks:
        if isinstance(block, Table):
            parts.append("\n".join("\t".join(row) for row in (block.head, *block.rows)))
        else:
            parts.append(f"{block.marker} {block.text}".strip())
    return "\n\n".join([*parts, *notes(source)]) + "\n"


def seven_bit(source: Source) -> str:
    """Pages with numbers below them, lines
    broken at `COLUMNS`, words at syllables, in the 7-bit code."""
    lines: list[str] = []
    for block in source.blocks:
        assert isinstance(block, Block)
        words = f"{block.marker} {block.text}".strip()
        if block.style in ("text", "preamble", "item"):
            lines += _broken("     " + words)
        else:
            lines += ["", words.center(COLUMNS).rstrip(), ""]
    first, others = LINES
    starts = [0, *range(first, len(lines), others)]
    pages = [lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
    numbered = [line for number, page in enumerate(pages, start=1) for line in [*page, "", str(number).center(COLUMNS)]]
    return "\n".join(line.rstrip() for line in numbered).translate(SEVEN_BIT) + "\n"


def _broken(words: str) -> list[str]:
    """Lines of at most `COLUMNS` letters; a word that does not fit is broken at its last syllable that does."""
    lines, line = [], words[: len(words) - len(words.lstrip())]
    for word in words.split():
        space = " " if line.strip() else ""
        if len(line + space + word) <= COLUMNS:
            line += space + word
            continue
        pieces = soft(word).split("\u00ad")
        fits = [at for at in range(1, len(pieces)) if len(line + space + "".join(pieces[:at]) + "-") <= COLUMNS]
        if fits:
            lines.append(f"{line}{space}{''.join(pieces[: fits[-1]])}-")
            line = "".join(pieces[fits[-1] :])
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def markdown(source: Source) -> str:
    """Headings with #, lists, a pipe table."""
    parts: list[str] = []
    heads = {"title": "# ", "chapter": "## ", "heading": "### "}
    for block in source.blocks:
        if isinstance(block, Table):
            rows = [block.head, tuple("---" for _ in block.head)]
            rows += [row if len(row) > 1 else (f"**{row[0]}**", *[""] * (len(block.head) - 1)) for row in block.rows]
            parts.append("\n".join(f"| {' | '.join(row)} |" for row in rows))
        elif block.style == "item":
            item = f"{'  ' * (block.level - 1)}{block.marker} {block.text}"
            if parts and parts[-1].lstrip()[0] in "*1234":
                parts[-1] += f"\n{item}"
            else:
                parts.append(item)
        else:
            parts.append(heads.get(block.style, "") + "\n".join(textwrap.wrap(block.text, 100)))
    return "\n\n".join(parts) + "\n"

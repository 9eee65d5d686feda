"""A source → the content of a web page, put into a frame with everything that stands around it.

In: `Source` and the frame, an HTML file with `<!-- content -->` in it. Out: the text of the page. Two manners: `modern`
has headings, paragraphs, lists and folded parts; `old` has font tags, layout tables and lines with <br>.
"""

from __future__ import annotations

from html import escape

from .source import Block, Source, Table

MARK = "<!-- content -->"


def page(source: Source, frame: str, *, old: bool) -> str:
    """The whole page."""
    blocks = [block for block in source.blocks if not isinstance(block, Table)]
    assert MARK in frame and len(blocks) == len(source.blocks)
    content = _old(blocks) if old else _modern(blocks)
    return frame.replace(MARK, content)


def _modern(blocks: list[Block]) -> str:
    parts: list[str] = []
    open_tag = ""  # "ul", "ol", "p" of lines or "fold"

    def change(tag: str) -> None:
        nonlocal open_tag
        if open_tag == tag:
            return
        parts.append({"": "", "ul": "</ul>", "ol": "</ol>", "p": "</p>", "fold": "</div></div>"}[open_tag])
        parts.append({"ul": "<ul>", "ol": "<ol>", "p": "<p>"}.get(tag, ""))
        open_tag = tag

    for block in blocks:
        text = escape(block.text)
        if block.style == "item":
            change("ul" if block.marker == "•" else "ol")
            parts.append(f"<li>{text}</li>")
        elif block.style in ("lines", "line"):
            change("p")
            marker = f"{block.marker} " if block.marker else ""
            parts.append(f"{marker}{text}<br>")
        elif block.style == "fold":
            change("")
            parts.append(
                f'<div class="accordion-item"><button class="accordion-button collapsed" type="button">{text}</button>'
                '<div class="accordion-collapse collapse">'
            )
            open_tag = "fold"
        elif block.style in ("title", "heading"):
            change("")
            level = {"title": 1, "heading": 2}[block.style]
            parts.append(f"<h{level}>{text}</h{level}>")
        else:
            if open_tag != "fold":
                change("")
            parts.append(f"<p>{text}</p>")
    change("")
    return "\n".join(part for part in parts if part)


def _old(blocks: list[Block]) -> str:
    parts = []
    for block in blocks:
        text = escape(block.text)
        if block.style in ("title", "heading"):
            size = {"title": 4, "heading": 3}[block.style]
            parts.append(f'<p><font face="Arial" size="{size}" color="#003366"><b>{text}</b></font></p>')
        elif block.style == "line":
            parts.append(f'<font face="Arial" size="2">&nbsp;&nbsp;{text};</font><br>')
        else:
            parts.append(f'<p align="justify"><font face="Arial" size="2">{text}</font></p>')
    return "\n".join(parts)

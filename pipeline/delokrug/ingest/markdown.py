"""Markdown: text in, a `Document` out, by way of the reader of web pages, so that lists and tables are the same.

Only what is unmistakable is taken for Markdown: Serbian plain text has lists with «- » and «1.», too, and is read to
the letter.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from delokrug.ingest.encodings import decoded
from delokrug.records import Document

if TYPE_CHECKING:
    from markdown_it.token import Token

# Nobody writes that much by hand; the parser takes a second for 100,000 marks of emphasis.
MOST_MB = 2
# It compares each opening bracket with all others: 10,000 take a tenth of a second, 200,000 forty.
MOST_BRACKETS = 20_000
# For a bracket that is not closed it reads on to the end of the paragraph, inside others a hundred times over: 100,000
# marks behind them took 30 s.
MOST_OPEN = 20
# The limit of its recursion, at which the rest of a text would be left out without a word. Twenty lists inside one
# another are none; a text with more is read as plain text.
MOST_NESTED = 100
_DEEP = re.compile(rb"^(?:[ \t]{80}|[> \t]{60}|(?:[-*+>][ \t]+){20})", re.MULTILINE)

_HEADING = re.compile(rb"^#{1,6}[ \t]+[^\s#]", re.MULTILINE)
_SIGNS = (
    re.compile(rb"(?<![*\w])\*\*[^\s*][^*\n]{0,300}\*\*(?![*\w])"),  # **bold**
    re.compile(rb"(?<![_\w])__[^\s_][^_\n]{0,300}__(?![_\w])"),
    re.compile(rb"\[[^\]\n]{1,300}\]\((?:https?:|mailto:|[/#.\w])[^)\s]{0,500}\)"),  # [text](address)
    re.compile(rb"^```", re.MULTILINE),
)
_TABLE = re.compile(
    rb"^\|?[^|\n]+\|[^\n]*\n[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+\|?[ \t]*\r?$", re.M
)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:[\w-]+:.*\n|[ \t]+.*\n)*---[ \t]*\n")
_BREAKS = re.compile("\r\n?")


def is_markdown(data: bytes) -> bool:
    """Whether the text has headings with «#» and a second sign of Markdown, or a table ruled with «|---|»."""
    if len(data) > MOST_MB * 1_000_000 or data.count(b"[") > MOST_BRACKETS or _DEEP.search(data):
        return False
    if data.count(b"[") - data.count(b"]") > MOST_OPEN:
        return False
    data = data.removeprefix(codecs.BOM_UTF8)
    if _TABLE.search(data):
        return True
    headings = len(_HEADING.findall(data))
    return headings > 1 or (headings == 1 and any(sign.search(data) for sign in _SIGNS))


def markdown_document(data: bytes, *, source: str, charset: str = "") -> Document:
    """`charset` as in `encodings.decoded`. Raises `DelokrugError` html_no_text, not_text or unknown_encoding."""
    from delokrug.ingest.html import page_document

    reading = decoded(data, source=source, charset=charset)
    text = _FRONT_MATTER.sub("", _BREAKS.sub("\n", reading.text))
    page = f"<html><body>{_html(text)}</body></html>"
    return page_document(page, data, source=source, format="markdown", encoding=reading.encoding)


def _html(text: str) -> str:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": MOST_NESTED}).enable(["table", "strikethrough"])
    tokens = parser.parse(text)
    for token in tokens:
        _mark(token)
    return str(parser.renderer.render(tokens, parser.options, {}))


def _mark(token: Token) -> None:
    """«1)» stays «1)»: HTML itself knows no sign behind the number."""
    if token.type == "ordered_list_open" and token.markup == ")":
        token.attrSet("data-sign", ")")

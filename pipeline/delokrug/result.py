"""One document read: what `delokrug.read` returns.

In: a path or bytes. Out: a `Result` with the tables of DESIGN as pandas frames, a tree, and HTML for notebooks.
"""

from __future__ import annotations

import html
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from delokrug import ingest
from delokrug.options import Ocr, Options
from delokrug.records import Document, Extraction
from delokrug.schema import Row, table
from delokrug.tables.outline import Node, heading, outline, post_heading, tree_text
from delokrug.tables.rows import Rows, printable, rows

if TYPE_CHECKING:
    import pandas as pd

    from delokrug.ingest.open import SupportsRead


def read(
    source: str | os.PathLike[str] | bytes | SupportsRead,
    *,
    language: str = "",
    backend: str = "",
    ocr: Ocr = "auto",
    password: str = "",
    allow_net: bool = False,
) -> Result:
    """Read one document: a path, the bytes of a file, a file open in binary mode, or an http(s) address.

    A document in a ZIP archive is named behind it («rulebooks.zip/b.pdf»); an archive that holds one needs no more.
    An address is asked only with `allow_net`.

    The document is read in this process, without limits of time and memory: files of strangers, which may be made to
    end the process, are better read by `delokrug.run`.

    `language` (sr, en, …) overrules detection, `backend` the choice of language model; the rest as in
    `delokrug.options.Options`. Raises `DelokrugError`, with a code of `delokrug.errors.CODES`, for what cannot be read.

    >>> result = delokrug.read("pravilnik.pdf")
    >>> result.units[["name", "kind", "level"]]
    """
    options = Options(language=language, backend=backend, ocr=ocr, password=password, allow_net=allow_net)
    document = ingest.read(source, options=options)
    return understood(document, options)


def understood(document: Document, options: Options) -> Result:
    """The result for a document that ingest has read."""
    from delokrug.reading import read_document  # the language stage takes a second to import

    return result_of(document, read_document(document, language=options.language, backend=options.backend))


def result_of(document: Document, extraction: Extraction) -> Result:
    """The result for a document that has been read and understood."""
    labels = _citation_labels(extraction.language, extraction.script)
    return Result(printable(document.text), rows(document, extraction, labels=labels), document)


@dataclass(frozen=True)
class Result:
    """The tables of one document. Frames have the columns and types that `delokrug schema` prints.

    `text`: the document's text; `rows`: the tables as plain rows, by name. `text[start:end] == quote` in every row.
    `source`: the document itself.
    """

    text: str
    rows: Rows
    source: Document  # its lines and tables, as they were read from the file

    @cached_property
    def document(self) -> pd.DataFrame:
        """The documents table: one row."""
        return self._frame("documents")

    @cached_property
    def units(self) -> pd.DataFrame:
        """Units and institutions, one row each, in reading order."""
        return self._frame("units")

    @cached_property
    def responsibilities(self) -> pd.DataFrame:
        """Elementary duties, one row each, in reading order."""
        return self._frame("responsibilities")

    @cached_property
    def positions(self) -> pd.DataFrame:
        """Posts, one row each, in reading order."""
        return self._frame("positions")

    @cached_property
    def findings(self) -> pd.DataFrame:
        """What was lost, repaired or doubtful, one row each."""
        return self._frame("findings")

    def tree(self) -> str:
        """The tree of units with their duties, as text."""
        return tree_text(self.rows)

    def to_dict(self) -> dict[str, Any]:
        """Everything as plain values for JSON: the documents row, and the other tables as lists of rows."""
        return {
            "document": _plain(self.rows["documents"][0]),
            **{name: [_plain(row) for row in found] for name, found in self.rows.items() if name != "documents"},
        }

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(found)} {name}" for name, found in self.rows.items() if name != "documents")
        return f"<delokrug.Result of {self._name()}: {counts}>"

    def _repr_html_(self) -> str:
        nodes = "".join(_node_html(node) for node in outline(self.rows)) or "<li>no units found</li>"
        return f"<div class='delokrug'><p><b>{html.escape(self._name())}</b></p><ul>{nodes}</ul></div>"

    def _frame(self, name: str) -> pd.DataFrame:
        from delokrug.tables.frames import frame

        return frame(table(name), self.rows[name])

    def _name(self) -> str:
        return str(self.rows["documents"][0]["source"])


def _citation_labels(language: str, script: str) -> Mapping[str, str]:
    from delokrug import packs
    from delokrug.errors import DelokrugError

    try:
        by_script = packs.pack(language).citation
    except DelokrugError:  # no pack for this language: rows without citations
        return {}
    return by_script.get(script) or next(iter(by_script.values()), {})


def _node_html(node: Node) -> str:
    duties = "".join(f"<li>{html.escape(duty['text'])}</li>" for duty in node.duties)
    posts = "".join(f"<li><i>{html.escape(post_heading(post))}</i></li>" for post in node.posts)
    parts = "".join(_node_html(part) for part in node.parts)
    inside = f"<ul>{duties}{posts}{parts}</ul>" if duties or posts or parts else ""
    return f"<li><b>{html.escape(heading(node.unit))}</b>{inside}</li>"


def _plain(row: Row) -> Row:
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in row.items()}

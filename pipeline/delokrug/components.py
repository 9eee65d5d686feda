"""spaCy components: units and responsibilities as span groups of any `Doc`.

In: a `Doc` of any pipeline, in any script. Out: the same `Doc` with `doc.spans["units"]` (labels are kinds) and
`doc.spans["responsibilities"]` (labels are «duty» or «residual», `kb_id_` is the index of the unit in
`doc.spans["units"]`). Spans cover whole tokens: a row that begins or ends inside a token takes the token.

>>> nlp = spacy.blank("sr")
>>> nlp.add_pipe("delokrug_units"); nlp.add_pipe("delokrug_responsibilities")
>>> nlp("Одељење за набавке обавља послове који се односе на: израду плана; …").spans["responsibilities"]
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc, Span

from delokrug.errors import DelokrugError
from delokrug.reading import read_document
from delokrug.records import Document, Extraction, Line

Component = Callable[[Doc], Doc]


@Language.factory("delokrug_units", assigns=["doc.spans"])
def units(nlp: Language, name: str) -> Component:
    """Sets `doc.spans["units"]`: where each unit's name stands for the first time."""

    def component(doc: Doc) -> Doc:
        found = _extraction(doc.text)
        doc.spans["units"] = [
            span for unit in found.units if (span := _span(doc, unit.start, unit.end, label=unit.kind)) is not None
        ]
        return doc

    return component


@Language.factory("delokrug_responsibilities", assigns=["doc.spans"])
def responsibilities(nlp: Language, name: str) -> Component:
    """Sets `doc.spans["responsibilities"]`: one span per elementary duty."""

    def component(doc: Doc) -> Doc:
        found = _extraction(doc.text)
        spans = []
        for duty in found.responsibilities:
            label = "residual" if duty.residual else "duty"
            span = _span(doc, duty.start, duty.end, label=label, unit=str(duty.unit))
            if span is not None:
                spans.append(span)
        doc.spans["responsibilities"] = spans
        return doc

    return component


def _span(doc: Doc, start: int, end: int, *, label: str, unit: str = "") -> Span | None:
    return doc.char_span(start, end, label=label, kb_id=unit, alignment_mode="expand")


@lru_cache(maxsize=8)  # both components of a pipeline ask for the same text
def _extraction(text: str) -> Extraction:
    """What the text states; empty where no pack reads its language, as a component must not stop a pipeline."""
    try:
        return read_document(_document(text))
    except DelokrugError:
        return Extraction()


def _document(text: str) -> Document:
    """A document over the text to the letter, so that offsets are those of the `Doc`."""
    lines: list[Line] = []
    start = 0
    for line in text.split("\n"):
        lines.append(Line(line, start))
        start += len(line) + 1
    return Document("", hashlib.sha256(text.encode()).hexdigest(), "text", text, tuple(lines))

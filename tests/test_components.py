"""The spaCy components, in a pipeline of someone else's."""

import pytest
import spacy

TEXT = (
    "Одељење за набавке обавља послове који се односе на: израду плана набавки; спровођење поступака; "
    "као и друге послове из делокруга Одељења.\n"
)
LATIN = (
    "Odeljenje za nabavke obavlja poslove koji se odnose na: izradu plana nabavki; sprovođenje postupaka; "
    "kao i druge poslove iz delokruga Odeljenja.\n"
)


@pytest.fixture(scope="module")
def nlp():
    pipeline = spacy.blank("xx")
    pipeline.add_pipe("delokrug_units")
    pipeline.add_pipe("delokrug_responsibilities")
    return pipeline


@pytest.mark.parametrize("text", [TEXT, LATIN], ids=["cyrillic", "latin"])
def test_spans(nlp, text):
    doc = nlp(text)
    assert [(span.text, span.label_) for span in doc.spans["units"]] == [(" ".join(text.split()[:3]), "department")]
    duties = doc.spans["responsibilities"]
    assert [span.label_ for span in duties] == ["duty", "duty", "residual"]
    assert [span.kb_id_ for span in duties] == ["0", "0", "0"]
    assert duties[0].text == text[text.index(": ") + 2 : text.index(";")]


def test_order_of_components_does_not_matter():
    pipeline = spacy.blank("xx")
    pipeline.add_pipe("delokrug_responsibilities")
    assert len(pipeline(TEXT).spans["responsibilities"]) == 3


@pytest.mark.parametrize("text", ["", "Das ist ein deutscher Satz über nichts Besonderes, und noch einer.", "123"])
def test_texts_without_units(nlp, text):
    doc = nlp(text)
    assert list(doc.spans["units"]) == []
    assert list(doc.spans["responsibilities"]) == []

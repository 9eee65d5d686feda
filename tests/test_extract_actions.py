"""`extract.actions`: the action of a duty as a noun, whether the document has a noun or a verb."""

from __future__ import annotations

import pytest
from delokrug import packs
from delokrug.extract.actions import action_noun
from extract_factory import read_text

DUTIES = [
    # nouns, as they are in the dictionary
    ("израду прописа; праћење стања", [("izrada",), ("praćenje",)]),
    ("израду, усаглашавање и закључивање уговора; учешће у раду тела",
     [("izrada", "usaglašavanje", "zaključivanje"), ("učešće",)]),
    # finite verbs: the noun of their action, by the pack's list or by the ending
    ("прати стање; припрема предлоге; сарађује са општинама", [("praćenje",), ("priprema",), ("saradnja",)]),
    ("прикупља и обрађује податке; обавештава јавност", [("prikupljanje", "obrada"), ("obaveštavanje",)]),
]

VERBS = [
    ("koordinirati", "koordinacija"), ("organizovati", "organizovanje"), ("nadzirati", "nadzor"),
    # no noun in list or lexicon: the infinitive
    ("brčkati", "brčkati"),
    # not a verb
    ("izrada", "izrada"), ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("remit", "wanted"), DUTIES)
def test_actions(remit, wanted):
    found = read_text(f"Сектор за набавке обавља следеће послове: {remit}.")
    if "прати" in remit or "прикупља" in remit:
        found = read_text(f"Сектор за набавке {remit}.")
    assert [duty.actions for duty in found.responsibilities] == wanted


@pytest.mark.parametrize(("lemma", "noun"), VERBS)
def test_action_noun(lemma, noun):
    assert action_noun(lemma, packs.pack("sr")) == noun


def test_neighbours_have_the_list_too():
    assert action_noun("pratiti", packs.pack("hr")) == "praćenje"
    assert action_noun("monitor", packs.pack("en")) == "monitor"

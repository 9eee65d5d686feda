"""Language stage: canonical Latin text → spaCy `Doc`s with lemma, part of speech and morphology; names → nominative.

Modules: `detect` (which language), `morphology` (every reading of a form), `backends` (texts → Docs),
`components` (tokens, sentences and lexicon as spaCy components), `embedding`, `tagging` and `lemmas` (those of the
trained model), `names` (title case, keys of names), `nominative`, `written_names` (`delokrug.nominative`). Importing
the package loads no spaCy and no lexicon.
"""

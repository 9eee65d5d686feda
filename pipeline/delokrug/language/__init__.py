"""Language stage: canonical Latin text → spaCy `Doc`s with lemma, part of speech and morphology; names → nominative.

Modules: `detect` (which language), `morphology` (every reading of a form), `backends` (texts → Docs),
`names` (nominative, title case, keys of names). Importing the package loads no spaCy and no lexicon.
"""

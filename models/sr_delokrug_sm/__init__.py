"""The Serbian model of delokrug as a spaCy package: `spacy.load("sr_delokrug_sm")`.

In: text in Cyrillic, Latin or both. Out: `Doc`s with part of speech, features, lemma (in Latin), sentence starts and
dependencies. How it was made and what it reaches stands in README.md beside this file.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.util import load_model_from_init_py

__version__: str = json.loads((Path(__file__).parent / "meta.json").read_text(encoding="utf-8"))["version"]


def load(**overrides: Any) -> Language:
    """The pipeline; `overrides` as `spacy.load` takes them (`exclude`, `disable`, `config`, `vocab`)."""
    return load_model_from_init_py(__file__, **overrides)

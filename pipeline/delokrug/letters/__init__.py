"""Letters that stand for others: how plausible a text is in any language, and which map makes it plausible again.

In: text as a file's fonts or encoding give it. Out: the text with the letters that were meant (`mended`), or the
verdict that nobody can tell them. Below all stages, because the readers of files ask it.
"""

from __future__ import annotations

from delokrug.letters.mending import SOUND, Mended, better, mended
from delokrug.letters.plausibility import CODE, Measure, measured

__all__ = ["CODE", "SOUND", "Measure", "Mended", "better", "measured", "mended"]

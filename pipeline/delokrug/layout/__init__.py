"""Lines → blocks: furniture away, wrapped lines joined, lists and articles recognised.

In: `Document.lines`. Out: `Block`s in reading order, their text in canonical Latin, mapped onto `Document.text`.
Nothing here knows a language beyond what a printer knows (capitals, markers, hyphens, the word for article).
"""

from delokrug.layout.blocks import blocks

__all__ = ["blocks"]

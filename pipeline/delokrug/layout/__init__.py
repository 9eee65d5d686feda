"""Lines → blocks: furniture away, wrapped lines joined, lists and articles recognised.

In: `Document.lines`. Out: `Block`s in reading order, their text in canonical Latin, mapped onto `Document.text`.
Nothing here knows a language beyond what a printer knows (capitals, markers, hyphens, the packs' words for article).
"""

from delokrug.layout.blocks import blocks, part_of
from delokrug.layout.nesting import nested
from delokrug.layout.places import placed

__all__ = ["blocks", "nested", "part_of", "placed"]

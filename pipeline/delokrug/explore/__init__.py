"""Looking at what was read: pages with the boxes of units, responsibilities and posts."""

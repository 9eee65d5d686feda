"""Blocks → units, responsibilities, positions. See `rulebook.extraction`."""

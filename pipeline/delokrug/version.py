"""The version of delokrug, alone: it stands in every row of `documents`, and importing it must cost nothing."""

__version__ = "0.1.0"

"""`python -m delokrug` is the command `delokrug`."""

import sys

from delokrug.cli import main

if __name__ == "__main__":
    sys.exit(main())

"""`python -m imvo` is the same as `imvo`."""

import sys

from imvo.cli import main

if __name__ == "__main__":
    sys.exit(main())

"""`python -m qa <verb>`."""

import sys

from qa.cli import run

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))

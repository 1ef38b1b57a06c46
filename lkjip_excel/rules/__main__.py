"""Write docs/aturan.md anew: ``python -m lkjip_excel.rules [FILE]``, from the top of the repository."""

import sys
from pathlib import Path

from lkjip_excel.rules import document

TARGET = "docs/aturan.md"

if __name__ == "__main__":
    Path(*sys.argv[1:] or [TARGET]).write_text(document(), "utf-8")

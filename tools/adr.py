"""Start the next decision record from docs/adr/template.md.

Usage: make adr title="Two people for every decision"
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "adr"


def next_number(folder: Path) -> int:
    """Return one more than the highest number in use."""
    used = [int(path.name[:4]) for path in folder.glob("[0-9][0-9][0-9][0-9]-*.md")]
    return max(used, default=0) + 1


def main() -> None:
    """Write the record and say where; stop when there is no title."""
    title = " ".join(sys.argv[1:]).strip()
    slug = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
    if not slug:
        sys.exit('adr: give it a title: make adr title="Two people for every decision"')
    number = next_number(FOLDER)
    text = (FOLDER / "template.md").read_text(encoding="utf-8")
    text = text.replace("NNNN", f"{number:04d}").replace("TITLE", title)
    target = FOLDER / f"{number:04d}-{slug}.md"
    target.write_text(text, encoding="utf-8")
    print(f"adr: wrote {target.relative_to(FOLDER.parent.parent)}")


if __name__ == "__main__":
    main()

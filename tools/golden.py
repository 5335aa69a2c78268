"""Accept what the papers of Examplia look like now as what they should look like.

    python tools/golden.py

Look at the difference (`git diff tests/golden`) before you commit it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.support import golden_lists as lists
from tests.support import golden_reconciliation as reconciliation
from tests.support import golden_situation as situation
from tests.support.golden_papers import FOLDER, WORDS, golden_texts, kept_words, words_used


def main() -> None:
    """Write the words and papers that the tests compare with."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    words = json.dumps(words_used(), ensure_ascii=False, indent=1, sort_keys=True)
    WORDS.write_text(f"{words}\n", encoding="utf-8")
    for name, text in golden_texts(kept_words()).items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        print(FOLDER / name)
    reconciliation.FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in reconciliation.golden_reconciliations().items():
        (reconciliation.FOLDER / name).write_text(text, encoding="utf-8")
        print(reconciliation.FOLDER / name)
    situation.FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in situation.golden_situations().items():
        (situation.FOLDER / name).write_text(text, encoding="utf-8")
        print(situation.FOLDER / name)
    lists.FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in lists.golden_lists().items():
        (lists.FOLDER / name).write_text(text, encoding="utf-8")
        print(lists.FOLDER / name)


if __name__ == "__main__":
    main()

"""Hold the version of the rules to the rules: neither changes without the other.

    python tools/rules.py                    record the rules as those of their version
    python tools/rules.py --not-published    the same again, for a version that nobody has yet

The rules are the code of verdicts and checks. Their words are not: a sentence can be put better
without a verdict or finding changing.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from misaq.core.policies.verdicts import RULES_VERSION

ROOT = Path(__file__).resolve().parents[1]
CORE = ROOT / "src" / "misaq" / "core"
RECORD = ROOT / "tests" / "guards" / "rules.txt"
_VERDICTS = ("verdicts.py", "life.py", "leads.py")


def sources_of_rules() -> Iterator[Path]:
    """Yield the files that hold rules, in order of name."""
    yield from (CORE / "policies" / name for name in _VERDICTS)
    yield from sorted(CORE.glob("*/checks/*.py"))


def fingerprint() -> str:
    """Return 16 hexadecimal digits that change with the code of the rules."""
    digest = hashlib.sha256()
    for path in sources_of_rules():
        digest.update(f"{path.name}\n{_code(path.read_text(encoding='utf-8'))}\n".encode())
    return digest.hexdigest()[:16]


def recorded() -> Mapping[str, str]:
    """Return the fingerprint of each version on record."""
    lines = RECORD.read_text(encoding="utf-8").splitlines() if RECORD.exists() else []
    return dict(line.split() for line in lines if line)


def main() -> int:
    """Record the rules of the present version; return 1 when the version has to change first."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--not-published", action="store_true", help="nobody has this version yet")
    options = parser.parse_args()
    known, now = dict(recorded()), fingerprint()
    if known.get(RULES_VERSION, now) != now and not options.not_published:
        print(f"The rules differ from those of version {RULES_VERSION}: raise RULES_VERSION first.")
        return 1
    known[RULES_VERSION] = now
    text = "".join(f"{version} {digits}\n" for version, digits in known.items())
    RECORD.write_text(text, encoding="utf-8")
    print(f"{RULES_VERSION} {now}")
    return 0


def _code(source: str) -> str:
    """Return the code without comments, places in the file, sentences, and the version itself."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            node.value = ""
    kept = [node for node in tree.body if not _is_version(node)]
    return "\n".join(ast.dump(node) for node in kept)


def _is_version(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and any(
        isinstance(target, ast.Name) and target.id == "RULES_VERSION" for target in node.targets
    )


if __name__ == "__main__":
    sys.exit(main())

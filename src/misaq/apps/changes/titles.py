"""What a change request is called when a form made it, kept as one line, shown in any language.

No Django. The line has a fixed grammar ("Change P2.17: text, due"), so that it can be read back and
said in the language of the page; a title that somebody wrote is shown as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from misaq.apps.changes.labels import label_of
from misaq.core.changes.operations import Operation, OperationKind
from misaq.kernel.words import Phrase, join, say

_LONGEST = 200
_ACTS: Mapping[OperationKind, str] = {
    OperationKind.CREATE: "Add",
    OperationKind.AMEND: "Change",
    OperationKind.APPEND: "Add to",
    OperationKind.REPLACE: "Change",
    OperationKind.REMOVE: "Take out of",
    OperationKind.WITHDRAW: "Withdraw",
}
_SHOWN: Mapping[str, Callable[[str], Phrase]] = {
    "Add": lambda key: say("Add {key}", key=key),
    "Change": lambda key: say("Change {key}", key=key),
    "Add to": lambda key: say("Add to {key}", key=key),
    "Take out of": lambda key: say("Take out of {key}", key=key),
    "Withdraw": lambda key: say("Withdraw {key}", key=key),
}
_MADE = re.compile(r"(Add to|Add|Change|Take out of|Withdraw) (\S+?)(?:: ([a-z_]+(?:, [a-z_]+)*))?")
_UNDO = re.compile(r"Undo (\d+): (.+)", re.DOTALL)


def title_of_steps(steps: Sequence[Operation]) -> str:
    """Return what a request made by a form is called."""
    first = steps[0]
    fields = dict.fromkeys(step.field.partition("+")[0] for step in steps if step.field)
    what = f": {', '.join(fields)}" if fields else ""
    return f"{_ACTS[first.kind]} {first.key}{what}"[:_LONGEST]


def shown_title(title: str) -> Phrase | str:
    """Return what a request is called, in words that can be said in any language."""
    if undo := _UNDO.fullmatch(title):
        return say("Undo {number}: {title}", number=undo[1], title=shown_title(undo[2]))
    made = _MADE.fullmatch(title)
    if made is None:
        return title
    what = _SHOWN[made[1]](made[2])
    if made[3] is None:
        return what
    fields = join([label_of(name) for name in made[3].split(", ")])
    return say("{change}: {fields}", change=what, fields=fields)

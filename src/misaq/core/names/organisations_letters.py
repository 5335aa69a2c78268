"""The text of an organisation's name as one sees it: case and marks kept, hidden signs out."""

from __future__ import annotations

import re
import unicodedata

# Signs that nobody sees: of direction, of no width, of control.
_HIDDEN = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u0640\u115f\u180e\u200b\u200d-\u200f"
    "\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)
# Without a mark between them, two halves of an Urdu word stand apart: the same as a hyphen.
_HALF_SPACE = "\u200c"


def show(text: str) -> str:
    """Return the text with hidden signs out and spaces as one space; case is kept."""
    spelled = unicodedata.normalize("NFKC", text)
    return " ".join(_HIDDEN.sub("", spelled.replace(_HALF_SPACE, "-")).split())

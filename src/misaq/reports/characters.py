"""Characters that a paper cannot show are written out, so that nobody hides anything in a text."""

from __future__ import annotations

import re

_AS_SPACE = "\t\n\v\f\r\x85\u2028\u2029"
# Marks of direction are among the suspects: an override or a lone end of isolation turns round
# what follows ("LST001" reads "100TSL"); direction is given by Ref and Language alone. U+FFFC is
# what a renderer itself puts where a box stands. The last two code points of each plane are no
# characters, and XML refuses them.
_SUSPECTS = (
    "\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffc\ufffe\uffff"
)
_PLANE_ENDS = "".join(
    chr(plane * 0x10000 + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF)
)
_SUSPECT = re.compile(f"[{_SUSPECTS}{_PLANE_ENDS}]")


def visible(text: str) -> str:
    """Return the text with every character that cannot be shown written as "[U+0007]".

    Tabs and line ends become one space each: a block is one paragraph. Control characters, halves
    of a surrogate pair, marks that turn the writing direction, and code points that are no
    characters are written out. Everything else stays as it is.
    """
    return _SUSPECT.sub(_shown, text)


def _shown(found: re.Match[str]) -> str:
    character = found[0]
    return " " if character in _AS_SPACE else f"[U+{ord(character):04X}]"

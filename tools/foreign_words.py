"""Words of Django and of its companions that our pages show, and that have no Urdu of their own.

They are translated in our catalogue, which Django asks before theirs. Each is named with the module
it comes from; ``tests/guards/test_foreign_words.py`` fails when a module no longer says it.
"""

from __future__ import annotations

FOREIGN: tuple[tuple[str, str], ...] = ()

"""Loading what was printed on a list, forgetting whom it no longer names, reading of persons."""

from misaq.apps.lists.actions.forgetting import Forgotten, forget_delisted
from misaq.apps.lists.actions.loading import Loaded, load_snapshot
from misaq.apps.lists.actions.reading import note_persons_read

__all__ = ["Forgotten", "Loaded", "forget_delisted", "load_snapshot", "note_persons_read"]

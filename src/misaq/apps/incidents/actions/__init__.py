"""Writing the room incidents, by what is written."""

from misaq.apps.incidents.actions.reading import note_events_read
from misaq.apps.incidents.actions.releases import note_release

__all__ = ["note_events_read", "note_release"]

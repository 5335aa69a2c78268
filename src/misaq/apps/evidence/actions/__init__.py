"""Keeping files, claiming for an institution, recording what was found."""

from misaq.apps.evidence.actions.filing import remove_file, scan_again, upload
from misaq.apps.evidence.actions.recording import claim, record_finding

__all__ = ["claim", "record_finding", "remove_file", "scan_again", "upload"]

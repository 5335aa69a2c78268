"""What the pack says of lists: which there are, when printed, what was corrected."""

from __future__ import annotations

from misaq.apps.registers.models import RegisterRow


class SourceList(RegisterRow):
    """Rows of lists.source_lists."""

    TABLE = "lists.source_lists"


class Printing(RegisterRow):
    """Rows of lists.printings."""

    TABLE = "lists.printings"


class Announcement(RegisterRow):
    """Rows of lists.announcements."""

    TABLE = "lists.announcements"


class Overlap(RegisterRow):
    """Rows of lists.overlaps."""

    TABLE = "lists.overlaps"


class Correction(RegisterRow):
    """Rows of lists.corrections."""

    TABLE = "lists.corrections"

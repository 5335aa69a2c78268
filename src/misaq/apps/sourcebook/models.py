"""The tables of the room sourcebook: one model for each kind of record."""

from __future__ import annotations

from misaq.apps.registers.models import RegisterRow


class Source(RegisterRow):
    """Rows of sourcebook.sources."""

    TABLE = "sourcebook.sources"


class Document(RegisterRow):
    """Rows of sourcebook.documents."""

    TABLE = "sourcebook.documents"


class Claim(RegisterRow):
    """Rows of sourcebook.claims."""

    TABLE = "sourcebook.claims"


class Series(RegisterRow):
    """Rows of sourcebook.series."""

    TABLE = "sourcebook.series"


class Observation(RegisterRow):
    """Rows of sourcebook.observations."""

    TABLE = "sourcebook.observations"


class Reckoning(RegisterRow):
    """Rows of sourcebook.reckonings."""

    TABLE = "sourcebook.reckonings"


class Assurance(RegisterRow):
    """Rows of sourcebook.assurances."""

    TABLE = "sourcebook.assurances"


class DateReport(RegisterRow):
    """Rows of sourcebook.date_reports."""

    TABLE = "sourcebook.date_reports"


class Publication(RegisterRow):
    """Rows of sourcebook.publications."""

    TABLE = "sourcebook.publications"


class FieldNeed(RegisterRow):
    """Rows of sourcebook.field_needs."""

    TABLE = "sourcebook.field_needs"


class Search(RegisterRow):
    """Rows of sourcebook.searches."""

    TABLE = "sourcebook.searches"

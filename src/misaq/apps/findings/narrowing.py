"""The filters of the list of findings."""

from __future__ import annotations

from collections.abc import Mapping

from misaq.apps.findings.index import Item, Run
from misaq.apps.pages.filters import Facet, Narrowed, narrow
from misaq.apps.pages.tones import look_of
from misaq.core.catalogue import CHECKS
from misaq.core.findings.records import Gap, GapReason, Severity
from misaq.core.institutions.records import Institutions
from misaq.kernel.ids import by_key
from misaq.kernel.words import Phrase, say


def narrow_findings(run: Run, asked: Mapping[str, str]) -> Narrowed[Item]:
    """Return the findings that fit what the address asks for, with the filters."""
    return narrow(run.items, facets_for(run.registers.institutions), asked, text_of=_text)


def narrow_gaps(run: Run, asked: Mapping[str, str]) -> Narrowed[Gap]:
    """Return the gaps that fit what the address asks for, with the filters."""
    titles = {check.code: check.title for check in CHECKS}
    facets: tuple[Facet[Gap], ...] = (
        Facet(
            "reason",
            say("Reason"),
            lambda gap: (gap.reason.value,),
            _reason_words,
            tuple(reason.value for reason in GapReason),
        ),
        Facet(
            "code",
            say("Check"),
            lambda gap: (gap.code,),
            lambda code: say("{code}: {title}", code=code, title=titles.get(code, code)),
        ),
    )
    return narrow(run.outcome.gaps, facets, asked, text_of=_text_of_gap)


def facets_for(institutions: Institutions) -> tuple[Facet[Item], ...]:
    """Return the filters: severity, check, institution asked, committee."""
    names = {str(key): record.title for key, record in by_key(institutions.institutions).items()}
    committees = {str(record.key): record.title for record in institutions.committees}
    titles = {check.code: check.title for check in CHECKS}
    return (
        Facet(
            "severity",
            say("Severity"),
            lambda item: (item.finding.severity.value,),
            _severity_words,
            tuple(severity.value for severity in Severity),
        ),
        Facet(
            "code",
            say("Check"),
            lambda item: (item.finding.code,),
            lambda code: say("{code}: {title}", code=code, title=titles.get(code, code)),
        ),
        Facet(
            "institution",
            say("Institution asked"),
            lambda item: (item.way.to.key,),
            lambda key: names.get(key, key),
        ),
        Facet(
            "committee",
            say("Committee that may ask"),
            lambda item: [committee.key for committee in item.way.committees],
            lambda key: committees.get(key, key),
            tuple(committees),
        ),
    )


def _text_of_gap(gap: Gap) -> str:
    return f"{gap.code} {gap.subject.title} {gap.subject.key} {gap.sentence} {gap.closes_with}"


def _text(item: Item) -> str:
    return item.text


def _severity_words(value: str) -> Phrase | str:
    known = {severity.value: look_of(severity).words for severity in Severity}
    return known.get(value, value)


def _reason_words(value: str) -> Phrase | str:
    known = {reason.value: look_of(reason).words for reason in GapReason}
    return known.get(value, value)

"""What an authority publishes, set beside what a rule needs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from misaq.core.findings.checks import check
from misaq.core.findings.records import Finding, Line, Outcome, Question, Severity, Subject
from misaq.core.sourcebook.absence import absence_lines, not_read
from misaq.core.sourcebook.records import FieldNeed, Publication, Sourcebook
from misaq.kernel.dates import Certainty, ImpreciseDate
from misaq.kernel.words import join, say


@check(
    "PUB001",
    title=say("A publication that lacks what a rule needs"),
    why=say(
        "A list without order, ground or review date cannot be checked by the people on it, by"
        " those who must act on it, or by Parliament. What is needed should be known to those whom"
        " it concerns; that is not a call to publish more about people."
    ),
    working=say("Take the fields published from the fields that a rule on record needs."),
    basis=("S50", "S62", "domain 5.3", "domain 5.8"),
    severity=Severity.SERIOUS,
    on_absence=True,
)
def field_not_published(sourcebook: Sourcebook, as_of: date) -> Iterator[Outcome]:
    """Find publications, read in full, without a field that a rule needs."""
    for publication in sourcebook.publications:
        missing = [
            need
            for need in sourcebook.field_needs
            if need.publication == publication.key and need.field not in publication.fields
        ]
        dated = _dated(sourcebook, publication)
        begun = dated is None or dated.on_or_before(as_of) is not Certainty.NO
        if missing and begun:
            yield _missing(sourcebook, publication, missing, as_of)


def _missing(
    sourcebook: Sourcebook, publication: Publication, missing: list[FieldNeed], as_of: date
) -> Outcome:
    subject = Subject("sourcebook.publications", publication.key, publication.title)
    names = join([need.field for need in missing])
    sentence = say("{title}: does not show {names}.", title=publication.title, names=names)
    absence = absence_lines(
        sourcebook, subject=subject, sought="fields", as_of=as_of, document=publication.document
    )
    if not absence:
        return not_read("PUB001", subject, sentence, missing=names)
    return Finding(
        code="PUB001",
        subject=subject,
        sentence=sentence,
        since=_dated(sourcebook, publication),
        working=(
            Line(say("It shows: {fields}.", fields=join(publication.fields)), publication.cite),
            *absence,
            *(
                Line(say("{field} is needed: {because}.", field=n.field, because=n.because), n.cite)
                for n in missing
            ),
        ),
        severity=Severity.SERIOUS,
        question=Question(
            publication.publisher,
            say(
                "Who holds these, and how can the people concerned, those who must act on it, and"
                " Parliament learn them: {names}?",
                names=names,
            ),
        ),
    )


def _dated(sourcebook: Sourcebook, publication: Publication) -> ImpreciseDate | None:
    return next((d.dated for d in sourcebook.documents if d.key == publication.document), None)

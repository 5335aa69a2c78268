"""Pages of the releases that are kept: what each holds, what changed, what was odd in its rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from misaq.apps.incidents.actions import note_events_read
from misaq.apps.incidents.at_hand import incident_store
from misaq.apps.incidents.mapping.releases import KeptRelease
from misaq.apps.incidents.queries import get_kept_release, list_releases
from misaq.apps.incidents.queries.linking import list_runs
from misaq.apps.incidents.stretches import ReadInStretches
from misaq.apps.incidents.wording import COLUMN_WORDS, OUTCOME_WORDS, TERMS_WORDS
from misaq.apps.pages.access import actor_of, entrance_page, member_page
from misaq.apps.pages.paging import Stretch, stretch_of
from misaq.apps.pages.rendering import Crumb, render_page
from misaq.core.access.actors import PUBLIC, Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import may
from misaq.core.incidents.source_names import name_of_source, spoken_for_by
from misaq.core.incidents.terms import check_may_leave
from misaq.kernel.errors import NotFound
from misaq.kernel.words import say, tell
from misaq.sources.incidents.differences import Change
from misaq.sources.incidents.flags import flags_to_leave
from misaq.sources.incidents.releases import Release, superseding
from misaq.sources.incidents.rules import MEANINGS

_TITLE = say("Sources of incidents")
_PER_PAGE = 100


def _trail(*more: Crumb) -> tuple[Crumb, ...]:
    start = Crumb(say("Threat picture"), reverse("threat:picture"))
    return (start, Crumb(_TITLE, reverse("incidents:releases")), *more)


def _named(kept: KeptRelease) -> dict[str, str]:
    """Return what fills the title of a page of a release."""
    return {"source": name_of_source(kept.release.source), "release": kept.release.release}


def _crumb(kept: KeptRelease) -> Crumb:
    one = kept.release
    address = reverse("incidents:release", args=(one.source, one.release))
    return Crumb(f"{name_of_source(one.source)} {one.release}", address)


def _newer(one: Release) -> Release | None:
    return superseding(one, [other.release for other in list_releases(actor=PUBLIC)])


def _since(one: Release) -> date | None:
    """Return the day from which on a release still counts; None where all of it does."""
    since = incident_store().speaks_from(one.source)
    return since if since is not None and one.first < since else None


def _with_anchors(kept: Sequence[KeptRelease]) -> Iterator[tuple[KeptRelease, str]]:
    """Yield each release; the first of a source with its key, to which findings lead."""
    seen: set[str] = set()
    for one in kept:
        source = one.release.source
        yield one, "" if source in seen else source
        seen.add(source)


@entrance_page
def releases(request: HttpRequest) -> HttpResponse:
    """List the releases that are kept here, with their terms and what took their place."""
    kept = list_releases(actor=PUBLIC)
    return render_page(
        request,
        "incidents/releases.html",
        title=_TITLE,
        trail=_trail()[:1],
        runs=list_runs(actor=PUBLIC),
        rows=[
            (one.release, TERMS_WORDS[one.release.terms], _newer(one.release), anchor)
            for one, anchor in _with_anchors(kept)
        ],
    )


@entrance_page
def release(request: HttpRequest, source: str, release: str) -> HttpResponse:
    """Show what is known of one release."""
    kept = get_kept_release(actor=PUBLIC, source=source, release=release)
    return render_page(
        request,
        "incidents/release.html",
        title=say("{source}, release {release}", **_named(kept)),
        trail=_trail(),
        one=kept.release,
        terms=TERMS_WORDS[kept.release.terms],
        newer=_newer(kept.release),
        since=_since(kept.release),
        full=spoken_for_by(source),
        shows_events=kept.release.terms.lets_rows_leave
        or may(actor_of(request), Permission.READ_EVENTS),
        flagged=sum(kept.release.flags.values()),
        difference=kept.difference,
    )


@entrance_page
def changes(request: HttpRequest, source: str, release: str) -> HttpResponse:
    """Show what changed from the release before: counts for everybody, rows for members."""
    kept = get_kept_release(actor=PUBLIC, source=source, release=release)
    actor, difference = actor_of(request), kept.difference
    stretch = None if difference is None else _lines(request, kept, actor)
    return render_page(
        request,
        "incidents/changes.html",
        title=say(
            "{source}, release {release}: what changed",
            source=name_of_source(source),
            release=release,
        ),
        trail=_trail(_crumb(kept)),
        one=kept.release,
        difference=difference,
        fields=[]
        if difference is None
        else [(COLUMN_WORDS[name], number) for name, number in difference.fields.items()],
        stretch=stretch,
        columns=COLUMN_WORDS,
    )


def _lines(request: HttpRequest, kept: KeptRelease, actor: Actor) -> Stretch[Change] | None:
    """Return a page of single changes, for those who read events; that they did is noted."""
    difference = kept.difference
    if difference is None or not may(actor, Permission.READ_EVENTS):
        return None
    before = _before(kept)

    def read(limit: int, offset: int) -> tuple[Change, ...]:
        _note(actor, kept.release, limit)
        return incident_store().list_changes(before, kept.release, limit=limit, offset=offset)

    lines = ReadInStretches(difference.lines, read)
    return stretch_of(lines, request.GET, per_page=_PER_PAGE)


def _before(kept: KeptRelease) -> Release:
    if kept.difference is None:
        raise NotFound(
            tell("Nothing was compared with this release."),
            next_step=tell("Look at the release itself."),
            rule="incidents.difference",
        )
    source, earlier = kept.release.source, kept.difference.before
    return get_kept_release(actor=PUBLIC, source=source, release=earlier).release


def _note(actor: Actor, one: Release, rows: int) -> None:
    note_events_read(actor=actor, at=datetime.now(UTC), sources=(one.source,), rows=rows)


@member_page(Permission.READ_EVENTS)
def changes_csv(request: HttpRequest, source: str, release: str) -> HttpResponse:
    """Give every single change as a file, where the terms allow."""
    kept = get_kept_release(actor=actor_of(request), source=source, release=release)
    before = _before(kept)
    check_may_leave([before.source_terms, kept.release.source_terms])
    with TemporaryDirectory(prefix="misaq-") as folder:
        target = Path(folder) / "changes.csv"
        incident_store().write_changes(before, kept.release, target)
        return _file(f"{source}-{release}-changes.csv", target.read_bytes())


@entrance_page
def flags(request: HttpRequest, source: str, release: str) -> HttpResponse:
    """Show what was odd in the rows of a release, by rule."""
    kept = get_kept_release(actor=PUBLIC, source=source, release=release)
    rows = [
        (rule, MEANINGS[rule], OUTCOME_WORDS[rule.outcome], count)
        for rule, count in kept.release.flags.items()
    ]
    return render_page(
        request,
        "incidents/flags.html",
        title=say(
            "{source}, release {release}: odd rows", source=name_of_source(source), release=release
        ),
        trail=_trail(_crumb(kept)),
        one=kept.release,
        rows=rows,
        may_download=may(actor_of(request), Permission.READ_EVENTS),
    )


@member_page(Permission.READ_EVENTS)
def flags_csv(request: HttpRequest, source: str, release: str) -> HttpResponse:
    """Give the list of odd rows: their numbers and identifiers, and none of what they say."""
    kept = get_kept_release(actor=actor_of(request), source=source, release=release)
    listed = flags_to_leave(incident_store().flags_of(kept.release), kept.release.terms)
    return _file(f"{source}-{release}-odd-rows.csv", listed)


def _file(name: str, content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    safe = "".join(letter if letter.isalnum() or letter in "._-" else "-" for letter in name)
    response.headers["Content-Disposition"] = f'attachment; filename="{safe}"'
    return response

"""Screening organisations: one name or up to a hundred. Natural persons never."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

from django.http import HttpRequest, HttpResponse
from ninja import Body, Schema
from pydantic import ConfigDict, Field

from misaq.api.v1.asking import KEY, as_json, moment_of, stamp
from misaq.api.v1.asking import When as _When
from misaq.api.v1.operations import Operation
from misaq.api.v1.schemas import IsoDay, Stamp
from misaq.apps.screening.public_asking import answer_public
from misaq.apps.screening.searching import public_versions
from misaq.core.packs.projection import Plain
from misaq.core.screening.answer import Answer, Hit, HitClass, ListVersion, Outcome
from misaq.core.screening.limits import MOST_IN_A_BATCH
from misaq.core.screening.public_door import Door
from misaq.core.screening.query import Query, read_query
from misaq.core.screening.sentences import (
    common_in_words,
    held_back_in_words,
    settles,
    speaks_against,
    speaks_for,
)
from misaq.kernel.errors import InputRefused, Problem
from misaq.kernel.ids import Key

if TYPE_CHECKING:
    Rank: TypeAlias = str
    Outcomes: TypeAlias = str
else:  # the values themselves, so that the description lists them
    Rank = Literal[tuple(rank.value for rank in HitClass)]
    Outcomes = Literal[tuple(outcome.value for outcome in Outcome)]
_Name = Annotated[
    str, Field(max_length=500, description="Name of an organisation, in any spelling.")
]


class NoQuery(Schema):
    """Nothing: what is asked stands in the body."""


class OrganisationAsked(Schema):
    """An organisation asked about."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field("", max_length=100, description="Given back with the answer.")
    name: _Name


class ScreeningAsked(Schema):
    """One name, or several queries."""

    model_config = ConfigDict(extra="forbid")

    name: _Name | None = Field(None)
    queries: list[OrganisationAsked] | None = Field(
        None, max_length=MOST_IN_A_BATCH, description="Instead of one name."
    )
    lists: list[Annotated[str, Field(pattern=KEY)]] | None = Field(
        None, max_length=50, description="Keys of the lists to search; all where none is given."
    )


class SearchedList(Schema):
    """A list as it was searched."""

    key: str
    as_of: IsoDay
    version: str = Field(description="SHA-256 of what was read.")


class HitOut(Schema):
    """A listed organisation that the name may mean."""

    source_list: str
    as_of: IsoDay
    reference: str = Field(description="The issuer's reference.")
    name: str = Field(description="The listed name that met best.")
    rank: Rank
    probability: float = Field(description="Estimate that it is the same party, from 0 to 1.")
    is_exact: bool = Field(description="Whether the name was given as it is printed.")
    speaks_for: list[str]
    speaks_against: list[str]
    settles: str = Field(description="What would settle it.")
    commonness: str


class AnswerOut(Schema):
    """What is known of one name."""

    id: str
    outcome: Outcomes
    hits: list[HitOut] = Field(description="The strongest first.")
    more_hits: int = Field(description="How many weaker ones are left off.")
    held_back: str | None = Field(description="Why nothing was alerted for a common name.")


class ScreeningOut(Stamp):
    """Answers, in the order of the questions."""

    searched: list[SearchedList]
    answers: list[AnswerOut]


def screen_organisations(request: HttpRequest, asked: Body[ScreeningAsked]) -> HttpResponse:
    """Answer which listed organisations names may mean."""
    queries = _queries(asked)
    lists = _lists(asked.lists)
    found = answer_public(request, [query for _, query in queries], door=Door.API, lists=lists)
    moment = moment_of(_When(as_of=None, known_at=None))
    return as_json(
        {
            **stamp(moment, None),
            "searched": [
                _searched(v) for v in public_versions() if lists is None or v.source_list in lists
            ],
            "answers": [
                answer_data(given, answer)
                for (given, _), answer in zip(queries, found, strict=True)
            ],
        }
    )


def _queries(asked: ScreeningAsked) -> list[tuple[str, Query]]:
    """Return the queries, each with its id; every fault of every one is told together."""
    if (asked.name is None) is (asked.queries is None):
        raise InputRefused(
            "The question has a name or queries: one of the two.",
            next_step='Send {"name": "..."} or {"queries": [{"name": "..."}]}.',
            rule="screening.asked",
        )
    if asked.name is not None:
        return [("", _query(asked.name))]
    found: list[tuple[str, Query]] = []
    problems: list[Problem] = []
    for place, one in enumerate(asked.queries or ()):
        try:
            found.append((one.id, _query(one.name)))
        except InputRefused as refusal:
            problems += [Problem(f"queries[{place}].{p.where}", p.what) for p in refusal.problems]
    if problems or not found:
        raise InputRefused(
            "Some queries cannot be screened as they are written; none was.",
            next_step="Correct these and ask again.",
            rule="screening.query",
            problems=tuple(problems),
        )
    return found


def _query(name: str) -> Query:
    return read_query({"name": name, "kind": "organisation"})


def _lists(asked: list[str] | None) -> frozenset[Key] | None:
    if asked is None:
        return None
    known = {version.source_list for version in public_versions()}
    problems = [Problem("lists", f"{key} is not loaded here.") for key in asked if key not in known]
    if problems:
        raise InputRefused(
            "Some of the lists are not loaded here.",
            next_step="Any answer says which lists were searched; /api/v1/lists lists them all.",
            rule="screening.lists",
            problems=tuple(problems),
        )
    return frozenset(map(Key, asked))


def _searched(version: ListVersion) -> Plain:
    return {
        "key": version.source_list,
        "as_of": version.as_of.isoformat(),
        "version": version.digest,
    }


def answer_data(given: str, answer: Answer) -> Plain:
    """Return an answer as plain data."""
    held = answer.held_back
    return {
        "id": given,
        "outcome": answer.outcome.value,
        "hits": [_hit(hit) for hit in answer.hits],
        "more_hits": answer.more_hits,
        "held_back": None if held is None else str(held_back_in_words(held)),
    }


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "source_list": hit.version.source_list,
        "as_of": hit.version.as_of.isoformat(),
        "reference": hit.reference,
        "name": hit.name.text,
        "rank": hit.rank.value,
        "probability": round(hit.probability, 4),
        "is_exact": hit.is_exact,
        "speaks_for": [str(line) for line in speaks_for(hit)],
        "speaks_against": [str(line) for line in speaks_against(hit)],
        "settles": str(settles(hit)),
        "commonness": str(common_in_words(hit.commonness)),
    }


SCREENING: tuple[Operation, ...] = (
    Operation(
        "screening/organisations",
        "screen_organisations",
        "Say which listed organisations a name, or up to a hundred, may mean. No natural persons.",
        NoQuery,
        ScreeningOut,
        screen_organisations,
        "screening",
        method="POST",
    ),
)
"""Screening."""

"""What the command can do: name, place and one sentence each, so that help needs no import."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One entry of `misaq --help`.

    Attributes:
        name: what is typed.
        place: "module:attribute" of a function, or of a Typer app when it has commands of its own.
        help: what it does, in one sentence without a full stop.
    """

    name: str
    place: str
    help: str


COMMANDS: tuple[Command, ...] = (
    Command("check", "misaq.cli.check:check", "Run the checks: findings, and gaps in our record"),
    Command("explain", "misaq.cli.explain:explain", "Say what a check looks for, and why"),
    Command("verdict", "misaq.cli.verdict:verdict", "Say what stands of a point, with the trace"),
    Command("paper", "misaq.cli.paper:paper", "Write a committee paper as HTML, DOCX and PDF"),
    Command("export", "misaq.cli.export:export", "Write everything public as CSV and JSON"),
    Command("read", "misaq.cli.read:read", "Read a document and propose what it says"),
    Command("screen", "misaq.cli.screen:screen", "Screen names against the lists kept here"),
    Command(
        "screening", "misaq.cli.screening_records:app", "Delete what of screening is past its time"
    ),
    Command("demo", "misaq.cli.demo:demo", "The main job: load, check, write a paper, serve"),
    Command(
        "reconcile", "misaq.cli.reconcile:reconcile", "Set two lists side by side, with reasons"
    ),
    Command("load", "misaq.cli.load:load", "Load a country pack, or show what it would change"),
    Command("amend", "misaq.cli.amend:amend", "Change one field of one record here"),
    Command("amendments", "misaq.cli.amend:amendments", "List the changes made here"),
    Command("settle", "misaq.cli.amend:settle", "Decide between a change made here and the pack"),
    Command("lists", "misaq.cli.lists:app", "Load lists; show their history and what changed"),
    Command("data", "misaq.cli.data:app", "Add incident data of others; show what changed in it"),
    Command("incidents", "misaq.cli.incidents:app", "Find which events of two sources are one"),
    Command("threat", "misaq.cli.threat:app", "Reckon the threat picture, and show it"),
    Command(
        "places", "misaq.cli.places:app", "Show areas, find which a name means, add boundaries"
    ),
    Command("audit", "misaq.cli.audit:app", "Verify the chain of what was done; print its head"),
    Command("accounts", "misaq.cli.accounts:app", "Add, list, grant and close accounts"),
    Command("digest", "misaq.cli.digest:digest", "Send the letters about what changed"),
    Command("docs", "misaq.cli.docs:docs", "Write the generated pages of the documentation"),
    Command("serve", "misaq.cli.serve:serve", "Show the site on this machine"),
)

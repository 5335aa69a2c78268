"""What the form of an incident offers, in the language of the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from misaq.apps.framework.queries import get_register as get_framework
from misaq.apps.incidents.entry_forms import Choice, EntryChoices
from misaq.apps.incidents.queries import get_register
from misaq.apps.incidents.queries.communities import list_communities
from misaq.apps.institutions.queries import get_register as get_institutions
from misaq.apps.law.queries import get_register as get_law
from misaq.apps.pages.titles import heading_of
from misaq.apps.places.queries import get_gazetteer
from misaq.core.access.actors import Actor
from misaq.core.incidents.entries import SOURCE
from misaq.core.incidents.registers import Vocabulary
from misaq.core.places.gazetteer import Gazetteer
from misaq.core.places.records import Level


def choices_for(actor: Actor) -> EntryChoices:
    """Return what each field offers."""
    register = get_register(actor=actor)
    gazetteer = get_gazetteer(actor=actor)
    law = get_law(actor=actor)
    hooks = {hook for one in get_framework(actor=actor).classes for hook in one.legal_hooks}
    provisions = tuple((str(one.key), str(one.key)) for one in law.provisions)
    actors = ((str(one.key), heading_of(one)) for one in register.actors)
    institutions = get_institutions(actor=actor).institutions
    return EntryChoices(
        provinces=tuple(
            (str(one.code), heading_of(one)) for one in gazetteer.list_areas(Level.PROVINCE)
        ),
        districts=_districts(gazetteer),
        actors=_sorted(actors),
        tactics=_words(register.vocabularies, "tactic"),
        targets=_words(register.vocabularies, "target"),
        hooks=tuple(one for one in provisions if one[0] in hooks),
        provisions=provisions,
        communities=tuple((one, one) for one in list_communities(actor=actor)),
        institutions=_sorted((str(one.key), heading_of(one)) for one in institutions),
    )


def _districts(gazetteer: Gazetteer) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    found: dict[str, list[Choice]] = defaultdict(list)
    for one in gazetteer.list_units():
        province = gazetteer.find(gazetteer.province_of(str(one.code)))
        if province is not None:
            found[heading_of(province)].append((str(one.code), heading_of(one)))
    return tuple((title, _sorted(each)) for title, each in found.items())


def _words(vocabularies: Iterable[Vocabulary], field: str) -> tuple[Choice, ...]:
    mine = (one for one in vocabularies if (one.source, one.field) == (SOURCE, field))
    return tuple((word.text, word.text) for one in mine for word in one.words)


def _sorted(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    return tuple(sorted(choices, key=lambda one: one[1]))

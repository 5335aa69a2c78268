"""What the form of an incident calls its choices."""

from __future__ import annotations

from collections.abc import Mapping

from misaq.core.incidents.deciding import Ruling
from misaq.core.incidents.records import Standing
from misaq.core.incidents.words import Tier
from misaq.kernel.words import Phrase, say

STANDINGS: Mapping[Standing, Phrase] = {
    Standing.REPORTED: say("Reported"),
    Standing.CONFIRMED: say("Confirmed: two who do not rest on one another say so"),
    Standing.DISPUTED: say("Disputed: two who speak of it contradict one another"),
}
TIERS: Mapping[Tier, Phrase] = {
    Tier.POLICE: say("Police"),
    Tier.CIVIL_FORCES: say("Civil armed forces"),
    Tier.MILITARY: say("Military"),
}
RULINGS: Mapping[Ruling, Phrase] = {
    Ruling.ACCEPTED: say("accepted"),
    Ruling.REJECTED: say("rejected"),
}
OUTCOMES: Mapping[str, Phrase] = {
    "arrested": say("Arrested"),
    "charged": say("Charged with an offence"),
    "convicted": say("Convicted"),
    "acquitted": say("Acquitted"),
    "released": say("Released without a charge"),
    "rehabilitated": say("Through a programme of rehabilitation"),
}
"""What came of an operation besides its dead, who are asked above."""
GROUPS: Mapping[str, Phrase] = {
    "forces": say("of the state's forces"),
    "militants": say("of armed groups"),
    "civilians": say("civilians"),
}
"""Whose dead and injured are told apart."""

"""Our own few words for what sources say in many: form, tactic, target, actor, pattern of deaths.

A source's words are turned into these by the pack's table of terms, and rules speak only these.
"""

from __future__ import annotations

from enum import Enum


class ActorClass(Enum):
    """What kind of actor a side is. An organisation, forces or a crowd; never a person."""

    POLICE = "POLICE"
    CIVIL_FORCES = "CIVIL_FORCES"
    """Civil armed forces: corps and rangers under the interior ministry."""
    MILITARY = "MILITARY"
    STATE = "STATE"
    """The country's own forces, where the source does not say which."""
    FOREIGN_STATE = "FOREIGN_STATE"
    MILITANT = "MILITANT"
    """An organised armed religious and political group."""
    NATIONALIST = "NATIONALIST"
    SECTARIAN = "SECTARIAN"
    CRIMINAL = "CRIMINAL"
    COMMUNAL = "COMMUNAL"
    """A community, tribe, party following or crowd that fights as a side."""
    CIVILIANS = "CIVILIANS"
    UNIDENTIFIED = "UNIDENTIFIED"
    """The source names nobody, or somebody nobody here has classed."""


STATE_CLASSES = frozenset(
    {ActorClass.POLICE, ActorClass.CIVIL_FORCES, ActorClass.MILITARY, ActorClass.STATE}
)
"""The country's own forces, of whatever tier."""

ARMED_GROUPS = frozenset(
    {
        ActorClass.MILITANT,
        ActorClass.NATIONALIST,
        ActorClass.SECTARIAN,
        ActorClass.CRIMINAL,
        ActorClass.COMMUNAL,
    }
)
"""Sides below the state whose kind is known."""


class Tier(Enum):
    """Which tier of the state's forces leads an operation."""

    POLICE = "POLICE"
    CIVIL_FORCES = "CIVIL_FORCES"
    MILITARY = "MILITARY"


class Form(Enum):
    """What happened, as far as the source's own kind of event says."""

    STATE_BASED = "STATE_BASED"
    """A state and another side fought; who attacked is not said."""
    NON_STATE = "NON_STATE"
    """Two sides fought, neither of them a state."""
    ONE_SIDED = "ONE_SIDED"
    """An organised side harmed civilians."""
    ATTACK = "ATTACK"
    """Somebody below the state attacked."""
    CLASH = "CLASH"
    """Armed sides met; who attacked is not said."""
    FORCE = "FORCE"
    """Force that is mostly a state's: strikes from the air, shelling, ground won."""
    OPERATION = "OPERATION"
    """A state operation, named so by the source: raid, strike, sweep, search, arrests."""
    DRONE = "DRONE"
    """A drone strike of another state."""
    BORDER = "BORDER"
    """Fire or fighters crossed the border."""
    SECTARIAN = "SECTARIAN"
    """A target chosen for its sect, by the source's own coding."""
    NATIONALIST = "NATIONALIST"
    """An attack of nationalist insurgents, by the source's own coding."""
    MILITANT = "MILITANT"
    """An attack of religious militants, by the source's own coding."""
    COMMUNAL = "COMMUNAL"
    """Violence between communities or party followings, by the source's own coding."""
    CROWD = "CROWD"
    """A crowd did violence."""
    CRIME = "CRIME"
    """Organised crime, by the source's own coding."""
    ONLINE = "ONLINE"
    """Recruiting, glorifying, financing or planning violence online, or an attack on systems."""
    INCITEMENT = "INCITEMENT"
    """Hatred or exclusion promoted without violence, where the law reaches it."""
    PROTEST = "PROTEST"
    """People protested without violence of their own."""
    NO_VIOLENCE = "NO_VIOLENCE"
    """Something the source records that is no violence: talks, moves, agreements."""


class Tactic(Enum):
    """How it was done."""

    SUICIDE = "SUICIDE"
    BOMB = "BOMB"
    ASSAULT = "ASSAULT"
    TARGETED_KILLING = "TARGETED_KILLING"
    ABDUCTION = "ABDUCTION"
    SABOTAGE = "SABOTAGE"
    AIR_STRIKE = "AIR_STRIKE"
    SHELLING = "SHELLING"
    CROWD = "CROWD"
    SEARCH = "SEARCH"
    OTHER = "OTHER"


class Target(Enum):
    """What or who was aimed at, as a kind. Never a person, and never a faith or a people."""

    POLICE = "POLICE"
    CIVIL_FORCES = "CIVIL_FORCES"
    MILITARY = "MILITARY"
    GOVERNMENT = "GOVERNMENT"
    CIVILIANS = "CIVILIANS"
    WORSHIP = "WORSHIP"
    EDUCATION = "EDUCATION"
    HEALTH = "HEALTH"
    PRESS = "PRESS"
    BUSINESS = "BUSINESS"
    TRANSPORT = "TRANSPORT"
    UTILITIES = "UTILITIES"
    POLITICS = "POLITICS"
    AID = "AID"
    DIPLOMACY = "DIPLOMACY"
    ARMED_GROUP = "ARMED_GROUP"
    OTHER = "OTHER"


class DeathPattern(Enum):
    """On which side the dead were, where the source says."""

    MOSTLY_SIDE_A = "MOSTLY_SIDE_A"
    """More on the first side, civilians counted with it, than on the second."""
    MOSTLY_SIDE_B = "MOSTLY_SIDE_B"
    """More on the second side than on the first and among civilians together."""
    EVEN = "EVEN"
    """As many on both."""
    NOT_SAID = "NOT_SAID"
    """Nobody died whose side is known."""


class Nature(Enum):
    """What an event counts as in a total; the parts are never added without saying so."""

    ATTACK = "ATTACK"
    OPERATION = "OPERATION"
    """Of the country's own forces."""
    FOREIGN_FORCE = "FOREIGN_FORCE"
    """Of another state, or across the border."""
    CLASH = "CLASH"
    """Between sides below the state, or where nobody says who attacked."""
    CROWD = "CROWD"
    OUTSIDE = "OUTSIDE"
    """Recorded and no violence: in no total of violence."""
    UNKNOWN = "UNKNOWN"
    """No rule speaks."""


class Role(Enum):
    """Why a class stands on an event."""

    ACT = "ACT"
    """The event is of this class."""
    AGAINST = "AGAINST"
    """Force was used against those of this class; it is no act of theirs."""

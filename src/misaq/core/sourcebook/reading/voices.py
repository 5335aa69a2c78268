"""Statements and whose voice they are in."""

from __future__ import annotations

import re

from misaq.core.sourcebook.reading.lexicon import Lexicon
from misaq.core.sourcebook.reading.passages import Passage
from misaq.core.sourcebook.reading.proposals import Proposal, ProposalKind, VoiceHeard
from misaq.core.sourcebook.reading.sentences import split_sentences

_SAYS = (
    r"(?:argu|not|sa(?:id|ys?|ying)|agre|observ|stat|stress|warn|call(?:ed|s|ing)? (?:for|on|upon)"
    r"|underscor|underlin|suggest|advis|recall|demand|urg|propos|recommend|believ|felt|feel"
    r"|point(?:ed|s|ing)? out|emphasi[sz]|highlight|maintain|assert|claim|add|ask|question|opin"
    r"|conclud|insist|caution|contend|express|complain|lament|regret|assess|reckon|thought|shar"
    r"|report|inform|told|held that|doubt|fear|reject|oppos|support|endors|criticis|criticiz)"
)
_VERB = rf"\b{_SAYS}(?:e|ed|es|s|ied|ies|ing)?\b"
_BETWEEN = r"(?:[,\s]+(?:[\w’'-]+[,\s]+){0,6}?)"

_BODY = (
    r"group|committee|panel|forum|house|conference|workshop|meeting|session|council|commission"
    r"|task force|board|jury|assembly|delegation|gathering"
)
_PEOPLE = (
    r"members|participants|speakers|discussants|delegates|experts|attendees|panell?ists|some|others"
    r"|many|several|most|few|they|scholars|practitioners|officials|respondents|interviewees"
)
_PERSON = (
    r"member|participant|speaker|discussant|delegate|expert|attendee|panell?ist|scholar|official"
    r"|respondent|interviewee|judge|lawmaker|officer|activist|practitioner"
)

_HEDGED = re.compile(rf"\b(?:it (?:was|is|has been)|there was)\b{_BETWEEN}{_VERB}", re.I)
_TOLD = re.compile(
    rf"\b(?:the )?(?:{_BODY}|members|participants) (?:was|were) (?:also )?"
    r"(?:told|warned|informed|reminded|briefed|advised)\b",
    re.I,
)
_ACCORDING = re.compile(r"\baccording to (?:the )?([^,.;]+)", re.I)
_ONE = re.compile(
    rf"\b(?:(?:an?|one|another|the same) (?:\w+ )?(?:{_PERSON})|(?:one|another))(?: of [\w’' ]+?)?"
    rf"{_BETWEEN}{_VERB}|\b(?:he|she) (?:said|argued|added|noted|claimed|asked)\b",
    re.I,
)
_MEMBERS = re.compile(rf"\b(?:the )?(?:{_PEOPLE})(?: of the \w+)?{_BETWEEN}{_VERB}", re.I)
_GROUP = re.compile(rf"\bthe (?:[\w-]+ )?(?:{_BODY}){_BETWEEN}{_VERB}", re.I)

_PATTERNS = (
    (VoiceHeard.UNATTRIBUTED, _TOLD),
    (VoiceHeard.ONE_MEMBER, _ONE),
    (VoiceHeard.GROUP, _GROUP),
    (VoiceHeard.MEMBERS, _MEMBERS),
    (VoiceHeard.UNATTRIBUTED, _HEDGED),
)


def propose_claims(passage: Passage, lexicon: Lexicon) -> tuple[Proposal, ...]:
    """Return the statements of a passage that carry a sign of who makes them.

    A sentence without such a sign is proposed as no claim: whose it is would be a guess.
    """
    found: list[Proposal] = []
    for sentence in split_sentences(passage.body):
        heard = hear(sentence, lexicon)
        if heard is not None:
            found.append(_proposal(sentence, *heard, passage))
    return tuple(found)


def hear(sentence: str, lexicon: Lexicon) -> tuple[VoiceHeard, str, str] | None:
    """Return the voice, the words it is told by, and who is named as the source; None without one.

    When a sentence has several voices, the one that speaks first counts.
    """
    according = _ACCORDING.search(sentence)
    named = according[1].strip() if according else ""
    cues = [(found.start(), found[0], voice) for voice, pattern in _PATTERNS
            if (found := pattern.search(sentence))]  # fmt: skip
    for voice, phrase in lexicon.voices:
        if (at := sentence.casefold().find(phrase.casefold())) >= 0:
            cues.append((at, phrase, voice))
    if cues:
        _, cue, voice = min(cues, key=lambda each: each[0])
        return voice, cue, named
    return (VoiceHeard.UNATTRIBUTED, according[0], named) if according else None


def _proposal(sentence: str, voice: VoiceHeard, cue: str, named: str, passage: Passage) -> Proposal:
    return Proposal(
        ProposalKind.CLAIM,
        sentence,
        passage.anchor,
        f"“{cue.strip()}” gives the voice",
        extra=(("voice", voice.value), ("according_to", named or None)),
    )

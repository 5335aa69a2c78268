"""The words of a paper for values with a fixed set: how grave, how sure, why no finding."""

from __future__ import annotations

from collections.abc import Mapping

from misaq.core.findings.records import GapReason, Severity
from misaq.kernel.provenance import Confidence
from misaq.kernel.words import Phrase, say

CONFIDENCE_WORDS: Mapping[Confidence, Phrase] = {
    Confidence.HIGH: say("high: primary text read"),
    Confidence.MEDIUM: say("medium: secondary text read"),
    Confidence.LOW: say("low: thin or one-sided"),
    Confidence.UNVERIFIED: say("unverified: no source read"),
}
SEVERITY_WORDS: Mapping[Severity, Phrase] = {
    Severity.GRAVE: say("Grave"),
    Severity.SERIOUS: say("Serious"),
    Severity.MINOR: say("Minor"),
}
REASON_WORDS: Mapping[GapReason, Phrase] = {
    GapReason.NOT_READ: say("not read in full, no search"),
    GapReason.UNVERIFIED: say("rests on an unverified fact"),
    GapReason.NOT_KNOWN: say("not on record"),
}

"""What comments in words say."""

from __future__ import annotations

import pytest

from misaq.core.lists.records import Sex
from misaq.sources.lists.remarks import (
    find_fathers,
    find_related,
    find_reviews,
    find_sex,
    plain_reference,
    related_in_words,
    reports_death,
    sentences,
    without_belonging,
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Belongs to Farzi tribe.",
        "Belongs to Farzi Khel section, Misal tribe of Banu province.",
        "Belonged to the Farzi sub-tribe.",
        "Family background: from the Farzi clan.",
        "Ethnic background: Samplish.",
        "Belongs to Samplish ethnic group.",
        "Member of the Farzi tribal confederacy.",
        "He is a Sunni.",
        "Religion: none stated.",
        "Caste: Farzi.",
    ],
)
def test_belonging_is_dropped_and_the_rest_kept(sentence: str) -> None:
    kept, has_dropped = without_belonging(f"Treasurer in 2009. {sentence} Lives in Banupur.")
    assert (kept, has_dropped) == ("Treasurer in 2009. Lives in Banupur.", True)


@pytest.mark.parametrize(
    "text",
    [
        "Located in the Federally Administered Tribal Areas.",
        "Convicted by a tribunal on 28 Mar. 2009.",
        "Killed women and men in a sectarian attack.",
    ],
)
def test_places_courts_and_deeds_stay(text: str) -> None:
    assert without_belonging(text) == (text, False)


def test_sentences_are_the_whole_text() -> None:
    text = "Born on 2 Jan. 1960 in No. 4 Road. Died; see below.Reviewed in 2010.Next one."
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "Reportedly deceased in October 2001.",
        "Lives abroad. Reportedly killed in May 2016.",
        "Believed status/location: deceased.",
        "Status: reportedly deceased.",
        "Confirmed to have died on 30 Sep. 2011.",
        "Deceased as of 9 February 2016.",
        "As of February 2020, reportedly killed in an operation.",
        "Farzi Namoona is believed to have died in Banupur.",
    ],
)
def test_a_death_is_found(text: str) -> None:
    assert reports_death(text, ["NAMOONA Farzi"])


@pytest.mark.parametrize(
    "text",
    [
        "Brother of Misal Ali (deceased).",
        "Usurped the identity of Misal Ali, who allegedly died in 2004.",
        "Forces under his command killed children.",
        "Misal Ali is believed to have died in Banupur.",
        "Father's name is Misal Khan (deceased).",
        "Responsible for the deadly attack.",
    ],
)
def test_the_death_of_somebody_else_is_none(text: str) -> None:
    assert not reports_death(text, ["NAMOONA Farzi"])


@pytest.mark.parametrize(
    ("text", "fathers"),
    [
        ("Father's name is Farzi Namoona. Mother's name is X.", ("Farzi Namoona",)),
        ("Father’s name: Farzi; mother’s name: Y.", ("Farzi",)),
        ("father`s name was Farzi Khan", ("Farzi Khan",)),
        ("Father’s name (adoptive father) is Farzi Khan (also X).", ("Farzi Khan",)),
        ("Grandfather's name is Farzi.", ()),
        ("Mother's name is Farzi.", ()),
    ],
)
def test_fathers(text: str, fathers: tuple[str, ...]) -> None:
    assert find_fathers(text) == fathers


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("Gender: Male. Treasurer.", Sex.MALE),
        ("Date of birth 1970. Gender [female].", Sex.FEMALE),
        ("Attacks on women and men.", None),
        ("Gender unknown.", None),
    ],
)
def test_sex(text: str, sex: Sex | None) -> None:
    assert find_sex(text) is sex


def test_reviews() -> None:
    said = "Review pursuant to Security Council resolution"
    found = find_reviews(
        f"X. {said} 1822 (2008) was concluded on 23 Jul. 2010. {said} 2610 (2021) was concluded on "
        "30 October 2023."
    )
    assert [day.text for day in found] == ["2010-07-23", "2023-10-30"]


def test_related_leaves_out_the_entry_itself() -> None:
    text = "Leads QDe.901 with QDi.902 and QDi.903; formerly QE.M.904.14."
    assert find_related(text, "QDi.903") == ("QDe.901", "QDi.902", "QDe.904")


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("UN Ref QI.N.28.01.", "QDi.028"),
        ("UN REF:QE.N.146.14. More", "QDe.146"),
        ("UN Ref. CFi.9. More", "CFi.009"),
        ("UN Ref:QI.K.306.12.", "QDi.306"),
        ("UN REF: QDI.282. More", "QDi.282"),
        ("UN Ref No. YEi.001", "YEi.001"),
        ("UN Ref Q.I.A.28.01", "QDi.028"),
        ("UN Ref.SSi.005", "SSi.005"),
        ("UN Ref TI.H.40.01 more", "TAi.040"),
        ("UN Ref E.03.III.1", None),
        ("EU listing. Not UN.", None),
    ],
)
def test_printed_shapes_of_a_reference(text: str, reference: str | None) -> None:
    assert related_in_words(text) == ((reference,) if reference else ())


def test_what_is_no_reference_is_none() -> None:
    assert plain_reference("12") == ""

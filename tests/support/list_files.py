"""Files of the lists of Examplia, about parties that do not exist; known to no database."""

from __future__ import annotations

from datetime import date

from misaq.sources.lists.files import NamedBytes

BANNED_DAYS = (date(2018, 3, 1), date(2019, 6, 15), date(2020, 9, 1))
COUNCIL_DAYS = (date(2018, 1, 10), date(2019, 1, 10), date(2020, 1, 10))
PASSPORT = "EX7654321"
"""Number of a passport of one of the invented persons."""

_FRONT, _LEAGUE, _SAMPLE = "Example Front (EF)", "Example League", "Sample Movement"
_BANNED = (
    ((_FRONT, "2011-08-14"), (_LEAGUE, "2018-01-01")),
    ((_FRONT, "2011-08-14"), (_LEAGUE, "2018-01-01"), (_SAMPLE, "2019-02-03")),
    ((_FRONT, "2021-04-15"), (_SAMPLE, "2019-02-03")),
)


def banned_file(number: int) -> NamedBytes:
    """Return a snapshot of the printed schedule, from 0."""
    rows = [f"{place},{name},{day}" for place, (name, day) in enumerate(_BANNED[number], 1)]
    text = "\n".join(("seq,name,listed_on", *rows, ""))
    return NamedBytes(f"banned-{number}.csv", text.encode())


def council_file(number: int) -> NamedBytes:
    """Return a snapshot of the consolidated list: persons and organisations, from 0.

    The League is gone in the second and back in the third, without a word; the Front gets an alias
    in the second without a word, and another in the third with a day. Of the persons one leaves
    after the first, and one comes with the third.
    """
    front = _entity(
        "QDe.901",
        "EXAMPLE FRONT",
        "2005-05-02",
        aliases=("Front for the Example", "Exemplary Front")[:number],
        amended="2019-12-01" if number > 1 else "",
    )
    league = _entity("QDe.902", "EXAMPLE LEAGUE", "2006-07-08")
    persons = [_person("QDi.911", "ZARGHUN NAMOONA", "1966-05-04", PASSPORT)]
    if number == 0:
        persons.append(_person("QDi.912", "FARZI MITHALI", "1970-01-02", "EX0000002"))
    if number > 1:
        persons.append(_person("QDi.913", "NAMOONA FARZI", "1980-03-04", "EX0000003"))
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<CONSOLIDATED_LIST '
        f'dateGenerated="{COUNCIL_DAYS[number].isoformat()}T10:00:00.000Z">'
        f"<INDIVIDUALS>{''.join(persons)}</INDIVIDUALS>"
        f"<ENTITIES>{front}{league if number != 1 else ''}</ENTITIES></CONSOLIDATED_LIST>\n"
    )
    return NamedBytes(f"council-{number}.xml", text.encode())


def _entity(
    reference: str, name: str, listed: str, *, aliases: tuple[str, ...] = (), amended: str = ""
) -> str:
    also = "".join(
        f"<ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>{alias}</ALIAS_NAME></ENTITY_ALIAS>"
        for alias in aliases
    )
    days = f"<LAST_DAY_UPDATED><VALUE>{amended}</VALUE></LAST_DAY_UPDATED>" if amended else ""
    return (
        f"<ENTITY><DATAID>1</DATAID><FIRST_NAME>{name}</FIRST_NAME>"
        f"<UN_LIST_TYPE>Example</UN_LIST_TYPE><REFERENCE_NUMBER>{reference}</REFERENCE_NUMBER>"
        f"<LISTED_ON>{listed}</LISTED_ON><COMMENTS1>Led by Ustad Farzi.</COMMENTS1>{days}{also}"
        "<ENTITY_ADDRESS><CITY>Banupur</CITY></ENTITY_ADDRESS></ENTITY>"
    )


def _person(reference: str, name: str, born: str, passport: str) -> str:
    first, second = name.split()
    return (
        f"<INDIVIDUAL><DATAID>2</DATAID><FIRST_NAME>{first}</FIRST_NAME>"
        f"<SECOND_NAME>{second}</SECOND_NAME><UN_LIST_TYPE>Example</UN_LIST_TYPE>"
        f"<REFERENCE_NUMBER>{reference}</REFERENCE_NUMBER><LISTED_ON>2014-12-17</LISTED_ON>"
        f"<COMMENTS1>Passport {passport} was seen.</COMMENTS1>"
        f"<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>{born}</DATE>"
        "</INDIVIDUAL_DATE_OF_BIRTH><INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport"
        f"</TYPE_OF_DOCUMENT><NUMBER>{passport}</NUMBER></INDIVIDUAL_DOCUMENT></INDIVIDUAL>"
    )

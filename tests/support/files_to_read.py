"""Files of lists in every form that is read, about parties that do not exist."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import openpyxl

from misaq.core.lists.records import ListEntry, Snapshot, SourceList
from misaq.kernel.ids import Key
from misaq.sources.lists.files import NamedBytes
from misaq.sources.lists.read import read_snapshot

SHARED_LISTS = Path(__file__).parents[3] / "shared/data/lists"

DAY = date(2026, 3, 6)

_UN_PERSON = """
 <INDIVIDUAL>
  <DATAID>77</DATAID><VERSIONNUM>1</VERSIONNUM>
  <FIRST_NAME>ZARGHUN</FIRST_NAME><SECOND_NAME>NAMOONA</SECOND_NAME>
  <THIRD_NAME>MITHALI</THIRD_NAME><UN_LIST_TYPE>Al-Mithal</UN_LIST_TYPE>
  <REFERENCE_NUMBER>QDi.901 </REFERENCE_NUMBER><LISTED_ON>2014-12-17-05:00</LISTED_ON>
  <GENDER>Male</GENDER>
  <NAME_ORIGINAL_SCRIPT>زرغون نمونہ مثالی</NAME_ORIGINAL_SCRIPT>
  <COMMENTS1>Father's name is Farzi Namoona. Belongs to Farzi tribe. Member of Example
Front (QDe.902). Reportedly deceased in 2015. Review pursuant to Security Council resolution
1822 (2008) was concluded on 23 Jul. 2010.</COMMENTS1>
  <TITLE><VALUE>Ustad</VALUE></TITLE>
  <DESIGNATION><VALUE>Treasurer</VALUE></DESIGNATION>
  <NATIONALITY><VALUE>Examplia</VALUE></NATIONALITY>
  <LIST_TYPE><VALUE>UN List</VALUE></LIST_TYPE>
  <LAST_DAY_UPDATED><VALUE>2015-01-02</VALUE><VALUE>2016-03-04</VALUE></LAST_DAY_UPDATED>
  <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY>
   <ALIAS_NAME>Zarghoon Namuna; Zargun Namoona</ALIAS_NAME>
   <DATE_OF_BIRTH>1966-05-04</DATE_OF_BIRTH>
   <NOTE>original script: Заргун Намуна</NOTE></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Abu Misal</ALIAS_NAME></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ADDRESS><CITY>Alamabad</CITY><COUNTRY>Examplia</COUNTRY><NOTE>in 2013</NOTE>
  </INDIVIDUAL_ADDRESS>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1966-05-04</DATE>
  </INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1968</YEAR>
  </INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1960</FROM_YEAR>
   <TO_YEAR>1964</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
  <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Banupur</CITY><COUNTRY>Examplia</COUNTRY>
  </INDIVIDUAL_PLACE_OF_BIRTH>
  <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>EX0001</NUMBER>
   <ISSUING_COUNTRY>Examplia</ISSUING_COUNTRY><NOTE>expired on 2 Jan. 2004</NOTE>
  </INDIVIDUAL_DOCUMENT>
  <SORT_KEY/><SORT_KEY_LAST_MOD/>
 </INDIVIDUAL>"""
_UN_ENTITY = """
 <ENTITY>
  <DATAID>78</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>EXAMPLE FRONT</FIRST_NAME>
  <UN_LIST_TYPE>Al-Mithal</UN_LIST_TYPE><REFERENCE_NUMBER>QDe.902</REFERENCE_NUMBER>
  <LISTED_ON>2001-10-06</LISTED_ON><COMMENTS1>Works from Banupur.</COMMENTS1>
  <LIST_TYPE><VALUE>UN List</VALUE></LIST_TYPE><LAST_DAY_UPDATED><VALUE/></LAST_DAY_UPDATED>
  <ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Sample Movement</ALIAS_NAME></ENTITY_ALIAS>
  <ENTITY_ADDRESS><STREET>1 Sample Road</STREET><CITY>Banupur</CITY></ENTITY_ADDRESS>
  <SORT_KEY/><SORT_KEY_LAST_MOD/>
 </ENTITY>"""


def un_xml(*, persons: str = _UN_PERSON, entities: str = _UN_ENTITY) -> bytes:
    """Return a consolidated list of one person and one organisation."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<CONSOLIDATED_LIST xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xsi:noNamespaceSchemaLocation="https://example.org/list.xsd" '
        'dateGenerated="2025-04-19T23:00:04.625Z">\n'
        f"<INDIVIDUALS>{persons}</INDIVIDUALS><ENTITIES>{entities}</ENTITIES>"
        "</CONSOLIDATED_LIST>"
    ).encode()


def un_person(**changes: str) -> str:
    """Return the person of the list with some of its text put in place of other text."""
    text = _UN_PERSON
    for old, new in changes.items():
        assert f"<{old}>" in text, old
        start, end = text.index(f"<{old}>"), text.index(f"</{old}>")
        text = f"{text[:start]}<{old}>{new}{text[end:]}"
    return text


_NO = "-0- "
OFAC_REMARKS = (
    "DOB 04 May 1966; alt. DOB circa 1968; POB Banupur, Examplia; nationality Examplia; "
    "citizen Sampleland; Gender Male; Passport EX0001 (Examplia) issued 02 Jan 2003 expires 02 Jan "
    "2008; National ID No. 99101-0000001-1 (Examplia); a.k.a. 'MISAL'; f.k.a. 'OLD; NAME'; "
    "Linked To: EXAMPLE FRONT."
)


def ofac_sdn(remarks: str = OFAC_REMARKS) -> bytes:
    """Return the SDN file: a person, an organisation, a vessel and an aircraft."""
    rows = [
        ("901", '"NAMOONA, Zarghun"', '"individual"', '"SDGT] [EXMP"', '"Treasurer"', *[_NO] * 6,
         f'"{remarks}"'),
        ("902", '"EXAMPLE FRONT"', _NO, '"SDGT"', *[_NO] * 8),
        ("903", '"EXAMPLE STAR"', '"vessel"', '"EXMP"', _NO, '"EX12"', '"Tug"', '"318"', '"200"',
         '"Examplia"', '"Example Lines"', '"Vessel Registration Identification IMO 0000001."'),
        ("904", '"EX-AAA"', '"aircraft"', '"EXMP"', *[_NO] * 8),
    ]  # fmt: skip
    return ("\r\n".join(",".join(row) for row in rows) + "\r\n\x1a").encode()


OFAC_ALT = (
    b'901,1,"aka","NAMUNA, Zargoon",-0- \r\n902,2,"fka","SAMPLE MOVEMENT",-0- \r\n'
    b'902,3,"nka","EXAMPLE PARTY",-0- \r\n\x1a'
)
OFAC_ADD = b'901,1,"1 Sample Road","Banupur","Examplia",-0- \r\n902,2,-0- ,-0- ,-0- ,-0- \r\n\x1a'


def ofac_files(sdn: bytes | None = None) -> list[NamedBytes]:
    """Return the three files of one day."""
    return [
        NamedBytes("sdn.csv", ofac_sdn() if sdn is None else sdn),
        NamedBytes("alt.csv", OFAC_ALT),
        NamedBytes("add.csv", OFAC_ADD),
    ]


UK_HEADER = (
    "Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,DOB,Town of Birth,Country of Birth,"
    "Nationality,Passport Details,NI Number,Position,Address 1,Address 2,Address 3,Address 4,"
    "Address 5,Address 6,Post/Zip Code,Country,Other Information,Group Type,Alias Type,Regime,"
    "Listed On,Last Updated,Group ID"
)


def uk_row(**cells: str) -> str:
    """Return a row of the ConList; cells are named by their column with _ for a space."""
    given: Mapping[str, str] = {
        "Name_6": "NAMOONA", "Name_1": "Zarghun", "Group_Type": "Individual",
        "Alias_Type": "Prime Alias", "Regime": "Sampleland", "Listed_On": "01/04/2016",
        "Last_Updated": "02/05/2017", "Group_ID": "9901",
    } | cells  # fmt: skip
    columns = [column.replace(" ", "_") for column in UK_HEADER.split(",")]
    return ",".join('"' + given.get(column, "").replace('"', '""') + '"' for column in columns)


def uk_conlist(*rows: str) -> bytes:
    """Return a ConList in Windows-1252 with these rows, or with two parties in four rows."""
    if not rows:
        many = {
            "DOB": "00/00/1966", "Town_of_Birth": "(1) Banupur (2) Alamabad",
            "Country_of_Birth": "Examplia", "Nationality": "1) Examplian 2) Samplish",
            "Passport_Details": "EX0001234 (Examplian). Issued on 2 Jan 2003",
            "NI_Number": "99101-0000001-1",
            "Other_Information": "UN REF: QI.N.901.14. Father\u2019s name is Farzi Namoona. "
            "Belongs to Farzi Tribe.",
        }  # fmt: skip
        rows = (
            uk_row(**many, Address_1="1 Sample Road", Country="Examplia"),
            uk_row(**many | {"DOB": "04/05/1966"}, Address_1="2 Sample Road"),
            uk_row(**many, Name_1="Zargoon", Alias_Type="AKA"),
            uk_row(Name_6="EXAMPLE FRONT", Name_1="", Group_Type="Entity", Group_ID="9902"),
        )
    lines = ["Last Updated,13/04/2018" + "," * 27, UK_HEADER, *rows]
    return ("\n".join(lines) + "\n").encode("cp1252")


UK_NEW_HEADER = (
    "Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,Name Non-Latin Script,Non-Latin Script Type,"
    "Non-Latin Script Language,DOB,Town of Birth,Country of Birth,Nationality,Passport Number,"
    "Passport Details,National Identification Number,National Identification Details,Position,"
    "Address 1,Address 2,Address 3,Address 4,Address 5,Address 6,Post/Zip Code,Country,"
    "Other Information,Group Type,Alias Type,Alias Quality,Regime,Listed On,"
    "UK Sanctions List Date Designated,Last Updated,Group ID"
)


def uk_new(**cells: str) -> bytes:
    """Return a ConList in its newer form with one party in two rows; cells of the first."""
    given = {
        "Name 6": "NAMOONA", "Name 1": "Zarghun", "Name Non-Latin Script": "زرغون نمونہ",
        "Non-Latin Script Type": "Arabic", "Non-Latin Script Language": "Urdu",
        "Passport Number": "EX0001234", "Passport Details": "Issued in Banupur",
        "National Identification Number": "99101-0000001-1", "Group Type": "Individual",
        "Alias Type": "Primary name", "Regime": "Sampleland", "Listed On": "01/04/2016",
        "UK Sanctions List Date Designated": "31/12/2020", "Last Updated": "02/05/2021",
        "Group ID": "9901",
    }  # fmt: skip
    alias = given | {"Name 1": "Abu", "Alias Type": "AKA", "Alias Quality": "Low quality"}
    alias |= {"Name Non-Latin Script": "", "Non-Latin Script Language": ""}
    rows = [
        ",".join(f'"{row.get(column, "")}"' for column in UK_NEW_HEADER.split(","))
        for row in (given | {name.replace("_", " "): text for name, text in cells.items()}, alias)
    ]
    head = "Last Updated,02/05/2021" + "," * 34
    return "\n".join((head, UK_NEW_HEADER, *rows, "")).encode()


_EU_XML = """<?xml version="1.0" encoding="UTF-8"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-03-06T08:00:00.000+01:00"
 globalFileId="1">
 <sanctionEntity designationDetails="" unitedNationId="QDi.901" euReferenceNumber="EU.9901.1"
  logicalId="13">
  <remark>Father's name is Farzi Namoona. Belongs to Farzi tribe.</remark>
  <regulation regulationType="amendment" organisationType="commission"
   publicationDate="2016-04-01" entryIntoForceDate="2016-04-02" numberTitle="2016/1 (OJ L1)"
   programme="EX-TERR" logicalId="2"><publicationUrl>https://example.org</publicationUrl>
  </regulation>
  <subjectType code="person" classificationCode="P"/>
  <nameAlias firstName="Zarghun" middleName="" lastName="Namoona" wholeName="Zarghun Namoona"
   function="Treasurer" gender="M" title="Ustad" nameLanguage="EN" strong="true"
   regulationLanguage="en" logicalId="3">
   <regulationSummary regulationType="amendment" publicationDate="2016-04-01"/></nameAlias>
  <nameAlias wholeName="Abu Misal" strong="false" nameLanguage="" logicalId="4"/>
  <nameAlias wholeName="زرغون نمونہ" strong="true" nameLanguage="UR" logicalId="5"/>
  <citizenship region="" countryIso2Code="EX" countryDescription="EXAMPLIA" logicalId="6"/>
  <birthdate circa="true" calendarType="GREGORIAN" city="Banupur" zipCode="" year="1966"
   region="" place="" countryIso2Code="EX" countryDescription="EXAMPLIA" logicalId="7"/>
  <birthdate circa="false" calendarType="GREGORIAN" birthdate="1967-05-04" logicalId="8"/>
  <identification diplomatic="false" knownExpired="true" knownFalse="false" reportedLost="false"
   revokedByIssuer="false" number="EX0001234" identificationTypeCode="passport"
   identificationTypeDescription="National passport" countryIso2Code="EX"
   countryDescription="EXAMPLIA" logicalId="9"/>
  <address city="Banupur" street="1 Sample Road" poBox="" zipCode="" region="" place=""
   asAtListingTime="false" countryIso2Code="EX" countryDescription="EXAMPLIA" logicalId="10"/>
 </sanctionEntity>
 <sanctionEntity designationDetails="" unitedNationId="" euReferenceNumber="EU.9902.2"
  logicalId="14"><subjectType code="enterprise" classificationCode="E"/>
  <nameAlias wholeName="Example Front" strong="true" logicalId="15"/>
 </sanctionEntity>
</export>
"""


def eu_xml(old: str = "", new: str = "") -> bytes:
    """Return the consolidated list of the European Union, one passage of it replaced."""
    return _EU_XML.replace(old, new).encode() if old else _EU_XML.encode()


EU_HEADER = (
    "celex,recordId,programKey,annex,measure,startDate,reason,schema,name,alias,weakAlias,"
    "previousName,nationality,birthDate,birthPlace,position,passportNumber,gender,ethnicity,"
    "fatherName,idNumber,address,notes"
)
_EU_PERSON = (
    "32099R0001,1,EX-TERR,I,Asset freeze,6.10.2001,Led the front.,Person,NAMOONA Zarghun (زرغون),"
    "Zargoon Namuna; Abu Misal (previously listed as),Misal,,Examplian,"
    '"(a) 4.5.1966, (b) approximately 1968","Banupur, Examplia",Ustad,EX0001 (Examplian passport),'
    'male,Samplish,Farzi Namoona,"(a) 99-1 (Examplia), (b) 99-2",Alamabad,Reportedly deceased.'
)
_EU_ENTITY = (
    "32099R0001,1,EX-TERR,II,Asset freeze,,,LegalEntity,Example Front,EF,,Sample Movement,"
    ",,,,,,,,,,Belongs to the Farzi clan."
)
EU_ROWS = (_EU_PERSON, _EU_ENTITY)


def eu_annex(*rows: str) -> bytes:
    """Return an annex as CSV."""
    return "\n".join([EU_HEADER, *(rows or EU_ROWS), ""]).encode()


def canada_xml(more: str = "") -> bytes:
    """Return Canada's list: a person, an entity and a ship."""
    return f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<data-set xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<record><Country>Examplia / Exemplie</Country><LastName>NAMOONA</LastName>
<GivenName>Zarghun </GivenName><TitleOrShip>Captain</TitleOrShip>
<Aliases>Zargoon Namuna, Zargun Namoona, Russian: Заргун Намуна</Aliases>
<DateOfBirthOrShipBuildDate>1966-05</DateOfBirthOrShipBuildDate>
<Schedule>1, Part 1</Schedule><Item>1</Item><DateOfListing>2020-09-28</DateOfListing></record>
<record><Country>Examplia / Exemplie</Country>
<EntityOrShip>Example Works (also known as Sample Works)</EntityOrShip>
<Aliases>Works, Example; SW</Aliases>
<Schedule>1, Part 2</Schedule><Item>1</Item><DateOfListing>2020-09-28</DateOfListing></record>
<record><Country>Examplia / Exemplie</Country><EntityOrShip>Example Star</EntityOrShip>
<TitleOrShip>Tug</TitleOrShip><ShipIMONumber>0000001</ShipIMONumber>
<DateOfBirthOrShipBuildDate>2005</DateOfBirthOrShipBuildDate>
<Schedule>3</Schedule><Item>1</Item><DateOfListing>2020-09-28</DateOfListing></record>{more}
</data-set>""".encode()


INDIA_CSV = (
    b"sl_no,organisation\n1,Example Front/Sample Movement/ Specimen Party\n"
    b'2,"Namoona Army (NA), all its formations and front organizations."\n'
    b'3,"Organisations listed in the Schedule to the Example Order, 2007"\n'
)
INDIA_HTML = (
    b"<!DOCTYPE html><html><head><title>Ministry</title><script>var x = 1;</script></head><body>"
    b"<table><tr><th>Sl -No</th><th>Organisation</th></tr>"
    b"<tr><td>1</td><td><p>Example Front/Sample Movement</p></td></tr>"
    b"<tr><td>2.</td><td>Namoona&nbsp;Army</td></tr></table></body></html>"
)

PRINTED = (
    b"source,url,publisher,source_date,seq,canonical_key,name_as_printed,proscribed_on\n"
    b"ministry_2015,https://example.org/a,A paper,2015,1,EF,Example Front (EF),2001-08-14\n"
    b"ministry_2015,https://example.org/a,A paper,2015,2,SM,Sample Movement,watch list 2003-11\n"
    b"paper_2019,https://example.org/b,A paper,2019-05-11,1,EF,Example-Front,\n"
)
PRINTED_PLAIN = b"name,listed_on\nExample Front,14-08-2001\nSample Movement,\n"

NAMES_AND_DAYS = (
    "Proscribed organisations as of 10 May 2019:\n"
    "1. Lashkar-e-Mithal (LeM) 14-01-2002\n"
    "2) Tehreek-e-Namoona, Multabad – 25 August 2008\n"
    "3. Anjuman-e-Farzi (2010-10)\n\n"
    "4. Jamaat 313\n"
).encode()

FIVE_FIELDS: tuple[Mapping[str, str | int | None], ...] = (
    {"name": "Farzi Khan @ Jojo alias Bobo", "fatherName": "Namoona Khan",
     "cnic": "99101-0000001-1", "province": "Northmark", "district": "Alamabad"},
    {"name": "Farzi Khan", "fatherName": "Nill", "cnic": "11111-1111111-1",
     "province": "Northmark", "district": "Alamabad"},
    {"name": "Misal Ali", "fatherName": None, "cnic": 991010000002, "province": "Westmark",
     "district": ""},
)  # fmt: skip


def five_fields(rows: Sequence[Mapping[str, str | int | None]] = FIVE_FIELDS) -> bytes:
    """Return a list of persons in five fields as JSON."""
    return json.dumps(list(rows), ensure_ascii=False).encode()


def five_fields_csv() -> bytes:
    """Return the same list as CSV."""
    rows = (",".join(str(value or "") for value in row.values()) for row in FIVE_FIELDS)
    lines = ["Name,Father Name,CNIC,Province,District", *rows]
    return ("\n".join(lines) + "\n").encode()


def five_fields_xlsx(born: str = "1389 AH") -> bytes:
    """Return the same list as a spreadsheet, with a day of birth in the lunar calendar."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Sr. No", "Name", "Father Name", "CNIC", "Province", "District", "Date of Birth"])
    for at, row in enumerate(FIVE_FIELDS, start=1):
        sheet.append([at, *(str(value or "") for value in row.values()), born])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


FILES: Mapping[str, Sequence[NamedBytes]] = {
    "UN_XML": [NamedBytes("consolidated.xml", un_xml())],
    "OFAC_CSV": ofac_files(),
    "UK_CONLIST_CSV": [NamedBytes("conlist.csv", uk_conlist())],
    "EU_ANNEX_CSV": [NamedBytes("annex.csv", eu_annex())],
    "EU_XML": [NamedBytes("eu.xml", eu_xml())],
    "CANADA_SEMA_XML": [NamedBytes("sema.xml", canada_xml())],
    "INDIA_TABLE": [NamedBytes("banned.html", INDIA_HTML)],
    "PRINTED_ORGANISATIONS": [NamedBytes("printed.csv", PRINTED_PLAIN)],
    "NAME_AND_DATE_TEXT": [NamedBytes("names.txt", NAMES_AND_DAYS)],
    "FOURTH_SCHEDULE": [NamedBytes("persons.json", five_fields())],
}
"""A good file, or files, of every form."""


def source_list(form: str, *, floor: int = 1, ceiling: int | None = None) -> SourceList:
    """Return an invented list whose files have that form."""
    return SourceList(
        key=Key("EX-1"),
        title="A list",
        issuer="An office",
        legal_basis="An act",
        format=form,
        cite=(),
        floor=floor,
        ceiling=ceiling,
    )


def read(form: str, *files: bytes | NamedBytes, part: str = "") -> Snapshot:
    """Return the snapshot of files, or of the good ones of that form, as of one day."""
    given = [f if isinstance(f, NamedBytes) else NamedBytes("file", f) for f in files]
    return read_snapshot(
        source_list=source_list(form), files=given or FILES[form], as_of=DAY, part=part
    )


def entry(form: str, *files: bytes | NamedBytes, at: int = 0) -> ListEntry:
    """Return one entry of what :func:`read` reads."""
    return read(form, *files).entries[at]


def zipped(data: bytes, name: str = "list.csv") -> bytes:
    """Return the bytes in a zip."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return written.getvalue()


def gzipped(data: bytes) -> bytes:
    """Return the bytes in a gzip."""
    return gzip.compress(data, mtime=0)

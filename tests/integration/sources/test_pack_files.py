"""Reading a country pack: all that is wrong is said by file and line, and nothing loads."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from misaq.kernel.errors import InputRefused, NotFound
from misaq.sources import located
from misaq.sources.packfiles import read_pack

COUNTRY = "- {code: xa, title: Ardania, law_read_on: 1 June 2020}\n"
SOURCES = """\
- {key: S1, title: Gazette, kind: gazette, publisher: Press, read: full}
- {key: GK, title: General knowledge, kind: general knowledge, publisher: nobody, read: unread}
"""
INSTITUTIONS = """\
- key: MIN
  title: Ministry
  level: FEDERAL
  cite: [S1/H @ p. 3 ~ the minister]
- key: AGENCY
  title: Agency
  level: FEDERAL
  parent: MIN
  cite: [GK/GK]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path, "pack.yml", COUNTRY)
    write(tmp_path, "sourcebook/sources.yml", SOURCES)
    write(tmp_path, "institutions/institutions.yml", INSTITUTIONS)
    return tmp_path


def write(root: Path, name: str, text: str | bytes) -> None:
    """Put a file into the pack."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)


def problems(root: Path) -> list[str]:
    """Return what is wrong with the pack, a line each."""
    with pytest.raises(InputRefused) as refused:
        read_pack(root)
    assert refused.value.next_step
    return [str(problem) for problem in refused.value.problems]


def test_a_pack_is_its_country_its_records_and_a_version(root: Path) -> None:
    pack = read_pack(root)
    assert (pack.country.code, pack.country.languages) == ("xa", ("en",))
    assert [i.key for i in pack.registers.institutions.institutions] == ["MIN", "AGENCY"]
    [cite] = pack.registers.institutions.institutions[0].cite
    assert (cite.source, cite.at, cite.asserted_by) == ("S1", "p. 3", "the minister")
    assert len(pack.version) == 64


def test_the_version_is_of_the_records_and_not_of_files_and_order(root: Path) -> None:
    version = read_pack(root).version
    ministry, agency = INSTITUTIONS.split("- key: AGENCY")
    write(root, "institutions/institutions.yml", "# a comment\n- key: AGENCY" + agency)
    write(root, "institutions/institutions.more.yaml", ministry)
    write(root, "sourcebook/sources.yml", "")
    write(
        root,
        "sourcebook/sources.csv",
        "read,key,title,kind,publisher,note\n"
        "unread,GK,General knowledge,general knowledge,nobody,\n"
        "full,S1,Gazette,gazette,Press,\n",
    )
    assert read_pack(root).version == version
    write(root, "institutions/institutions.more.yaml", ministry.replace("Ministry", "Office"))
    assert read_pack(root).version != version


def test_csv_cells_hold_lists(root: Path) -> None:
    row = "h1,2020-01-01,New Year,S1/H | GK/GK\n\n"
    write(root, "law/holidays.csv", "\ufeffkey,day,title,cite\n" + row)
    [holiday] = read_pack(root).registers.law.holidays
    assert [cite.source for cite in holiday.cite] == ["S1", "GK"]


ONE = "institutions/functions.yml"
CASES = {
    "a field that is not there": (ONE, "- {key: f, title: x, definition: y, colour: red}\n", [
        f"{ONE}:1: colour: there is no field 'colour' here. Fields are: definition, key, title",
    ]),
    "a field that is missing": (ONE, "- key: f\n  title: x\n", [
        f"{ONE}:1: the field 'definition' is missing. Add it.",
    ]),
    "a list where text is expected": (ONE, "- key: f\n  title: [x]\n  definition: y\n", [
        f"{ONE}:2: title: a text was expected here. Write one value, not a list or block.",
    ]),
    "an empty value": (ONE, "- key: f\n  title: ''\n  definition: y\n", [
        f"{ONE}:2: title: the value is empty. Give a value, or leave the field out.",
    ]),
    "a key of another shape": (ONE, "- {key: a b, title: x, definition: y}\n", [
        f"{ONE}:1: key: 'a b' is not a key. Use 1 to 80 Latin letters, digits and . : ( ) _ / -",
    ]),
    "a field that stands twice": (ONE, "- key: f\n  title: x\n  title: z\n  definition: y\n", [
        f"{ONE}:3: the field 'title' stands twice in one record. Keep one of them.",
    ]),
    "a record that is text": (ONE, "- just text\n", [
        f"{ONE}:1: a record of named fields was expected. Write \"field: value\" lines.",
    ]),
    "no list": (ONE, "key: f\n", [
        f'{ONE}:1: a list of records was expected. Start each with "- ".',
    ]),
    "a name that is no text": (ONE, "- ? [a, b]\n  : c\n  key: f\n  title: x\n  definition: y\n", [
        f"{ONE}:1: a field's name is not a text. Name the field.",
    ]),
    "not YAML": (ONE, "- {key: f\n", [f"{ONE}:2: not YAML: "]),
    "two texts in one file": (ONE, "- {key: f, title: x, definition: y}\n---\n- {}\n", [
        f"{ONE}:2: not YAML: ",
    ]),
    "a control character": (ONE, "- key: f\n  title: a\x07b\n", [
        f"{ONE}:2: not YAML: the character U+0007 cannot stand in it. Take it out.",
    ]),
    "not UTF-8": (ONE, b"- {key: f, title: \xff}\n", [
        f"{ONE}: not UTF-8 at byte 18. Save the file as UTF-8.",
    ]),
    "an anchor and its alias": (ONE, "- &a {key: f, title: x, definition: y}\n- *a\n", [
        f"{ONE}:1: anchors and aliases (& and *) are not read. Write the values out, or quote",
    ]),
    "a billion laughs": (
        ONE,
        "- &a [x,x,x,x,x,x,x,x,x]\n"
        + "".join(
            f"- &{new} [{','.join([f'*{old}'] * 9)}]\n"
            for old, new in zip("abcdefgh", "bcdefghi", strict=True)
        ),
        [f"{ONE}:1: anchors and aliases (& and *) are not read."],
    ),
    "a deep nest": (ONE, "- " + "[" * 5000 + "]" * 5000 + "\n", [
        f"{ONE}:1: more than 12 levels deep. No record is: correct the brackets.",
    ]),
    "an unknown table": ("law/clocs.yml", "- {}\n", [
        "law/clocs.yml: there is no table 'law.clocs'. Tables are: sourcebook.sources,",
    ]),
    "too many cells": ("law/holidays.csv", "key,day\n\nh,2020-01-01,x\n", [
        "law/holidays.csv:3: the row has 3 cells and the header 2. Quote cells",
    ]),
    "a column that stands twice": ("law/holidays.csv", "key,key\n", [
        "law/holidays.csv:1: the column 'key' stands twice. Keep one of them.",
    ]),
    "a quote that never ends": ("law/holidays.csv", 'key,day\nh,"2020\n', [
        "law/holidays.csv:2: not CSV: unexpected end of data. Correct the row.",
    ]),
    "an impossible day": ("law/holidays.csv", "key,day,title,cite\nh,2020-02-30,x,S1/H\n", [
        "law/holidays.csv:2: day: '2020-02-30' is not a date: no calendar has it.",
    ]),
    "a month for a day": ("law/holidays.csv", "key,day,title,cite\nh,2020-02,x,S1/H\n", [
        "law/holidays.csv:2: day: '2020-02' is not one day.",
    ]),
    "neither yes nor no": (
        "law/holidays.csv", "key,day,title,cite,tentative\nh,2020-02-01,x,S1/H,true\n", [
            "law/holidays.csv:2: tentative: 'true' is neither yes nor no. Write yes or no.",
        ]),
    "no citation": ("law/holidays.csv", "key,day,title,cite\nh,2020-02-01,x,Gazette\n", [
        "law/holidays.csv:2: cite.0: 'Gazette' is not a citation.",
    ]),
    "a confidence that is none": ("law/holidays.csv", "key,day,title,cite\nh,2020-02-01,x,S1/X\n", [
        "law/holidays.csv:2: cite.0: 'X' is none of the values allowed. Allowed: H, M, L, GK.",
    ]),
    "a weekday in words": ("law/weekends.csv", "key,weekday,cite\nw,Sunday,S1/H\n", [
        "law/weekends.csv:2: weekday: 'Sunday' is not a whole number.",
    ]),
    "a span of no unit": (
        "law/clocks.yml",
        "- {key: c, title: x, provision: P, kind: CAP, trigger: t, step: s, span: a while}\n",
        [
            "law/clocks.yml:1: the field 'cite' is missing.",
            "law/clocks.yml:1: span: 'a while' is not a span of time.",
        ],
    ),
    "a number with a comma": (
        "sourcebook/observations.yml",
        "- key: o\n  series: s\n  as_of: 2020\n  value: 8,300\n  cite: [S1/H]\n",
        ["sourcebook/observations.yml:4: value: '8,300' is not a number."],
    ),
    "a list that is text": (
        "institutions/institutions.yml",
        "- key: X\n  title: x\n  level: FEDERAL\n  cite: S1/H\n",
        ["institutions/institutions.yml:4: cite: 'S1/H' is not a list. Write it as a list."],
    ),
    "a span that ends before it starts": (
        "institutions/institutions.yml",
        "- {key: X, title: x, level: FEDERAL, life: {starts: 2014, ends: 2013}, cite: [S1/H]}\n",
        ["institutions/institutions.yml:1: life: A period cannot end (2013) before it starts"],
    ),
    "a block that is text": (
        "institutions/institutions.yml",
        "- key: X\n  title: x\n  level: FEDERAL\n  life: 2014\n  cite: [S1/H]\n",
        ["institutions/institutions.yml:4: life: named fields were expected here."],
    ),
    "an unknown source, a flaw by its line": (
        "institutions/institutions.yml",
        "- key: X\n  title: x\n  level: FEDERAL\n  parent: NOBODY\n  cite:\n  - S9/H\n",
        [
            "institutions/institutions.yml:4: X parent: 'NOBODY' is in no table",
            "institutions/institutions.yml:6: X cite[0]: unknown source key 'S9'.",
        ],
    ),
    "no source at all": (
        "institutions/institutions.yml",
        "- key: X\n  title: x\n  level: FEDERAL\n  cite: []\n",
        ["institutions/institutions.yml:4: X cite: a fact without a source does not load."],
    ),
    "general knowledge sold as read": (
        "institutions/institutions.yml",
        "- key: X\n  title: x\n  level: FEDERAL\n  cite: [GK/H, S1/GK]\n",
        [
            "institutions/institutions.yml:4: X cite[0]: source 'GK' and confidence 'H' do not",
            "institutions/institutions.yml:4: X cite[1]: source 'S1' and confidence 'GK' do not",
        ],
    ),
    "one key twice": (
        "institutions/institutions.yml",
        INSTITUTIONS + INSTITUTIONS.split("- key: AGENCY")[0],
        ["institutions/institutions.yml:10: MIN key: the key stands 2 times."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_is_wrong_is_said_by_file_and_line(root: Path, name: str) -> None:
    file, text, wanted = CASES[name]
    write(root, file, text)
    found = problems(root)
    assert len(found) == len(wanted), found
    for said, start in zip(found, wanted, strict=True):
        assert said.startswith(start)


def test_all_problems_come_together_flaws_among_them(root: Path) -> None:
    write(root, "institutions/functions.yml", "- {key: f, title: x}\n- {key: g, colour: red}\n")
    write(
        root,
        "institutions/joint_leads.yml",
        "- {key: j, function: f, institutions: [NO], decided_on: 2012, text: x, cite: [S1/H]}\n",
    )
    found = problems(root)
    assert [line.split(": ")[0] for line in found] == [
        "institutions/functions.yml:1",
        "institutions/functions.yml:2",
        "institutions/functions.yml:2",
        "institutions/functions.yml:2",
        "institutions/joint_leads.yml:1",
    ]
    # The function could not be read; pointing to it is no second problem.
    assert "'NO'" in found[-1]


def test_an_unreadable_file_is_said_alone_and_hides_no_other_file(root: Path) -> None:
    write(root, "sourcebook/sources.yml", "- {")
    write(root, "institutions/functions.yml", "- {key: f}\n")
    assert [line.split(":")[0] for line in problems(root)] == [
        "sourcebook/sources.yml",
        "institutions/functions.yml",
        "institutions/functions.yml",
    ]


def test_an_empty_file_is_an_empty_table(root: Path) -> None:
    write(root, "institutions/functions.yml", "# nothing yet\n")
    write(root, "law/holidays.csv", "")
    assert read_pack(root).registers.institutions.functions == ()


def test_a_file_too_large_is_not_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(located, "MOST_BYTES", 1_000_000)
    write(root, "institutions/functions.yml", " " * 1_000_001)
    [problem] = problems(root)
    assert problem.startswith("institutions/functions.yml: larger than 1 MB. Spread the table")


def test_a_file_that_cannot_be_read_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, os.strerror(13), path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(InputRefused) as refused:
        read_pack(root)
    assert [str(problem) for problem in refused.value.problems] == [
        "pack.yml: cannot be read: Permission denied. Check the file's rights."
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "pack.yml:1: one record was expected."),
        (COUNTRY * 2, "pack.yml:1: one record was expected."),
        ("- {code: xa}\n", "pack.yml:1: the field 'title' is missing."),
        ("- {", "pack.yml:2: not YAML"),
        ("- Ardania\n", "pack.yml:1: a record of named fields was expected."),
    ],
)
def test_a_pack_says_which_country_it_is_of(root: Path, text: str, said: str) -> None:
    write(root, "pack.yml", text)
    assert problems(root)[0].startswith(said)


def test_a_folder_without_a_country_is_no_pack(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"no pack\.yml"):
        read_pack(tmp_path)

"""Pages of commands, settings, refusals, stored fields and addresses."""

from __future__ import annotations

from misaq.kernel.sensitivity import Sensitivity
from misaq.reports.reference.commands import CommandShape, Parameter, commands_page
from misaq.reports.reference.errors import errors_page, kinds_of_refusal
from misaq.reports.reference.page import page
from misaq.reports.reference.settings import Setting, settings_page
from misaq.reports.reference.site import Route, StoredTable, routes_page, sensitivity_page


def test_a_page_says_that_it_is_generated_and_leaves_out_what_is_empty() -> None:
    made = page("a.md", "A", ["one", "", "two\n"])
    assert made.text.startswith("# A\n\n<!-- Written by `misaq docs`")
    assert made.text.endswith("-->\n\none\n\ntwo\n")


def test_a_command_shows_what_is_given_to_it() -> None:
    inner = CommandShape("log head", "Print it.")
    shape = CommandShape(
        "log",
        "Say `it`.\n\nTwice.",
        (
            Parameter(("FILE",), is_option=False, help="A file.", required=True),
            Parameter(("--a", "-a"), is_option=True, help="It.", choices=("x", "y"), default="x"),
            Parameter(("--b",), is_option=True, help="More.", repeats=True),
        ),
        (inner,),
    )
    text = commands_page(CommandShape("", "Root.", commands=(shape,))).text
    assert "## misaq log\n\nSay `it`.\n\nTwice.\n" in text
    assert "| `FILE` | A file. | refused |" in text
    assert "| `--a` / `-a` | It. One of `x`, `y`. | `x` |" in text
    assert "| `--b` | More. May be repeated. |  |" in text
    assert "- [`misaq log head`](#misaq-log-head): Print it." in text


def test_settings_stand_by_the_part_that_reads_them() -> None:
    settings = (
        Setting("MISAQ_A", "off", "What.", False, "The site."),
        Setting("MISAQ_KEY", "made", "Key.", True, "The site."),
        Setting("MISAQ_B", "1", "Else.", False, "Only the tests."),
    )
    text = settings_page(settings).text
    assert text.count("## Read by ") == 2
    assert "| `MISAQ_KEY` | Key. **Secret**: never shown. | made |" in text


def test_the_six_kinds_of_refusal_by_exit_code() -> None:
    assert [kind.exit_code for kind in kinds_of_refusal()] == [10, 11, 12, 13, 14, 15]
    assert "| `StateConflict` |" in errors_page().text


def test_tables_of_one_shape_stand_together_and_a_silent_field_is_seen() -> None:
    shape = (("id", Sensitivity.PUBLIC), ("name", None))
    other = (("id", Sensitivity.SECRET),)
    text = sensitivity_page(
        (
            StoredTable("a", "An a.", shape),
            StoredTable("b", "A b.", other),
            StoredTable("c", "A c.", shape),
        )
    ).text
    assert "## 2 tables of one shape\n\n`a`, `c`\n" in text
    assert "## `b`\n\nA b.\n" in text
    assert "| `name` | **not declared** |" in text


def test_an_address_without_a_permission_is_seen() -> None:
    text = routes_page((Route("/a/", "a", "x.views.a", "", "It."),)).text
    assert "| `/a/` | It. | **not declared** | `a` | `x.views.a` |" in text

"""What was typed stands in the form again, and nothing else changes."""

from __future__ import annotations

from lxml import html

from misaq.apps.accounts.refilling import refilled
from misaq.apps.accounts.sealing import seal, unseal

PAGE = """<!doctype html><html lang="en"><body><main><h1>A form</h1>
<form method="get" action="/find/"><input name="title" value="looked for"></form>
<form method="post" action="/change/">
<input type="hidden" name="csrfmiddlewaretoken" value="fresh">
<input type="hidden" name="version" value="8">
<input name="title" value="old"><input name="title" value="old two">
<textarea name="text">before</textarea>
<select name="kind"><option value="A" selected>A</option><option value="B">B</option></select>
<input type="checkbox" name="tick" value="1" checked><input type="checkbox" name="tick" value="2">
<input type="radio" name="one" value="x" checked><input type="radio" name="one" value="y">
<input type="password" name="secret"><input type="file" name="paper">
<button name="act" value="save">Save</button></form></main></body></html>"""

TYPED = (
    ("csrfmiddlewaretoken", "stale"),
    ("version", "7"),
    ("title", 'new "quoted"'),
    ("title", "new two"),
    ("text", "\nfirst <b>line\nثانی"),
    ("kind", "B"),
    ("tick", "2"),
    ("one", "y"),
    ("secret", "must not stand here"),
    ("act", "save"),
    ("gone", "had a field once"),
)


def fill(page: str = PAGE, form_path: str = "/change/") -> tuple[html.HtmlElement, dict[str, str]]:
    """Return the page filled in, as a tree, and what found no field."""
    left: dict[str, str] = {}

    def notice(rest: tuple[tuple[str, str], ...]) -> str:
        left.update(rest)
        return '<div class="notice">Look it over.</div>'

    text = refilled(page, here="/page/", form_path=form_path, typed=TYPED, notice=notice)
    return html.document_fromstring(text), left


def values(tree: html.HtmlElement, path: str) -> list[str]:
    """Return what the path finds, as texts."""
    return [str(found) for found in tree.xpath(path)]


def test_texts_stand_in_their_fields_in_order() -> None:
    tree, _ = fill()
    assert values(tree, "//form[2]//input[@name='title']/@value") == ['new "quoted"', "new two"]
    assert tree.xpath("//textarea")[0].text == "\n\nfirst <b>line\nثانی"


def test_choices_are_as_they_were_sent() -> None:
    tree, _ = fill()
    assert values(tree, "//option[@selected]/@value") == ["B"]
    assert values(tree, "//input[@type='checkbox'][@checked]/@value") == ["2"]
    assert values(tree, "//input[@type='radio'][@checked]/@value") == ["y"]


def test_the_old_version_is_kept_so_that_two_people_saving_at_once_is_still_seen() -> None:
    tree, _ = fill()
    assert values(tree, "//input[@name='version']/@value") == ["7"]


def test_the_mark_of_the_form_is_the_fresh_one_and_no_password_is_filled_in() -> None:
    tree, left = fill()
    assert values(tree, "//input[@name='csrfmiddlewaretoken']/@value") == ["fresh"]
    assert values(tree, "//input[@type='password']/@value") == []
    assert "secret" not in left


def test_another_form_of_the_page_stays_as_it_is() -> None:
    tree, _ = fill()
    assert values(tree, "//form[1]//input/@value") == ["looked for"]


def test_what_finds_no_field_is_said_in_the_notice_which_stands_first() -> None:
    tree, left = fill()
    assert left["gone"] == "had a field once"
    assert tree.xpath("//main/*[1]")[0].get("class") == "notice"


def test_without_the_form_everything_is_said_in_the_notice() -> None:
    tree, left = fill(form_path="/elsewhere/")
    assert left["title"] == "new two"
    assert values(tree, "//form[2]//input[@name='title']/@value") == ["old", "old two"]


def test_a_form_without_an_action_goes_to_its_own_page() -> None:
    page = '<html><body><main><form method="post"><input name="title"></form></main></body></html>'
    tree, _ = fill(page, form_path="/page/")
    assert values(tree, "//input/@value") == ['new "quoted"']


def test_sealed_fields_open_with_their_token_only() -> None:
    sealed = seal(TYPED, "token-of-this-browser")
    assert b"quoted" not in sealed
    assert unseal(sealed, "token-of-this-browser") == TYPED
    assert unseal(sealed, "another") == ()
    assert unseal(sealed[:-4] + b"AAAA", "token-of-this-browser") == ()

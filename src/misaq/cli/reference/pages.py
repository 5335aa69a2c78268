"""Every generated page, made from the code, the built-in country pack and the tests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from misaq.reports.reference.page import Page

AS_OF = date(2026, 11, 23)
"""Day of the facts. Fixed, so that the pages change only when what they describe does; move it
when the pack is read anew."""


def all_pages(clone: Path) -> tuple[Page, ...]:
    """Return every page, by name. Needs Django to be ready, and no database.

    Raises:
        NotFound: the clone has no cases of checks.
        InputRefused: the country pack, or a file of cases, is wrong.
    """
    pages = (*_of_the_pack(clone), *_of_the_code())
    return tuple(sorted((*pages, _contents(pages)), key=lambda page: page.name))


def _of_the_pack(clone: Path) -> Iterator[Page]:
    import misaq
    from misaq.cli.reference.cases import read_coding_cases, read_spec_tables
    from misaq.core.catalogue import CHECKS, check_all
    from misaq.reports.reference.checks import check_pages
    from misaq.reports.reference.coding import coding_page
    from misaq.reports.reference.findings import findings_page
    from misaq.sources.packfiles import read_pack

    pack = read_pack(Path(misaq.__file__).parent / "packs" / _default_pack())
    run = check_all(pack.registers, as_of=AS_OF)
    yield from check_pages(CHECKS, read_spec_tables(clone), run)
    yield findings_page(run, pack.registers, pack.country.title)
    yield coding_page(
        pack.registers.incidents,
        pack.registers.framework,
        read_coding_cases(clone),
        pack.country.title,
    )


def _default_pack() -> str:
    """Return the pack of an untouched installation: not MISAQ_PACK, which may say another."""
    from misaq.cli.reference.settings import default_of

    return default_of("MISAQ_PACK")


def _of_the_code() -> Iterator[Page]:
    from misaq.cli.reference import api, commands, permissions, settings, site
    from misaq.reports.reference.commands import commands_page
    from misaq.reports.reference.errors import errors_page
    from misaq.reports.reference.permissions import permissions_page
    from misaq.reports.reference.settings import settings_page
    from misaq.reports.reference.site import routes_page, sensitivity_page
    from misaq.reports.reference.states import states_page
    from misaq.reports.reference.tables import tables_page

    yield commands_page(commands.read_root())
    yield settings_page(settings.read_settings())
    yield states_page()
    yield tables_page()
    yield errors_page()
    yield sensitivity_page(site.stored_tables())
    yield routes_page(site.routes())
    yield permissions_page(permissions.opened(), permissions.acted(), permissions.count_public())
    yield from api.pages()


def _contents(pages: tuple[Page, ...]) -> Page:
    from misaq.reports.reference.markdown import bullets, link
    from misaq.reports.reference.page import page

    told = [each for each in pages if each.name.endswith(".md")]
    shown = [each for each in told if each.name.endswith("README.md") or "/" not in each.name]
    titles = (link(each.text.partition("\n")[0].removeprefix("# "), each.name) for each in shown)
    said = "Written by `misaq docs` from what they describe; `make check` fails when they differ."
    return page("README.md", "Generated pages", (said, bullets(titles)))

"""`misaq places`: areas on record, which one a name means, and boundaries that somebody brings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from misaq.cli.database import open_database, whoever_types
from misaq.cli.days import day_of
from misaq.cli.load import Format
from misaq.cli.places_boundaries import (
    add,
    boundary_store,
    gazetteer_here,
    kept_data,
    kept_lines,
    print_lines,
)
from misaq.cli.places_compare import compare

if TYPE_CHECKING:
    from misaq.core.places.matching import PlaceMatch

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Show areas, find which one a name means, add a file of boundaries.",
)

app.command("add")(add)
app.command("compare")(compare)

Form = Annotated[Format, typer.Option("--format", help="For people or for programs.")]


@app.command("show")
def show(
    code: Annotated[str, typer.Argument(help="Code of one area; all when left out.")] = "",
    form: Form = Format.TABLE,
) -> None:
    """Show the areas on record with their codes, and the boundary files that are kept."""
    open_database()
    from misaq.core.packs.projection import project
    from misaq.reports.place_lines import area_lines, list_lines

    gazetteer, kept = gazetteer_here(), boundary_store().list_kept()
    if form is Format.JSON:
        areas = [gazetteer.get(code)] if code else gazetteer.list_areas()
        said = [project(area, viewer=whoever_types()) for area in areas]
        _print_json({"areas": said, "boundaries": [kept_data(one) for one in kept]})
    elif code:
        print_lines(area_lines(gazetteer.get(code), gazetteer))
    else:
        print_lines(list_lines(gazetteer))
        print_lines(kept_lines(kept))


@app.command("find")
def find(
    name: Annotated[str, typer.Argument(help="A district as somebody prints it.")],
    province: Annotated[str, typer.Option("--province", help="Its province, as printed.")] = "",
    on: Annotated[str | None, typer.Option("--on", help="Day meant, YYYY-MM-DD.")] = None,
    form: Form = Format.TABLE,
) -> None:
    """Say which area a printed name means, in any script, and by what it was found."""
    day = None if on is None else day_of(on)
    open_database()
    from misaq.core.incidents.records import PlacePrecision
    from misaq.core.places.matching import find_area
    from misaq.reports.place_lines import match_lines

    gazetteer = gazetteer_here()
    match = find_area(
        gazetteer, province=province, district=name, on=day, precision=PlacePrecision.DISTRICT
    )
    if form is Format.JSON:
        _print_json(_match(match))
    else:
        print_lines(match_lines(match, gazetteer))


def _match(match: PlaceMatch) -> dict[str, object]:
    return {
        "province_code": match.province_code,
        "district_code": match.district_code,
        "how": match.how.value,
        "remarks": [remark.value for remark in match.remarks],
        "named_code": match.named_code,
    }


def _print_json(data: object) -> None:
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))

"""Large tables of invented events, from a seed: as many as the world has in GED, or in ACLED.

Names of places are those of the gazetteer's country, so that placing has to find them; words are
invented. The engine writes them, so that making them costs little.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from misaq.core.places.gazetteer import Gazetteer

GED_ROWS, ACLED_ROWS = 386_000, 4_000_000
SEED = 2026
_PLACES = 12_000
"""Distinct towns; a release of GED for one country has about 2,000."""


def write_ged(target: Path, gazetteer: Gazetteer, country: str, rows: int = GED_ROWS) -> None:
    """Write a table of GED's yearly form, with its long texts (about 560 bytes a row)."""
    _write(target, gazetteer, _GED.format(country=country, rows=rows, seed=SEED, towns=_PLACES))


def write_acled(target: Path, gazetteer: Gazetteer, country: str, rows: int = ACLED_ROWS) -> None:
    """Write a table of ACLED's form (about 530 bytes a row)."""
    _write(target, gazetteer, _ACLED.format(country=country, rows=rows, seed=SEED, towns=_PLACES))


def _write(target: Path, gazetteer: Gazetteer, question: str) -> None:
    connection = duckdb.connect(config={"memory_limit": "1GB"})
    areas = _areas(gazetteer)
    connection.execute("CREATE TABLE areas (n INTEGER, province VARCHAR, district VARCHAR)")
    connection.executemany("INSERT INTO areas VALUES (?, ?, ?)", areas)
    connection.execute(_TOWNS.format(places=_PLACES, areas=len(areas)))
    connection.execute(f"COPY ({question}) TO '{target}' (FORMAT csv, HEADER)")
    connection.close()


def _areas(gazetteer: Gazetteer) -> list[tuple[int, str, str]]:
    districts = sorted(gazetteer.constant_units().values())
    named = [
        (gazetteer.get(gazetteer.series_province(code)).title, gazetteer.get(code).title)
        for code in dict.fromkeys(districts)
        if gazetteer.series_province(code)
    ]
    return [(number, province, district) for number, (province, district) in enumerate(named)]


_TOWNS = """
CREATE TABLE towns AS SELECT CAST(t AS INTEGER) AS n, province, district, 'Town ' || t AS town,
 24 + (hash(t) % 1200) / 100.0 AS latitude, 61 + (hash(t, 1) % 1500) / 100.0 AS longitude
FROM range({places}) r(t) JOIN areas ON areas.n = CAST(t % {areas} AS INTEGER)"""

_GED = """
SELECT i AS id, 'EXA-' || i AS relid, 1989 + d // 365 AS year, 1 AS active_year,
 'Clear' AS code_status, 1 + h1 % 3 AS type_of_violence, 0 AS conflict_dset_id,
 0 AS conflict_new_id, 'Conflict ' || h2 % 300 AS conflict_name, 0 AS dyad_dset_id,
 0 AS dyad_new_id, 'Dyad ' || h2 % 900 AS dyad_name, 0 AS side_a_dset_id, 0 AS side_a_new_id,
 'Government of {country}' AS side_a, 0 AS side_b_dset_id, 0 AS side_b_new_id,
 'Group ' || h2 % 900 AS side_b, h3 % 4 AS number_of_sources,
 repeat('An invented report, of no day. ', 4) || i AS source_article, 'Example Times' AS
 source_office, '2020-01-01' AS source_date, repeat('Invented words ', 5) AS source_headline,
 'Example' AS source_original, 1 + h4 % 4 AS where_prec, town AS where_coordinates,
 town || ' in invented words' AS where_description, province AS adm_1,
 CASE WHEN h4 % 4 = 3 THEN '' ELSE district END AS adm_2, latitude, longitude,
 'POINT (' || longitude || ' ' || latitude || ')' AS geom_wkt, 100000 AS priogrid_gid,
 '{country}' AS country, 1 AS country_id, 'Asia' AS region, 1 AS event_clarity,
 1 + (h5 % 40 = 0)::INT AS date_prec,
 strftime(DATE '1989-01-01' + d, '%Y-%m-%d 00:00:00.000') AS date_start,
 strftime(DATE '1989-01-01' + d, '%Y-%m-%d 00:00:00.000') AS date_end, h6 % 3 AS deaths_a,
 h7 % 5 AS deaths_b, h8 % 4 AS deaths_civilians, 0 AS deaths_unknown,
 h6 % 3 + h7 % 5 + h8 % 4 AS best, h6 % 3 + h7 % 5 + h8 % 4 + h9 % 3 AS high,
 h6 % 3 AS low, 1 AS gwnoa, 1 AS gwnob
FROM (SELECT i, (hash(i, {seed}) % 13000)::INT AS d, hash(i, 1) AS h1, hash(i, 2) AS h2,
 hash(i, 3) AS h3, hash(i, 4) AS h4, hash(i, 5) AS h5, hash(i, 6) AS h6, hash(i, 7) AS h7,
 hash(i, 8) AS h8, hash(i, 9) AS h9 FROM range({rows}) r(i))
JOIN towns ON towns.n = CAST(h3 % {towns} AS INTEGER)"""

_ACLED = """
SELECT 'EXA' || i AS event_id_cnty, strftime(DATE '2010-01-01' + d, '%Y-%m-%d') AS event_date,
 2010 + d // 365 AS year, 1 + (h1 % 20 = 0)::INT AS time_precision, 'Political violence' AS
 disorder_type, ['Battles', 'Explosions/Remote violence', 'Violence against civilians', 'Riots',
 'Protests', 'Strategic developments'][1 + ((h2 % 25) % 6)::INT] AS event_type,
 'Kind ' || h2 % 25 AS sub_event_type, 'Actor ' || h4 % 900 AS actor1, '' AS assoc_actor_1,
 1 AS inter1, 'Actor ' || h4 % 450 AS actor2, '' AS assoc_actor_2, 1 AS inter2, 11 AS interaction,
 '' AS civilian_targeting, 1 AS iso, 'Asia' AS region, '{country}' AS country,
 province AS admin1, district AS admin2, '' AS admin3, town AS location, latitude, longitude,
 1 + h5 % 3 AS geo_precision, 'Example Times' AS source, 'National' AS source_scale,
 'On some day, something happened, "said one", ' || repeat('in invented words ', 12) || i AS notes,
 (h6 % 10 = 0)::INT * (h7 % 20) AS fatalities, '' AS tags, 1700000000 AS timestamp
FROM (SELECT i, (hash(i, {seed}) % 5800)::INT AS d, hash(i, 1) AS h1, hash(i, 2) AS h2,
 hash(i, 3) AS h3, hash(i, 4) AS h4, hash(i, 5) AS h5, hash(i, 6) AS h6, hash(i, 7) AS h7
 FROM range({rows}) r(i))
JOIN towns ON towns.n = CAST(h3 % {towns} AS INTEGER)"""

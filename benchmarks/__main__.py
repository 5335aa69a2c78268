"""Run every measurement and print it."""

from __future__ import annotations

import os
import platform
import tempfile
from pathlib import Path


def main() -> None:
    """Measure in a folder of its own, so that nobody's database is touched."""
    with tempfile.TemporaryDirectory(prefix="misaq-bench-") as home:
        os.environ["MISAQ_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "misaq.project.settings"
        import django

        django.setup()
        from benchmarks.forecasts import measure_forecasts
        from benchmarks.forecasts_by_class import measure_by_class
        from benchmarks.incidents import measure_incidents
        from benchmarks.linking import measure_linking
        from benchmarks.lists import measure_lists
        from benchmarks.measures import measure_measures
        from benchmarks.names import measure_names
        from benchmarks.organisations import measure_organisations
        from benchmarks.pages import measure_pages
        from benchmarks.paint import measure_paint
        from benchmarks.pictures import measure_pictures
        from benchmarks.places import measure_places
        from benchmarks.reading import measure_reading
        from benchmarks.reconcile import measure_reconcile
        from benchmarks.screening import measure_screening
        from benchmarks.threat_pages import measure_threat_pages
        from benchmarks.work import measure_work

        print(f"Python {platform.python_version()}, {os.cpu_count()} CPUs, {platform.machine()}")
        measure_work(Path(home))
        measure_pictures()
        measure_reconcile()
        measure_pages(Path(home))
        measure_threat_pages()
        measure_paint(Path(home))
        measure_lists()
        measure_reading()
        measure_names()
        measure_organisations()
        measure_screening()
        measure_forecasts()
        measure_by_class()
        measure_incidents()
        measure_places()
        measure_linking()
        measure_measures()


if __name__ == "__main__":
    main()

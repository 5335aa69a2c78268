"""What starts does not load what only reckons, draws, writes papers or reads files."""

from __future__ import annotations

import os
import subprocess
import sys

HEAVY = (
    "altair", "docx", "duckdb", "ibis", "icalendar", "openpyxl", "pandas", "pdfplumber", "PIL",
    "pyarrow", "pypdfium2", "quantile_forest", "ruptures", "scipy", "shapely", "sklearn", "typst",
    "vl_convert",
)  # fmt: skip
OF_REGISTERS = ("numpy", "lxml", "ninja", "pydantic", "rapidfuzz")
"""The site needs these, and commands that only read and write registers do not."""

_START = """
import sys
import django
django.setup()
first = set(sys.modules)
from django.urls import reverse
reverse("api-v1:nothing")
print(*(name for name in {registers} if name in first))
print(*(name for name in {heavy} if name in sys.modules))
print(len(sys.modules) > len(first))
"""


def test_no_heavy_library_is_loaded_by_the_start_of_django_or_by_the_list_of_addresses() -> None:
    program = _START.format(registers=(*HEAVY, *OF_REGISTERS), heavy=HEAVY)
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "misaq.project.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    at_start, with_addresses, has_addresses = done.stdout.split("\n")[:3]
    assert at_start == ""
    assert with_addresses == ""
    assert has_addresses == "True"

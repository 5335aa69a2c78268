"""The settings of the site, with one page more."""

from misaq.project.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.urls"

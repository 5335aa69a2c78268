"""Where each address leads: the rooms' own lists, one after another.

The order is that of the site's navigation. What stands in ``i18n_patterns`` has an address in each
language: English without a prefix, Urdu under /ur/.
"""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("misaq.apps.pages.plain_urls")),
    path("", include("misaq.apps.open_data.plain_urls")),
    path("", include("misaq.apps.lists.plain_urls")),
    path("", include("misaq.apps.screening.plain_urls")),
    path("api/v1/", include("misaq.api.v1.urls")),
    *i18n_patterns(
        path("", include("misaq.apps.overview.urls")),
        path("", include("misaq.apps.findings.urls")),
        path("", include("misaq.apps.policies.urls")),
        path("", include("misaq.apps.institutions.urls")),
        path("", include("misaq.apps.law.urls")),
        path("", include("misaq.apps.bodies.urls")),
        path("", include("misaq.apps.lists.urls")),
        path("", include("misaq.apps.screening.urls")),
        path("", include("misaq.apps.forecasts.urls")),  # before the areas of the picture
        path("", include("misaq.apps.perceptions.urls")),
        path("", include("misaq.apps.threat.urls")),
        path("", include("misaq.apps.incidents.urls")),
        path("", include("misaq.apps.places.urls")),
        path("", include("misaq.apps.framework.urls")),
        path("", include("misaq.apps.sourcebook.urls")),
        path("", include("misaq.apps.reading.urls")),
        path("", include("misaq.apps.week.urls")),
        path("", include("misaq.apps.oversight.urls")),
        path("", include("misaq.apps.search.urls")),
        path("", include("misaq.apps.open_data.urls")),
        path("", include("misaq.api.urls")),
        path("", include("misaq.apps.changes.urls")),
        path("", include("misaq.apps.evidence.urls")),
        path("", include("misaq.apps.pages.urls")),
        path("", include("misaq.apps.audit.urls")),
        path("", include("misaq.apps.accounts.urls")),
        path("", include("misaq.apps.accounts.sign_in_urls")),
        prefix_default_language=False,
    ),
]

handler400 = "misaq.apps.pages.errors.bad_request"
handler403 = "misaq.apps.pages.errors.permission_denied"
handler404 = "misaq.apps.pages.errors.page_not_found"
handler429 = "misaq.apps.pages.errors.too_often"
handler500 = "misaq.apps.pages.errors.server_error"

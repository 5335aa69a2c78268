"""Pages about the site itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static

from misaq.apps.pages.access import fixed_page
from misaq.apps.pages.rendering import render_page
from misaq.apps.pages.samples import drawn_samples
from misaq.apps.pages.style import style_sheet, style_version
from misaq.kernel.words import say


@fixed_page
def about(request: HttpRequest) -> HttpResponse:
    """Say what Misaq is and is not."""
    return render_page(request, "pages/about.html", title=say("About Misaq"))


@fixed_page
def method(request: HttpRequest) -> HttpResponse:
    """Say how findings come about, and what they cannot say."""
    return render_page(request, "pages/method.html", title=say("Method and limits"))


@fixed_page
def components(request: HttpRequest) -> HttpResponse:
    """Show every component that pages are made of, in both directions."""
    return render_page(
        request,
        "pages/components.html",
        title=say("Parts of these pages"),
        samples=drawn_samples(request),
    )


@fixed_page
def style(request: HttpRequest) -> HttpResponse:
    """Send the style sheet; who asks by its version may keep it for a year."""
    response = HttpResponse(style_sheet(), content_type="text/css; charset=utf-8")
    if request.GET.get("v") == style_version():
        response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


@fixed_page
def robots(request: HttpRequest) -> HttpResponse:
    """Tell robots that they may read every page, once each."""
    map_of_site = request.build_absolute_uri("/sitemap.xml")
    lines = ("User-agent: *", "Disallow: /*?", f"Sitemap: {map_of_site}", "")
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@fixed_page
def favicon(request: HttpRequest) -> HttpResponse:
    """Lead browsers that guess the address of the icon to where it is."""
    return redirect(static("misaq/favicon.svg"), permanent=True)

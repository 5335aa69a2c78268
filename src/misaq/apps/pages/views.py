"""Pages about the site itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static

from misaq.apps.pages.access import fixed_page
from misaq.apps.pages.rendering import render_page
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
def robots(request: HttpRequest) -> HttpResponse:
    """Tell robots that they may read every page, once each."""
    lines = ("User-agent: *", "Disallow: /*?", "")
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@fixed_page
def favicon(request: HttpRequest) -> HttpResponse:
    """Lead browsers that guess the address of the icon to where it is."""
    return redirect(static("misaq/favicon.svg"), permanent=True)

"""Pages already made, kept in the memory of the process."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase

_KEPT_PAGES = 256
_LARGEST = 512_000
_pages: OrderedDict[tuple[str, str], bytes] = OrderedDict()
_turning = threading.Lock()


def kept_page(
    request: HttpRequest, etag: str, make: Callable[[], HttpResponseBase]
) -> HttpResponseBase:
    """Return the page, made now or before.

    A page depends on its address and on what its ETag stands for, so none is ever stale. Only
    whole pages are kept: no redirects, no errors, nothing that sets a cookie.
    """
    place = (etag, request.build_absolute_uri())  # a page may say at which site it is
    with _turning:
        if (body := _pages.get(place)) is not None:
            _pages.move_to_end(place)
            return HttpResponse(body)
    response = make()
    if isinstance(response, HttpResponse) and _is_whole(response):
        with _turning:
            _pages[place] = response.content
            while len(_pages) > _KEPT_PAGES:
                _pages.popitem(last=False)
    return response


def _is_whole(response: HttpResponse) -> bool:
    return (
        response.status_code == 200
        and not response.cookies
        and response["Content-Type"].startswith("text/html")
        and len(response.content) <= _LARGEST
    )

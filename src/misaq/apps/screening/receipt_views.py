"""Where a subscriber's program acknowledges a notice later: signed, and as often as it likes."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from misaq.apps.screening.actions.receiving import take_receipt
from misaq.core.access.actors import PUBLIC
from misaq.core.access.permissions import Permission
from misaq.kernel.errors import NotFound

HEADER = "Misaq-Receipt"


@csrf_exempt  # a program asks; the receipt is signed with a secret that no browser holds
@require_POST
def receipt(request: HttpRequest, uid: str) -> HttpResponse:
    """Take the receipt of a notice, which stands in the header or is the body of the request."""
    given = request.headers.get(HEADER) or _body(request)
    try:
        take_receipt(actor=PUBLIC, at=datetime.now(UTC), uid=uid, receipt=given)
    except NotFound as refusal:
        answer = JsonResponse({"error": str(refusal.message)}, status=refusal.http_status)
    else:
        answer = JsonResponse({"received": uid})
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _body(request: HttpRequest) -> str:
    """Return the body as a receipt is written, in 64 letters and digits; another one is none."""
    return request.read(200).decode("ascii", "replace").strip()


receipt.__dict__["permission"] = Permission.PUBLIC
receipt.__dict__["is_personal"] = True

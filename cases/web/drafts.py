"""Typed text is kept while somebody types, and offered again when the form is opened."""

import json
from datetime import UTC, datetime
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from cases.drafts import actions as drafts
from cases.web.routes import NO_FAMILY, POSTS_BY_ALL, page


@require_POST
def autosave(request: HttpRequest, form: str) -> JsonResponse:
    """Keep the typed fields of one form of this person."""
    try:
        body = json.loads(request.body)
        fields = {str(name): value for name, value in body["fields"].items()}
        version = fields.get("base_version")
        base_version = int(str(version)) if version else None
        drafts.keep(form=form, fields=fields, base_version=base_version, by=request.user, opened_at=_opened_at(request))
    except drafts.TooMuch as no:
        return JsonResponse({"message": str(no)}, status=413)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError, OSError):
        return JsonResponse({"message": "Dit kon niet als concept worden bewaard."}, status=400)
    return JsonResponse({"saved_at": timezone.localtime().strftime("%H:%M")})


def kept(request: HttpRequest, form_key: str) -> dict[str, Any] | None:
    """What this person typed before and did not save, as form data; None when there is nothing."""
    draft = drafts.find(form=form_key, by=request.user)
    if draft is None or "concept" in request.GET:
        return None
    return {"fields": drafts.fields_of(draft), "saved_at": draft.saved_at}


def lay_over(form: BaseForm, fields: dict[str, Any]) -> None:
    """Show the kept text in an unbound form."""
    for name in form.fields:
        html_name = form.add_prefix(name)
        if html_name in fields:
            form.initial[name] = fields[html_name]


def autosave_url(form_key: str) -> str:
    """Where the page that is made now sends what is typed in it."""
    return f"{reverse('cases:autosave', args=[form_key])}?geopend={timezone.now().timestamp()}"


def _opened_at(request: HttpRequest) -> datetime | None:
    """When the page was made that this comes from."""
    moment = request.GET.get("geopend")
    return datetime.fromtimestamp(float(moment), tz=UTC) if moment else None


urlpatterns = [page("concept/<path:form>", autosave, "autosave", POSTS_BY_ALL, NO_FAMILY)]

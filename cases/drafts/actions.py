"""Keep, find and drop a draft."""

import json
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from cases.drafts.models import Draft

NEVER_KEPT = {"bsn"}  # fields that are not written anywhere before somebody saves them on purpose
LARGEST = 200_000  # characters of JSON; far above the longest form
MOST = 100  # forms of one person in which something is kept
LEFT_ALONE = timedelta(days=180)  # who has so many loses first what nobody looked at for so long
LONGEST_NAME = 200  # of a form
HIGHEST_VERSION = 2**31 - 1  # what the column holds
IN_FLIGHT = timedelta(hours=1)  # longer than a request is under way


class TooMuch(ValueError):
    """This is not kept; the sentence says so to who typed it, with what to do."""


def keep(
    *, form: str, fields: dict[str, Any], base_version: int | None, by: Any, opened_at: datetime | None = None
) -> None:
    """Keep what was typed in the page that was opened then. What arrives after that page was saved is left alone: it
    would come back as a concept of what is already there.

    Raises `TooMuch` when there is no room for it, and ValueError when it is no real form: a name or version that cannot
    be.
    """
    if len(form) > LONGEST_NAME or "\0" in form or not 0 <= (base_version or 0) <= HIGHEST_VERSION:
        raise ValueError("no form of ours")
    fields = {name: value for name, value in fields.items() if name.rsplit("-", 1)[-1] not in NEVER_KEPT}
    text = json.dumps(fields, ensure_ascii=False)
    if len(text) > LARGEST:
        raise TooMuch("Deze tekst is te lang om tussendoor te bewaren. Bewaar het formulier met de knop onderaan.")
    _make_room(form, by)
    with transaction.atomic():
        wanted = {"fields": text, "base_version": base_version}
        draft, is_new = Draft.objects.select_for_update().get_or_create(user=by, form=form, defaults=wanted)
        was_saved_since = opened_at and not draft.fields and draft.saved_at >= opened_at
        if is_new or was_saved_since:
            return
        draft.fields, draft.base_version = text, base_version
        draft.save()


def _make_room(form: str, by: Any) -> None:
    others = Draft.objects.filter(user=by).exclude(form=form).exclude(fields="")
    if others.count() < MOST:
        return
    oldest = others.filter(saved_at__lt=timezone.now() - LEFT_ALONE).order_by("saved_at").first()
    if oldest is None:
        raise TooMuch(
            f"In {MOST} andere formulieren staat nog tekst die niet is bewaard. Daarom wordt deze tekst niet "
            "tussendoor bewaard. Bewaar dit formulier met de knop onderaan."
        )
    oldest.delete()


def find(*, form: str, by: Any) -> Draft | None:
    return Draft.objects.filter(user=by, form=form).exclude(fields="").first()


def fields_of(draft: Draft) -> dict[str, Any]:
    return json.loads(draft.fields)


def drop(*, form: str, by: Any) -> None:
    """The form was saved: its draft is emptied, and stays so for the pages that were open. Older ones go."""
    Draft.objects.update_or_create(user=by, form=form, defaults={"fields": "", "base_version": None})
    Draft.objects.filter(user=by, fields="", saved_at__lt=timezone.now() - IN_FLIGHT).delete()

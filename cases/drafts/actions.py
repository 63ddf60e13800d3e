"""Keep, find and drop a draft."""

import json
from typing import Any

from cases.drafts.models import Draft

NEVER_KEPT = {"bsn"}  # fields that are not written anywhere before somebody saves them on purpose
LARGEST = 200_000  # characters of JSON; far above the longest form
LONGEST_NAME = 200  # of a form
HIGHEST_VERSION = 2**31 - 1  # what the column holds


def keep(*, form: str, fields: dict[str, Any], base_version: int | None, by: Any) -> Draft:
    """Keep what was typed. Raises ValueError when it is no real form: too large, or with a name or version that cannot
    be."""
    if len(form) > LONGEST_NAME or "\0" in form or not 0 <= (base_version or 0) <= HIGHEST_VERSION:
        raise ValueError("no form of ours")
    fields = {name: value for name, value in fields.items() if name.rsplit("-", 1)[-1] not in NEVER_KEPT}
    text = json.dumps(fields, ensure_ascii=False)
    if len(text) > LARGEST:
        raise ValueError("draft too large")
    draft, _ = Draft.objects.update_or_create(
        user=by, form=form, defaults={"fields": text, "base_version": base_version}
    )
    return draft


def find(*, form: str, by: Any) -> Draft | None:
    return Draft.objects.filter(user=by, form=form).first()


def fields_of(draft: Draft) -> dict[str, Any]:
    return json.loads(draft.fields)


def drop(*, form: str, by: Any) -> None:
    Draft.objects.filter(user=by, form=form).delete()

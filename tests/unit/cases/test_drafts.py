"""A concept that arrives after its page was saved does not come back; one of a page opened later does."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from cases.drafts import actions as drafts
from tests.personas import make_people

pytestmark = pytest.mark.django_db

FORM = "zorg/nieuw/1"


def type_in(text: str, *, by: Any, opened_at: datetime) -> None:
    drafts.keep(form=FORM, fields={"text": text}, base_version=None, by=by, opened_at=opened_at)


def kept(by: Any) -> Any:
    draft = drafts.find(form=FORM, by=by)
    return drafts.fields_of(draft)["text"] if draft else None


def test_a_concept_that_comes_too_late_is_left_alone():
    marit, opened = make_people().marit, timezone.now()
    type_in("half", by=marit, opened_at=opened)
    assert kept(marit) == "half"
    drafts.drop(form=FORM, by=marit)
    type_in("te laat", by=marit, opened_at=opened)
    assert kept(marit) is None


def test_a_page_that_was_opened_after_saving_keeps_its_own_concept():
    marit = make_people().marit
    drafts.drop(form=FORM, by=marit)
    type_in("nieuw", by=marit, opened_at=timezone.now() + timedelta(seconds=1))
    assert kept(marit) == "nieuw"
    drafts.drop(form=FORM, by=marit)
    assert kept(marit) is None

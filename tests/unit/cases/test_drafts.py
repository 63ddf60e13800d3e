"""A concept that arrives after its page was saved does not come back; one of a page opened later does."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.drafts import actions as drafts
from tests.personas import make_people

pytestmark = pytest.mark.django_db

FORM = {"form": "zorg/nieuw/1", "base_version": None}


def test_a_concept_that_comes_too_late_is_left_alone():
    marit, opened = make_people().marit, timezone.now()
    drafts.keep(**FORM, fields={"text": "half"}, by=marit, opened_at=opened)
    assert drafts.fields_of(drafts.find(form=FORM["form"], by=marit)) == {"text": "half"}
    drafts.drop(form=FORM["form"], by=marit)
    drafts.keep(**FORM, fields={"text": "te laat"}, by=marit, opened_at=opened)
    assert drafts.find(form=FORM["form"], by=marit) is None


def test_a_page_that_was_opened_after_saving_keeps_its_own_concept():
    marit = make_people().marit
    drafts.drop(form=FORM["form"], by=marit)
    drafts.keep(**FORM, fields={"text": "nieuw"}, by=marit, opened_at=timezone.now() + timedelta(seconds=1))
    assert drafts.fields_of(drafts.find(form=FORM["form"], by=marit)) == {"text": "nieuw"}
    drafts.drop(form=FORM["form"], by=marit)
    assert drafts.find(form=FORM["form"], by=marit) is None

"""A concept that arrives after its page was saved does not come back; one of a page opened later does."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from cases.drafts import actions as drafts
from cases.drafts.models import Draft
from tests import walks
from tests.personas import make_people
from tests.waiting import until_somebody_waits

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


@pytest.mark.parametrize("there", [True, False], ids=["was kept before", "is the first"])
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time")
def test_a_concept_that_comes_while_its_page_is_being_saved_is_left_alone(there):
    marit, opened = make_people().marit, timezone.now()
    if there:
        type_in("half", by=marit, opened_at=opened)

    def keep() -> None:
        type_in("te laat", by=marit, opened_at=opened)
        connection.close()

    with ThreadPoolExecutor(1) as beside:
        with transaction.atomic():
            drafts.drop(form=FORM, by=marit)
            comes = beside.submit(keep)
            until_somebody_waits()
        comes.result(timeout=10)
    assert kept(marit) is None


def test_a_page_that_was_opened_after_saving_keeps_its_own_concept():
    marit = make_people().marit
    drafts.drop(form=FORM, by=marit)
    type_in("nieuw", by=marit, opened_at=timezone.now() + timedelta(seconds=1))
    assert kept(marit) == "nieuw"
    drafts.drop(form=FORM, by=marit)
    assert kept(marit) is None


def test_what_is_too_long_is_not_kept_and_is_told(client):
    marit = make_people().marit
    client.force_login(marit)
    body = {"fields": {"text": "x" * (drafts.LARGEST + 1)}}
    answer = client.post(f"/concept/{FORM}", body, content_type="application/json")
    assert answer.status_code == 413
    assert answer.json()["message"].startswith("Deze tekst is te lang om tussendoor te bewaren. Bewaar het formulier")
    assert kept(marit) is None


def test_nobody_fills_the_database_with_concepts_and_whoever_has_so_many_is_told(client, monkeypatch):
    people = make_people()
    monkeypatch.setattr(drafts, "MOST", 3)
    client.force_login(people.marit)

    def send(number: int) -> int:
        body = {"fields": {"text": f"nummer {number}"}}
        return client.post(f"/concept/zorg/nieuw/{number}", body, content_type="application/json").status_code

    assert [send(number) for number in (1, 2, 3, 4, 3)] == [200, 200, 200, 413, 200]
    drafts.drop(form="zorg/nieuw/2", by=people.marit)  # saved: there is room again
    assert (send(4), send(5)) == (200, 413)
    told = client.post("/concept/x", {"fields": {"text": "y"}}, content_type="application/json").json()["message"]
    assert "In 3 andere formulieren staat nog tekst die niet is bewaard." in told
    client.force_login(people.jorn)
    assert send(1) == 200  # somebody else's are nobody's business
    client.force_login(people.marit)
    Draft.objects.filter(form="zorg/nieuw/1", user=people.marit).update(saved_at=timezone.now() - drafts.LEFT_ALONE * 2)
    assert (send(5), send(6)) == (200, 413)
    assert drafts.find(form="zorg/nieuw/1", by=people.marit) is None
    assert drafts.find(form="zorg/nieuw/3", by=people.marit) is not None


def test_a_form_that_keeps_its_text_itself_shows_it_again_when_there_is_no_room(client):
    people = make_people()
    number = walks.active(people).case.number
    client.force_login(people.essen)
    page = client.post(f"/zaak/{number}/noodtoegang", {"reason": "help " * 50_000})
    assert page.status_code == 200
    assert "Dit duurde te lang. Kopieer uw tekst" in page.text and "help help" in page.text

"""What somebody of the family writes or answers at their own door waits for the coordinator until it was read."""

import pytest
from django.test import Client
from django.urls import reverse

from cases.adulthood import actions as adulthood
from cases.analysis import actions as analyses
from cases.analysis.codes import Answer
from cases.analysis.telling import tell
from cases.door.models import DoorNews
from cases.plans import actions as plans
from cases.reminders import planning
from cases.reminders.models import Reminder
from flow.models import Event
from tests import walks
from tests.doors import let_in
from tests.eighteen import nears

pytestmark = pytest.mark.django_db


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def words(client, url):
    return " ".join(client.get(url).content.decode().split())


def test_it_stands_on_the_list_and_the_overview_until_it_was_read(people):
    home = walks.active(people)
    luka, marit = let_in(home.luka, by=people.marit), signed_in(people.marit)
    there, overview = reverse("cases:door-news", args=[home.case.pk]), reverse("cases:family", args=[home.case.pk])
    assert "Alles is gelezen." in words(marit, there)
    for text in ("Het is te druk in de klas.", "En ik slaap slecht."):
        tell(case=home.case, person=home.luka, text=text, not_for_family=True, by=luka)
    row = DoorNews.objects.get()  # the same of one person, once
    assert "Lezen wat het gezin zelf schreef" in words(marit, "/")
    assert "Lezen wat het gezin zelf schreef" in words(marit, "/?soort=gezin")
    assert f'href="{there}"' in words(marit, overview)
    assert "Eigen woorden" in words(marit, there) and "te druk" not in words(marit, there)
    planning.plan()
    assert "Iemand van het gezin schreef of antwoordde zelf: lees het" in words(marit, "/herinneringen")
    gone = reverse("cases:door-news-read", args=[row.pk])
    assert "Gelezen<span" not in words(signed_in(people.jorn), there)
    assert signed_in(people.jorn).post(gone).status_code == 403
    for stranger in (people.sven, luka, let_in(home.ivana, by=people.marit)):
        assert signed_in(stranger).post(gone).status_code == 404
        assert signed_in(stranger).get(there).status_code == 404
    assert DoorNews.objects.unread().exists()
    assert marit.post(gone)["Location"] == there
    marit.post(gone)  # a second time changes nothing
    assert Event.objects.filter(label="Gelezen wat iemand van het gezin zelf schreef").count() == 1
    planning.strike_out()
    assert Reminder.objects.get().reason == "Het is gelezen."
    assert "Lezen wat het gezin zelf schreef" not in words(marit, "/")
    assert f'href="{there}"' not in words(marit, overview)
    tell(case=home.case, person=home.luka, text="Nog iets.", by=luka)
    assert DoorNews.objects.unread().count() == 1


def test_every_answer_that_the_family_gives_itself_and_none_that_the_team_writes_down(people):
    home = walks.active(people)
    luka = let_in(home.luka, by=people.marit)
    answer = {"content": Answer.PARTLY, "help": Answer.AGREE, "words": "Niet alles klopt."}
    analysis = walks.analysis_shared(people, home)
    analyses.respond(analysis=analysis, by=people.marit, person=home.ivana, **answer)
    assert not DoorNews.objects.exists()
    analyses.respond(analysis=analysis, by=luka, person=home.luka, **answer)
    plan = walks.plan_proposed(people, home)
    plans.respond(plan=plan, by=luka, person=home.luka, **answer)
    adulthood.affirm(nears(people, home, months=6), domain="wonen", answer="nog_niet", by=luka)
    assert set(DoorNews.objects.values_list("what", "person")) == {
        (what, home.luka.pk) for what in ("analysis", "plan", "adulthood")
    }
    marit = signed_in(people.marit)
    page = words(marit, reverse("cases:door-news", args=[home.case.pk]))
    for name in ("analyses", "plan", "adulthood"):
        assert f'href="{reverse(f"cases:{name}", args=[home.case.pk])}"' in page


def test_without_a_coordinator_the_leader_hears_it_and_reads_it(people):
    home = walks.registered(people)
    tell(case=home.case, person=home.luka, text="Ik wil iets zeggen.", by=let_in(home.luka, by=people.marit))
    planning.plan()
    assert list(Reminder.objects.values_list("kind", "recipient")) == [("door_news", people.tess.pk)]
    gone = reverse("cases:door-news-read", args=[DoorNews.objects.get().pk])
    assert signed_in(people.marit).post(gone).status_code == 403
    assert signed_in(people.tess).post(gone).status_code == 302
    assert not DoorNews.objects.unread().exists()

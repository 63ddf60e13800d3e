"""The read log of pages: whoever sees, changes, prints, seeks or is kept out, leaves a line per person it is about."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cases.access.log.codes import Happening
from cases.access.log.looks import in_words, who_looked
from cases.access.log.models import AccessLine
from cases.access.log.verify import faults
from cases.access.records import write
from cases.families.models import Person
from cases.sharing.models import Participation
from cases.web.frame import get_or_404
from cases.web.routes import DECLARED, LOGGED, NO_FAMILY, reads
from tests import walks
from tests.doors import let_in
from tests.personas import PASSWORD, make_people
from tests.sample import Sample, addresses

pytestmark = pytest.mark.django_db


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


class Watch:
    """The lines that came since the last time it was asked."""

    def __init__(self) -> None:
        self.seen = self.newest()

    def newest(self) -> int:
        return AccessLine.objects.order_by("-pk").values_list("pk", flat=True).first() or 0

    def lines(self, **only: Any) -> list[AccessLine]:
        found = list(AccessLine.objects.filter(pk__gt=self.seen, **only).order_by("pk"))
        self.seen = self.newest()
        return found


def told(lines: list[AccessLine]) -> list[tuple[str, str, str]]:
    names = dict(Person.objects.values_list("pk", "first_name"))
    return sorted((one.event, one.shown, names[one.subject] if one.subject else "–") for one in lines)


# --- every page -----------------------------------------------------------------------------------------------------


def test_every_address_declares_what_it_is_in_the_read_log():
    assert {route for route in LOGGED if " api:" not in route} == set(DECLARED)  # the API has a table of its own
    assert {name for name, log in LOGGED.items() if log == NO_FAMILY and " api:" not in name} == {
        "cases:accessibility", "cases:autosave", "cases:intake", "cases:intake-somebody-else",
        "cases:retention",  # a number, a team and a day
        "cases:my-invitation", "cases:my-password",
        "cases:emergencies",  # a number and who read
        "cases:absences", "cases:absence", "cases:reminder-wishes",  # of professionals
        "cases:calendar", "cases:calendar-make", "cases:calendar-stop",  # whether there is an address
        "cases:numbers",  # how many of what, per team
    }  # fmt: skip


def test_every_page_of_a_family_leaves_a_line_for_everybody_in_it(people):
    """Whoever gets a page of a family leaves a line about each of its people; the address says which event."""
    sample, watch, wrong = Sample(people), Watch(), {}
    client = signed_in(people.marit)
    asked = addresses(sample)
    watch.lines()
    for what, (route, url) in asked.items():
        code, lines = client.get(url).status_code, watch.lines()
        if code != 200 or not LOGGED[route].names:
            continue
        about = {line.subject for line in lines if line.event == LOGGED[route].event}
        case = {line.case for line in lines}
        families = {sample.full.case.pk: sample.full.case.family, sample.asks.case.pk: sample.asks.case.family}
        everybody = {
            person for one in case if one in families for person in families[one].people.values_list("pk", flat=True)
        }
        if route == "cases:document-file":  # shows nothing of the family but a file, and that is about Luka
            everybody = {sample.full.luka.pk}
        if not about or about != everybody:
            wrong[what] = (about, everybody)
    assert wrong == {}
    assert list(faults()) == []


# --- what a line says -----------------------------------------------------------------------------------------------


def test_a_line_says_who_as_what_for_whom_and_why_and_nothing_of_what_was_read(people):
    home, watch = walks.active(people), Watch()
    trace, span = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
    answer = signed_in(people.marit).get(
        reverse("cases:plan", args=[home.case.pk]), headers={"traceparent": f"00-{trace}-{span}-01"}
    )
    lines = watch.lines()
    assert told(lines) == [("read", "plan", name) for name in ("Dario", "Ivana", "Luka")]
    line = lines[0]
    assert (line.user, line.organisation, line.role) == (people.marit.pk, people.team.pk, "coordinator")
    assert (line.purpose, line.ground, line.outcome) == ("coordination", "publieke_taak", "ok")
    assert (line.case, line.touched) == (home.case.pk, f"cases.case:{home.case.pk}")
    assert (line.trace_id, line.parent_span_id) == (trace, span)
    assert answer["traceparent"] == f"00-{trace}-{line.span_id}-01"
    assert line.access_point == "127.0.0.1"
    assert line.activity and line.source
    said = json.dumps([str(getattr(one, field.attname)) for one in lines for field in AccessLine._meta.concrete_fields])
    assert not [word for word in ("Luka", "Dario", "Horvat", "Marit", home.case.number) if word in said]


@pytest.mark.parametrize(
    ("persona", "role", "purpose", "ground"),
    [
        ("jorn", "local_team", "coordination", "publieke_taak"), ("essen", "team", "help", "direct_betrokken"),
        ("tess", "leader", "leading", "publieke_taak"),
    ],
)  # fmt: skip
def test_purpose_and_ground_follow_from_the_role_in_the_case(people, persona, role, purpose, ground):
    home, watch = walks.active(people), Watch()
    signed_in(people.users[persona]).get(reverse("cases:family", args=[home.case.pk]))
    lines = watch.lines()
    assert {(one.role, one.purpose, one.ground) for one in lines} == {(role, purpose, ground)}
    assert {one.organisation for one in lines} == {people.provider.pk if persona == "essen" else people.team.pk}


def test_a_list_names_the_children_of_each_family_on_it(people):
    walks.active(people)
    walks.active(people, "Bakker")
    client, watch = signed_in(people.marit), Watch()
    client.get("/")
    lines = watch.lines()
    assert told(lines) == [("list", "caseload", "Luka")] * 2
    assert len({line.case for line in lines}) == 2


def test_paper_is_printing_and_a_change_is_a_line_of_its_own_in_the_same_transaction(people):
    home = walks.active(people)
    plan, watch = walks.plan_active(people, home), Watch()
    client = signed_in(people.marit)
    client.get(reverse("cases:plan-print", args=[plan.pk]))
    assert {event for event, *_ in told(watch.lines())} == {"print"}
    url = reverse("cases:part-add", args=["netwerk", home.case.family_id])
    answer = client.post(url, {"name": "Opa", "role": "opa"})
    assert answer.status_code == 302, answer.context["form"].errors
    assert {(one.event, one.touched.split(":")[0]) for one in watch.lines()} == {("create", "cases.networkcontact")}


def test_a_change_that_is_refused_leaves_no_line_of_a_change(people):
    home, watch = walks.active(people), Watch()
    url = reverse("cases:part-add", args=["netwerk", home.case.family_id])
    assert signed_in(people.tess).post(url, {"name": "Opa"}).status_code == 403
    assert {one.event for one in watch.lines()} == {"refused"}


def test_the_bsn_is_an_event_of_its_own_about_that_child_alone(people):
    home = walks.active(people)
    home.luka.bsn = "999990019"
    write(home.luka, by=people.marit)
    watch = Watch()
    signed_in(people.marit).post(reverse("cases:bsn", args=[home.luka.pk]))
    assert told(watch.lines(event="bsn")) == [("bsn", "file", "Luka")]


def test_a_search_names_who_was_found_also_beyond_what_may_be_seen_and_also_when_nobody_was(people):
    home = walks.active(people)
    home.luka.bsn = "999990019"
    write(home.luka, by=people.marit)
    elsewhere, watch = make_people("2"), Watch()
    client = signed_in(elsewhere.marit)
    client.post(reverse("cases:search"), {"precies-bsn": "999990019"})
    found = watch.lines(event=Happening.SEARCH, trace_id__gt="")
    assert {one.subject for one in found} == {home.luka.pk}
    assert {(one.role, one.purpose) for one in found} == {("none", "known")}
    client.post(reverse("cases:search"), {"name": "niemand"})
    assert [(one.event, one.subject) for one in watch.lines()] == [("search", None)]


def test_signing_in_and_failing_to_are_lines_about_nobody(people, client):
    watch = Watch()
    client.post(reverse("account_login"), {"login": people.marit.email, "password": "fout"})
    client.post(reverse("account_login"), {"login": "wie@example.org", "password": "fout"})
    client.post(reverse("account_login"), {"login": people.marit.email, "password": PASSWORD})
    client.post(reverse("account_logout"))
    assert [(one.event, one.outcome, one.user, one.subject) for one in watch.lines()] == [
        ("sign_in_failed", "refused", people.marit.pk, None), ("sign_in_failed", "refused", None, None),
        ("sign_in", "ok", people.marit.pk, None), ("sign_out", "ok", people.marit.pk, None),
    ]  # fmt: skip


# --- no line, no page -----------------------------------------------------------------------------------------------


def test_when_the_line_cannot_be_written_nothing_is_shown(people, settings):
    home = walks.active(people)
    client = signed_in(people.marit)
    client.raise_request_exception = False
    settings.READ_LOG_KEYS = []
    answer = client.get(reverse("cases:family", args=[home.case.pk]))
    assert answer.status_code == 500
    assert "Luka" not in answer.content.decode()


def test_a_page_that_forgets_whose_data_it_shows_is_no_page(people, monkeypatch):
    walks.active(people)
    monkeypatch.setitem(LOGGED, "cases:caseload", reads(LOGGED["cases:plan"].shown))  # type: ignore[arg-type]
    client = signed_in(people.sven)
    client.raise_request_exception = False
    assert client.get("/").status_code == 500


def test_fetching_outside_of_a_request_is_nobody_looking(people):
    home, watch = walks.active(people), Watch()
    get_or_404(type(home.case).objects.visible_to(people.marit), pk=home.case.pk)
    assert watch.lines() == []


# --- looking at the log ---------------------------------------------------------------------------------------------


def test_the_coordinator_sees_who_looked_by_person_and_period_and_that_is_logged_too(people):
    home = walks.active(people)
    signed_in(people.essen).get(reverse("cases:plan", args=[home.case.pk]))
    signed_in(people.sven).get(reverse("cases:plan", args=[home.case.pk]))
    client, url, watch = signed_in(people.marit), reverse("cases:access-log", args=[home.case.pk]), Watch()
    html = client.get(url, {"wie": str(home.luka.pk)}).content.decode()
    assert "Dr. Van Essen" in html and "Gezinsplan: bekeken" in html and "Hulp geven aan het gezin" in html
    assert '<option value="">Iedereen</option>' in html
    assert "Sven Mulder" in html and "Deze persoon kreeg niets te zien" in html
    assert told(watch.lines()) == [("log_read", "log", name) for name in ("Dario", "Ivana", "Luka")]
    assert "Geen regels gevonden" in client.get(url, {"tot": "1-1-2020"}).content.decode()
    assert "Schrijf de dagen zoals" in client.get(url, {"van": "gisteren"}).content.decode()
    for persona, code in (("tess", 200), ("jorn", 403), ("essen", 403), ("sven", 404)):
        assert signed_in(people.users[persona]).get(url).status_code == code


def test_who_looked_tells_the_person_in_words_and_leaves_out_who_was_kept_out(people):
    home = walks.active(people)
    signed_in(people.sven).get(reverse("cases:plan", args=[home.case.pk]))
    signed_in(people.essen).get(reverse("cases:plan", args=[home.case.pk]))
    look = in_words(who_looked(home.luka)[:1])[0]
    assert (look.who, look.organisation, look.what) == (
        "Dr. Van Essen", "Jeugd-ggz De Zeilmakerij", "Gezinsplan: bekeken"
    )  # fmt: skip
    assert look.role == "professional in het team van het gezin" and look.why == "Hulp geven aan het gezin"
    assert "Sven Mulder" not in {one.who for one in in_words(who_looked(home.luka))}


# --- the privacy officer --------------------------------------------------------------------------------------------


def test_the_privacy_officer_sees_who_looked_and_nothing_of_the_family(people):
    home = walks.active(people)
    mother = let_in(home.ivana, by=people.marit)
    for user, page in ((people.essen, "plan"), (people.sven, "plan"), (mother, "my")):
        arguments = [] if page == "my" else [home.case.pk]
        assert signed_in(user).get(reverse(f"cases:{page}", args=arguments)).status_code in (200, 404)
    fay, url, watch = signed_in(people.fay), reverse("cases:access-log", args=[home.case.pk]), Watch()
    shown = fay.get(url).text
    assert "Dr. Van Essen" in shown and "Sven Mulder" in shown and "iemand van het gezin" in shown
    for word in ("Horvat", "Luka", "Ivana", "Dario", "Babić", "gezin/nieuw", 'name="wie"'):
        assert word not in shown
    lines = watch.lines()
    assert {(line.event, line.role, line.purpose, line.case) for line in lines} == {
        ("log_read", "officer", "review", home.case.pk)
    }  # fmt: skip
    assert "functionaris gegevensbescherming" in signed_in(people.marit).get(url).text
    for name in ("family", "team", "plan"):
        assert fay.get(reverse(f"cases:{name}", args=[home.case.pk])).status_code == 404


def test_the_privacy_officer_finds_a_case_by_its_number_and_only_of_the_own_organisation(people):
    home, elsewhere = walks.active(people), make_people("2")
    url, there = reverse("cases:emergencies"), reverse("cases:access-log", args=[home.case.pk])
    own, other = signed_in(people.fay), signed_in(elsewhere.fay)
    assert own.get(url, {"zaak": home.case.number.lower()})["Location"] == there
    answers = [other.get(url, {"zaak": number}).text for number in (home.case.number, "2ZZZ-ZZZ")]
    said = [text.replace(home.case.number, "2ZZZ-ZZZ").split("<main")[1].split("</main>")[0] for text in answers]
    assert said[0] == said[1] and "leidt geen zaak met nummer" in said[0]
    assert other.get(there).status_code == 404
    Participation.objects.filter(case=home.case, leads=True).update(
        ends_on=walks.today() - timedelta(days=1), begins_on=walks.today() - timedelta(days=9)
    )
    assert own.get(there).status_code == 404

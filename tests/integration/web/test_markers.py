"""Plant one secret marker per part, person and audience; fetch every page as every reader: no marker appears where the
table forbids it, and every marker that is shown at all appears where the table allows it (tests/tables/markers.md)."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from cases.access.withheld import withhold
from cases.families.ages import birthday
from cases.families.models import Person
from cases.web import help, plan
from network.models import User
from tests.doors import let_in
from tests.marked import FRAMES, Marked, allowed, free_fields, free_of, leaks
from tests.markers import MARKER, make
from tests.personas import make_people
from tests.tables.reading import rows
from tests.walks import today

pytestmark = pytest.mark.django_db

# Which column of the table holds for whom.
COLUMN = {
    "marit": "team", "jorn": "team", "tess": "team", "essen": "alles", "sven": "van Luka", "kim": "van Mila",
    "bo": "analyse", "hanna": "plan", "nynke": "niemand", "oscar": "niemand", "renske": "niemand",
}  # fmt: skip
# What is told by somebody from outside, or asked of somebody else: nobody of the family is planted there. The rooms'
# own tests ask who sees a request for access, a reading in an emergency, and a reminder.
NOT_PLANTED = {
    "AccessRequest.answer", "AccessRequest.reason", "EmergencyAccess.reason", "EmergencyAccess.review",
    "EmergencyAccess.view", "Reminder.occasion", "Reminder.reason", "Consent.given_by_name",
    "FileRequest.asked_by_name", "Document.taken_out_because", "Note.withdrawn_because", "OutboxEvent.occasion",
    "OutboxEvent.path", "OutboxEvent.row_type",
}  # fmt: skip


# Who answers, and in which regie, is told about the family as a whole: to who receives that part for the whole family.
FOR_WHO_SEES_ALL = {"AnalysisResponse", "PlanResponse", "Consent", "Coordination", "ClockPause", "Handover"}


@pytest.fixture(scope="module")
def marked(django_db_setup, django_db_blocker):
    """The marked family, made once."""
    with django_db_blocker.unblock(), transaction.atomic():
        sample = Marked(make(make_people()))
        sample.urls, sample.found = sample.pages(), {}
        yield sample
        transaction.set_rollback(True)


def fetch(user: Any, urls: dict[str, str]) -> dict[str, set[str]]:
    """Which markers stand on which page."""
    client = Client()
    client.force_login(user)
    found = {}
    for what, url in urls.items():
        answer = client.get(url)
        text = answer.getvalue().decode(errors="ignore") + answer.get("Location", "")
        found[what] = set(MARKER.findall(text))
    return found


def door(marked: Marked) -> dict[str, str]:
    """The own pages of the family; every other address is not there for them (`test_strangers`)."""
    return {what: url for what, url in marked.urls.items() if url.startswith("/mijn/")}


def test_every_free_text_of_a_family_carries_a_marker(marked):
    planted = {one.field for one in marked.family.planted.values()}
    assert set(free_fields()) - planted == NOT_PLANTED


@pytest.mark.parametrize("name", COLUMN)
def test_no_row_or_field_reaches_who_may_not_see_it_and_all_others_do(marked, name):
    """Every row of every kind, through the one filter; a frame without the fields that are withheld."""
    user = User.objects.get(pk=marked.people.users[name].pk)
    found: set[str] = set()
    for model in {type(row) for row in marked.family.rows.values()} | FRAMES:
        every: Any = model._default_manager
        for row in every.visible_to(user):
            shown = withhold(row, marked.full.case, user)
            found |= set(MARKER.findall(" ".join(str(getattr(shown, one.name)) for one in free_of(model))))
    kinds = {type(row).__name__ for row in marked.family.rows.values()} | {one.__name__ for one in FRAMES}
    told = {word: one for word, one in marked.family.planted.items() if one.field.split(".")[0] in kinds}
    # Who works with a child knows the names of who has gezag over them from the row about that gezag.
    by_gezag = {word for word, one in told.items() if (one.part, one.about) in (("naam", "moeder"), ("naam", "vader"))}
    wanted = {word for word, one in told.items() if allowed(one, COLUMN[name], name)}
    assert {told[word] for word in (found & set(told)) ^ wanted if word not in by_gezag} == set()


@pytest.mark.parametrize("name", ["essen", "sven", "bo", "hanna", "nynke", "oscar", "renske"])
def test_no_page_shows_a_reader_what_is_not_for_them(marked, name):
    found = fetch(marked.people.users[name], marked.urls)
    assert leaks(marked, found, COLUMN[name], name) == {}
    marked.found[name] = set().union(*found.values())


@pytest.mark.parametrize("name", ["sven", "bo", "hanna"])
def test_every_page_shows_a_reader_what_is_for_them(marked, name):
    """Of what stands on a page for whoever sees everything, each reader finds all that the table gives them."""
    for one in ("essen", name):
        if one not in marked.found:
            marked.found[one] = set().union(*fetch(marked.people.users[one], marked.urls).values())
    told = marked.family.planted
    missed = {f"{told[word].field} ({told[word].about}, {told[word].audience})" for word in marked.found["essen"]
              if allowed(told[word], COLUMN[name], name) and word not in marked.found[name]
              and told[word].field.split(".")[0] not in FOR_WHO_SEES_ALL}  # fmt: skip
    assert missed == set()


def test_nothing_but_names_contact_and_plan_leaves_in_a_bundle(marked):
    """For other systems, also to who sees everything: no analysis, no own words, no documents, no evaluation."""
    (words,) = fetch(marked.people.marit, {"fhir": marked.urls["cases:family-fhir"]}).values()
    assert {marked.family.planted[word].part for word in words} == {"naam", "contact", "plan"}


def test_a_form_offers_no_more_than_its_writer_may_know(marked):
    found = fetch(marked.people.sven, marked.forms())
    assert leaks(marked, found, COLUMN["sven"]) == {}


@pytest.mark.parametrize("row", rows("markers", "Luka wordt"), ids=lambda row: f"{row['wie']} {row['Luka wordt']}")
def test_the_own_door_shows_what_belongs_to_that_age(marked, row):
    home, day = marked.full, today()
    user = let_in({"Luka": home.luka, "moeder": home.ivana}[row["wie"]], by=marked.people.marit)
    for days, column in ((1, row["ervoor"]), (0, row["op die dag"]), (-1, row["erna"])):
        born = birthday(day + timedelta(days=days), -int(row["Luka wordt"]))
        Person.objects.filter(pk=home.luka.pk).update(birth_date=born)
        found = fetch(user, door(marked))
        own = {word for word, one in marked.family.planted.items() if (one.part, one.about) == ("naam", row["wie"])}
        assert leaks(marked, {what: words - own for what, words in found.items()}, column) == {}


def test_a_page_that_fetches_around_the_filter_is_caught(marked, monkeypatch):
    monkeypatch.setattr(plan, "help_cards", lambda case, user: [help._card(row) for row in case.help_requests.all()])
    found = fetch(marked.people.sven, {"plan": marked.urls["cases:plan"]})
    assert "HelpRequest.product_name (Mila, iedereen)" in leaks(marked, found, COLUMN["sven"])["plan"]


def test_neither_parent_reads_what_belongs_to_the_other(marked):
    for person, column in ((marked.full.ivana, "moeder"), (marked.full.dario, "vader")):
        user = let_in(person, by=marked.people.marit)
        assert leaks(marked, fetch(user, door(marked)), column) == {}


@pytest.mark.parametrize("column", ["moeder", "vader", "Luka"])
def test_what_is_printed_for_somebody_of_the_family_holds_what_they_may_see_and_no_more(marked, column):
    who = {"moeder": marked.full.ivana, "vader": marked.full.dario, "Luka": marked.full.luka}[column]
    papers = {
        "Statement": reverse("cases:analysis-print-for", args=[marked.final.pk, who.pk]),
        "Goal": reverse("cases:plan-print-for", args=[marked.proposed.pk, who.pk]),
    }
    found = fetch(marked.people.marit, papers)
    assert leaks(marked, found, column) == {}
    told = marked.family.planted
    for kind, words in found.items():
        theirs = {word for word, one in told.items() if one.field in (f"{kind}.text", f"{kind}.title")
                  and allowed(one, column, "")}  # fmt: skip
        assert theirs and theirs <= words

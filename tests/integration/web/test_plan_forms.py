"""Writing in the plan: every form says what is missing, keeps what was typed, and nobody overwrites anybody."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cases.plans import actions as plans
from cases.plans.models import HelpRequest, OwnStrength, Plan
from tests import walks

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(people):
    return walks.active(people)


@pytest.fixture
def marit(client, people):
    client.force_login(people.marit)
    return client


def text(response):
    return " ".join(response.content.decode().split())


def dutch(day):
    return f"{day:%-d-%-m-%Y}"


GOAL = {"title": "Slapen", "desired": "Uitgerust.", "period": "kort"}


def test_a_goal_is_added_last_and_keeps_what_was_typed_when_it_is_refused(marit, people, home):
    plan = walks.plan_draft(people, home)
    address = reverse("cases:part-add", args=["doel", plan.pk])
    refused = marit.post(address, {**GOAL, "is_imposed": "on"})
    page = text(refused)
    assert "Kies van wie dit doel is." in page and "Kies wie dit doel heeft opgelegd." in page
    assert 'value="Slapen"' in page and 'href="#id_imposed_by"' in page
    assert plan.goals.count() == 1
    assert marit.post(address, {**GOAL, "of_people": [home.luka.pk]}).status_code == 302
    assert list(plan.goals.values_list("title", "order")) == [("Rust in mijn hoofd", 1), ("Slapen", 2)]


def test_nobody_of_another_family_can_be_chosen(marit, people, home):
    plan, other = walks.plan_draft(people, home), walks.active(people, "Postma")
    refused = marit.post(reverse("cases:part-add", args=["doel", plan.pk]), {**GOAL, "of_people": [other.luka.pk]})
    assert refused.status_code == 200
    assert plan.goals.count() == 1
    who = {"what": "x", "due_on": "1-1-2030", "kind": "gewoon", "who": f"person:{other.luka.pk}"}
    assert marit.post(reverse("cases:part-add", args=["afspraak", plan.pk]), who).status_code == 200
    assert plan.agreements.count() == 1


def test_an_agreement_is_of_exactly_one(marit, people, home):
    plan = walks.plan_draft(people, home)
    address = reverse("cases:part-add", args=["afspraak", plan.pk])
    typed = {"what": "Mentor bellen", "due_on": "31-2-2027", "kind": "gewoon", "until": "1-1-2027"}
    page = text(marit.post(address, typed))
    assert "Kies wie dit doet." in page and "dag-maand-jaar" in page and "Mentor bellen" in page
    day = walks.today() + timedelta(days=7)
    for who in (f"person:{home.ivana.pk}", f"organisation:{people.provider.pk}", f"professional:{people.jorn.pk}"):
        assert marit.post(address, {**typed, "due_on": dutch(day), "until": "", "who": who}).status_code == 302
    made = plan.agreements.filter(what="Mentor bellen")
    assert [row.who for row in made] == ["Ivana", "Jeugd-ggz De Zeilmakerij", "Jorn Feenstra"]
    first = made[0]
    changed = {**typed, "due_on": dutch(day), "until": "", "who": f"professional:{people.essen.pk}", "base_version": 1}
    marit.post(reverse("cases:part-edit", args=["afspraak", first.pk]), changed)
    first.refresh_from_db()
    assert (first.person, first.professional) == (None, people.essen)


def test_a_number_is_between_zero_and_ten_and_one_per_person(marit, people, home):
    goal = walks.plan_draft(people, home).goals.get()
    address = reverse("cases:part-add", args=["schaalvraag", goal.pk])
    page = text(marit.post(address, {"who": f"person:{home.luka.pk}", "now": "11", "wished": "-1"}))
    assert page.count("Kies een cijfer van 0 tot en met 10.") >= 2
    good = {"who": f"person:{home.luka.pk}", "now": "3", "wished": "8"}
    assert marit.post(address, good).status_code == 302
    assert "heeft bij dit doel al een cijfer" in text(marit.post(address, good))
    assert goal.scales.count() == 1


@pytest.mark.parametrize(
    ("kind", "parent"), [("eigen-kracht", "goal"), ("hulp-nodig", "goal"), ("doel", "plan"), ("hulpaanvraag", "case")]
)
def test_an_empty_form_says_what_is_missing_and_keeps_nothing(marit, people, home, kind, parent):
    plan = walks.plan_draft(people, home)
    on = {"goal": plan.goals.get(), "plan": plan, "case": home.case}[parent]
    page = marit.post(reverse("cases:part-add", args=[kind, on.pk]), {})
    assert "Er is nog iets niet goed" in text(page)
    assert not HelpRequest.objects.exists() and not OwnStrength.objects.exists() and plan.goals.count() == 1


def test_the_wish_and_the_familiegroepsplan_are_checked_at_their_fields(marit, people, home):
    plan = plans.begin(case=home.case, by=people.marit)
    wish = reverse("cases:part-edit", args=["wens", plan.pk])
    assert "in hun eigen woorden" in text(marit.post(wish, {"wish": " ", "base_version": 1}))
    assert marit.post(wish, {"wish": "Rust.", "wish_by": "Luka", "base_version": 1}).status_code == 302
    family_plan = reverse("cases:part-edit", args=["familiegroepsplan", plan.pk])
    typed = {"family_plan_answer": "niet_gewenst", "family_plan_offered_on": dutch(walks.today())}
    assert "De wet kent drie redenen" in text(marit.post(family_plan, typed))
    typed |= {"family_plan_skip_ground": "a", "no_family_plan_on": dutch(walks.today())}
    assert marit.post(family_plan, typed).status_code == 302
    assert Plan.objects.get().family_plan_settled


def test_a_plan_cannot_be_added_or_taken_out_as_a_part(marit, people, home):
    plan = walks.plan_draft(people, home)
    assert marit.get(reverse("cases:part-add", args=["wens", plan.pk])).status_code == 404
    assert marit.post(reverse("cases:part-remove", args=["wens", plan.pk])).status_code == 404


def test_two_people_who_write_the_same_wish_choose(marit, people, home):
    plan = plans.begin(case=home.case, by=people.marit)
    address = reverse("cases:part-edit", args=["wens", plan.pk])
    marit.post(address, {"wish": "Rust.", "base_version": 1})
    clash = marit.post(address, {"wish": "Naar school.", "base_version": 1})
    assert clash.status_code == 409
    assert "Naar school." in text(clash) and "Rust." in text(clash)
    chosen = {"wish": "Rust.\n\nNaar school.", "base_version": 2, "keuze_wish": "mine", "mijn_wish": "Naar school."}
    marit.post(address, chosen)
    assert Plan.objects.get().wish == "Naar school."


def test_what_is_written_while_the_plan_is_put_before_the_family_is_refused_and_stays(marit, people, home):
    plan = walks.plan_draft(people, home)
    walks.go(plan, "propose", people.jorn)
    wish = {"wish": "Rust en ritme.", "base_version": 2}
    refused = marit.post(reverse("cases:part-edit", args=["wens", plan.pk]), wish)
    assert refused.status_code == 409
    assert "Neem het eerst terug" in text(refused) and "Rust en ritme." in text(refused)
    new = marit.post(reverse("cases:part-add", args=["doel", plan.pk]), GOAL | {"title": "Sporten"})
    assert new.status_code == 409 and "Sporten" in text(new)
    assert Plan.objects.get().wish == "Rust thuis." and plan.goals.count() == 1

"""When an evaluation is: planned for a reason, moved, kept when it is the last, and held on a day that has been."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cases.evaluations.actions import plan_evaluation
from cases.evaluations.models import Evaluation
from tests import walks

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(people):
    return walks.active(people)


@pytest.fixture
def marit(client, people):
    client.force_login(people.marit)
    return client


@pytest.fixture
def held(people, home):
    return walks.go(walks.evaluation_planned(people, home), "hold", people.marit, held_on=walks.today())


def text(response):
    return " ".join(response.content.decode().split())


def again(evaluation):
    """As it is in the database now."""
    return Evaluation.objects.get(pk=evaluation.pk)


def dutch(day):
    return f"{day:%-d-%-m-%Y}"


def score(evaluation, person):
    return f"{evaluation.plan.goals.get().pk.hex}-p{person.pk.hex}"


def opened(client, evaluation):
    """The marks that the page carries when it is opened."""
    form = client.get(reverse("cases:evaluation-form", args=[evaluation.pk])).context["form"]
    return {"base": form["base"].value()}


def enough(evaluation, home):
    """What a concluded evaluation needs."""
    goal = evaluation.plan.goals.get().pk.hex
    return {
        "what_worked": "Elke week praten.", "still_right": "ja", "decision": "voortzetten", f"result-{goal}": "open",
        f"score-{score(evaluation, home.luka)}": "5", f"words-{score(evaluation, home.luka)}": "Het gaat beter.",
        f"score-{score(evaluation, home.dario)}": "7",
    }  # fmt: skip


def fill(client, evaluation, home, **other):
    address = reverse("cases:evaluation-form", args=[evaluation.pk])
    return client.post(address, {**opened(client, evaluation), **enough(evaluation, home), **other})


def test_the_list_says_what_is_late_and_what_was_decided(marit, people, home, held):
    late = plan_evaluation(case=home.case, trigger="stagnatie", due_on=walks.today(), by=people.marit, why="Vast.")
    Evaluation.objects.filter(pk=late.pk).update(
        window_from=walks.today() - timedelta(days=20), due_on=walks.today() - timedelta(days=9)
    )
    fill(marit, held, home)
    walks.go(held, "conclude", people.marit, next_on=walks.today())
    page = text(marit.get(reverse("cases:evaluations", args=[home.case.pk])))
    for words in ("9 dagen te laat", "De hulp loopt vast", "Zo doorgaan", "Afgerond", "Vast."):
        assert words in page, words
    late = again(late)
    assert late.status == "planned"


def test_without_a_plan_in_force_nothing_can_be_planned(marit, people, home):
    page = text(marit.get(reverse("cases:evaluations", args=[home.case.pk])))
    assert "geen vastgesteld plan" in page and "Evaluatie plannen" not in page
    typed = {"trigger": "stagnatie", "due_on": dutch(walks.today())}
    refused = marit.post(reverse("cases:part-add", args=["evaluatie", home.case.pk]), typed)
    assert "nog geen vastgesteld plan" in text(refused)


def test_one_of_five_reasons_a_window_and_who_takes_part(marit, people, home):
    walks.plan_active(people, home)
    address = reverse("cases:part-add", args=["evaluatie", home.case.pk])
    page = text(marit.post(address, {"trigger": "", "due_on": "", "why": "Er is iets."}))
    assert "Vul in: Waarom kijken we terug." in page and "Er is iets." in page
    far, near = walks.today() + timedelta(days=400), walks.today() + timedelta(days=10)
    assert "binnen 180 dagen" in text(marit.post(address, {"trigger": "stagnatie", "due_on": dutch(far)}))
    typed = {
        "trigger": "grote_ontwikkeling", "due_on": dutch(near), "window_from": dutch(near + timedelta(days=1)),
        "people": [home.luka.pk, home.ivana.pk], "professionals": [people.essen.pk],
        "organisations": [people.provider.pk], "how": "Thuis",
    }  # fmt: skip
    assert "De periode begint na de laatste dag" in text(marit.post(address, typed))
    assert Evaluation.objects.count() == 1
    typed["window_from"] = dutch(walks.today() + timedelta(days=3))
    assert marit.post(address, typed).status_code == 302
    made = Evaluation.objects.get(trigger="grote_ontwikkeling")
    assert made.window_from == walks.today() + timedelta(days=3)
    assert set(made.people.all()) == {home.luka, home.ivana}
    assert set(made.professionals.all()) == {people.essen} and set(made.organisations.all()) == {people.provider}
    assert home.case.plans.get().next_evaluation_on == near


def test_moving_asks_a_reason_that_stays_readable(marit, people, home):
    evaluation = walks.evaluation_planned(people, home)
    address = reverse("cases:step", args=["evaluatie", evaluation.pk, "move"])
    page = text(marit.post(address, {}))
    assert "Kies een nieuwe datum." in page and "Schrijf waarom de evaluatie wordt verzet." in page
    later = walks.today() + timedelta(days=60)
    marit.post(address, {"due_on": dutch(later), "reason": "Vader is op reis."})
    assert Evaluation.objects.get().due_on == later
    assert "Vader is op reis." in text(marit.get(reverse("cases:evaluation", args=[evaluation.pk])))


def test_the_only_planned_evaluation_is_not_cancelled(marit, people, home):
    evaluation = walks.evaluation_planned(people, home)
    assert "Dit is de enige evaluatie die gepland staat" in text(
        marit.get(reverse("cases:evaluation", args=[evaluation.pk]))
    )
    address = reverse("cases:step", args=["evaluatie", evaluation.pk, "cancel"])
    assert marit.post(address, {"reason": "x"}).status_code == 409
    plan_evaluation(case=home.case, trigger="nieuwe_vraag", due_on=walks.today(), by=people.marit)
    marit.post(address, {"reason": "We kijken eerder terug."})
    evaluation = again(evaluation)
    assert evaluation.status == "cancelled"


def test_holding_asks_a_day_that_has_been(marit, people, home):
    evaluation = walks.evaluation_planned(people, home)
    address = reverse("cases:step", args=["evaluatie", evaluation.pk, "hold"])
    tomorrow = dutch(walks.today() + timedelta(days=1))
    assert "ligt in de toekomst" in text(marit.post(address, {"held_on": tomorrow}))
    form = reverse("cases:evaluation-form", args=[evaluation.pk])
    assert "Start de evaluatie eerst" in text(marit.get(form, follow=True))
    marit.post(address, {"held_on": dutch(walks.today())})
    assert marit.get(form).status_code == 200

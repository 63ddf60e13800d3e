"""Evaluations as pages: filled in by several people, concluded, and read afterwards."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.access.records import write
from cases.evaluations.actions import plan_evaluation
from cases.evaluations.models import Evaluation
from cases.plans import actions as plans
from cases.plans.models import Goal
from flow.models import Event
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


def test_the_form_shows_last_time_beside_this_time(marit, people, home, held):
    fill(marit, held, home)
    walks.go(held, "conclude", people.marit, next_on=walks.today())
    second = walks.go(home.case.evaluations.get(status="planned"), "hold", people.marit, held_on=walks.today())
    page = text(marit.get(reverse("cases:evaluation-form", args=[second.pk])))
    assert "Vorige keer" in page and "<strong>5</strong>" in page and "Het gaat beter." in page
    assert "<strong>7</strong>" in page and "<strong>6</strong>" not in page


def test_one_save_keeps_everything(marit, people, home, held):
    assert fill(marit, held, home).status_code == 302
    page = text(marit.get(reverse("cases:evaluation", args=[held.pk])))
    for words in ("Nu: 5 van de 10.", "Het gaat beter.", "Nu: 7 van de 10.", "Elke week praten.", "Zo doorgaan"):
        assert words in page, words
    assert Event.objects.filter(subject_id=held.pk, label="Evaluatie ingevuld").count() == 1


def test_bad_input_is_said_at_the_line_and_what_was_typed_stays(marit, people, home, held):
    goal = held.plan.goals.get().pk.hex
    refused = fill(
        marit, held, home,
        **{f"result-{goal}": "behaald", f"score-{score(held, home.luka)}": "", "what_did_not": "Laat naar bed."},
    )  # fmt: skip
    page = text(refused)
    assert "Schrijf hoe het ging" in page and "Kies ook een cijfer bij deze woorden." in page
    assert f'href="#id_review-{goal}"' in page and "Laat naar bed." in page
    assert not held.scores.exists()
    wrong = fill(marit, held, home, **{f"score-{score(held, home.luka)}": "11"})
    assert "Er is nog iets niet goed" in text(wrong)


def test_two_people_who_fill_in_different_lines_lose_nothing(client, people, home, held):
    client.force_login(people.marit)
    first = opened(client, held)
    client.force_login(people.essen)
    address = reverse("cases:evaluation-form", args=[held.pk])
    second = opened(client, held)
    client.post(address, {**second, "what_did_not": "Laat naar bed.", f"score-{score(held, home.ivana)}": "6"})
    client.force_login(people.marit)
    client.post(address, {**first, **enough(held, home)})
    held = again(held)
    assert (held.what_worked, held.what_did_not) == ("Elke week praten.", "Laat naar bed.")
    assert sorted(held.scores.values_list("score", flat=True)) == [5, 6, 7]


def test_two_people_who_fill_in_the_same_line_choose(client, people, home, held):
    client.force_login(people.marit)
    mine = opened(client, held)
    client.force_login(people.essen)
    fill(client, held, home, what_worked="Sporten.")
    client.force_login(people.marit)
    number = f"score-{score(held, home.luka)}"
    address = reverse("cases:evaluation-form", args=[held.pk])
    clash = client.post(address, {**mine, **enough(held, home), number: "8"})
    page = text(clash)
    assert clash.status_code == 409
    assert "Sporten." in page and "Elke week praten." in page
    assert "vulde Dr. Van Essen hier “5” in. Kies wat klopt." in page
    typed = {"base": clash.context["form"]["base"].value(), **enough(held, home), number: "8"}
    done = client.post(address, {**typed, "what_worked": "Praten en sporten.", "keuze_what_worked": "both"})
    assert done.status_code == 302
    held = again(held)
    assert held.what_worked == "Praten en sporten."
    assert held.scores.get(person=home.luka).score == 8


def test_what_was_typed_and_not_saved_is_offered_again(marit, people, home, held):
    base = opened(marit, held)
    autosave = reverse("cases:autosave", args=[f"evaluatie/{held.pk}/invullen"])
    fields = {**base, "what_worked": "Nog niet af", f"score-{score(held, home.luka)}": "4"}
    assert marit.post(autosave, json.dumps({"fields": fields}), content_type="application/json").status_code == 200
    page = text(marit.get(reverse("cases:evaluation-form", args=[held.pk])))
    assert "Dit is uw concept van" in page and "Nog niet af" in page
    assert 'value="4" selected' in page


def test_concluding_says_what_is_missing_and_asks_the_next_date(marit, people, home, held):
    page = text(marit.get(reverse("cases:evaluation", args=[held.pk])))
    for words in ("Rust in mijn hoofd", "Schrijf wat werkte.", "Kies wat jullie besluiten."):
        assert words in page, words
    fill(marit, held, home)
    address = reverse("cases:step", args=["evaluatie", held.pk, "conclude"])
    assert "Kies wanneer jullie weer terugkijken." in text(marit.post(address, {}))
    marit.post(address, {"next_on": dutch(walks.today() + timedelta(days=90))})
    assert home.case.plans.get().next_evaluation_on == walks.today() + timedelta(days=90)
    refused = marit.get(reverse("cases:evaluation-form", args=[held.pk]), follow=True)
    assert "afgerond" in text(refused)


def test_another_planned_evaluation_is_next_enough(marit, people, home, held):
    plan_evaluation(case=home.case, trigger="nieuwe_vraag", due_on=walks.today() + timedelta(days=20), by=people.marit)
    fill(marit, held, home)
    address = reverse("cases:step", args=["evaluatie", held.pk, "conclude"])
    assert "Er staat al een evaluatie gepland" in text(marit.get(address))
    assert marit.post(address, {}).status_code == 302
    assert home.case.plans.get().next_evaluation_on == walks.today() + timedelta(days=20)


def test_closing_explains_which_goals_are_left_and_closes_the_plan(marit, people, home, held):
    goal = held.plan.goals.get().pk.hex
    fill(marit, held, home, decision="afsluiten")
    address = reverse("cases:step", args=["evaluatie", held.pk, "conclude"])
    assert "Zeg eerst bij deze doelen hoe het is afgelopen" in text(marit.get(address))
    fill(marit, held, home, decision="afsluiten", **{f"result-{goal}": "behaald", f"review-{goal}": "Het is rustig."})
    assert "weer terug" not in text(marit.get(address))
    marit.post(address, {})
    assert (home.case.plans.get().status, Evaluation.objects.get().status) == ("closed", "concluded")
    page = text(marit.get(reverse("cases:plan", args=[home.case.pk])))
    assert "Behaald" in page and "Het is rustig." in page


def test_who_takes_part_can_change_until_it_is_concluded(marit, people, home, held):
    address = reverse("cases:part-edit", args=["deelnemers", held.pk])
    marit.post(address, {"people": [home.luka.pk], "professionals": [people.essen.pk], "base_version": held.version})
    assert list(held.people.all()) == [home.luka]
    assert marit.get(reverse("cases:part-edit", args=["evaluatie", held.pk])).status_code == 404


def test_the_paper_shows_everybody_apart(marit, people, home, held):
    fill(marit, held, home)
    page = text(marit.get(reverse("cases:evaluation-print", args=[held.pk])))
    for words in ("Nu: 5 van de 10.", "Nu: 7 van de 10.", "goede en meest helpende", "vertrouwelijk"):
        assert words in page, words


def test_the_leader_reads_and_does_not_fill_in(client, people, home, held):
    client.force_login(people.tess)
    assert "Evaluatie invullen" not in text(client.get(reverse("cases:evaluation", args=[held.pk])))
    assert client.get(reverse("cases:evaluation-form", args=[held.pk])).status_code == 403
    client.force_login(people.nynke)
    assert client.get(reverse("cases:evaluation", args=[held.pk])).status_code == 404


def test_pages_take_as_many_queries_for_one_goal_as_for_ten(marit, people, home, held):
    def queries(evaluation):
        counts = []
        for name in ("evaluation", "evaluation-form", "evaluation-print"):
            address = reverse(f"cases:{name}", args=[evaluation.pk])
            with CaptureQueriesContext(connection) as seen:
                assert marit.get(address).status_code == 200
            counts.append(len(seen))
        with CaptureQueriesContext(connection) as seen:
            marit.get(reverse("cases:evaluations", args=[home.case.pk]))
        return [*counts, len(seen)]

    fill(marit, held, home)
    walks.go(held, "conclude", people.marit, next_on=walks.today())
    second = walks.go(home.case.evaluations.get(status="planned"), "hold", people.marit, held_on=walks.today())
    fill(marit, second, home)
    few = queries(second)
    walks.go(second, "conclude", people.marit, next_on=walks.today())
    version = plans.begin(case=home.case, by=people.marit)
    version.many_goals_reason = "Zo is het."
    write(version, by=people.marit)
    for number in range(9):
        write(Goal(plan=version, title=f"Doel {number}", desired="x", order=number + 2), by=people.marit,
              many={"of_people": [home.luka]})  # fmt: skip
    walks.go(version, "propose", people.marit)
    walks.everybody_answers(people, version, lambda **answer: plans.respond(plan=version, **answer))
    walks.go(version, "adopt", people.marit, evaluate_on=walks.today())
    third = walks.go(version.evaluations.get(), "hold", people.marit, held_on=walks.today())
    values = {f"score-{goal.pk.hex}-p{home.luka.pk.hex}": "5" for goal in version.goals.all()}
    marit.post(reverse("cases:evaluation-form", args=[third.pk]), {**opened(marit, third), **values})
    assert queries(third) == few

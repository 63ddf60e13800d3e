"""The plan as pages: one page, its parts, its steps, its versions and its papers."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.access.records import write
from cases.plans import actions as plans
from cases.plans.models import Agreement, Goal, GoalScale, HelpRequest, NeededHelp, OwnStrength, Plan
from network.working_days import end_of_term
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


def goal_with_everything(plan, people, home, number):
    by = people.marit
    goal = write(
        Goal(plan=plan, title=f"Doel nummer {number}", desired="Anders.", own_words="Ik wil dit.", order=number + 2),
        by=by, many={"of_people": [home.luka, home.ivana]},
    )  # fmt: skip
    write(GoalScale(goal=goal, person=home.luka, now=3, wished=8, note="Te druk."), by=by)
    write(GoalScale(goal=goal, professional=people.essen, now=4, wished=7), by=by)
    write(OwnStrength(goal=goal, who="Oma", what="haalt op", can="ja"), by=by)
    write(NeededHelp(goal=goal, kind="Gesprekken", why="Dat helpt."), by=by)
    for carrier in ({"person": home.ivana}, {"professional": people.essen}, {"organisation": people.provider}):
        write(
            Agreement(plan=plan, what=f"Afspraak {number}", due_on=walks.today(), **carrier),
            by=by,
            many={"goals": [goal]},
        )
    write(Agreement(plan=plan, what=f"Los {number}", due_on=walks.today(), person=home.dario), by=by)
    write(HelpRequest(case=home.case, person=home.luka, asked_on=walks.today(), category="ambulant",
                      product_name=f"Hulp {number}", provider=people.provider), by=by)  # fmt: skip


def test_without_a_plan_the_page_says_so_and_the_team_can_begin(marit, people, home, client):
    page = marit.get(reverse("cases:plan", args=[home.case.pk]))
    assert "Er is nog geen plan" in text(page)
    begun = marit.post(reverse("cases:plan-begin", args=[home.case.pk]), follow=True)
    assert "Nog geen doelen" in text(begun)
    again = marit.post(reverse("cases:plan-begin", args=[home.case.pk]), follow=True)
    assert "Er is al een plan in de maak" in text(again)
    client.force_login(people.tess)
    assert client.post(reverse("cases:plan-begin", args=[home.case.pk])).status_code == 403


def test_the_page_shows_wish_goals_voices_numbers_and_who_does_what(marit, people, home):
    walks.analysis_final(people, home)
    plan = walks.plan_draft(people, home)
    goal_with_everything(plan, people, home, 1)
    late = Agreement(plan=plan, what="Intake", due_on=walks.today() - timedelta(days=9), organisation=people.provider)
    write(late, by=people.marit, many={"goals": [plan.goals.first()]})
    page = text(marit.get(reverse("cases:plan", args=[home.case.pk])))
    six_weeks = (end_of_term(walks.today() + timedelta(days=42)) - walks.today()).days
    for words in (
        "Rust thuis.", "In de woorden van Luka en zijn ouders", "Doel 1 · Rust in mijn hoofd",
        "Nu: 3 van de 10. Doel: 8.", "Nu: 4 van de 10. Doel: 7.", "Te druk.",
        "Somber, vol hoofd", "Te laat", "9 dagen te laat", "Andere afspraken",
        "Los 1", "Jeugdwet art. 4.1.3 lid 5", f"Over {six_weeks} dagen", "Hulp 1",
    ):  # fmt: skip
        assert words in page, words
    assert "3,5" not in page and "gemiddeld" not in page


def test_the_number_of_queries_does_not_grow_with_the_plan(marit, people, home):
    plan = walks.plan_draft(people, home)
    goal_with_everything(plan, people, home, 0)
    addresses = [
        reverse("cases:plan", args=[home.case.pk]), reverse("cases:plan-print", args=[plan.pk]),
        reverse("cases:plan-family", args=[plan.pk]),
    ]  # fmt: skip

    def queries():
        counts = []
        for address in addresses:
            with CaptureQueriesContext(connection) as seen:
                assert marit.get(address).status_code == 200
            counts.append(len(seen))
        return counts

    queries()
    few = queries()
    for number in range(1, 25):
        goal_with_everything(plan, people, home, number)
    assert queries() == few
    assert few[0] <= 45, few


def test_more_than_five_open_goals_ask_for_a_reason(marit, people, home):
    plan = walks.plan_draft(people, home)
    for number in range(5):
        write(Goal(plan=plan, title=f"Extra {number}", desired="x"), by=people.marit, many={"of_people": [home.luka]})
    page = text(marit.get(reverse("cases:plan-version", args=[plan.pk])))
    assert "Er staan 6 doelen tegelijk open" in page
    assert "Schrijf waarom dat nodig is" in page
    refused = marit.post(reverse("cases:step", args=["plan", plan.pk, "propose"]))
    assert refused.status_code == 409
    marit.post(
        reverse("cases:part-edit", args=["veel-doelen", plan.pk]), {"many_goals_reason": "De rechter vraagt dit."}
    )
    marit.post(reverse("cases:step", args=["plan", plan.pk, "propose"]))
    assert Plan.objects.get().status == "proposed"


def test_after_adoption_the_text_is_read_only_and_a_new_version_takes_everything_along(marit, people, home):
    plan = walks.plan_active(people, home)
    page = text(marit.get(reverse("cases:plan", args=[home.case.pk])))
    assert "Doel wijzigen" not in page and "Nieuwe versie maken" in page
    goal = plan.goals.get()
    refused = marit.get(reverse("cases:part-edit", args=["doel", goal.pk]), follow=True)
    assert "Een wijziging is een nieuwe versie" in text(refused)
    begun = marit.post(reverse("cases:plan-begin", args=[home.case.pk]), follow=True)
    page = text(begun)
    assert "Versie 2 is begonnen" in page and "Elke week praten met de coach." in page and "Gaat door" in page
    assert "Wat is er anders dan in versie 1?" in page
    assert "Er is een nieuwe versie: versie 2" in text(marit.get(reverse("cases:plan", args=[home.case.pk])))


def test_the_page_says_on_which_analysis_the_plan_rests(marit, people, home):
    draft = walks.analysis_draft(people, home)
    plan = plans.begin(case=home.case, by=people.marit)
    address = reverse("cases:plan-version", args=[plan.pk])
    assert "steunt nog niet op een verklarende analyse" in text(marit.get(address))
    goal = reverse("cases:part-add", args=["doel", plan.pk])
    assert "Welke factoren" not in text(marit.get(goal)) and "nog geen analyse die is voorgelegd" in text(
        marit.get(goal)
    )
    walks.go(draft, "share", people.marit)
    assert f'href="{reverse("cases:analysis", args=[draft.pk])}">verklarende analyse, versie 1</a>' in text(
        marit.get(address)
    )
    assert "Somber, vol hoofd" in text(marit.get(goal))


def test_an_old_version_is_read_and_not_written(marit, people, home):
    first = walks.plan_active(people, home)
    second = plans.begin(case=home.case, by=people.marit)
    walks.go(second, "propose", people.marit)
    walks.everybody_answers(people, second, lambda **answer: plans.respond(plan=second, **answer))
    walks.go(second, "adopt", people.marit, evaluate_on=walks.today())
    page = text(marit.get(reverse("cases:plan-version", args=[first.pk])))
    assert "U leest een oude versie" in page and "Gedaan" not in page
    versions = text(marit.get(reverse("cases:plan-versions", args=[home.case.pk])))
    assert "Versie 1" in versions and "Vervangen" in versions and "geldt nu" in versions
    refused = marit.post(reverse("cases:agreement-state", args=[first.agreements.get().pk]), {"status": "gedaan"})
    assert refused.status_code == 409


def test_adopting_asks_a_first_evaluation_within_the_maximum(marit, people, home):
    plan = walks.plan_proposed(people, home)
    walks.everybody_answers(people, plan, lambda **answer: plans.respond(plan=plan, **answer))
    address = reverse("cases:step", args=["plan", plan.pk, "adopt"])
    assert "180 dagen" in text(marit.get(address)) or "Uiterlijk" in text(marit.get(address))
    assert "Kies wanneer jullie voor het eerst terugkijken." in text(marit.post(address, {}))
    assert "al voorbij" in text(marit.post(address, {"evaluate_on": "1-1-2020"}))
    far = walks.today() + timedelta(days=181)
    assert "binnen 180 dagen" in text(marit.post(address, {"evaluate_on": dutch(far)}))
    assert Plan.objects.get().status == "proposed"
    marit.post(address, {"evaluate_on": dutch(far - timedelta(days=1))})
    assert (Plan.objects.get().status, Plan.objects.get().next_evaluation_on) == ("active", far - timedelta(days=1))


def test_agreements_and_goals_are_settled_on_the_plan_in_force(marit, people, home, client):
    plan = walks.plan_active(people, home)
    agreement, goal = plan.agreements.get(), plan.goals.get()
    marit.post(reverse("cases:agreement-state", args=[agreement.pk]), {"status": "gedaan"})
    agreement.refresh_from_db()
    assert (agreement.status, agreement.settled_on) == ("gedaan", walks.today())
    address = reverse("cases:goal-settle", args=[goal.pk])
    assert "hoe het is afgelopen" in text(marit.post(address, {"status": "behaald", "outcome": ""}))
    tomorrow = dutch(walks.today() + timedelta(days=1))
    assert "ligt in de toekomst" in text(marit.post(address, {"status": "behaald", "outcome": "x", "on": tomorrow}))
    marit.post(address, {"status": "behaald", "outcome": "Het is rustig."})
    goal.refresh_from_db()
    assert goal.status == "behaald"
    client.force_login(people.tess)
    assert client.get(address).status_code == 403
    client.force_login(people.sven)
    assert client.get(address).status_code == 404


def test_goals_move_with_buttons_and_only_the_team_moves_them(marit, people, home, client):
    plan = walks.plan_draft(people, home)
    goal_with_everything(plan, people, home, 1)
    second = plan.goals.get(title="Doel nummer 1")
    marit.post(reverse("cases:goal-move", args=[second.pk]), {"up": "1"})
    assert plan.goals.first() == second
    marit.post(reverse("cases:goal-first", args=[second.pk]))
    assert plan.goals.get(is_most_important=True) == second
    client.force_login(people.tess)
    assert client.post(reverse("cases:goal-move", args=[second.pk]), {"down": "1"}).status_code == 403


def test_help_through_a_certified_institution_has_no_six_steps(marit, people, home):
    address = reverse("cases:part-add", args=["hulpaanvraag", home.case.pk])
    typed = {
        "person": home.luka.pk, "route": "advies_lokaal_team", "asked_on": dutch(walks.today()),
        "status": "aangevraagd", "category": "ambulant", "product_name": "Systeemtherapie", "amount": "2",
    }  # fmt: skip
    page = text(marit.post(address, typed))
    assert "Vul hoeveel, de eenheid en hoe vaak samen in." in page and "Deze stap hoort bij een aanvraag." in page
    assert not HelpRequest.objects.exists()
    typed |= {"unit": "04", "frequency": "2", "route": "gi_bepaling"}
    assert marit.post(address, typed).status_code == 302
    page = text(marit.get(reverse("cases:help-request", args=[HelpRequest.objects.get().pk])))
    assert "2 uren per week" in page and "horen hier niet bij" in page


def test_the_papers_carry_answers_dissent_and_whom_to_call(marit, people, home):
    plan = walks.plan_proposed(people, home)
    plans.respond(
        plan=plan,
        by=people.marit,
        person=home.dario,
        content="niet_akkoord",
        help="akkoord",
        words="Ik zie het anders.",
    )
    page = text(marit.get(reverse("cases:plan-print", args=[plan.pk])))
    for words in (
        "Rust thuis.",
        "Inhoud: niet akkoord. Hulp: akkoord.",
        "Ik zie het anders.",
        "Handtekening",
        "vertrouwelijk",
    ):
        assert words in page, words
    people.marit.phone = "0598 12 34 56"
    people.marit.save()
    page = text(marit.get(reverse("cases:plan-family", args=[plan.pk])))
    for words in ("Dit willen jullie", "Rust in mijn hoofd", "Wie doet wat", "Marit Dijkhuis", "0598 12 34 56"):
        assert words in page, words


def test_the_leader_reads_and_does_not_write(client, people, home):
    plan = walks.plan_draft(people, home)
    client.force_login(people.tess)
    page = text(client.get(reverse("cases:plan-version", args=[plan.pk])))
    assert "Rust in mijn hoofd" in page and "Doel wijzigen" not in page and "Hulp aanvragen" not in page

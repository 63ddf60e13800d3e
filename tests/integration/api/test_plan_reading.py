"""Plans and evaluations as systems read them: what was granted, by date over all families, at a fixed price."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.access.records import write
from cases.evaluations.models import Evaluation, GoalScore
from cases.plans.models import Agreement, Goal, GoalScale
from cases.sharing import actions as sharing
from tests import walks
from tests.callers import Caller, make_client
from tests.counting import at_most
from tests.walks import today

pytestmark = pytest.mark.django_db


def day(days: int = 0) -> str:
    return (today() + timedelta(days=days)).isoformat()


def test_a_provider_reads_what_was_granted_and_nothing_else(people, home):
    evaluation = walks.evaluation_held(people, home)
    plan = evaluation.plan
    sven = Caller(make_client(people.other_provider), people.sven)
    for address in ("gezinsplannen", "evaluaties"):
        assert sven.get(address).json()["results"] == []
    for address in (f"gezinsplannen/{plan.pk}", f"doelen/{plan.goals.get().pk}", f"evaluaties/{evaluation.pk}/scores"):
        assert sven.get(address).status_code == 404
    row = sharing.invite(
        case=home.case, organisation=people.other_provider, purpose="hulp", ground="direct_betrokken",
        explanation="Helpt Dario.", parts=["plan"], people=[home.dario], by=people.marit,
    )  # fmt: skip
    sharing.add_member(participation=row, user=people.sven, by=people.marit)
    seen = sven.get(f"gezinsplannen/{plan.pk}").json()
    assert (seen["stand"], seen["wens"], seen["familiegroepsplanAntwoord"], seen["stappen"]) == ("active", "", "", [])
    assert [one["id"] for one in sven.get("gezinsplannen?stand=active").json()["results"]] == [str(plan.pk)]
    assert sven.get(f"gezinsplannen/{plan.pk}/doelen").json()["results"] == []
    assert sven.get(f"gezinsplannen/{plan.pk}/afspraken").json()["results"] == []
    answers = sven.get(f"gezinsplannen/{plan.pk}/reacties").json()["results"]
    assert [(one["persoon"], one["inhoud"]) for one in answers] == [(str(home.dario.pk), "akkoord")]
    assert sven.get(f"gezinsplannen/{plan.pk}/gevraagden").status_code == 403
    assert sven.get("evaluaties").json()["results"] == []
    assert sven.get(f"evaluaties/{evaluation.pk}").status_code == 404
    assert sven.post(f"gezinnen/{home.case.family_id}/gezinsplannen").status_code == 403
    assert Evaluation.objects.count() == 1 and GoalScore.objects.count() == 1


def test_the_plans_of_all_families_are_found_by_date(team, people, home):
    plan = walks.plan_active(people, home, in_days=42)
    walks.plan_active(people, walks.active(people, "Bakker"), in_days=10)

    def found(query: str) -> list[str]:
        return [one["evaluatieDatum"] for one in team.get(f"gezinsplannen?{query}").json()["results"]]

    assert found("sort=-evaluatieDatum") == [day(42), day(10)]
    assert found(f"evaluatieDatumVoor={day(42)}") == [day(10)]
    assert found(f"evaluatieDatumNa={day(10)}&stand=active") == [day(42)]
    assert team.get("gezinsplannen?evaluatieDatumVoor=morgen").status_code == 400
    assert len(team.get(f"evaluaties?uiterlijkDatumVoor={day(20)}&stand=planned").json()["results"]) == 1
    assert team.get(f"gezinsplannen/{plan.pk}?fields=stand").json() == {"stand": "active"}


def test_a_document_costs_the_same_whatever_hangs_on_it(team, people, home):
    plan = walks.plan_draft(people, home)
    addresses = (f"gezinsplannen/{plan.pk}", f"doelen/{plan.goals.get().pk}", f"gezinsplannen/{plan.pk}/doelen",
                 f"gezinsplannen/{plan.pk}/afspraken")  # fmt: skip

    def costs() -> dict[str, int]:
        counts = {}
        for address in addresses:
            with CaptureQueriesContext(connection) as asked:
                assert team.get(address).status_code == 200
            counts[address] = len(asked)
        return counts

    team.get("gemeenten")  # who calls is looked up the first time
    before = costs()
    goal = plan.goals.get()
    for number in range(5):
        other = write(Goal(plan=plan, title=f"Doel {number}", desired="Iets."), by=people.marit,
                      many={"of_people": [home.luka]})  # fmt: skip
        for on, person in ((goal, (home.luka, home.dario, home.ivana)[number % 3]), (other, home.luka)):
            if not GoalScale.objects.filter(goal=on, person=person).exists():
                write(GoalScale(goal=on, person=person, now=3, wished=7), by=people.marit)
        write(Agreement(plan=plan, what="Bellen.", person=home.luka, due_on=today()), by=people.marit,
              many={"goals": [goal, other]})  # fmt: skip
    assert costs() == before
    assert max(before.values()) <= at_most(30), before

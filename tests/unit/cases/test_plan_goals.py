"""Goals among each other, what fits in a plan, the clock of six weeks, and what a version changed."""

from datetime import timedelta

import pytest

from cases.access.records import write
from cases.plans import actions as plans
from cases.plans.changes import changes
from cases.plans.goals import choose_most_important, move, write_goal
from cases.plans.models import Agreement, Goal, GoalScale, HelpRequest, Plan
from flow.gate import Incomplete, NotPossible
from network.working_days import end_of_term
from tests import walks

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(people):
    return walks.active(people)


def new_goal(plan, title, people, home):
    return write_goal(Goal(plan=plan, title=title, desired="Anders."), by=people.marit, many={"of_people": [home.luka]})


def titles(plan):
    return list(plan.goals.values_list("title", flat=True))


def test_the_first_goal_is_the_most_important_until_somebody_chooses(people, home):
    plan = plans.begin(case=home.case, by=people.marit)
    first, second = (new_goal(plan, title, people, home) for title in ("Slapen", "School"))
    assert titles(plan) == ["Slapen", "School"]
    assert plan.goals.get(is_most_important=True) == first
    choose_most_important(second, by=people.essen)
    assert plan.goals.get(is_most_important=True) == second


def test_goals_change_places_and_stay_in_the_row_at_its_ends(people, home):
    plan = plans.begin(case=home.case, by=people.marit)
    made = [new_goal(plan, title, people, home) for title in ("Een", "Twee", "Drie")]
    move(made[2], up=True, by=people.marit)
    assert titles(plan) == ["Een", "Drie", "Twee"]
    move(made[0], up=True, by=people.marit)
    move(made[1], up=False, by=people.marit)
    assert titles(plan) == ["Een", "Drie", "Twee"]


def test_goals_of_an_adopted_plan_do_not_change_places(people, home):
    plan = walks.plan_active(people, home)
    with pytest.raises(NotPossible, match="nieuwe versie"):
        move(plan.goals.get(), up=True, by=people.marit)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"family_plan_answer": "gewenst"}, "family_plan_offered_on"),
        ({"family_plan_answer": "niet_gewenst", "family_plan_offered_on": "today"}, "family_plan_skip_ground"),
        ({"family_plan_skip_ground": "b"}, "no_family_plan_on"),
        ({"no_family_plan_on": "today"}, "family_plan_skip_ground"),
        ({"no_family_plan_on": "tomorrow", "family_plan_skip_ground": "c"}, "no_family_plan_on"),
        (
            {
                "family_plan_answer": "gewenst", "family_plan_offered_on": "today", "family_plan_skip_ground": "a",
                "no_family_plan_on": "today",
            },
            "family_plan_skip_ground",
        ),
    ],
)  # fmt: skip
def test_what_does_not_fit_in_the_offer_of_a_familiegroepsplan_is_said_at_its_field(facts, field):
    days = {"today": walks.today(), "tomorrow": walks.today() + timedelta(days=1)}
    assert field in Plan(**{name: days.get(value, value) for name, value in facts.items()}).misfits()


def test_the_six_weeks_run_from_the_day_it_is_clear_until_the_plan_is_adopted(people, home):
    plan = walks.plan_draft(people, home)
    assert plan.adopt_by() == end_of_term(walks.today() + timedelta(days=42))
    plan.no_family_plan_on = None
    assert plan.adopt_by() is None
    adopted = _adopt(plan, people)
    assert adopted.adopt_by() is None
    assert plans.begin(case=home.case, by=people.marit).adopt_by() is None


def _adopt(plan, people):
    walks.go(plan, "propose", people.marit)
    proposed = Plan.objects.get(pk=plan.pk)
    walks.everybody_answers(people, proposed, lambda **answer: plans.respond(plan=proposed, **answer))
    return walks.go(proposed, "adopt", people.marit, evaluate_on=walks.today() + timedelta(days=42))


def test_a_repeating_agreement_is_late_after_its_last_day(people):
    yesterday = walks.today() - timedelta(days=1)
    agreement = Agreement(what="Praten", due_on=yesterday, repeats="elke week", until=walks.today())
    assert not agreement.is_late()
    agreement.repeats = ""
    assert agreement.is_late()
    assert "repeats" in agreement.misfits()
    agreement.status = "gedaan"
    assert not agreement.is_late()


def test_an_imposed_goal_names_who_imposed_it(people):
    assert "imposed_by" in Goal(is_imposed=True).misfits()
    assert "is_imposed" in Goal(imposed_by=people.provider).misfits()
    assert not Goal(is_imposed=True, imposed_by=people.provider).misfits()


def test_the_amount_of_help_goes_together_and_the_six_steps_belong_to_the_local_team():
    assert set(HelpRequest(amount=2).misfits()) == {"unit", "frequency"}
    asked = HelpRequest(status="aangevraagd", question="Hoe helpen we?")
    assert set(asked.misfits()) == {"problems", "conclusion"}
    assert not HelpRequest(status="toegekend", route="gi_bepaling").misfits()


def test_one_number_per_professional_and_goal(people, home):
    goal = walks.plan_draft(people, home).goals.get()
    write(GoalScale(goal=goal, professional=people.essen, now=3, wished=8), by=people.essen)
    assert "who" in GoalScale(goal=goal, professional=people.essen, now=4, wished=8).misfits()


def test_how_a_goal_ended_is_written_down(people, home):
    goal = walks.plan_active(people, home).goals.get()
    with pytest.raises(Incomplete, match="hoe het is afgelopen"):
        plans.settle_goal(goal, status="behaald", outcome=" ", by=people.marit)


def test_a_version_says_what_it_changed(people, home):
    first = walks.plan_active(people, home)
    assert changes(first) is None
    second = plans.begin(case=home.case, by=people.marit)
    second.wish = "Rust en weer naar school."
    write(second, by=people.marit)
    kept = second.goals.get()
    new_goal(second, "Naar school", people, home)
    write(Agreement(plan=second, what="Mentor bellen", person=home.ivana, due_on=walks.today()), by=people.marit)
    found = changes(second)
    assert found is not None
    assert found.before == first
    assert found.wish_changed
    assert found.continued == [kept]
    assert [goal.title for goal in found.new_goals] == ["Naar school"]
    assert [row.what for row in found.new_agreements] == ["Mentor bellen"]
    assert not found.ended_goals and not found.ended_agreements
    kept.title = "Een rustig hoofd"
    write(kept, by=people.marit)
    found = changes(second)
    assert found is not None
    assert [(now.title, before.title) for now, before in found.reworded] == [("Een rustig hoofd", "Rust in mijn hoofd")]

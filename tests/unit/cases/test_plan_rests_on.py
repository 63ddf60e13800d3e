"""On which analysis a plan rests: the newest the family was given to read, never one that is still written."""

import pytest

from cases.access.records import remove, write
from cases.analysis import actions as analyses
from cases.analysis.models import Factor, Statement
from cases.plans import actions as plans
from cases.plans.models import Goal, Plan
from flow.models import Event
from tests import walks

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(people):
    return walks.active(people)


def something_new(people, home, follow):
    """What a follow-up needs before it can be shared: every text read, something said, and a new factor explained."""
    walks.write_headings(follow, people.marit)
    said = Statement(analysis=follow, voice="jeugdige", person=home.luka, kind="beleving", said_on=walks.today(),
                     text="Nu is er een nieuwe klas.")  # fmt: skip
    write(said, by=people.marit, many={"about": [home.luka]})
    factor = Factor(analysis=follow, title="Nieuwe klas", kind="risico", locus="kind")
    write(factor, by=people.marit, many={"about": [home.luka]})
    analyses.explain_new_factor(factor, why="Luka wisselde.", by=people.marit)


def test_a_plan_begun_beside_a_draft_rests_on_nothing_until_the_draft_is_shared(people, home):
    draft = walks.analysis_draft(people, home)
    plan = plans.begin(case=home.case, by=people.marit)
    goal = write(Goal(plan=plan, title="Rust", desired="Ik slaap."), by=people.marit)
    assert plan.analysis is None
    walks.go(draft, "share", people.essen)
    assert Plan.objects.get().analysis == draft and goal.factors.count() == 0
    told = Event.objects.get(label__startswith="Het plan steunt nu op")
    assert (told.label, told.by) == ("Het plan steunt nu op de verklarende analyse, versie 1", people.essen)


def test_a_wish_that_is_being_typed_does_not_undo_it(people, home):
    draft = walks.analysis_draft(people, home)
    typed = plans.begin(case=home.case, by=people.marit)
    walks.go(draft, "share", people.marit)
    typed.wish = "Rust thuis."
    write(typed, by=people.marit)
    assert Plan.objects.get().analysis == draft


def test_a_plan_before_the_family_stays_as_they_got_it_until_it_is_taken_back(people, home):
    plan = walks.plan_proposed(people, home)
    shared = walks.analysis_shared(people, home)
    assert Plan.objects.get().analysis is None
    walks.go(plan, "take_back", people.marit, reason="Nu met de analyse.")
    assert Plan.objects.get().analysis == shared


def test_a_next_version_leaves_the_plan_in_force_alone_and_follows_the_factors(people, home):
    """Begun while the follow-up was written, it rests on the analysis before, and moves along when that is shared."""
    final = walks.analysis_final(people, home)
    first = walks.plan_active(people, home)
    follow = analyses.follow_up(previous=final, triggers=["nieuwe_vraag"], by=people.marit)
    second = plans.begin(case=home.case, by=people.marit)
    assert second.analysis == final and second.goals.get().factors.get() == final.factors.get()
    analyses.confirm_factor(follow.factors.get(), why="Speelt nog.", by=people.marit)
    something_new(people, home, follow)
    walks.go(follow, "share", people.marit)
    second = Plan.objects.get(pk=second.pk)
    assert second.analysis == follow and second.goals.get().factors.get().carried_from == final.factors.get()
    assert Plan.objects.get(pk=first.pk).analysis == final and first.goals.get().factors.get() == final.factors.get()


def test_a_next_version_begun_after_the_follow_up_rests_on_it_without_what_was_left_out(people, home):
    final = walks.analysis_final(people, home)
    walks.plan_active(people, home)
    follow = analyses.follow_up(previous=final, triggers=["nieuwe_vraag"], by=people.marit)
    analyses.drop_factor(follow.factors.get(), why="Voorbij.", by=people.marit)
    something_new(people, home, follow)
    walks.go(follow, "share", people.marit)
    second = plans.begin(case=home.case, by=people.marit)
    assert second.analysis == follow and second.goals.get().factors.count() == 0


def test_while_a_plan_in_force_rests_on_what_was_shared_a_factor_can_leave_a_follow_up_in_draft(people, home):
    final = walks.analysis_final(people, home)
    walks.plan_active(people, home)
    follow = analyses.follow_up(previous=final, triggers=["nieuwe_vraag"], by=people.marit)
    second = plans.begin(case=home.case, by=people.marit)
    walks.go(second, "propose", people.marit)
    walks.everybody_answers(people, second, lambda **answer: plans.respond(plan=second, **answer))
    walks.go(second, "adopt", people.marit, evaluate_on=walks.today())
    remove(follow.factors.get(), by=people.marit)
    assert not follow.factors.exists()

"""Several people fill in one evaluation: what each changed is kept, and what both changed is asked."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.access.records import write
from cases.evaluations.actions import latest_scores, plan_evaluation, previous_scores
from cases.evaluations.filling import Clash, fill_in, mark, raters, values_of
from cases.evaluations.models import Evaluation
from cases.plans import actions as plans
from cases.plans.models import Goal
from flow.gate import Incomplete, NotAllowed, NotPossible
from flow.models import Event
from tests import walks

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(people):
    return walks.active(people)


@pytest.fixture
def evaluation(people, home):
    return walks.go(walks.evaluation_planned(people, home), "hold", people.marit, held_on=walks.today())


def marks(evaluation, *names):
    """What somebody saw when they opened the page."""
    now = values_of(evaluation)
    return {name: mark(now.get(name, "open" if name.startswith("result") else "")) for name in names}


def line(evaluation, kind, person=None):
    goal = evaluation.plan.goals.first().pk.hex
    return f"{kind}-{goal}" + (f"-p{person.pk.hex}" if person else "")


def test_numbers_of_several_people_are_kept_in_one_save(people, home, evaluation):
    scores = {
        line(evaluation, "score", home.luka): "5", line(evaluation, "words", home.luka): "Het gaat beter.",
        line(evaluation, "score", home.dario): "7", line(evaluation, "words", home.dario): "",
    }  # fmt: skip
    fill_in(evaluation, {**scores, "what_worked": "Elke week praten."}, started_from={}, by=people.marit)
    given = {row.person: (row.score, row.words) for row in evaluation.scores.all()}
    assert given == {home.luka: (5, "Het gaat beter."), home.dario: (7, "")}
    evaluation.refresh_from_db(fields=["what_worked", "version"])
    assert (evaluation.what_worked, evaluation.version) == ("Elke week praten.", 2)
    assert Event.objects.filter(subject_id=evaluation.pk, label="Evaluatie ingevuld").count() == 1


def test_what_only_one_of_two_people_changed_is_kept_for_both(people, home, evaluation):
    """Marit and Dr. Van Essen open the page together; each fills in something else."""
    score = line(evaluation, "score", home.luka)
    seen = marks(evaluation, "what_worked", "what_did_not", score)
    fill_in(evaluation, {"what_worked": "Praten.", "what_did_not": "", score: ""}, started_from=seen, by=people.marit)
    fill_in(
        evaluation, {"what_worked": "", "what_did_not": "Laat bed.", score: "6"}, started_from=seen, by=people.essen
    )
    now = values_of(Evaluation.objects.get(pk=evaluation.pk))
    assert (now["what_worked"], now["what_did_not"], now[score]) == ("Praten.", "Laat bed.", "6")


def test_a_line_that_both_changed_is_asked_and_nothing_is_kept(people, home, evaluation):
    score = line(evaluation, "score", home.luka)
    seen = marks(evaluation, "what_worked", "changes", score)
    fill_in(evaluation, {"what_worked": "Praten.", score: "4"}, started_from=seen, by=people.marit)
    with pytest.raises(Clash) as clash:
        mine = {"what_worked": "Sporten.", score: "6", "changes": "Verhuisd."}
        fill_in(evaluation, mine, started_from=seen, by=people.essen)
    assert sorted(clash.value.names) == sorted(["what_worked", score])
    assert clash.value.now[score] == "4"
    assert values_of(Evaluation.objects.get(pk=evaluation.pk))["changes"] == ""


def test_the_same_change_by_two_people_is_no_clash(people, evaluation):
    seen = marks(evaluation, "decision")
    for by in (people.marit, people.essen):
        fill_in(evaluation, {"decision": "voortzetten"}, started_from=seen, by=by)
    assert values_of(Evaluation.objects.get(pk=evaluation.pk))["decision"] == "voortzetten"


def test_other_line_ends_of_a_browser_are_no_change(people, evaluation):
    fill_in(evaluation, {"what_worked": "Een.\r\nTwee."}, started_from={}, by=people.marit)
    version = Evaluation.objects.get(pk=evaluation.pk).version
    seen = marks(Evaluation.objects.get(pk=evaluation.pk), "what_worked")
    fill_in(evaluation, {"what_worked": "Een.\nTwee."}, started_from=seen, by=people.essen)
    assert Evaluation.objects.get(pk=evaluation.pk).version == version


def test_words_without_a_number_and_an_end_without_a_story_are_refused(people, home, evaluation):
    with pytest.raises(Incomplete) as no:
        fill_in(
            evaluation,
            {line(evaluation, "words", home.luka): "Goed!", line(evaluation, "result"): "behaald"},
            started_from={}, by=people.marit,
        )  # fmt: skip
    assert set(no.value.errors) == {line(evaluation, "score", home.luka), line(evaluation, "review")}
    assert not evaluation.scores.exists()


def test_an_emptied_number_is_taken_away(people, home, evaluation):
    score = line(evaluation, "score", home.luka)
    fill_in(evaluation, {score: "5"}, started_from={}, by=people.marit)
    fill_in(evaluation, {score: ""}, started_from=marks(evaluation, score), by=people.marit)
    assert not evaluation.scores.exists()


def test_only_the_team_fills_in_and_only_until_it_is_concluded(people, home, evaluation):
    with pytest.raises(NotAllowed):
        fill_in(evaluation, {"changes": "x"}, started_from={}, by=people.tess)
    with pytest.raises(Evaluation.DoesNotExist):
        fill_in(evaluation, {"changes": "x"}, started_from={}, by=people.sven)
    _finish(evaluation, people, home)
    with pytest.raises(NotPossible, match="afgerond"):
        fill_in(evaluation, {"changes": "x"}, started_from={}, by=people.marit)


def _finish(evaluation, people, home, score="5", **other):
    values = {
        "what_worked": "Praten.", "still_right": "ja", "decision": "voortzetten",
        line(evaluation, "score", home.luka): score, **other,
    }  # fmt: skip
    fill_in(evaluation, values, started_from=marks(evaluation, *values), by=people.marit)
    facts = {} if values["decision"] == "afsluiten" else {"next_on": walks.today()}
    return walks.go(Evaluation.objects.get(pk=evaluation.pk), "conclude", people.marit, **facts)


def test_the_number_of_queries_does_not_depend_on_goals_or_people(people, home, evaluation):
    def queries(value):
        names = [
            f"score-{goal.hex}-{one.key}"
            for goal in evaluation.plan.goals.values_list("pk", flat=True)
            for one in raters(evaluation)
        ]
        started_from = marks(evaluation, *names)
        with CaptureQueriesContext(connection) as seen:
            fill_in(evaluation, dict.fromkeys(names, value), started_from=started_from, by=people.marit)
        return len(seen)

    few = queries("4"), queries("5")
    assert evaluation.scores.count() == len(raters(evaluation))
    second = plans.begin(case=home.case, by=people.marit)
    for number in range(9):  # SQLite writes at most 999 values in one statement
        write(Goal(plan=second, title=f"Doel {number}", desired="Anders.", order=number + 2), by=people.marit,
              many={"of_people": [home.luka]})  # fmt: skip
    second.many_goals_reason = "Zo is het."
    write(second, by=people.marit)
    _finish(evaluation, people, home)
    walks.go(second, "propose", people.marit)
    walks.everybody_answers(people, second, lambda **answer: plans.respond(plan=second, **answer))
    walks.go(second, "adopt", people.marit, evaluate_on=walks.today())
    evaluation = walks.go(second.evaluations.get(), "hold", people.marit, held_on=walks.today())
    assert (queries("4"), queries("5")) == few
    assert evaluation.scores.count() == 10 * len(raters(evaluation))


def test_closing_asks_how_every_goal_ended_and_then_closes_the_plan(people, home, evaluation):
    with pytest.raises(NotPossible, match="Rust in mijn hoofd"):
        _finish(evaluation, people, home, decision="afsluiten")
    done = {line(evaluation, "result"): "behaald", line(evaluation, "review"): "Het is rustig."}
    concluded = _finish(Evaluation.objects.get(pk=evaluation.pk), people, home, decision="afsluiten", **done)
    plan = home.case.plans.get()
    assert (concluded.status, plan.status, plan.goals.get().status) == ("concluded", "closed", "behaald")


def test_scores_of_last_time_follow_a_goal_into_the_next_version(people, home, evaluation):
    _finish(evaluation, people, home, score="5")
    second = plans.begin(case=home.case, by=people.marit)
    goal = second.goals.get()
    assert [row.score for row in latest_scores(second, people.marit)[goal.pk]] == [5]
    planned = plan_evaluation(case=home.case, trigger="stagnatie", due_on=walks.today(), by=people.marit)
    assert [row.score for row in previous_scores(planned, people.marit)[evaluation.plan.goals.get().pk]] == [5]


def test_a_period_that_begins_after_its_end_is_refused(people, home, evaluation):
    with pytest.raises(Incomplete) as no:
        plan_evaluation(
            case=home.case, trigger="stagnatie", due_on=walks.today(), window_from=walks.today() + timedelta(days=1),
            by=people.marit,
        )  # fmt: skip
    assert "window_from" in no.value.errors

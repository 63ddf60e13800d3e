"""Every guard of every machine, against the second table: when it holds somebody back, and the exact sentence."""

import pytest

from cases.evaluations.lifecycle import plan_is_in_force
from cases.evaluations.models import Evaluation
from cases.families.models import Coordination
from cases.plans.lifecycle import plan_goals_settled
from cases.plans.models import Plan
from flow.gate import NotPossible
from tests import walks
from tests.personas import make_people
from tests.tables import analysis_situations, situations  # noqa: F401 - they fill SITUATIONS
from tests.tables.reading import SITUATIONS, rows
from tests.unit.cases.test_golden_tables import MACHINES, good_facts

pytestmark = pytest.mark.django_db

TABLE = [
    (machine, row["voorwaarde"], row["stap"], row["als"], row["zin"])
    for machine in MACHINES
    for row in rows(machine, "voorwaarde")
]


@pytest.mark.parametrize(("machine", "guard", "step", "words", "sentence"), [row for row in TABLE if row[2] != "–"])
def test_a_guard_holds_back_with_exactly_its_sentence(machine, guard, step, words, sentence):
    people = make_people()
    subject = SITUATIONS[machine, words](people)
    key = next(name for name, model in MACHINES.items() if isinstance(subject, model))
    by = people.jorn if key == "handover" else people.tess if step == "reassign" else people.marit
    with pytest.raises(NotPossible) as no:
        walks.go(subject, step, by, **good_facts(people).get((key, step), {}))
    assert no.value.reasons == [sentence]


def test_guards_that_only_a_fault_elsewhere_would_reach_say_their_sentence():
    sentences = {row[1]: row[4] for row in TABLE if row[2] == "–"}
    people = make_people()
    plan = walks.plan_active(people, walks.active(people))
    assert plan_is_in_force.refusal(Evaluation(plan=Plan(status="replaced"))) == sentences.pop("plan_is_in_force")
    assert plan_goals_settled.refusal(plan) == sentences.pop("plan_goals_settled")
    assert not sentences


def test_every_guard_of_every_machine_stands_in_the_table():
    for machine, model in MACHINES.items():
        there = {guard.name for edge in model.edges() for guard in edge.guards}
        assert {row[1] for row in TABLE if row[0] == machine} == there, machine


def test_no_regie_row_is_left_behind_by_the_situations():
    """The situations go through the same doors: one current coordinator, also after the regie went elsewhere."""
    people = make_people()
    SITUATIONS["handover", "de regie ging intussen naar een ander"](people)
    assert Coordination.objects.get(kind="casusregie", ends_on=None).user == people.essen

"""Every state × step × person of every machine, against the tables that people wrote.

The test walks to the state, takes the step through the gate as that person with good facts, and compares. What is not
granted must leave no line in the journal and change nothing.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from cases.analysis.models import Analysis
from cases.evaluations.models import Evaluation
from cases.families.models import Case, Coordination, Handover
from cases.plans import actions as plans
from cases.plans.models import Plan
from cases.rights.models import FileRequest
from cases.sharing.models import AccessRequest, Grant
from flow.gate import NotAllowed, NotPossible, take
from flow.models import Event
from tests import access_walks, request_walks, walks
from tests.personas import People, make_people
from tests.tables.reading import rows
from tests.walks import Household, today

pytestmark = pytest.mark.django_db

PERSONAS = ["marit", "jorn", "essen", "tess", "nynke", "sven", "oscar", "bea"]
MACHINES: dict[str, Any] = {
    "case": Case,
    "handover": Handover,
    "analysis": Analysis,
    "plan": Plan,
    "evaluation": Evaluation,
    "filerequest": FileRequest,
    "access_request": AccessRequest,
}


def analysis_answered(people: People, home: Household) -> Analysis:
    from cases.analysis import actions as analyses

    analysis = walks.analysis_shared(people, home)
    walks.everybody_answers(people, analysis, lambda **answer: analyses.respond(analysis=analysis, **answer))
    return analysis


def plan_answered(people: People, home: Household) -> Plan:
    plan = walks.plan_proposed(people, home)
    walks.everybody_answers(people, plan, lambda **answer: plans.respond(plan=plan, **answer))
    return plan


def with_another(walk: Callable[[People, Household], Evaluation]) -> Callable[[People, Household], Evaluation]:
    def both(people: People, home: Household) -> Evaluation:
        evaluation = walk(people, home)
        walks.another_evaluation(people, evaluation)
        return evaluation

    return both


WAYS: dict[tuple[str, str], Callable[[People, Household], Any]] = {
    ("case", "active"): lambda people, home: home.case,
    ("case", "closed"): walks.closed,
    ("handover", "offered"): walks.handover_offered,
    ("handover", "discussed"): walks.handover_discussed,
    ("handover", "accepted"): walks.handover_accepted,
    ("handover", "declined"): walks.handover_declined,
    ("handover", "withdrawn"): walks.handover_withdrawn,
    ("analysis", "draft"): walks.analysis_draft,
    ("analysis", "shared"): analysis_answered,
    ("analysis", "final"): walks.analysis_final,
    ("analysis", "dropped"): walks.analysis_dropped,
    ("plan", "draft"): walks.plan_draft,
    ("plan", "proposed"): plan_answered,
    ("plan", "active"): walks.plan_active,
    ("plan", "replaced"): walks.plan_replaced,
    ("plan", "closed"): walks.plan_closed,
    ("plan", "dropped"): walks.plan_dropped,
    ("evaluation", "planned"): with_another(walks.evaluation_planned),
    ("evaluation", "held"): with_another(walks.evaluation_held),
    ("evaluation", "concluded"): with_another(walks.evaluation_concluded),
    ("evaluation", "cancelled"): walks.evaluation_cancelled,
    ("filerequest", "open"): request_walks.file_request,
    ("filerequest", "agreed"): request_walks.file_request_agreed,
    ("filerequest", "done"): request_walks.file_request_done,
    ("filerequest", "refused"): request_walks.file_request_refused,
    ("filerequest", "withdrawn"): request_walks.file_request_withdrawn,
    ("access_request", "asked"): access_walks.access_asked,
    ("access_request", "granted"): access_walks.access_granted,
    ("access_request", "declined"): access_walks.access_declined,
    ("access_request", "withdrawn"): access_walks.access_withdrawn,
}


def good_facts(people: People) -> dict[tuple[str, str], dict[str, Any]]:
    """What somebody who does it right says with each step."""
    why = {"reason": "Dat spraken we zo af."}
    later = today() + timedelta(days=50)
    return {
        ("case", "activate"): {"coordinator": people.marit},
        ("case", "reopen"): {"coordinator": people.jorn, **why},
        ("case", "reassign"): {"coordinator": people.jorn, **why},
        ("case", "close"): {"close_reason": "01", "end_report": "Klaar.", "aftercare": "Bel het lokale team."},
        ("handover", "record_talk"): {"talked_on": today(), "family_view": "Prima.", "family_present": True},
        ("plan", "adopt"): {"evaluate_on": later},
        ("evaluation", "move"): {"due_on": later, **why},
        ("evaluation", "hold"): {"held_on": today()},
        ("evaluation", "conclude"): {"next_on": later},
        ("filerequest", "agree"): {"agreed_by": people.marit},
        ("filerequest", "carry_out"): {"confirmed": True},
        ("filerequest", "finish"): {"outcome": "Gedaan."},
        ("filerequest", "refuse"): {"ground": "geen_feit", "outcome": "Dit is een mening."},
        ("filerequest", "extend"): why,
        ("filerequest", "withdraw"): {"outcome": "Niet meer nodig."},
        ("access_request", "grant"): access_walks.ACCESS_GIVEN | {"ends_on": later},
        ("access_request", "decline"): {"answer": "Bel mij eerst even."},
        **{
            key: why
            for key in [
                ("case", "decline"), ("handover", "decline"), ("handover", "withdraw"), ("analysis", "take_back"),
                ("analysis", "drop"), ("plan", "take_back"), ("plan", "drop"), ("evaluation", "cancel"),
            ]
        },
    }  # fmt: skip


def everything() -> list[Any]:
    """All that a step could change, and the length of the journal."""
    rows_of = [list(model.objects.order_by("pk").values()) for model in (*MACHINES.values(), Coordination, Grant)]
    return [*rows_of, Event.objects.count()]


def outcome(machine: str, pk: Any, step: str, by: Any, facts: dict[str, Any]) -> str:
    model: Any = MACHINES[machine]
    before = everything()
    try:
        after = take(model.objects.visible_to(by), pk, step, by=by, **facts)
    except model.DoesNotExist:
        answer = "404"
    except NotAllowed:
        answer = "403"
    except NotPossible:
        answer = "409"
    else:
        lines = Event.objects.filter(subject_id=pk, step=step, by=by, after=after.status).count()
        return f"→ {model.objects.get(pk=pk).status}" if lines else "no line in the journal"
    return answer if everything() == before else f"{answer}, but something changed"


@pytest.mark.parametrize("machine", MACHINES)
def test_the_table_has_a_row_for_every_state_and_step_and_a_column_for_every_person(machine):
    model: Any = MACHINES[machine]
    states = [value for value, label in model._meta.get_field("status").choices]
    steps = list(dict.fromkeys(edge.name for edge in model.edges()))
    table = rows(machine, "stand")
    assert sorted((row["stand"], row["stap"]) for row in table) == sorted((s, n) for s in states for n in steps)
    assert all(list(row) == ["stand", "stap", *PERSONAS] for row in table)


@pytest.mark.parametrize(
    ("machine", "state"),
    [(name, value) for name, model in MACHINES.items() for value, _ in model._meta.get_field("status").choices],
)
def test_every_person_gets_the_answer_that_the_table_gives(machine, state):
    people = make_people()
    if (machine, state) == ("case", "intake"):
        subject: Any = walks.registered(people).case
    else:
        subject = WAYS[machine, state](people, walks.active(people))
    assert MACHINES[machine].objects.get(pk=subject.pk).status == state
    facts = good_facts(people)
    wanted, found = {}, {}
    for row in rows(machine, "stand"):
        for name in PERSONAS if row["stand"] == state else ():
            wanted[row["stap"], name] = row[name]
            with transaction.atomic():
                given = facts.get((machine, row["stap"]), {})
                found[row["stap"], name] = outcome(machine, subject.pk, row["stap"], people.users[name], given)
                transaction.set_rollback(True)
    assert found == wanted

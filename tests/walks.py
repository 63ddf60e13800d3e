"""Ways to a state, walked through the same doors as everybody: nothing here sets a status."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from cases.access.records import write
from cases.analysis import actions as analyses
from cases.analysis.codes import Answer
from cases.analysis.models import Analysis, Factor, Statement, respondents
from cases.evaluations import actions as evaluations
from cases.evaluations.models import Evaluation, GoalScore
from cases.families import actions as families
from cases.families.models import Authority, Case, Handover, Person, Relation, Trajectory
from cases.plans import actions as plans
from cases.plans.models import Agreement, Goal, Plan
from cases.sharing import actions as sharing
from flow.gate import take
from tests.personas import People
from tests.remembered import walked


@dataclass
class Household:
    """A family with a youth of fifteen and two parents with gezag."""

    case: Case
    luka: Person
    dario: Person
    ivana: Person


def today() -> date:
    return timezone.localdate()


@walked
def registered(people: People, family_name: str = "Horvat", *, by: Any = None) -> Household:
    """First contact: the family is known, nobody coordinates yet. Marit registered it; Jorn and Dr. Van Essen join."""
    marit = by or people.marit
    case = Case(municipality=people.veendam, opened_on=today(), asked_by="vader", occasion="Zorgen over Luka.")
    sharing.register_family(family_name=family_name, case=case, team=people.team, by=marit)
    family = case.family
    born = today().replace(day=1) - timedelta(days=15 * 365 + 200)
    luka = write(
        Person(family=family, first_name="Luka", surname=family_name, birth_date=born, is_youth=True), by=marit
    )
    dario = write(
        Person(family=family, first_name="Dario", surname=family_name, birth_date=date(1972, 3, 14)), by=marit
    )
    ivana = write(Person(family=family, first_name="Ivana", surname="Babić", birth_date=date(1981, 11, 2)), by=marit)
    for parent in (dario, ivana):
        write(Relation(family=family, source=parent, kind="ouder", target=luka), by=marit)
        write(
            Authority(family=family, child=luka, holder=parent, kind="gezamenlijk", begins_on=born,
                      source="gezagsregister", checked_on=today()), by=marit,
        )  # fmt: skip
    write(Trajectory(case=case, person=luka, reason="hulpvraag gaat over Luka"), by=marit)
    _team(people, case, marit)
    return Household(case, luka, dario, ivana)


def _team(people: People, case: Case, marit: Any) -> None:
    leading = case.participations.get(leads=True)
    sharing.add_member(participation=leading, user=people.jorn, by=marit)
    provider = sharing.invite(case=case, organisation=people.provider, purpose="behandeling", by=marit,
                              ground="direct_betrokken", explanation="Behandelt Luka.")  # fmt: skip
    sharing.add_member(participation=provider, user=people.essen, by=marit)
    oscar = sharing.add_member(
        participation=provider, user=people.oscar, by=marit, begins_on=today() - timedelta(days=30)
    )
    sharing.end_membership(oscar, on=today() - timedelta(days=1), by=marit)


@walked
def active(people: People, family_name: str = "Horvat") -> Household:
    """The case runs; Marit is the coordinator."""
    home = registered(people, family_name)
    home.case = go(home.case, "activate", people.marit, coordinator=people.marit)
    return home


def go(subject: Any, step: str, by: Any, **facts: Any) -> Any:
    """Take a step through the gate, as this person."""
    return take(type(subject).objects.visible_to(by), subject.pk, step, by=by, **facts)


@walked
def analysis_draft(people: People, home: Household) -> Analysis:
    """Everything is written that must be before it can be shared."""
    marit = people.marit
    analysis = analyses.begin(case=home.case, by=marit)
    write_headings(analysis, marit)
    said = write(
        Statement(analysis=analysis, voice="jeugdige", person=home.luka, kind="beleving", said_on=today(),
                  text="Mijn hoofd zit vol."), by=marit, many={"about": [home.luka]},
    )  # fmt: skip
    write(
        Factor(analysis=analysis, title="Somber, vol hoofd", kind="instandhoudend", locus="kind"),
        by=marit,
        many={"about": [home.luka], "statements": [said]},
    )
    return analysis


def write_headings(analysis: Analysis, by: Any, unread: tuple[str, ...] = ()) -> None:
    for row in analysis.texts.all():
        row.text = row.text or f"Tekst bij {row}."
        if row.key == "summary" and analysis.is_follow_up:
            row.text = f"Nieuw beeld. {row.text}"
        row.confirmed = row.key not in unread
        write(row, by=by)


@walked
def analysis_shared(people: People, home: Household) -> Analysis:
    return go(analysis_draft(people, home), "share", people.marit)


def everybody_answers(people: People, document: Any, respond: Any, **answer: str) -> None:
    """All whose answer counts agree, unless told otherwise."""
    for one in respondents(document):
        by = one.professional or people.marit
        respond(
            by=by, person=one.person, professional=one.professional,
            content=answer.get("content", Answer.AGREE), help=answer.get("help", Answer.AGREE),
        )  # fmt: skip


@walked
def analysis_final(people: People, home: Household) -> Analysis:
    analysis = analysis_shared(people, home)
    everybody_answers(people, analysis, lambda **answer: analyses.respond(analysis=analysis, **answer))
    return go(analysis, "finalise", people.marit)


@walked
def plan_draft(people: People, home: Household) -> Plan:
    """A plan with a wish, a goal and an agreement."""
    marit = people.marit
    plan = plans.begin(case=home.case, by=marit)
    plan.wish, plan.wish_by = "Rust thuis.", "Luka en zijn ouders"
    plan.family_plan_offered_on, plan.family_plan_answer = today(), "niet_gewenst"
    plan.family_plan_skip_ground, plan.no_family_plan_on = "a", today()
    write(plan, by=marit)
    goal = write(
        Goal(plan=plan, title="Rust in mijn hoofd", desired="Ik slaap en kan zeggen wat er is.",
             is_most_important=True),
        by=marit, many={"of_people": [home.luka], "factors": list(Factor.objects.filter(analysis__case=home.case))},
    )  # fmt: skip
    write(
        Agreement(plan=plan, what="Elke week praten met de coach.", professional=people.essen,
                  due_on=today() + timedelta(days=14)),
        by=marit, many={"goals": [goal]},
    )  # fmt: skip
    return plan


@walked
def plan_proposed(people: People, home: Household) -> Plan:
    return go(plan_draft(people, home), "propose", people.marit)


@walked
def plan_active(people: People, home: Household, *, in_days: int = 42) -> Plan:
    plan = plan_proposed(people, home)
    everybody_answers(people, plan, lambda **answer: plans.respond(plan=plan, **answer))
    return go(plan, "adopt", people.marit, evaluate_on=today() + timedelta(days=in_days))


@walked
def evaluation_planned(people: People, home: Household) -> Evaluation:
    return plan_active(people, home).evaluations.get()


@walked
def evaluation_held(people: People, home: Household) -> Evaluation:
    """Held and filled in: what worked, a score for the goal, and the decision to go on."""
    evaluation = go(evaluation_planned(people, home), "hold", people.marit, held_on=today())
    evaluation.what_worked, evaluation.still_right, evaluation.decision = "Elke week praten.", "ja", "voortzetten"
    write(evaluation, by=people.marit)
    for goal in evaluation.plan.open_goals():
        write(GoalScore(evaluation=evaluation, goal=goal, person=home.luka, score=5), by=people.marit)
    return evaluation


@walked
def evaluation_concluded(people: People, home: Household) -> Evaluation:
    return go(evaluation_held(people, home), "conclude", people.marit, next_on=today() + timedelta(days=90))


def handover_offered(people: People, home: Household) -> Handover:
    return families.offer_handover(case=home.case, to_user=people.jorn, note="Alles loopt.", by=people.marit)


def handover_discussed(people: People, home: Household) -> Handover:
    return go(
        handover_offered(people, home),
        "record_talk",
        people.marit,
        talked_on=today(),
        family_view="Prima.",
        family_present=True,
    )


def handover_accepted(people: People, home: Household) -> Handover:
    return go(handover_discussed(people, home), "accept", people.jorn)


def handover_declined(people: People, home: Household) -> Handover:
    return go(handover_offered(people, home), "decline", people.jorn, reason="Geen ruimte.")


def handover_withdrawn(people: People, home: Household) -> Handover:
    return go(handover_offered(people, home), "withdraw", people.marit, reason="Ik blijf toch.")


def closed(people: People, home: Household) -> Case:
    """The case was active and is closed; nothing was planned yet."""
    return go(
        home.case, "close", people.marit, close_reason="01", end_report="Klaar.", aftercare="Bel het lokale team."
    )


def analysis_dropped(people: People, home: Household) -> Analysis:
    return go(analysis_draft(people, home), "drop", people.marit, reason="Verkeerd begonnen.")


@walked
def analysis_follow_up(people: People, home: Household, unread: tuple[str, ...] = ()) -> Analysis:
    """A follow-up in which everything is written, read again (but the texts `unread`) and confirmed."""
    follow_up = analyses.follow_up(previous=analysis_final(people, home), triggers=["nieuwe_vraag"], by=people.marit)
    write_headings(follow_up, people.marit, unread)
    for factor in follow_up.factors.all():
        analyses.confirm_factor(factor, why="Het speelt nog steeds.", by=people.marit)
    return follow_up


def next_version_proposed(people: People, home: Household) -> Plan:
    """A next version lies before the family beside the plan in force, and everybody agreed."""
    plan = plans.begin(case=home.case, by=people.marit)
    plan = go(plan, "propose", people.marit)
    everybody_answers(people, plan, lambda **answer: plans.respond(plan=plan, **answer))
    return plan


def plan_replaced(people: People, home: Household) -> Plan:
    first = plan_active(people, home)
    go(next_version_proposed(people, home), "adopt", people.marit, evaluate_on=today() + timedelta(days=30))
    return Plan.objects.get(pk=first.pk)


def plan_dropped(people: People, home: Household) -> Plan:
    return go(plan_draft(people, home), "drop", people.marit, reason="Verkeerd begonnen.")


@walked
def plan_closed(people: People, home: Household) -> Plan:
    """The evaluation decided to close; the case still runs."""
    evaluation = evaluation_held(people, home)
    for goal in evaluation.plan.open_goals():
        plans.settle_goal(goal, status="behaald", outcome="Het is rustig.", by=people.marit)
    evaluation.decision = "afsluiten"
    write(evaluation, by=people.marit)
    return go(evaluation, "conclude", people.marit).plan


def another_evaluation(people: People, evaluation: Evaluation) -> Evaluation:
    """A second moment beside the first."""
    return evaluations.plan_evaluation(
        case=evaluation.case, trigger="nieuwe_vraag", due_on=today() + timedelta(days=60), by=people.jorn
    )


def evaluation_cancelled(people: People, home: Household) -> Evaluation:
    evaluation = evaluation_planned(people, home)
    another_evaluation(people, evaluation)
    return go(evaluation, "cancel", people.marit, reason="Het gezin is op vakantie.")

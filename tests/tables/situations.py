"""Ways to the situations in which a guard holds somebody back, named in the words of the golden tables."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from cases.access.reach import look_again
from cases.access.records import remove, write
from cases.adulthood import actions as checklists
from cases.analysis.models import respondents
from cases.evaluations.models import Evaluation, GoalScore
from cases.families import actions as families
from cases.families.ages import last_birth_date, plus_months
from cases.families.models import Case, Trajectory
from cases.plans import actions as plans
from cases.plans.models import Goal, Plan
from cases.sharing import actions as sharing
from cases.sharing.models import TeamMember
from network.models import Membership
from network.roles import Role
from tests import access_walks, eighteen, request_walks, walks
from tests.personas import People
from tests.tables.reading import when
from tests.walks import today

# --- The case -----------------------------------------------------------------------------------------------------


@when("case", "er is nog geen traject")
def _(people: People) -> Case:
    case = walks.registered(people).case
    remove(Trajectory.objects.get(case=case), by=people.marit)
    return case


@when("case", "de gemeente is nog niet gekozen")
def _(people: People) -> Case:
    case = walks.registered(people).case
    case.municipality = None
    return families.change_case(case, by=people.marit)


@when("case", "het plan heeft een open doel")
def _(people: People) -> Case:
    return walks.plan_active(people, walks.active(people)).case


@when("case", "een evaluatie is gehouden en niet afgerond")
def _(people: People) -> Case:
    evaluation = walks.evaluation_held(people, walks.active(people))
    plans.settle_goal(evaluation.plan.goals.get(), status="behaald", outcome="Rustig.", by=people.marit)
    return evaluation.case


@when("case", "een overdracht is aangeboden")
def _(people: People) -> Case:
    return walks.handover_offered(people, walks.active(people)).case


@when("case", "de analyse ligt voor")
def _(people: People) -> Case:
    return walks.analysis_shared(people, walks.active(people)).case


@when("case", "het plan ligt voor")
def _(people: People) -> Case:
    return walks.plan_proposed(people, walks.active(people)).case


@when("case", "Luka wordt over een half jaar 18")
def _(people: People) -> Case:
    return eighteen.nearly_adult(people)[0].case


@when("case", "alles is afgevinkt, maar Luka zegt nog niets")
def _(people: People) -> Case:
    home, checklist = eighteen.nearly_adult(people)
    checklists.skip_many(checklist, items=list(checklist.items.all()), because="Speelt niet.", by=people.marit)
    return home.case


@when("case", "Luka is bijna 18 en zijn lijst is nog niet begonnen")
def _(people: People) -> Case:
    home = walks.active(people)
    eighteen.becomes(home, last_birth_date(plus_months(today(), 1), 18))
    return home.case


@when("case", "het gezin heeft al een andere zaak")
def _(people: People) -> Case:
    home = walks.active(people)
    case = walks.closed(people, home)
    second = Case(family=case.family, municipality=people.veendam, opened_on=today(), asked_by="school",
                  occasion="Weer.", added_by=people.marit, changed_by=people.marit)  # fmt: skip
    second.save()  # no screen opens a second case of a family yet
    return case


@when("case", "de casusregisseur werkt nog met het gezin")
def _(people: People) -> Case:
    return walks.active(people).case


# --- The handover -------------------------------------------------------------------------------------------------


@when("handover", "Jorn ging uit het team en leidt nu het lokale team")
def _(people: People) -> Any:
    handover = walks.handover_discussed(people, walks.active(people))
    member = TeamMember.objects.get(user=people.jorn)
    member.begins_on = today() - timedelta(days=3)
    member.save()
    sharing.end_membership(member, on=today() - timedelta(days=1), by=people.marit)
    Membership.objects.filter(user=people.jorn).update(role=Role.TEAM_LEADER)
    people.jorn.__dict__.pop("_memberships", None)
    look_again(people.jorn)
    return handover


@when("handover", "de regie ging intussen naar een ander")
def _(people: People) -> Any:
    handover = walks.handover_discussed(people, walks.active(people))
    families.begin_regie(handover.case, people.essen, on=today(), by=people.marit)
    return handover


def but_ivana(people: People, document: Any, respond: Callable[..., Any]) -> None:
    for one in respondents(document):
        if str(one) != "Ivana Babić":
            by = one.professional or people.marit
            respond(by=by, person=one.person, professional=one.professional, content="akkoord", help="akkoord")


# --- The plan -----------------------------------------------------------------------------------------------------


@when("plan", "de zaak is nog een aanmelding")
def _(people: People) -> Plan:
    return walks.plan_draft(people, walks.registered(people))


def draft(people: People, **changes: Any) -> Plan:
    plan = walks.plan_draft(people, walks.active(people))
    for name, value in changes.items():
        setattr(plan, name, value)
    return write(plan, by=people.marit)


@when("plan", "de wens is leeg")
def _(people: People) -> Plan:
    return draft(people, wish=" ")


@when("plan", "er is geen doel")
def _(people: People) -> Plan:
    plan = draft(people)
    remove(plan.goals.get(), by=people.marit)
    return plan


@when("plan", "zes open doelen zonder reden")
def _(people: People) -> Plan:
    plan = draft(people)
    for number in range(5):
        write(Goal(plan=plan, title=f"Doel {number}", desired="Anders."), by=people.marit)
    return plan


@when("plan", "geen doel is het belangrijkste")
def _(people: People) -> Plan:
    plan = draft(people)
    goal = plan.goals.get()
    goal.is_most_important = False
    write(goal, by=people.marit)
    return plan


@when("plan", "het familiegroepsplan is niet besproken")
def _(people: People) -> Plan:
    return draft(
        people, family_plan_offered_on=None, family_plan_answer="", family_plan_skip_ground="", no_family_plan_on=None
    )


@when("plan", "Ivana heeft nog niet geantwoord")
def _(people: People) -> Plan:
    plan = walks.plan_proposed(people, walks.active(people))
    but_ivana(people, plan, lambda **answer: plans.respond(plan=plan, **answer))
    return plan


@when("plan", "een evaluatie van het vorige plan is niet afgerond")
def _(people: People) -> Plan:
    home = walks.active(people)
    walks.evaluation_held(people, home)
    return walks.next_version_proposed(people, home)


def held_to_close(people: People) -> Evaluation:
    evaluation = walks.evaluation_held(people, walks.active(people))
    evaluation.decision = "afsluiten"
    return write(evaluation, by=people.marit)


@when("evaluation", "het besluit is sluiten en een doel staat open")
def _(people: People) -> Evaluation:
    return held_to_close(people)


@when("plan", "de evaluatie besluit te sluiten, een andere is gehouden en niet afgerond")
def _(people: People) -> Evaluation:
    evaluation = held_to_close(people)
    plans.settle_goal(evaluation.plan.goals.get(), status="behaald", outcome="Rustig.", by=people.marit)
    walks.go(walks.another_evaluation(people, evaluation), "hold", people.jorn, held_on=today())
    return evaluation


# --- A request about the file ---------------------------------------------------------------------------------------


@when("filerequest", "het is een verzoek om vernietiging")
def _(people: People) -> Any:
    return request_walks.file_request(people, walks.active(people), kind="vernietiging")


@when("filerequest", "het is een verzoek om verbetering")
def _(people: People) -> Any:
    return request_walks.file_request(people, walks.active(people))


@when("filerequest", "de termijn is al een keer verlengd")
def _(people: People) -> Any:
    request = request_walks.file_request(people, walks.active(people))
    return walks.go(request, "extend", people.marit, reason="Het dossier is groot.")


# --- The evaluation -----------------------------------------------------------------------------------------------


@when("evaluation", "het is de enige evaluatie")
def _(people: People) -> Evaluation:
    return walks.evaluation_planned(people, walks.active(people))


def held(people: People, **changes: Any) -> Evaluation:
    evaluation = walks.evaluation_held(people, walks.active(people))
    for name, value in changes.items():
        setattr(evaluation, name, value)
    return write(evaluation, by=people.marit)


@when("evaluation", "een doel heeft geen cijfer")
def _(people: People) -> Evaluation:
    evaluation = held(people)
    for score in GoalScore.objects.filter(evaluation=evaluation):
        remove(score, by=people.marit)
    return evaluation


@when("evaluation", "niet opgeschreven wat werkte")
def _(people: People) -> Evaluation:
    return held(people, what_worked="")


@when("evaluation", "de vraag is niet beantwoord")
def _(people: People) -> Evaluation:
    return held(people, still_right="")


@when("evaluation", "er is niets besloten")
def _(people: People) -> Evaluation:
    return held(people, decision="")


# --- The request for access ---------------------------------------------------------------------------------------


@when("access_request", "Sven werkt nergens meer")
def _(people: People) -> Any:
    request = access_walks.access_asked(people, walks.active(people))
    Membership.objects.filter(user=people.sven).update(ends_on=today() - timedelta(days=1))
    return request

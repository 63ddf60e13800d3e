"""The plan itself: goals, agreements, regie and the date to look back."""

from collections.abc import Iterator

from cases.analysis.lifecycle import AnalysisStatus
from cases.attention.facts import Facts
from cases.attention.rulebook import Found, Group, Weight, rule
from cases.attention.words import counted
from cases.families.codes import CaseFrame
from cases.plans.codes import AgreementStatus

FORM_GOALS = "Formulier gezinsanalyse, “Waar willen jullie naartoe werken”"
FORM_AGREEMENTS = "Formulier gezinsanalyse, “Afspraken”; handleiding p. 35"


@rule("doel_zonder_afspraak", group=Group.PLAN, tab="plan", source=f"{FORM_AGREEMENTS} (wie doet wat, voor welk doel)")
def goal_without_agreement(facts: Facts) -> Iterator[Found]:
    """Bij een open doel hoort geen enkele afspraak."""
    served = {goal.pk for one in facts.agreements if one.status != AgreementStatus.LAPSED for goal in one.goals.all()}
    for goal in facts.open_goals:
        if goal.pk not in served and facts.plan:
            yield Found(
                f"Bij het doel “{goal}” staat nog geen afspraak.",
                basis=(goal.pk,),
                subject=goal,
            )


@rule("belangrijkste_doel", group=Group.PLAN, tab="plan", source=f"{FORM_GOALS} (belangrijkste doel)")
def not_one_most_important_goal(facts: Facts) -> Iterator[Found]:
    """Er zijn doelen, maar niet precies één is het belangrijkste."""
    chosen = sum(goal.is_most_important for goal in facts.goals)
    if facts.plan and facts.goals and chosen != 1:
        now = "nu is er nog geen gekozen" if chosen == 0 else f"nu zijn het er {chosen}"
        yield Found(
            f"Kies één belangrijkste doel: {now}.",
            basis=(facts.plan.pk, chosen),
            subject=facts.plan,
        )


@rule("veel_doelen", group=Group.PLAN, tab="plan", term="open_goals")
def too_many_open_goals(facts: Facts) -> Iterator[Found]:
    """Er staan meer doelen open dan de richtlijn aanraadt, zonder de reden."""
    most = facts.term("open_goals")
    if facts.plan and len(facts.open_goals) > most and not facts.plan.many_goals_reason.strip():
        yield Found(
            f"Er staan {counted(len(facts.open_goals), 'doel', 'doelen')} tegelijk open. Meer dan "
            f"{most} is veel voor een gezin: "
            "schrijf waarom het nodig is, of maak het er minder.",
            basis=(facts.plan.pk, len(facts.open_goals)),
            subject=facts.plan,
            field="many_goals_reason",
        )


@rule("doel_zonder_cijfer", group=Group.PLAN, tab="plan", source="Handleiding Gezinsplan p. 32–33 (schaalvraag 0–10)")
def goal_without_scale(facts: Facts) -> Iterator[Found]:
    """Bij een open doel gaf nog niemand een cijfer. Zonder begincijfer is later niet te zien wat er veranderde."""
    for goal in facts.open_goals:
        if not goal.scales.all():
            yield Found(
                f"Bij het doel “{goal}” gaf nog niemand een cijfer (0–10).",
                basis=(goal.pk,),
                subject=goal,
                adds=("cases.GoalScale", goal.pk),
            )


@rule(
    "geen_casusregie",
    group=Group.PLAN,
    tab="team",
    source=f"{FORM_AGREEMENTS} (wie heeft de regie, en waarover)",
    weight=Weight.URGENT,
)
def nobody_has_the_regie(facts: Facts) -> Iterator[Found]:
    """Er wordt aan analyse of plan gewerkt en niemand heeft de casusregie, of er staat niet waarover."""
    regie = facts.regie.get("casusregie")
    if regie is None:
        if facts.analysis or facts.plan:
            yield Found("Niemand heeft de casusregie. Spreek af wie die heeft, en waarover.")
    elif not regie.about.strip():
        yield Found(
            "Er staat niet waarover de casusregie gaat.",
            basis=(regie.pk,),
            subject=regie,
            weight=Weight.ORDINARY,
        )


@rule(
    "geen_procesregie",
    group=Group.PLAN,
    tab="team",
    source=(
        "Verordening jeugdhulp Groningen, toelichting art. 17 (procesregie bij de gemeente vóór, tijdens "
        "en na een maatregel)"
    ),
)
def no_process_regie_under_a_measure(facts: Facts) -> Iterator[Found]:
    """Er is een ondertoezichtstelling of voogdij en er staat niet wie de procesregie heeft."""
    if facts.case.frame != CaseFrame.VOLUNTARY and facts.process_regie is None:
        frame = CaseFrame(facts.case.frame).label
        yield Found(
            f"Bij dit kader ({frame}) hoort procesregie van de gemeente, maar er staat niet wie die heeft.",
            basis=(facts.case.frame,),
            adds=("cases.Coordination", facts.case.pk),
        )


@rule(
    "geen_evaluatiedatum",
    group=Group.PLAN,
    tab="plan",
    source=f"{FORM_AGREEMENTS} (wanneer evalueren jullie, en met wie)",
)
def no_date_to_look_back(facts: Facts) -> Iterator[Found]:
    """De analyse is vastgesteld en er zijn afspraken gemaakt, maar er is nog geen datum om samen terug te kijken."""
    settled = facts.analysis is not None and facts.analysis.status == AnalysisStatus.FINAL
    if settled and facts.plan and facts.agreements and not facts.plan_in_force and not facts.open_evaluations:
        yield Found(
            "Er zijn afspraken, maar er is nog geen datum om samen terug te kijken. Kies die bij het "
            "vaststellen van het plan.",
            basis=(facts.plan.pk,),
            subject=facts.plan,
        )


@rule("evaluatie_zonder_deelnemers", group=Group.PLAN, tab="evaluations", source=f"{FORM_AGREEMENTS} (met wie)")
def evaluation_with_nobody(facts: Facts) -> Iterator[Found]:
    """Bij een geplande evaluatie staat niet wie erbij is."""
    for one in facts.open_evaluations:
        if not one.people.all() and not one.has_others:
            yield Found(f"Bij de {one} staat niet wie erbij is.", basis=(one.pk,), subject=one)


@rule(
    "evaluatie_te_laat",
    group=Group.PLAN,
    tab="evaluations",
    source="Gezinsplan (afgesproken datum); richtlijn Gezinnen met meervoudige en complexe problemen",
    weight=Weight.URGENT,
)
def evaluation_is_late(facts: Facts) -> Iterator[Found]:
    """De afgesproken datum van een evaluatie is voorbij en zij is nog niet afgerond."""
    for one in facts.open_evaluations:
        if one.is_late(facts.today):
            days = (facts.today - one.due_on).days
            what = "is gehouden, maar nog niet afgerond" if one.held_on else "is nog niet gehouden"
            yield Found(
                f"De {one} {what}: {counted(days, 'dag', 'dagen')} te laat.",
                basis=(one.pk, one.due_on),
                subject=one,
                since=one.due_on,
                until=one.due_on,
            )

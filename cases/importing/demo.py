"""Walk the invented families of the demo in, through the same doors as people do, on days counted from today."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from cases.access.records import write
from cases.analysis import actions as analyses
from cases.analysis.codes import Answer, Medium, Voice
from cases.analysis.form import BY_KEY
from cases.analysis.models import Analysis, Consultation, Enclosure, Factor, FactorLink, Statement, Worry, respondents
from cases.evaluations.models import Evaluation, GoalReview, GoalScore
from cases.families.codes import RegieKind
from cases.families.models import (
    Authority,
    Case,
    Coordination,
    Enrolment,
    Household,
    Person,
    Relation,
    Stay,
    Trajectory,
    YouthSeen,
)
from cases.importing import demo_help, parties
from cases.importing.demo_families import (
    ADOPTED,
    CLOSED,
    EVALUATED,
    EXPERTS,
    FAMILIES,
    INTAKE,
    PROPOSED,
    WRITING,
    DemoFamily,
)
from cases.importing.demo_parts import CITY, organisation, test_number
from cases.plans import actions as plans
from cases.plans.models import Agreement, Goal, GoalScale, Plan
from cases.sharing import actions as sharing
from cases.sharing.codes import GrantGround
from flow.gate import all_or_nothing, take
from network.models import Organisation, User
from network.roles import OrganisationKind

STAGES = [INTAKE, WRITING, PROPOSED, ADOPTED, EVALUATED, CLOSED]


def load(team: Organisation) -> list[str]:
    """Families that are not here yet; gives their names."""
    added = []
    for number, family in enumerate(FAMILIES):
        if not Case.objects.filter(reference=family.key).exists():
            with all_or_nothing():
                _Walk(family, team, number).go()
            added.append(family.name)
    return added


class _Walk:
    """One family on its way, as far as it came."""

    def __init__(self, family: DemoFamily, team: Organisation, number: int):
        self.family, self.team, self.number = family, team, number
        self.today = timezone.localdate()
        self.analysis, self.plan = Analysis(), Plan()
        self.by: Any = User.objects.get(name=family.coordinator, memberships__organisation=team)

    def day(self, offset: int) -> date:
        return self.today + timedelta(days=offset)

    def reached(self, stage: str) -> bool:
        return STAGES.index(self.family.far) >= STAGES.index(stage)

    def put(self, part: Any, **many: Any) -> Any:
        return write(part, by=self.by, many=many)

    def take(self, subject: Any, step: str, day: date, **facts: Any) -> Any:
        return take(type(subject).objects.visible_to(self.by), subject.pk, step, by=self.by, happened_on=day, **facts)

    def go(self) -> None:
        self.register()
        if not self.reached(WRITING):
            return
        self.start()
        self.write_analysis()
        if not self.reached(PROPOSED):
            return
        self.write_plan()
        asked_on = self.settled_on() - timedelta(days=3)
        self.analysis = self.take(self.analysis, "share", asked_on)
        self.plan = self.take(self.plan, "propose", asked_on)
        self.answer(asked_on)
        if self.reached(ADOPTED):
            self.adopt()
        if self.reached(EVALUATED):
            self.evaluate()
        if self.reached(CLOSED):
            self.close()

    def settled_on(self) -> date:
        """About five weeks after the question, or a few days ago when it still lies before the family."""
        return self.day(self.family.begun + 36) if self.reached(ADOPTED) else self.day(1)

    def register(self) -> None:
        told, begun = self.family, self.day(self.family.begun)
        self.case = Case(
            municipality=self.team.municipality, opened_on=begun, asked_by=told.asked_by, channel="telefoon",
            occasion=told.occasion, identity_seen=told.far != INTAKE, reference=told.key,
            support_mentioned_on=begun if told.far != INTAKE else None,
        )  # fmt: skip
        sharing.register_family(family_name=told.name, case=self.case, team=self.team, by=self.by)
        family, youth = self.case.family, told.youth
        born = begun.replace(day=1) - timedelta(days=youth.age * 365 + 150)
        surname = told.name.split("-")[0]
        self.youth = self.put(
            Person(family=family, first_name=youth.name, surname=told.name, sex=youth.sex, birth_date=born,
                   is_youth=True, bsn=test_number(self.number), place="kind")
        )  # fmt: skip
        self.mother = self.put(
            Person(family=family, first_name=told.mother, surname=surname, sex="vrouw", place="moeder",
                   birth_date=born - timedelta(days=31 * 365))
        )  # fmt: skip
        self.father = self.put(
            Person(family=family, first_name=told.father, surname=surname, sex="man", place="vader",
                   birth_date=born - timedelta(days=33 * 365))
        )  # fmt: skip
        self.surround(born)

    def surround(self, born: date) -> None:
        family, begun = self.case.family, self.day(self.family.begun)
        for parent in (self.mother, self.father):
            self.put(Relation(family=family, source=parent, kind="ouder", target=self.youth))
            self.put(
                Authority(family=family, child=self.youth, holder=parent, kind="gezamenlijk", begins_on=born,
                          source="gezagsregister", checked_on=max(begun, self.day(-100)))
            )  # fmt: skip
        home = self.put(
            Household(family=family, name="thuis", street=f"Turfkade {self.number + 11}", postcode="9640 XX",
                      city=CITY, municipality=self.team.municipality)
        )  # fmt: skip
        for person in (self.youth, self.mother, self.father):
            self.put(Stay(family=family, person=person, household=home, begins=str(born.year), is_registered=True))
        school = organisation(self.family.youth.school, self.family.youth.school_kind)
        spoken = begun + timedelta(days=9) if self.reached(WRITING) else None
        self.put(
            Enrolment(family=family, person=self.youth, kind=self.family.youth.school_kind, organisation=school,
                      asked_on=spoken, asked_by=f"{self.by} met de school" if spoken else "")
        )  # fmt: skip
        self.put(
            Trajectory(case=self.case, person=self.youth, reason=f"hulpvraag gaat over {self.youth}", opened_on=begun)
        )

    def start(self) -> None:
        begun = self.day(self.family.begun)
        if self.family.provider:
            provider = organisation(self.family.provider, OrganisationKind.AMBULATORY)
            participation = sharing.invite(case=self.case, organisation=provider, purpose="behandeling", by=self.by,
                                           ground=GrantGround.INVOLVED, explanation="Behandelt in dit plan.",
                                           begins_on=begun + timedelta(days=10))  # fmt: skip
            self.expert = parties.professional(
                {"naam": EXPERTS[provider.name], "functie": "behandelaar"}, provider, begun - timedelta(days=700)
            )
            sharing.add_member(participation=participation, user=self.expert, by=self.by,
                               begins_on=begun + timedelta(days=10))  # fmt: skip
        self.case = self.take(self.case, "activate", begun + timedelta(days=5), coordinator=self.by)
        self.put(
            Coordination(case=self.case, kind=RegieKind.PROCESS, organisation=self.team,
                         about="dat iedereen doet wat is afgesproken", begins_on=begun + timedelta(days=5))
        )  # fmt: skip
        self.put(YouthSeen(case=self.case, person=self.youth, seen_on=begun + timedelta(days=8), how="thuis"))

    def write_analysis(self) -> None:
        told, dated = self.family, self.day(self.family.begun + 14)
        self.analysis = analyses.begin(case=self.case, by=self.by, dated_on=dated)
        said = {"analysis": self.analysis, "said_on": dated, "kind": "beleving"}
        own = self.say(told.said_by_youth, Voice.YOUTH, self.youth, said)
        hers = self.say(told.said_by_mother, Voice.MOTHER, self.mother, said)
        self.say(told.said_by_father, Voice.FATHER, self.father, said)
        self.put(
            Worry(analysis=self.analysis, text=told.occasion, voice=Voice.MOTHER, person=self.mother, context="thuis",
                  example=told.example, exception=told.exception), about=[self.youth],
        )  # fmt: skip
        keeps = self.factor(told.keeps_going, "instandhoudend", "opvoeding", [hers])
        if not self.reached(PROPOSED):
            return
        seen = self.put(
            Statement(text=told.seen_by_provider, voice=Voice.PROFESSIONAL, professional=self.expert,
                      organisation=self.expert.organisation, **{**said, "kind": "waarneming"}), about=[self.youth],
        )  # fmt: skip
        cause = self.factor(told.causes, "oorzakelijk", "kind", [own, seen])
        helps = self.factor(told.helps, "beschermend", "gezin_omgeving", [own])
        self.factor(told.risk, "risico", "gezin_omgeving", [hers])
        self.factors = [keeps, cause]
        for source, kind, target in (
            (cause, "lokt_uit", keeps),
            (keeps, "houdt_in_stand", cause),
            (helps, "beschermt_tegen", cause),
        ):
            self.put(FactorLink(analysis=self.analysis, source=source, kind=kind, target=target))
        self.finish_analysis(dated)

    def say(self, text: str, voice: str, person: Any, said: dict[str, Any]) -> Any:
        return self.put(Statement(text=text, voice=voice, person=person, **said), about=[self.youth])

    def factor(self, title: str, kind: str, locus: str, statements: list[Any]) -> Any:
        return self.put(Factor(analysis=self.analysis, title=title, kind=kind, locus=locus), about=[self.youth],
                        statements=statements)  # fmt: skip

    def finish_analysis(self, dated: date) -> None:
        told = self.family
        texts = {
            "important_people": f"{told.mother} en {told.father}, ouders van {told.youth.name}.",
            "who_may_receive": "De ouders en wie meedoet in het team.", "school": told.youth.school,
            "question": told.occasion, "story": f"{told.said_by_mother} {told.said_by_youth}", "summary": told.summary,
        }  # fmt: skip
        for row in self.analysis.texts.filter(key__in=set(texts) & set(BY_KEY)):
            row.text = texts[row.key]
            self.put(row)
        self.put(Enclosure(analysis=self.analysis, kind="genogram", dated_on=dated))
        self.put(
            Consultation(analysis=self.analysis, kind="gedragswetenschapper", name="Hilde Ritsema", consulted_on=dated,
                         expertise="gedrag en ontwikkeling", advice="Klein beginnen, met vaste mensen.")
        )  # fmt: skip
        part = self.analysis
        part.nature, part.severity, part.urgency, part.weighed_on = "meervoudig", "matig", "regulier", dated
        self.put(part)

    def write_plan(self) -> None:
        told, offered = self.family, self.day(self.family.begun + 8)
        plan = plans.begin(case=self.case, by=self.by)
        plan.wish, plan.wish_by = told.wish, told.youth.name
        plan.family_plan_offered_on, plan.family_plan_answer = offered, "niet_gewenst"
        plan.family_plan_skip_ground, plan.no_family_plan_on = "a", offered
        self.plan = self.put(plan)
        self.goal = self.put(
            Goal(plan=self.plan, title=told.goal, own_words=told.wish, desired=told.desired, is_most_important=True),
            of_people=[self.youth], factors=self.factors,
        )  # fmt: skip
        self.put(GoalScale(goal=self.goal, person=self.youth, now=3, wished=7))
        self.put(
            Agreement(plan=self.plan, what=told.agreement, person=self.mother, due_on=self.day(told.promised)),
            goals=[self.goal],
        )

    def answer(self, asked_on: date) -> None:
        """Everybody agreed; where it still lies before the family, only the mother has answered so far."""
        for one in respondents(self.analysis):
            if not self.reached(ADOPTED) and one.person != self.mother:
                continue
            told = {"person": one.person, "professional": one.professional, "content": Answer.AGREE,
                    "help": Answer.AGREE, "answered_on": asked_on + timedelta(days=1),
                    "medium": Medium.TALK}  # fmt: skip
            by = one.professional or self.by
            analyses.respond(analysis=self.analysis, by=by, **told)
            plans.respond(plan=self.plan, by=by, **told)

    def adopt(self) -> None:
        on = self.settled_on()
        self.analysis = self.take(self.analysis, "finalise", on, on=on)
        first = self.day(self.family.due) if self.family.far == ADOPTED else on + timedelta(days=84)
        self.plan = self.take(self.plan, "adopt", on, on=on, evaluate_on=first)

    def evaluate(self) -> None:
        closing = self.family.far == CLOSED
        evaluation = self.plan.evaluations.get()
        on = self.day(self.family.due) if closing else evaluation.due_on
        evaluation = self.take(evaluation, "hold", on, held_on=on)
        evaluation.what_worked, evaluation.still_right = "Kleine stappen, elke week dezelfde mensen.", "ja"
        evaluation.decision = "afsluiten" if closing else "voortzetten"
        self.put(evaluation)
        self.put(GoalScore(evaluation=evaluation, goal=self.goal, person=self.youth, score=8 if closing else 5,
                           words="Het gaat beter."))  # fmt: skip
        if closing:
            self.put(GoalReview(evaluation=evaluation, goal=self.goal, result="behaald", words="Het lukt, al maanden."))
        facts = {} if closing else {"next_on": self.day(self.family.due)}
        evaluation = self.take(Evaluation.objects.get(pk=evaluation.pk), "conclude", on, on=on, **facts)
        if not closing:
            since, until = self.settled_on(), self.day(150)
            demo_help.place(self.case, self.youth, self.expert, since=since, until=until, by=self.by)
            demo_help.tell(self.case, self.youth, self.expert, on=self.day(-1))

    def close(self) -> None:
        on = self.day(self.family.due + 2)
        self.take(
            self.case, "close", on, closed_on=on, close_reason="01",
            end_report="De doelen zijn behaald. Het gezin gaat zelf verder.",
            aftercare=f"{self.by} belt na drie maanden; eerder bellen mag altijd.",
        )  # fmt: skip

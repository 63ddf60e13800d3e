"""A family in which every free-text field carries a marker: a word that stands nowhere else and tells of which part it
is, about whom, and for whom. Planted by hand, kind by kind: which part a row belongs to is said here and not read from
the code."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db import models

from cases.access.partial_dates import PartialDateField
from cases.access.records import write
from cases.analysis.models import Analysis
from cases.families.models import Authority, Person, Relation, Trajectory
from cases.plans import actions as plans
from tests import walks
from tests.marker_lists import becoming_18
from tests.marker_readers import let_read
from tests.personas import People
from tests.walks import today

MARKER = re.compile(r"Zq\d{4}q")
# No free text, or text that is kept for a machine: keys, codes of a system, marks of the import, and the BSN (shown
# only after a press of a button that is logged; `test_people` asks about it).
NOT_FREE = {
    "id", "number", "bsn", "bsn_index", "link_hash", "code_hash", "point", "key", "reference", "email", "status",
    "content", "sha256", "product_code", "product_category", "repeats",
}  # fmt: skip
EVERYBODY, PROFESSIONALS, NAMED, THIRD = "iedereen", "professionals", "op naam", "derden"


@dataclass(frozen=True)
class Marker:
    """Of which part, about whom and for whom; where it was planted."""

    part: str
    about: str
    audience: str
    field: str


@dataclass
class Family:
    """Luka and Mila, and their parents who live apart. `planted` says of each marker what it is."""

    people: People
    home: Any = None
    who: dict[str, list[Any]] = field(default_factory=dict)
    planted: dict[str, Marker] = field(default_factory=dict)
    rows: dict[tuple[str, str], Any] = field(default_factory=dict)

    def mark(self, part: str, about: str, where: str, audience: str = EVERYBODY) -> str:
        word = f"Zq{len(self.planted):04d}q"
        self.planted[word] = Marker(part, about, audience, where)
        return word

    def plant(self, label: str, part: str, about: str = "gezin", /, *, audience: str = EVERYBODY, many: Any = None,
              **fields: Any) -> Any:  # fmt: skip
        """A row with a marker in each free-text field. By name: written by Jorn, for Dr. Van Essen."""
        model = apps.get_model("cases", label)
        by = self.people.jorn if audience == NAMED else self.people.marit
        row = model(**fields)
        for one in model._meta.concrete_fields:
            if one.name in ("added_by", "changed_by"):
                setattr(row, one.name, by)
            elif one.name not in fields and (value := self._value(one, part, about, audience)) is not None:
                setattr(row, one.name, value)
        if audience == THIRD:
            row.about_third_party = True
        elif audience != EVERYBODY:
            row.audience = {PROFESSIONALS: "professionals", NAMED: "named"}[audience]
        row.save()
        for name, them in (many or {}).items():
            getattr(row, name).set(them)
        if audience == NAMED:
            row.named.set([self.people.essen])
        self.rows.setdefault((label, about), row)
        return row

    def _value(self, one: Any, part: str, about: str, audience: str) -> Any:
        """What a field gets when nothing is said of it; None: it keeps its default."""
        if is_free(one):
            return self.mark(part, about, f"{one.model.__name__}.{one.name}", audience)
        if one.has_default() or one.blank or one.null:
            return None
        if one.choices:
            return one.flatchoices[0][0]
        return "2020" if isinstance(one, PartialDateField) else today() if isinstance(one, models.DateField) else None

    def dress(self, row: Any, part: str, about: str = "gezin") -> None:
        """Markers in the free text of a row that was made by walking."""
        for one in row._meta.concrete_fields:
            if is_free(one):
                setattr(row, one.name, self.mark(part, about, f"{type(row).__name__}.{one.name}"))
        row.save()


def is_free(one: Any) -> bool:
    if one.name in NOT_FREE or one.choices or isinstance(one, PartialDateField):
        return False
    return isinstance(one, models.CharField | models.TextField) and not (one.max_length and one.max_length < 8)


def make(people: People) -> Family:
    family = Family(people)
    _household(family)
    analysis = _analysis(family)
    _circumstances(family)
    _papers(family)
    becoming_18(family)
    _answers(family, "analyse", walks.go(analysis, "share", people.marit))
    plan = _plan(family)
    _evaluation(family, plan)
    plans.begin(case=family.home.case, by=people.marit)
    let_read(family)
    return family


def _household(family: Family) -> None:
    """Two children, and two parents who are ex-partners."""
    people, marit = family.people, family.people.marit
    home: Any = walks.active(people)
    family.home = home
    home.mila = Person(family=home.case.family, first_name="Mila", birth_date=today() - timedelta(days=3000),
                       is_youth=True, added_by=marit, changed_by=marit)  # fmt: skip
    home.mila.save()
    write(Trajectory(case=home.case, person=home.mila, reason="x"), by=marit)
    for parent in (home.dario, home.ivana):
        write(Relation(family=home.case.family, source=parent, kind="ouder", target=home.mila), by=marit)
        write(Authority(family=home.case.family, child=home.mila, holder=parent, kind="gezamenlijk", checked_on=today(),
                        begins_on=home.mila.birth_date, source="gezagsregister"), by=marit)  # fmt: skip
    write(Relation(family=home.case.family, source=home.dario, kind="ex_partner", target=home.ivana), by=marit)
    family.who = {
        "Luka": [home.luka], "Mila": [home.mila], "Luka en Mila": [home.luka, home.mila], "moeder": [home.ivana],
        "vader": [home.dario], "Luka en moeder": [home.luka, home.ivana], "gezin": [],
    }  # fmt: skip
    for about, person in _each(family):
        for name, part in (("first_name", "naam"), ("surname", "naam"), ("place", "traject"),
                           ("house_number", "contact"), ("phone", "contact")):  # fmt: skip
            setattr(person, name, family.mark(part, about, f"Person.{name}"))
        person.save()
    _who_is_who(family)


def _who_is_who(family: Family) -> None:
    """Markers in what is known of the family and of each of them, and of who takes part."""
    people, home = family.people, family.home
    family.dress(home.case, "zaak")
    family.dress(home.case.family, "naam")
    case: dict[str, Any] = {"case": home.case}
    whole: dict[str, Any] = {"family": home.case.family}
    before: dict[str, Any] = {"begins_on": today() - timedelta(days=30), "ends_on": today() - timedelta(days=20)}
    for about, person in _each(family):
        if person.is_youth:
            family.dress(Trajectory.objects.get(case=home.case, person=person), "traject", about)
            family.plant("Authority", "contact", about, child=person, organisation=people.provider, kind="geen",
                         **before, **whole)  # fmt: skip
            family.plant("ProtectionMeasure", "contact", about, child=person, organisation=people.provider, **whole)
        house = family.plant("Household", "contact", about, municipality=people.veendam, **whole)
        family.plant("Stay", "contact", about, person=person, household=house, begins="2020", **whole)
        family.plant("NetworkContact", "contact", about, near=person, person=None, **whole)
        family.plant("Incapacity", "contact", about, person=person, **before, **whole)
        family.plant("Consent", "contact", about, about=person, given_by=person, given_by_name="", answer="gegeven",
                     organisation=people.provider, purpose="hulp", capacity="volwassene", regime="jeugdwet",
                     exception="", **case)  # fmt: skip
    both = {"source": home.ivana, "target": home.luka, "kind": "anders"}
    family.plant("Relation", "contact", "Luka en moeder", **both, **whole)
    family.plant("RetentionDecision", "contact", choice="bewaren", keep_until=today(), **case)
    family.plant("SetAside", "analyse", **case)
    family.plant("Coordination", "naam", kind="procesregie", user=people.jorn, **case)
    for row in (*home.case.participations.all(), *home.case.grants.all()):
        family.dress(row, "contact")
    for row in apps.get_model("cases.TeamMember").objects.filter(participation__case=home.case):
        family.dress(row, "contact")


def _each(family: Family) -> Iterator[tuple[str, Any]]:
    for about in ("Luka", "Mila", "moeder", "vader"):
        yield about, family.who[about][0]


def _analysis(family: Family) -> Analysis:
    """Statements, worries and all the rest: about each, about two, about nobody; and for whom."""
    people, home = family.people, family.home
    analysis = walks.analysis_draft(people, home)
    family.dress(analysis, "analyse")
    inside: dict[str, Any] = {"analysis": analysis}
    for row in analysis.texts.all():
        family.dress(row, "analyse")
    for about, them in family.who.items():
        for audience in (EVERYBODY, PROFESSIONALS, NAMED) if about in ("Luka", "Mila", "gezin") else (EVERYBODY,):
            said = {"audience": audience, "many": {"about": them}, "said_by_name": "", "professional": people.essen,
                    **inside}  # fmt: skip
            family.plant("Statement", "analyse", about, said_on=today(), voice="professional", kind="mening", **said)
            family.plant("Worry", "analyse", about, voice="professional", **said)
            family.plant("Remark", "analyse", about, voice="professional", **said)
            family.plant("Factor", "analyse", about, audience=audience, many={"about": them}, **inside)
            family.plant("Gap", "analyse", about, audience=audience, many={"about": them}, closed_on=today(), **inside)
            family.plant("EarlierHelp", "analyse", about, audience=audience, many={"people": them}, begins="2020",
                         ends="2021", **inside)  # fmt: skip
    for label in ("Statement", "Worry", "Remark"):
        kind = {"kind": "mening", "said_on": today()} if label == "Statement" else {}
        family.plant(label, "analyse", "Luka", audience=THIRD, many={"about": [home.luka]}, voice="netwerk", **kind,
                     **inside)  # fmt: skip
    factors = {about: family.rows["Factor", about] for about in family.who}
    for source, target, both in (
        ("Luka", "Luka en Mila", "Luka en Mila"), ("Mila", "Luka", "Luka en Mila"),
        ("Mila", "moeder", "Mila en moeder"),
    ):  # fmt: skip
        family.plant("FactorLink", "analyse", both, source=factors[source], target=factors[target], worry=None,
                     kind="draagt_bij_aan", **inside)  # fmt: skip
    family.plant("FactorLink", "analyse", "Luka", source=factors["Luka"], target=None, kind="draagt_bij_aan",
                 worry=family.rows["Worry", "Luka"], **inside)  # fmt: skip
    for label in ("Enclosure", "Difference", "ViewDifference", "Explanation", "Consultation"):
        family.plant(label, "analyse", **inside)
    return analysis


def _circumstances(family: Family) -> None:
    """What belongs to the analysis and stands on the page of people, and what was asked about the file."""
    home = family.home
    case, whole = {"case": home.case}, {"family": home.case.family}
    for about, them in family.who.items():
        family.plant("LifeEvent", "analyse", about, many={"people": them}, when="2020", **whole)
    for about, person in _each(family):
        family.plant("Enrolment", "analyse", about, person=person, **whole)
        family.plant("YouthSeen", "analyse", about, person=person, **case)
        family.plant("FileRequest", "analyse", about, person=person, asked_by=person, asked_by_name="", due_on=today(),
                     kind="verklaring", **case)  # fmt: skip


def _papers(family: Family) -> None:
    """Files and notes of contacts, about each, about two, and for whom; and what somebody wrote at their own door."""
    people, home = family.people, family.home
    case: dict[str, Any] = {"case": home.case}
    there: dict[str, Any] = {"dated_on": today(), "size": 3, "sha256": "", "taken_out_because": "", **case}
    for about in ("Luka", "Mila", "Luka en Mila", "moeder", "vader", "Luka en moeder"):
        for audience in (EVERYBODY, PROFESSIONALS, NAMED) if about in ("Luka", "Mila") else (EVERYBODY,):
            said: dict[str, Any] = {"audience": audience, "many": {"about": family.who[about]}}
            family.plant("Document", "documenten", about, **said, **there)
            family.plant("Note", "notities", about, spoken_by=people.marit, withdrawn_because="", **said, **case)
    family.plant("Document", "documenten", "Luka", audience=THIRD, many={"about": [home.luka]}, **there)
    for about, person in _each(family):
        family.plant("OwnWords", "eigen woorden", about, person=person, analysis=None, **case)


def _plan(family: Family) -> Any:
    """A plan in force, with a goal about each and what hangs on it."""
    people, home = family.people, family.home
    plan = walks.plan_draft(people, home)
    inside: dict[str, Any] = {"plan": plan}
    case: dict[str, Any] = {"case": home.case}
    for about, them in family.who.items():
        goal = family.plant("Goal", "plan", about, many={"of_people": them}, **inside)
        family.plant("GoalScale", "plan", about, goal=goal, professional=people.essen, person=None, now=4, wished=7)
        family.plant("OwnStrength", "plan", about, goal=goal)
        family.plant("NeededHelp", "plan", about, goal=goal)
        family.plant("Agreement", "plan", about, many={"goals": [goal]}, professional=people.essen,
                     due_on=today() + timedelta(days=9), **inside)  # fmt: skip
    for about, person in _each(family):
        asked = family.plant("HelpRequest", "plan", about, person=person, **case)
        family.plant("HelpPlacement", "plan", about, person=person, request=asked, provider=people.provider,
                     end_reason="", **case)  # fmt: skip
        family.plant("Agreement", "plan", about, person=person, due_on=today() + timedelta(days=8), **inside)
    family.dress(plan, "plan")
    family.dress(walks.handover_offered(people, home), "plan")
    family.plant("ClockPause", "plan", begins_on=today(), ends_on=today(), **case)
    plan = walks.go(plan, "propose", people.marit)
    walks.everybody_answers(people, plan, lambda **answer: plans.respond(plan=plan, **answer))
    _answers(family, "plan", plan)
    return walks.go(plan, "adopt", people.marit, evaluate_on=today() + timedelta(days=42))


def _answers(family: Family, part: str, document: Any) -> None:
    label = "PlanResponse" if part == "plan" else "AnalysisResponse"
    for about, person in _each(family):
        family.plant(label, part, about, person=person, professional=None, content="akkoord", help="akkoord",
                     round=document.round, **{label.removesuffix("Response").lower(): document})  # fmt: skip


def _evaluation(family: Family, plan: Any) -> None:
    """Held: per goal a look back and a number, and what is about all of them."""
    marit = family.people.marit
    evaluation = walks.go(plan.evaluations.get(), "hold", marit, held_on=today())
    family.dress(evaluation, "evaluatie")
    for goal in plan.goals.all():
        about = next((about for (label, about), row in family.rows.items() if label == "Goal" and row == goal), "Luka")
        family.plant("GoalReview", "evaluatie", about, evaluation=evaluation, goal=goal)
        family.plant("GoalScore", "evaluatie", about, evaluation=evaluation, goal=goal, person=None, score=5,
                     professional=family.people.essen)  # fmt: skip
    told = {"case": family.home.case, "kind": "stagnatie", "organisation": family.people.provider}
    family.plant("Signal", "signaal", aside_because="", **told)
    for about, person in _each(family):
        family.plant("Signal", "signaal", about, person=person, answered_on=today(), answered_by=marit, **told)

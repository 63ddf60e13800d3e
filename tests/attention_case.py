"""A case in which nothing is missing, to break one thing at a time: what then appears is what a rule found."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from cases.access.records import write
from cases.analysis import actions as analyses
from cases.analysis.models import Analysis, Consultation, Enclosure, Factor, Statement, Worry
from cases.families.models import Case, Enrolment, YouthSeen
from cases.plans import actions as plans
from cases.plans.models import Agreement, Goal, GoalScale, HelpRequest, Plan
from tests import walks
from tests.personas import People


@dataclass
class Whole:
    """The case, its analysis and plan (both still being written), and the rows tests reach for by name."""

    people: People
    home: walks.Household
    analysis: Analysis
    plan: Plan
    rows: dict[str, Any]

    @property
    def case(self) -> Case:
        return Case.objects.get(pk=self.home.case.pk)

    def add(self, model: Any, many: dict[str, Any] | None = None, **fields: Any) -> Any:
        """Add a row as Marit; what it hangs on follows from its kind."""
        names = {field.name for field in model._meta.fields}
        hangs_on = {"case": self.case, "analysis": self.analysis, "plan": self.plan, "family": self.home.case.family}
        made = model(**{name: row for name, row in hangs_on.items() if name in names}, **fields)
        return write(made, by=self.people.marit, many=many)

    def change(self, row: Any, **fields: Any) -> Any:
        row = type(row).objects.get(pk=row.pk)
        for name, value in fields.items():
            setattr(row, name, value)
        return write(row, by=self.people.marit)

    def ask(self, **fields: Any) -> HelpRequest:
        """Help for Luka, advised by the local team, of which everything is filled in."""
        facts = {
            "person": self.home.luka, "asked_on": walks.today(), "category": "ambulant", "product_name": "begeleiding",
            "begins_on": walks.today(), "ends_on": walks.today() + timedelta(days=365), "amount": 3, "unit": "04",
            "frequency": "2", "delivery": "zin", **fields,
        }  # fmt: skip
        request: HelpRequest = self.add(HelpRequest, **facts)
        return request


def whole(people: People) -> Whole:
    """A family of whom everything is known that the form, the manual and the law ask for."""
    home, by = walks.active(people), people.marit
    Case.objects.filter(pk=home.case.pk).update(identity_seen=True, support_mentioned_on=walks.today())
    home.case = Case.objects.get(pk=home.case.pk)
    analysis = analyses.begin(case=home.case, by=by)
    walks.write_headings(analysis, by)
    analysis.nature, analysis.severity, analysis.urgency = "meervoudig", "ernstig", "regulier"
    write(analysis, by=by)
    plan = plans.begin(case=home.case, by=by)
    made = Whole(people, home, analysis, plan, {})
    made.add(YouthSeen, person=home.luka, seen_on=walks.today())
    made.add(Enrolment, person=home.luka, kind="voortgezet_onderwijs", asked_on=walks.today())
    made.add(Enclosure, kind="genogram", dated_on=walks.today())
    made.add(
        Consultation, kind="gedragswetenschapper", name="Hilde", expertise="somberheid", consulted_on=walks.today(),
        advice="Ga zo door.",
    )  # fmt: skip
    _heard(made)
    _factors(made)
    _planned(made)
    return made


def _heard(made: Whole) -> None:
    home = made.home
    said = {"kind": "beleving", "said_on": walks.today()}
    for name, voice, person, text in (
        ("luka", "jeugdige", home.luka, "Mijn hoofd zit vol."),
        ("dario", "vader", home.dario, "Hij slaapt slecht."),
        ("ivana", "moeder", home.ivana, "Bij zijn zussen is hij rustig."),
    ):
        about = {"about": [home.luka]}
        made.rows[name] = made.add(Statement, many=about, voice=voice, person=person, text=text, **said)
    made.rows["worry"] = made.add(
        Worry, many={"about": [home.luka]}, voice="vader", person=home.dario, text="Hij is somber.",
        example="Hij eet op zijn kamer.", exception="Aan zee is hij rustig.", life_area="gezondheid",
    )  # fmt: skip


def _factors(made: Whole) -> None:
    for kind, title, rests_on in (
        ("oorzakelijk", "Ouders zijn uit elkaar", "dario"),
        ("instandhoudend", "Somber, vol hoofd", "luka"),
        ("risico", "Slecht slapen", "dario"),
        ("beschermend", "Goede band met zijn zussen", "ivana"),
    ):
        many = {"about": [made.home.luka], "statements": [made.rows[rests_on]]}
        made.rows[kind] = made.add(Factor, many=many, title=title, kind=kind, locus="kind")


def _planned(made: Whole) -> None:
    plan = made.plan
    plan.wish, plan.wish_by = "Rust thuis.", "Luka en zijn ouders"
    plan.family_plan_offered_on, plan.family_plan_answer = walks.today(), "niet_gewenst"
    plan.family_plan_skip_ground, plan.no_family_plan_on = "a", walks.today()
    write(plan, by=made.people.marit)
    made.rows["goal"] = made.add(
        Goal, many={"of_people": [made.home.luka], "factors": [made.rows["instandhoudend"]]},
        title="Rust in mijn hoofd", desired="Ik slaap.", is_most_important=True,
    )  # fmt: skip
    made.rows["agreement"] = made.add(
        Agreement, many={"goals": [made.rows["goal"]]}, what="Elke week praten.", professional=made.people.essen,
        due_on=walks.today() + timedelta(days=30),
    )  # fmt: skip
    made.add(GoalScale, goal=made.rows["goal"], person=made.home.luka, now=3, wished=7)


def adopt(made: Whole, *, in_days: int = 42) -> Plan:
    """The plan comes into force, with its first evaluation."""
    made.plan = walks.go(Plan.objects.get(pk=made.plan.pk), "propose", made.people.marit)
    walks.everybody_answers(made.people, made.plan, lambda **answer: plans.respond(plan=made.plan, **answer))
    day = walks.today() + timedelta(days=in_days)
    made.plan = walks.go(made.plan, "adopt", made.people.marit, evaluate_on=day)
    return made.plan

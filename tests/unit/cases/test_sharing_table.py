"""The table of who sees what, walked: tests/tables/sharing.md is written by hand and not taken from here."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from cases.access.audience import Audience, open_to_everyone
from cases.access.parts import CasePart
from cases.access.records import write
from cases.analysis.models import AnalysisText, Statement
from cases.families.models import Case, Person
from cases.sharing import actions as sharing
from cases.sharing.models import Grant, Participation, TeamMember
from flow.gate import NotAllowed
from network.models import Membership, Municipality, Term
from tests import walks
from tests.personas import make_people
from tests.tables.reading import rows
from tests.walks import today

pytestmark = pytest.mark.django_db

WHY: dict[str, Any] = {"ground": "direct_betrokken", "explanation": "Helpt mee."}
DAY = timedelta(days=1)


class Family:
    """Luka, Mila and their parents, with a statement about each; Sven's organisation can be given something."""

    def __init__(self) -> None:
        self.people = make_people()
        self.marit, self.sven = self.people.marit, self.people.sven
        home = walks.active(self.people)
        self.case, self.luka, self.parents = home.case, home.luka, [home.dario, home.ivana]
        self.mila = self.put(Person(family=self.case.family, first_name="Mila", is_youth=True, birth_date=today()))
        self.analysis = walks.analysis_draft(self.people, home)
        for text, about in (
            ("over Luka", [self.luka]), ("over Mila", [self.mila]), ("samen", [self.luka, self.mila]),
            ("moeder", [home.ivana]),
        ):  # fmt: skip
            self.say(text, about, by=self.marit)

    def put(self, part: Any, by: Any = None, **many: Any) -> Any:
        return write(part, by=by or self.marit, many=many)

    def say(self, text: str, about: list[Any], *, by: Any, audience: str = "", named: Any = ()) -> Any:
        said = Statement(analysis=self.analysis, text=text, kind="mening", voice="professional", professional=by,
                         said_on=today(), audience=audience or Audience.EVERYONE)  # fmt: skip
        return self.put(said, by=by, about=about, named=named)

    def join(self, *parts: str, about: Any = (), on_the_team: bool = True) -> Participation:
        row = sharing.invite(case=self.case, organisation=self.people.other_provider, purpose="hulp", parts=parts,
                             people=about, whole_family=not about, by=self.marit, **WHY)  # fmt: skip
        if on_the_team:
            sharing.add_member(participation=row, user=self.sven, by=self.marit)
        return row

    def luka_only(self, **span: Any) -> None:
        self.join(CasePart.ANALYSIS, about=[self.luka])
        Grant.objects.filter(organisation=self.people.other_provider).update(**span)

    def ended(self, days_ago: int, *, reads: int = 0) -> None:
        """The participation ended so many days ago."""
        if reads:
            Term.objects.create(municipality=Municipality.objects.get(code="GM0047"), key="reading_on_days",
                                value=reads, valid_from=today() - 500 * DAY, source="afspraak")  # fmt: skip
        row = self.join(CasePart.ANALYSIS, about=[self.luka])
        long_ago = {"begins_on": today() - 100 * DAY}
        for model in (Grant, Participation):
            model.objects.filter(organisation=self.people.other_provider).update(**long_ago)
        TeamMember.objects.filter(participation=row).update(**long_ago)
        row.refresh_from_db()
        sharing.end_participation(row, on=today() - days_ago * DAY, by=self.marit)

    def in_person(self, *about: Any) -> None:
        sharing.grant(case=self.case, professional=self.sven, parts=[CasePart.ANALYSIS], people=about,
                      whole_family=not about, by=self.marit, **WHY)  # fmt: skip

    def then_leaves_work(self, receives: Callable[[], None]) -> None:
        receives()
        Membership.objects.filter(user=self.sven).update(ends_on=today() - DAY)

    def withdrawn(self) -> None:
        self.luka_only()
        sharing.withdraw(Grant.objects.get(organisation=self.people.other_provider), by=self.marit)

    def analysis_of_one_and_plan_of_all(self) -> None:
        self.luka_only()
        sharing.grant(case=self.case, organisation=self.people.other_provider, parts=[CasePart.PLAN],
                      whole_family=True, by=self.marit, **WHY)  # fmt: skip


RECEIVES: dict[str, Callable[[Family], Any]] = {
    "niets": lambda f: None,
    "analyse over het hele gezin": lambda f: f.join(CasePart.ANALYSIS),
    "analyse over Luka": lambda f: f.luka_only(),
    "analyse over Mila": lambda f: f.join(CasePart.ANALYSIS, about=[f.mila]),
    "analyse over Luka en Mila": lambda f: f.join(CasePart.ANALYSIS, about=[f.luka, f.mila]),
    "analyse over iedereen bij naam": lambda f: f.join(CasePart.ANALYSIS, about=[f.luka, f.mila, *f.parents]),
    "plan over het hele gezin": lambda f: f.join(CasePart.PLAN),
    "contactgegevens over het hele gezin": lambda f: f.join(CasePart.CONTACT),
    "analyse over Luka, plan over het hele gezin": lambda f: f.analysis_of_one_and_plan_of_all(),
    "analyse over Luka, vanaf morgen": lambda f: f.luka_only(begins_on=today() + DAY),
    "analyse over Luka, tot en met vandaag": lambda f: f.luka_only(ends_on=today()),
    "analyse over Luka, tot en met gisteren": lambda f: f.luka_only(begins_on=today() - DAY, ends_on=today() - DAY),
    "analyse over Luka, ingetrokken": lambda f: f.withdrawn(),
    "analyse over Luka, maar niemand zit in het team": lambda f: f.join(
        CasePart.ANALYSIS, about=[f.luka], on_the_team=False
    ),
    "analyse over Luka, maar Sven werkt er niet meer": lambda f: f.then_leaves_work(f.luka_only),
    "analyse over Luka, deelname eindigt vandaag": lambda f: f.ended(0),
    "analyse over Luka, deelname eindigde gisteren": lambda f: f.ended(1),
    "idem, met dagen om over te dragen": lambda f: f.ended(1, reads=14),
    "idem, maar die dagen zijn om": lambda f: f.ended(15, reads=14),
    "op naam: analyse over Luka": lambda f: f.in_person(f.luka),
    "op naam: analyse over het hele gezin": lambda f: f.in_person(),
    "op naam, maar Sven werkt nergens meer": lambda f: f.then_leaves_work(lambda: f.in_person(f.luka)),
}


def shown(yes: Any) -> str:
    return "ja" if yes else "-"


def test_every_line_of_the_table_is_walked():
    assert {row["ontvangt"] for row in rows("sharing", "ontvangt")} == set(RECEIVES)


@pytest.mark.parametrize("row", rows("sharing", "ontvangt"), ids=lambda row: row["ontvangt"])
def test_what_somebody_receives_is_what_they_see(row):
    family = Family()
    RECEIVES[row["ontvangt"]](family)
    sven = type(family.sven).objects.get(pk=family.sven.pk)
    texts = set(Statement.objects.visible_to(sven).values_list("text", flat=True))
    found = {
        "ontvangt": row["ontvangt"], "gezin": shown(Case.objects.visible_to(sven).exists()),
        **{name: shown(name in texts) for name in ("over Luka", "over Mila", "samen", "moeder")},
        "tekst": shown(AnalysisText.objects.visible_to(sven).exists()), "schrijft": shown(writes(family, sven)),
    }  # fmt: skip
    assert found == row


def writes(family: Family, sven: Any) -> bool:
    try:
        family.say("nieuw", [family.luka], by=sven)
    except (NotAllowed, type(family.analysis).DoesNotExist):
        return False
    return True


@pytest.mark.parametrize("row", rows("sharing", "voor wie"), ids=lambda row: row["voor wie"])
def test_a_statement_reaches_whom_it_is_for(row):
    family = Family()
    kind, _, names = row["voor wie"].partition(": ")
    audience = {"iedereen": Audience.EVERYONE, "professionals": Audience.PROFESSIONALS, "op naam": Audience.NAMED}[kind]
    named = [family.people.users[name] for name in names.split(" en ") if name]
    said = family.say("gevoelig", [family.luka], by=family.people.jorn, audience=audience, named=named)
    found = {name: shown(Statement.objects.visible_to(user).filter(pk=said.pk))
             for name, user in family.people.each().items() if name in row}  # fmt: skip
    found["gezin"] = shown(Statement.objects.filter(open_to_everyone(Statement), pk=said.pk))
    assert found == {name: cell for name, cell in row.items() if name != "voor wie"}

"""A child with two parents, and answers on the question for consent: the ground under the tests of consent."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from cases.access.records import write
from cases.families.ages import last_birth_date
from cases.families.models import Authority, Incapacity, Person, ProtectionMeasure, Relation, Trajectory
from cases.sharing import consents
from cases.sharing.consent_codes import ConsentException
from cases.sharing.granting import change
from cases.sharing.models import Consent, Grant
from network.models import Organisation
from tests import walks
from tests.personas import People
from tests.walks import today

ANSWERS = {"ja": "gegeven", "nee": "geweigerd", "wens": "weloverwogen_wens"}
EXCEPTIONS = {
    "maatregel": ConsentException.COMPULSORY, "ernstig nadeel": ConsentException.SERIOUS_HARM,
    "spoed": ConsentException.URGENT, "niet ingrijpend": ConsentException.PRESUMED, "rechter": ConsentException.COURT,
}  # fmt: skip


@dataclass
class Sanne:
    """Sanne, her parents Peter and Anna who both have gezag, and the recipient: the provider."""

    people: People
    home: walks.Household
    sanne: Person
    peter: Person
    anna: Person
    guardian: Organisation
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def case(self) -> Any:
        return self.home.case

    def becomes(self, age: int | None) -> None:
        """Her birthday is today."""
        self.sanne.birth_date = None if age is None else last_birth_date(today(), age)
        Person.objects.filter(pk=self.sanne.pk).update(birth_date=self.sanne.birth_date)


def make_sanne(people: People) -> Sanne:
    home = walks.active(people, "De Jong")
    family, marit = home.case.family, people.marit

    def person(name: str, **more: Any) -> Person:
        return write(Person(family=family, first_name=name, surname="de Jong", **more), by=marit)

    sanne = person("Sanne", is_youth=True, sex="vrouw")
    peter = person("Peter", sex="man", birth_date=date(1980, 1, 1))
    anna = person("Anna", sex="vrouw", birth_date=date(1982, 1, 1))
    for parent in (peter, anna):
        write(Relation(family=family, source=parent, kind="ouder", target=sanne), by=marit)
        has_gezag(sanne, marit, holder=parent)
    write(Trajectory(case=home.case, person=sanne, reason="hulpvraag"), by=marit)
    guardian = Organisation.objects.create(name="Jeugdbescherming Noord", kind="gecertificeerde_instelling")
    return Sanne(people, home, sanne, peter, anna, guardian)


def has_gezag(child: Person, by: Any, **holder: Any) -> None:
    kind = "voogdij" if "organisation" in holder else "gezamenlijk"
    write(Authority(family=child.family, child=child, kind=kind, begins_on=date(2005, 1, 1), source="gezagsregister",
                    checked_on=today(), **holder), by=by)  # fmt: skip


def received_on_consent(one: Sanne) -> Sanne:
    """What the provider receives about Sanne, it receives on the ground of consent alone."""
    for row in Grant.objects.filter(case=one.case):
        change(row, by=one.people.marit, ground="toestemming", explanation="besproken", people=[one.sanne])
    return one


def happens(one: Sanne, words: str) -> None:
    """Make the situation that the table describes."""
    sanne, marit = one.sanne, one.people.marit
    if words.startswith("sanne is wilsonbekwaam"):
        stand_in: dict[str, Any] = {"representative_kind": "mentor"} if "mentor" in words else {}
        if "Bram" in words:
            stand_in["representative_name"] = "Bram de Wit"
        elif "anna" in words:
            stand_in["representative"] = one.anna
        for matter in ("hulp", "dossier"):
            judged = Incapacity(family=sanne.family, person=sanne, matter=matter, assessed_by="A. de Boer",
                                expertise="arts", source="brief", **stand_in)  # fmt: skip
            judged.begins_on = today() - timedelta(days=3)
            write(judged, by=marit)
    elif "maatregel" in words:
        ends = today() - timedelta(days=1) if "voorbij" in words else None
        write(ProtectionMeasure(family=sanne.family, child=sanne, kind="11", ends_on=ends,
                                begins_on=today() - timedelta(days=90)), by=marit)  # fmt: skip
    elif words.endswith("is overleden"):
        Person.objects.filter(pk=(sanne if words.startswith("sanne") else one.peter).pk).update(deceased_on=today())
    elif words != "–":
        gone = {"holder": one.peter} if words.startswith("peter") else {}
        Authority.objects.filter(child=sanne, **gone).update(ends_on=today() - timedelta(days=1))
        if "voogd" in words:
            has_gezag(sanne, marit, organisation=one.guardian)


def answers(one: Sanne, words: str, *, purpose: str, regime: str = "jeugdwet", part: str = "plan") -> None:
    """Write down the answers that the table names, as rows: also those that the form would refuse."""
    for said in words.split(", ") if words != "–" else ():
        row = Consent(
            case=one.case, about=one.sanne, organisation=one.people.provider, purpose=purpose, regime=regime,
            explained_as="behandeling", added_by=one.people.marit, changed_by=one.people.marit, given_on=today(),
        )  # fmt: skip
        row.parts = [part] if purpose == "delen" else []
        if said in EXCEPTIONS:
            row.answer, row.exception, row.explanation = "niet_nodig", EXCEPTIONS[said], "met collega besproken"
        else:
            _answered(one, row, said)
        row.save(force_insert=True)


def _answered(one: Sanne, row: Consent, said: str) -> None:
    name, answer = said.split(" ", 1)
    row.answer, row.capacity = ANSWERS[answer.rsplit(" ", 1)[-1]], "ouder_met_gezag"
    if name == "bram":
        row.given_by_name = "Bram de Wit"
    elif name == "instelling":
        row.given_by_organisation = one.guardian
    else:
        row.given_by = getattr(one, name)
    if "vorig jaar" in answer:
        row.given_on = today() - timedelta(days=300)
    if "ingetrokken" in answer:
        row.given_on, row.withdrawn_on = today() - timedelta(days=3), today()
    if "verlopen" in answer:
        row.given_on, row.until = today() - timedelta(days=3), today() - timedelta(days=1)
    if "ander deel" in answer:
        row.parts = ["safety"]


def consent_of(people: People, home: walks.Household, giver: Person, **other: Any) -> Consent:
    """About Luka, to the provider, for the plan; unless said otherwise."""
    told: dict[str, Any] = {"answer": "gegeven", "content": ",plan,", **other}
    row = Consent(case=home.case, about=home.luka, given_by=giver, organisation=people.provider, purpose="delen",
                  explained_as="samen helpen", **told)  # fmt: skip
    return consents.give(row, by=people.marit)

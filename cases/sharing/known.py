"""Where somebody is known already, and how much of that may be told: beyond what a person may see only the case
number and the local team to call, never a name or a word of what the case is about."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from cases.access.log import trail
from cases.families.actions import possible_duplicates
from cases.families.models import Case, Person
from cases.sharing.models import Participation
from flow.gate import NotPossible, record


@dataclass(frozen=True)
class KnownCase:
    """`visible` is the case when the searcher may see it, otherwise None. `same_bsn`: found by the number itself,
    so it is certainly the same person."""

    number: str
    team: str
    phone: str
    visible: Any = None
    same_bsn: bool = False


class AlreadyKnown(NotPossible):
    """The youth seems to be known; `cases` says where. Go on only after somebody chose to (never with the same BSN)."""

    def __init__(self, cases: list[KnownCase]):
        super().__init__("Dit lijkt iemand die al bekend is. Kies of het dezelfde persoon is.")
        self.cases = cases


@dataclass(frozen=True)
class Identity:
    """What identifies somebody: the BSN, or the four facts of Jeugdwet 7.2.4 together."""

    bsn: str = ""
    surname: str = ""
    born: date | None = None
    postcode: str = ""
    house_number: str = ""

    def people(self) -> QuerySet[Person]:
        return possible_duplicates(number=self.bsn, surname=self.surname, born=self.born, postcode=self.postcode,
                                   house_number=self.house_number)  # fmt: skip


def known_at(identity: Identity, *, by: Any) -> list[KnownCase]:
    """The cases in which this person is known, newest first, one per family."""
    people = identity.people()
    if people.query.is_empty():
        return []
    numbered = (
        set(possible_duplicates(number=identity.bsn).values_list("family_id", flat=True)) if identity.bsn else set()
    )
    families = {*numbered, *people.values_list("family_id", flat=True)}
    if not families:
        return []
    newest: dict[Any, Case] = {}
    for case in Case.objects.filter(family__in=families).newest_first().select_related("family"):
        newest.setdefault(case.family_id, case)
    visible = set(
        Case.objects.visible_to(by).filter(pk__in=[case.pk for case in newest.values()]).values_list("pk", flat=True)
    )
    teams = leading_teams(newest.values())
    return [
        KnownCase(
            number=case.number, team=str(teams.get(case.pk, "een ander team")), same_bsn=case.family_id in numbered,
            phone=teams[case.pk].phone if case.pk in teams else "", visible=case if case.pk in visible else None,
        )
        for case in newest.values()
    ]  # fmt: skip


def search_exactly(identity: Identity, *, by: Any) -> list[KnownCase]:
    """An exact search, also beyond what the searcher may see; the team of such a case can read who looked."""
    if not by.works_with_families:
        return []
    return shown(known_at(identity, by=by), by=by)


def shown(found: list[KnownCase], *, by: Any) -> list[KnownCase]:
    """Every screen that tells where somebody is known calls this: whoever asks, and by whatever form, is written down
    in the journal of each case that this person may not see, and in the read log of everybody who was found."""
    trail.found(Case.objects.filter(number__in=[hit.number for hit in found]).values_list("pk", flat=True))
    for case in Case.objects.filter(number__in=[hit.number for hit in found if hit.visible is None]).order_by("pk"):
        record(case, "Gevonden bij zoeken op persoon, alleen zaaknummer en team getoond", by=by, doing="search")
    return found


def leading_teams(cases: Any) -> dict[Any, Any]:
    """The local team of each case; also of a closed one."""
    rows = Participation.objects.filter(case__in=[case.pk for case in cases], leads=True).select_related("organisation")
    return {row.case_id: row.organisation for row in rows.order_by("begins_on", "pk")}

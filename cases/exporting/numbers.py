"""How the work lies over the local teams, in numbers: no name, no number of a case, nothing about one family.

So it is for who leads a team, and for the regional coordinator, who sees no family at all.
"""

from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from cases.families.ages import last_birth_date
from cases.plans.models import Plan
from cases.sharing.models import Participation
from network.models import Organisation
from network.roles import OrganisationKind

# Of each number: its name, and the words above it.
NUMBERS = (
    ("open", "Lopende zaken"), ("intake", "Aanmelding"), ("active", "Actief"), ("nobody", "Zonder casusregisseur"),
    ("unplanned", "Actief zonder gezinsplan"), ("late", "Evaluatie te laat"), ("new", "Nieuw dit jaar"),
    ("closed", "Afgesloten dit jaar"), ("youths", "Jeugdigen"), ("sixteen", "Jeugdigen van 16 of ouder"),
)  # fmt: skip
HEAD = ("Lokaal team", "Gemeente", *(words for _, words in NUMBERS))


def teams_of(user: Any) -> QuerySet[Organisation]:
    """The local teams whose numbers this person may see: those they lead, or all of the region."""
    mine = Q(pk__in=user.led_organisation_ids)
    if user.coordinates_region:
        mine |= Q(municipality__in_region=True)
    local = Organisation.objects.filter(mine, kind=OrganisationKind.LOCAL_TEAM)
    return local.select_related("municipality").order_by("municipality__name", "name", "pk")


def per_team(teams: QuerySet[Organisation], today: date) -> list[dict[str, Any]]:
    """A row per team, with zeros for a team without a family. Three queries, whatever the number of cases."""
    cases = {row["team"]: row for row in _cases(today)}
    youths = {row["team"]: row for row in _youths(today)}
    return [
        {"team": one, **{name: _number(name, cases.get(one.pk), youths.get(one.pk)) for name, _ in NUMBERS}}
        for one in teams
    ]


def as_row(row: dict[str, Any]) -> list[Any]:
    """The same row for a file, in the order of `HEAD`."""
    team = row["team"]
    return [team.name, str(team.municipality or ""), *(row[name] for name, _ in NUMBERS)]


def _number(name: str, *found: dict[str, Any] | None) -> int:
    return next((int(row[name]) for row in found if row and name in row), 0)


def _led(today: date) -> Any:
    """The families each team leads today, closed ones too."""
    return Participation.objects.current(today).filter(leads=True).order_by()


def _cases(today: date) -> Any:
    plan = Plan.objects.in_force().filter(case=OuterRef("case"))
    late = plan.filter(next_evaluation_on__lt=today)
    going, year = ~Q(case__status="closed"), date(today.year, 1, 1)
    rows = _led(today).annotate(planned=Exists(plan), is_late=Exists(late)).values(team=F("organisation"))
    return rows.annotate(
        open=Count("pk", filter=going), intake=Count("pk", filter=Q(case__status="intake")),
        active=Count("pk", filter=Q(case__status="active")),
        nobody=Count("pk", filter=going & Q(case__coordinator=None)),
        unplanned=Count("pk", filter=Q(case__status="active", planned=False)),
        late=Count("pk", filter=Q(is_late=True)), new=Count("pk", filter=Q(case__opened_on__gte=year)),
        closed=Count("pk", filter=Q(case__closed_on__gte=year)),
    )  # fmt: skip


def _youths(today: date) -> Any:
    of_age = Q(case__trajectories__person__birth_date__lte=last_birth_date(today, 16))
    youths = {"case__trajectories__person__is_youth": True, "case__trajectories__person__deceased_on": None}
    going = _led(today).exclude(case__status="closed").filter(**youths).values(team=F("organisation"))
    person = "case__trajectories__person"
    return going.annotate(
        youths=Count(person, distinct=True), sixteen=Count(person, distinct=True, filter=of_age)
    )  # fmt: skip

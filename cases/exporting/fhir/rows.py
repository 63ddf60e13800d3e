"""What of one family this reader may see, fetched at once; the resources are made of these rows and of nothing else."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Prefetch
from django.utils import timezone

from cases.access.withheld import withhold
from cases.families.models import Authority, Case, NetworkContact, Person, Relation, Trajectory
from cases.plans.models import Agreement, Goal, GoalScale, Plan
from cases.sharing.models import Participation, TeamMember
from network.models import Organisation, User


@dataclass
class Rows:
    """`people`: everybody of the family whom the reader knows, by key; `patients`: those of them who have a file."""

    case: Case
    people: dict[UUID, Person]
    patients: dict[UUID, Person]
    relations: list[Relation]
    gezag: list[Authority]
    contacts: list[NetworkContact]
    organisations: list[Participation]
    members: list[TeamMember]
    plans: list[Plan]
    agreements: list[Agreement]
    named: dict[UUID, User] = field(default_factory=dict)
    bodies: dict[UUID, Organisation] = field(default_factory=dict)


def fetch(case: Case, user: Any) -> Rows:
    """A fixed number of queries. Parents are patients when a file (traject) was opened about them too."""
    today, of_family = timezone.localdate(), {"family": case.family_id}
    known = Person.objects.visible_to(user).filter(destroyed_on=None, **of_family)
    people = {row.pk: withhold(row, case, user) for row in known}
    files = Trajectory.objects.visible_to(user).filter(case=case).order_by("opened_on", "pk")
    patients = {row.person_id: people[row.person_id] for row in files if row.person_id in people}
    members = TeamMember.objects.visible_to(user).current(today).filter(participation__case=case)
    rows = Rows(
        case=case, people=people, patients=patients,
        relations=list(Relation.objects.visible_to(user).filter(**of_family)),
        gezag=list(Authority.objects.visible_to(user).holding(today).filter(child__in=list(patients))),
        contacts=list(NetworkContact.objects.visible_to(user).filter(**of_family)),
        organisations=list(
            Participation.objects.visible_to(user).current(today).filter(case=case).select_related("organisation")
        ),
        members=list(members.select_related("user", "participation")),
        plans=[withhold(one, case, user) for one in _plans(case, user)],
        agreements=list(_agreements(case, user)),
    )  # fmt: skip
    _name_everybody(rows)
    return rows


def _plans(case: Case, user: Any) -> Any:
    scales = GoalScale.objects.visible_to(user).select_related("person", "professional")
    goals = Goal.objects.visible_to(user).prefetch_related("of_people", Prefetch("scales", scales))
    return Plan.objects.visible_to(user).filter(case=case).prefetch_related(Prefetch("goals", goals)).order_by("number")


def _agreements(case: Case, user: Any) -> Any:
    mine = Agreement.objects.visible_to(user).filter(plan__case=case)
    goals = Prefetch("goals", Goal.objects.visible_to(user).order_by("order", "added_at", "pk"))
    return mine.select_related("person", "professional", "organisation", "contact__person").prefetch_related(goals)


def _name_everybody(rows: Rows) -> None:
    """Professionals and organisations that a visible row names."""
    for taking_part in rows.organisations:
        rows.bodies[taking_part.organisation_id] = taking_part.organisation
    users = [rows.case.coordinator, *(one.user for one in rows.members), *(one.professional for one in rows.agreements)]
    rows.named.update({user.pk: user for user in users if user is not None})
    rows.bodies.update({one.organisation.pk: one.organisation for one in rows.agreements if one.organisation})

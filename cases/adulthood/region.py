"""18-/18+ for who coordinates the region: numbers per team, and case numbers of who has no place to live yet.

They see no family (`network.roles`), so nothing here goes through `visible_to`: what goes on a page is a number, the
name of a team and the number of a case, and it is empty for everybody else.
"""

from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery

from cases.adulthood.models import ChecklistItem
from cases.adulthood.nearing import nearing, per_domain, without_home
from cases.families.lifecycle import CaseStatus
from cases.families.models import Trajectory
from cases.sharing.models import Participation


def youths(user: Any, today: date, ahead: date) -> Any:
    """Who nears 18 or is 18 already in a case that is not closed, with the `team` (key and name) that leads it."""
    leads = Participation.objects.current(today).filter(case=OuterRef("case"), leads=True).order_by("pk")
    rows = Trajectory.objects.exclude(case__status=CaseStatus.CLOSED)
    rows = rows if user.coordinates_region else rows.none()
    return nearing(rows, ChecklistItem.objects.all(), today, ahead).annotate(
        team=Subquery(leads.values("organisation")[:1]), team_name=Subquery(leads.values("organisation__name")[:1])
    )


def per_team(rows: Any, soon: date) -> list[dict[str, Any]]:
    """The teams by name; cases without a team last. One query."""
    counted = rows.order_by().values("team", "team_name").annotate(
        youths=Count("pk"), late=Count("pk", filter=Q(late_items__gt=0)),
        unhoused=Count("pk", filter=without_home(soon)),
    )  # fmt: skip
    return sorted(counted, key=lambda row: (row["team"] is None, row["team_name"]))


def domains(user: Any, today: date) -> list[dict[str, Any]]:
    """What is open per domain in the whole region."""
    items = ChecklistItem.objects.waiting()
    return per_domain(items if user.coordinates_region else items.none(), today)


def unhoused(rows: Any, soon: date) -> Any:
    """(case number, keys of case and person for the read log, name of the team, birth date), the oldest first."""
    found = rows.filter(without_home(soon)).order_by("person__birth_date", "case__number", "pk")
    return found.values("case__number", "case_id", "person_id", "team_name", "person__birth_date")

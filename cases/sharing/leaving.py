"""Somebody left an organisation: that ends their place on the teams of its families, for good.

They see nothing from the day after their last one, whatever stands here (`TeamMember.current`). This writes it down
when memberships are written, so that who comes back later starts with no family.
"""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from cases.families.models import Case
from cases.sharing.models import TeamMember
from flow.gate import all_or_nothing, hold, record
from network.leaving import when_memberships_change
from network.models import Membership
from network.roles import WITH_FAMILIES


@when_memberships_change
def off_the_teams(user: Any, *, by: Any) -> None:
    """End the rows that began before a gap in working with families at that organisation; a coordinator's too: the case
    keeps the name until its leader chooses somebody else."""
    today = timezone.localdate()
    rows = TeamMember.objects.filter(Q(ends_on=None) | Q(ends_on__gte=today), user=user)
    for row in rows.select_related("participation").order_by("participation__case_id", "pk"):
        last = _last_day(user, row.participation.organisation_id, since=row.begins_on, today=today)
        if last is None:
            continue
        with all_or_nothing():
            case = Case.objects.get(pk=row.participation.case_id)
            hold(case)
            ends_on = max(last, row.begins_on)
            TeamMember.objects.filter(pk=row.pk).update(
                ends_on=ends_on, version=row.version + 1, changed_by=by, changed_at=timezone.now()
            )
            record(case, f"{user} gaat uit het team: werkt niet meer met gezinnen bij de organisatie", by=by,
                   happened_on=ends_on, what="team_changed", which=row)  # fmt: skip


def _last_day(user: Any, organisation: Any, *, since: date, today: date) -> date | None:
    """The last day before the first gap after `since`; None when they worked there with families ever since."""
    periods = Membership.objects.filter(user=user, organisation=organisation, role__in=WITH_FAMILIES)
    periods = periods.filter(Q(ends_on=None) | Q(ends_on__gte=since), begins_on__lte=today)
    last = None
    for row in periods.order_by("begins_on", "pk"):
        if last is not None and row.begins_on > last + timedelta(days=1):
            return last
        if row.ends_on is None or row.ends_on >= today:
            return None
        last = max(last or row.ends_on, row.ends_on)
    return last or today - timedelta(days=1)

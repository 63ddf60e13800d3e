"""Ways to something of which somebody is reminded, one per kind; walked on the day that everything begins."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from cases.analysis.telling import tell
from cases.reminders.codes import Kind
from cases.sharing import actions as sharing
from network.models import Membership, Organisation, User
from network.roles import OrganisationKind, Role
from tests import access_walks, eighteen, request_walks, signal_walks, walks
from tests.doors import let_in
from tests.personas import PASSWORD, People, long_ago
from tests.walks import Household


def regional_coordinator(people: People) -> User:
    """Renske, who sees no family."""
    region = Organisation.objects.create(name="Regio Groningen", kind=OrganisationKind.OTHER)
    renske = User.objects.create_user("renske@example.org", PASSWORD, name="Renske Kooistra", job_title="regio")
    Membership.objects.create(user=renske, organisation=region, role=Role.REGIONAL_COORDINATOR, begins_on=long_ago())
    people.users["renske"] = renske
    return renske


def plan_in_force(people: People, home: Household) -> Any:
    return walks.plan_active(people, home)


def grant_until(people: People, home: Household) -> Any:
    return sharing.grant(
        case=home.case, parts=["plan"], ground="direct_betrokken", explanation="De school van Luka.", whole_family=True,
        professional=people.sven, ends_on=walks.today() + timedelta(days=59), by=people.marit,
    )  # fmt: skip


def luka_tells(people: People, home: Household) -> Any:
    """At his own door, in the box for own words."""
    by = let_in(home.luka, by=people.marit)
    return tell(case=home.case, person=home.luka, text="Het is te druk in de klas.", by=by)


def only_active(people: People, home: Household) -> Any:
    return home.case


def one_point_for_18(people: People, home: Household) -> Any:
    """Luka became 16 today; of his list only the point about where he will live is left."""
    checklist = eighteen.nears(people, home, months=24)
    eighteen.only_left(people, checklist, 28)
    return checklist.items.get(number=28)


WAITS: dict[str, Callable[[People, Household], Any]] = {
    Kind.EVALUATION: plan_in_force,
    Kind.AGREEMENT: plan_in_force,
    Kind.HANDOVER: walks.handover_offered,
    Kind.RESPONSE: walks.analysis_shared,
    Kind.PLAN_CLOCK: walks.plan_draft,
    Kind.FILE_REQUEST: request_walks.file_request,
    Kind.DOOR_NEWS: luka_tells,
    Kind.SIGNAL: signal_walks.signal_given,
    Kind.ACCESS_REQUEST: access_walks.access_asked,
    Kind.EMERGENCY: access_walks.emergency,
    Kind.EMERGENCY_LATE: access_walks.emergency,
    Kind.SHARING_ENDS: grant_until,
    Kind.BIRTHDAY: only_active,
    Kind.ADULTHOOD: one_point_for_18,
    Kind.ACCESS_REVIEW: only_active,
    Kind.RETENTION: walks.closed,
}
START = date(2026, 3, 2)

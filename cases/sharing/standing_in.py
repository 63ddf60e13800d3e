"""In whose place somebody acts who stands in for a colleague: the name that the journal keeps beside theirs."""

from typing import Any

from django.db.models import F, Q

from cases.sharing.models import TeamMember
from flow.gate import ask_on_whose_behalf
from network.models import User


@ask_on_whose_behalf
def in_whose_place(subject: Any, user: Any) -> User | None:
    """The colleague through whom this person is on the team of the case: the coordinator they stand in for, else nobody
    when they are on the team themselves. The same rule as in the read log (`access.log.people`)."""
    case = getattr(subject, "case", None)
    if case is None or not user.stands_in_for:
        return None
    seats = TeamMember.objects.current().open_to(user).filter(participation__case=case).select_related("user")
    seats = seats.annotate(coordinates=Q(user=F("participation__case__coordinator")), own=Q(user=user))
    seat = seats.order_by("-coordinates", "-own", "pk").first()
    return seat.user if seat and seat.user_id != user.pk else None

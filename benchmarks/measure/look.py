"""Which pages are measured in this database, and how many queries each asks. A process of its own per database:

python -m benchmarks.measure.look            the pages of the product, as JSON
python -m benchmarks.measure.look /django    under the settings of the floor: its queries, and a session to ask it with
"""

import json
import sys
from typing import Any

from benchmarks.measure.rounds import COMPARED, EVERYTHING, GIVEN

# Of the team that has the same size in every database, and of the one that grows with the whole.
LEADER, LEADER_OF_GROWN = "teamleider-18@bench.example", "teamleider-0@bench.example"
COORDINATOR = "regisseur-0@bench.example"
LOOKS_AT = {"team": LEADER, "grown": LEADER_OF_GROWN}  # everything else is a page of the coordinator, or of `given_to`


def main() -> None:
    import django

    django.setup()
    from benchmarks.measure.everything import open_everything
    from network.models import User

    coordinator = User.objects.get(email=COORDINATOR)
    if sys.argv[1:]:
        print(json.dumps({"queries": count(coordinator, sys.argv[1]), "session": session(coordinator)}))
        return
    pages = addresses(coordinator)
    given = seat_of_provider(coordinator).user
    readers = LOOKS_AT | dict.fromkeys(GIVEN, given.email)
    looks = {name: User.objects.get(email=readers.get(name, COORDINATOR)) for name in pages}
    queries = {name: count(looks[name], address) for name, address in pages.items()}
    queries["save"] = count(coordinator, pages["evaluation"], save=True)
    sizes = {name: open_cases(looks[name]) for name in LOOKS_AT}
    open_everything()
    queries |= {EVERYTHING + name: count(looks[name], pages[name]) for name in COMPARED}
    told = {"user": str(coordinator.pk), "pages": pages, "queries": queries, "sizes": sizes, "readers": readers}
    print(json.dumps(told))


def seat_of_provider(coordinator: Any) -> Any:
    """A professional of another organisation, on the team of a family of the coordinator, who was given parts of it."""
    from cases.models import TeamMember

    seats = TeamMember.objects.current().filter(
        participation__case__coordinator=coordinator, participation__leads=False, participation__case__status="active",
        participation__case__plans__status="active", user__is_active=True,
    )  # fmt: skip
    return seats.order_by("participation__case__family__name", "user__email").select_related("user", "participation")[0]


def addresses(coordinator: Any) -> dict[str, str]:
    """The caseload, a family with a plan in force, an evaluation that is being filled in, and the work of the team.

    The families of the first coordinator are the same in every database, so by name they come in the same order.
    """
    from django.urls import reverse

    from cases.models import Evaluation, Plan

    cases = Plan.objects.filter(case__coordinator=coordinator, status="active").order_by("case__family__name", "wish")
    held = Evaluation.objects.filter(plan__in=cases, status="held").order_by("case__family__name", "due_on")
    evaluation = held.first() or _hold(coordinator, cases)
    return {
        "caseload": reverse("cases:caseload"),
        "family": reverse("cases:family", args=[cases[0].case_id]),
        "evaluation": reverse("cases:evaluation-form", args=[evaluation.pk]),
        "team": reverse("cases:teamwork"),
        "grown": reverse("cases:teamwork"),
        "given": reverse("cases:caseload"),
        "given_family": reverse("cases:family", args=[seat_of_provider(coordinator).participation.case_id]),
    }


def open_cases(leader: Any) -> int:
    """How many a team leader's page counts."""
    from cases.models import Case

    return Case.objects.visible_to(leader).open().count()


def _hold(coordinator: Any, cases: Any) -> Any:
    """Start one through the same gate as everybody."""
    from django.utils import timezone

    from cases.models import Evaluation
    from flow.gate import take

    mine = Evaluation.objects.visible_to(coordinator)
    planned = mine.filter(plan__in=cases, status="planned").order_by("case__family__name", "due_on")
    return take(mine, planned[0].pk, "hold", by=coordinator, held_on=timezone.localdate())


def session(user: Any) -> dict[str, str]:
    """The cookie of somebody who is signed in; the floor has no sign-in page."""
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(user)
    return {settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value}


def count(user: Any, address: str, *, save: bool = False) -> int:
    """Queries of the second time a signed-in person asks for the page, or sends its form."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from benchmarks.measure.forms import fields_of, filled_in

    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(user)
    for turn in range(2):
        page = client.get(address)
        if page.status_code != 200:
            raise LookupError(f"{address}: {page.status_code}")
        fields = filled_in(fields_of(page.content.decode(), "still_right"), turn) if save else {}
        with CaptureQueriesContext(connection) as asked:
            client.post(address, fields) if save else client.get(address)
    return len(asked)


if __name__ == "__main__":
    main()

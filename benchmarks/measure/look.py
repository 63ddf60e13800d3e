"""Which pages are measured in this database, and how many queries each asks. A process of its own per database:

python -m benchmarks.measure.look            the pages of the product, as JSON
python -m benchmarks.measure.look /django    under the settings of the floor: its queries, and a session to ask it with
"""

import json
import sys
from typing import Any

COORDINATOR, LEADER = "regisseur-0@bench.example", "teamleider-0@bench.example"


def main() -> None:
    import django

    django.setup()
    from network.models import User

    coordinator, leader = User.objects.get(email=COORDINATOR), User.objects.get(email=LEADER)
    if sys.argv[1:]:
        print(json.dumps({"queries": count(coordinator, sys.argv[1]), "session": session(coordinator)}))
        return
    pages = addresses(coordinator)
    queries = {name: count(leader if name == "team" else coordinator, address) for name, address in pages.items()}
    queries["save"] = count(coordinator, pages["evaluation"], save=True)
    print(json.dumps({"user": str(coordinator.pk), "pages": pages, "queries": queries}))


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
    }


def _hold(coordinator: Any, cases: Any) -> Any:
    """Start one through the same gate as everybody."""
    from django.utils import timezone

    from cases.models import Evaluation
    from flow.gate import take

    mine = Evaluation.objects.visible_to(coordinator)
    planned = mine.filter(plan__in=cases, status="planned").order_by("case__family__name", "due_on")
    return take(mine, planned[0].pk, "hold", by=coordinator, held_on=timezone.localdate())


def session(user: Any) -> str:
    """The floor has no sign-in page."""
    from django.test import Client

    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value


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

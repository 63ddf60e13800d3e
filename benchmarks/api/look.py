"""Which client calls, for whom, about which family, and how many queries each call asks. A process of its own per
database: `python -m benchmarks.api.look` for the product, with `floor` behind it for the bare views. Prints JSON."""

import json
import sys
from typing import Any

from benchmarks.api.asking import KINDS, of_floor, of_product
from benchmarks.measure.look import COORDINATOR

CLIENT = "Meting"


def main() -> None:
    import django

    django.setup()
    seen = whom() if not sys.argv[1:] else json.loads(sys.argv[2])
    if sys.argv[1:]:
        print(json.dumps(counted(of_floor(_Here(seen), "drf"))))
        return
    from benchmarks.measure.everything import open_everything

    queries = counted(of_product(_Here(seen)))
    open_everything()
    print(json.dumps(seen | {"queries": queries, "opened": counted(of_product(_Here(seen)))}))


def whom() -> dict[str, Any]:
    """The organisation of the first coordinator, which has as many families in every database; a family of theirs, and
    a colleague."""
    from django.conf import settings

    from cases.models import Plan
    from network import clients, tokens
    from network.models import ApiClient, Membership, Organisation, User
    from network.roles import OrganisationKind, Role
    from network.scopes import SCOPES

    acting = User.objects.get(email=COORDINATOR)
    place = Membership.objects.current().filter(user=acting).order_by("pk")[0].organisation
    client = ApiClient.objects.filter(organisation=place, name=CLIENT).first()
    client = client or clients.create(organisation=place, name=CLIENT, scopes=list(SCOPES))
    case = Plan.objects.filter(case__coordinator=acting, status="active").order_by("case__family__name", "wish")[0].case
    colleagues = Membership.objects.current().filter(organisation=place, role=Role.PROFESSIONAL, user__is_active=True)
    colleague = colleagues.exclude(user=acting).order_by("user__email")[0].user_id
    youth = case.trajectories.order_by("pk")[0].person_id
    provider = Organisation.objects.filter(kind=OrganisationKind.YOUTH_MENTAL_HEALTH).order_by("pk")[0].pk
    claims = {"iss": tokens.issuer(), "aud": tokens.audience(), "sub": str(client.pk), "client_id": str(client.pk),
              "scope": " ".join(client.scopes)}  # fmt: skip
    kid = tokens.public_keys()["keys"][0]["kid"]
    assert settings.API_CALLS_PER_MINUTE > 10**6, "the limit of calls would be measured"
    return {"organisation": str(place.pk), "family": str(case.family_id), "acting": str(acting.pk),
            "colleague": str(colleague), "case": str(case.pk), "youth": str(youth), "provider": str(provider),
            "claims": claims, "kid": kid, "client": str(client.pk)}  # fmt: skip


class _Here:
    """Asks in this process, and counts what is asked of the database."""

    def __init__(self, seen: dict[str, Any]):
        self.seen, self.last = seen, 0

    def ask(
        self, method: str, path: str, body: Any = None, *, acting: bool = False, etag: str = "", key: str = ""
    ) -> Any:
        from django.db import connection
        from django.test import Client
        from django.test.utils import CaptureQueriesContext

        headers = self._token() | ({"Handelend-Professional": self.seen["acting"]} if acting else {})
        headers |= ({"If-Match": etag} if etag else {}) | ({"Idempotency-Key": key} if key else {})
        content = b"" if body is None else json.dumps(body).encode()
        with CaptureQueriesContext(connection) as asked:
            answer = Client(HTTP_HOST="127.0.0.1").generic(method, path, content, "application/json", headers=headers)
        if answer.status_code >= 300:
            raise LookupError(f"{method} {path}: {answer.status_code} {answer.content[:500]!r}")
        told = json.loads(answer.content) if answer.content else None
        return told, answer.headers, float(len(asked))

    def _token(self) -> dict[str, str]:
        from django.conf import settings

        if settings.ROOT_URLCONF != "hsj.urls":
            return {}
        from network import tokens
        from network.models import ApiClient

        client = ApiClient.objects.get(pk=self.seen["client"])
        return {"Authorization": f"Bearer {tokens.issue(client=client, scopes=client.scopes)}"}


def counted(asks: dict[str, Any]) -> dict[str, int]:
    """Of the second time: by then what is written once stands there."""
    return {kind: [int(asks[kind](turn)) for turn in range(2)][-1] for kind in KINDS}


if __name__ == "__main__":
    main()

"""Who works where today. Almost every request asks it, so in words that are written once a day."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

from network.written import Written

_SOMEBODY, _CLIENT = uuid5(NAMESPACE_OID, "somebody at work"), uuid5(NAMESPACE_OID, "a client")


def memberships_today(user: UUID) -> list[Any]:
    """Of the user with this key, each with its organisation and whether they stand in for a colleague."""
    return list(_written("organisation").instances(key=user))


def account(key: UUID) -> Any:
    """The user with this key, with their memberships of today: of who is signed in every page asks both. None for who
    may not sign in any more."""
    user = _at_work(_written("organisation", "user").instances(key=key)).get(key)
    if user is None and (user := get_user_model()._default_manager.filter(pk=key).order_by().first()):
        user.__dict__["_memberships"] = []
    return user if user and user.is_active else None


def account_of(client: UUID, *, acting: UUID | None) -> tuple[Any, Any]:
    """Of a client that still has access its account, and the user in whose name it says to call: both with their
    memberships of today, in one question. None for who may not, or works nowhere today."""
    found = _at_work(_written_calling(timezone.localdate()).instances(client=client, key=acting or client))
    calling = next((user for user in found.values() if _is_of(user, client)), None)
    user = found.get(acting) if acting else None
    return calling, user if user and user.is_active else None


def _is_of(user: Any, client: UUID) -> bool:
    """Whoever is named as acting may be the account of another client, or of this one after it lost access: neither
    comes in by it."""
    own = getattr(user, "api_client", None)
    return own is not None and own.pk == client and own.revoked_at is None


def _at_work(memberships: Iterable[Any]) -> dict[UUID, Any]:
    """The users whose memberships these are, by their key, each with their own."""
    of_each: dict[UUID, list[Any]] = {}
    for one in memberships:
        of_each.setdefault(one.user_id, []).append(one)
    for found in of_each.values():
        found[0].user.__dict__["_memberships"] = found
    return {key: found[0].user for key, found in of_each.items()}


def substitutions(user: Any) -> Any:
    """The absences that run today in which this person stands in."""
    return apps.get_model("network", "Absence")._default_manager.current().filter(substitute=user)


def _written(*along: str) -> Written:
    return _written_of_user(along, timezone.localdate())


@lru_cache(maxsize=4)
def _written_of_user(along: tuple[str, ...], _today: date) -> Written:
    return Written(_rows().filter(user=_SOMEBODY).select_related(*along), {_SOMEBODY: "key"})


@lru_cache(maxsize=2)
def _written_calling(_today: date) -> Written:
    clients = apps.get_model("network", "ApiClient").objects.filter(pk=_CLIENT, revoked_at=None)
    rows = _rows().filter(user__id__in=[_SOMEBODY, Subquery(clients.order_by().values("account"))])
    return Written(rows.select_related("organisation", "user__api_client"), {_SOMEBODY: "key", _CLIENT: "client"})


def _rows() -> Any:
    rows = apps.get_model("network", "Membership").objects.current()
    return rows.annotate(stands_in=Exists(substitutions(OuterRef("user")))).order_by("begins_on", "pk")

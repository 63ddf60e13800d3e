"""Who works where today. Almost every request asks it, so in words that are written once a day."""

from datetime import date
from functools import lru_cache
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef
from django.utils import timezone

from network.written import Written

_SOMEBODY = uuid5(NAMESPACE_OID, "somebody at work")


def memberships_today(user: UUID) -> list[Any]:
    """Of the user with this key, each with its organisation and whether they stand in for a colleague."""
    return list(_written("user_id", frozenset(), timezone.localdate()).instances(key=user))


def at_work(key: UUID, *, by: str, **also: Any) -> Any:
    """The user to whom this key leads, with their memberships of today in the same question; None for who works nowhere
    today. `by`: the relation of a membership that the key is of; what it passes is fetched too. `also`: what must hold
    of the membership."""
    found = list(_written(by, frozenset(also.items()), timezone.localdate()).instances(key=key))
    user: Any = found[0].user if found else None
    if user:
        user.__dict__["_memberships"] = found
    return user


def account(key: UUID) -> Any:
    """The user with this key, with their memberships of today: of who is signed in every page asks both. None for who
    may not sign in any more."""
    user = at_work(key, by="user", user__is_active=True)
    if user is None and (user := get_user_model()._default_manager.filter(pk=key, is_active=True).order_by().first()):
        user.__dict__["_memberships"] = []
    return user


def substitutions(user: Any) -> Any:
    """The absences that run today in which this person stands in."""
    return apps.get_model("network", "Absence")._default_manager.current().filter(substitute=user)


@lru_cache(maxsize=16)
def _written(by: str, also: frozenset[tuple[str, Any]], _today: date) -> Written:
    rows = apps.get_model("network", "Membership").objects.current().filter(**{by: _SOMEBODY}, **dict(also))
    rows = rows.annotate(stands_in=Exists(substitutions(OuterRef("user")))).order_by("begins_on", "pk")
    along = ["organisation"] if by == "user_id" else ["organisation", by]
    return Written(rows.select_related(*along), {_SOMEBODY: "key"})

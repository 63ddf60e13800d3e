"""Who works where today. Almost every request asks it, so in words that are written once a day."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Protocol
from uuid import UUID

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef
from django.utils import timezone

from network.roles import Role
from network.written import Written, anybody, named


class Along(Protocol):
    """What is asked along with who somebody is; equal ones ask the same. `columns`: by name, with `anybody(place)` for
    the key of that person."""

    def columns(self, place: int) -> Mapping[str, Any]: ...


_ALONG: list[Callable[[frozenset[str]], Along]] = []
# As this process saw them last, or as most are. What to ask follows from it and never what is so: the answer tells
# whether it still is.
_ROLES: dict[UUID, frozenset[str]] = {}
_AS_MOST = frozenset({str(Role.PROFESSIONAL)})
_ACCOUNTS: dict[UUID, UUID] = {}


def ask_along(question: Callable[[frozenset[str]], Along]) -> None:
    """From now on this is asked along with who somebody is, for the roles they have."""
    _ALONG[:] = [question]


def answered_along(user: Any) -> dict[str, Any] | None:
    """What was asked along with who this is; None when it was not, or for other roles than they have."""
    answers: dict[str, Any] | None = getattr(user, "_along", None)  # of a page it stands behind a lazy one
    return answers


def memberships_today(user: UUID) -> list[Any]:
    """Of the user with this key, each with its organisation and whether they stand in for a colleague."""
    return list(_written((None,), ("organisation",), timezone.localdate()).instances(user=user))


def account(key: UUID) -> Any:
    """The user with this key, with their memberships of today: of who is signed in every page asks both. None for who
    may not sign in any more."""
    user = _at_work("user", keys=(key,)).get(key)
    if user is None and (user := get_user_model()._default_manager.filter(pk=key).order_by().first()):
        user.__dict__["_memberships"] = []
    return user if user and user.is_active else None


def account_of(client: UUID, *, acting: UUID | None) -> tuple[Any, Any]:
    """Of a client that still has access its account, and the user in whose name it says to call: both with their
    memberships of today, in one question. None for who may not, or works nowhere today."""
    key = _ACCOUNTS.get(client) or _account_key(client)
    if key is None:
        return None, None
    found = _at_work("user__api_client", keys=tuple(dict.fromkeys(filter(None, (key, acting)))))
    calling = found.get(key) if _is_of(found.get(key), client) else None
    if calling:
        _ACCOUNTS[client] = key
    else:
        _ACCOUNTS.pop(client, None)
    user = found.get(acting) if acting else None
    return calling, user if user and user.is_active else None


def _account_key(client: UUID) -> UUID | None:
    rows = apps.get_model("network", "ApiClient").objects.filter(pk=client).order_by()
    found: UUID | None = rows.values_list("account", flat=True).first()
    if found:
        _ROLES.setdefault(found, frozenset({str(Role.SYSTEM)}))
    return found


def _is_of(user: Any, client: UUID) -> bool:
    """Whoever is named as acting may be the account of another client, or of this one after it lost access: neither
    comes in by it."""
    own = getattr(user, "api_client", None)
    return own is not None and own.pk == client and own.revoked_at is None


def _at_work(path: str, *, keys: tuple[UUID, ...]) -> dict[UUID, Any]:
    """The users with these keys who work somewhere, each with their memberships and, when their roles are what they
    were last time, with what is asked along."""
    thought = [_ROLES.get(key, _AS_MOST) for key in keys]
    asked = tuple(_ALONG[0](roles) if _ALONG else None for roles in thought)
    written = _written(asked, ("organisation", path), timezone.localdate())
    of_each: dict[UUID, list[Any]] = {}
    for one in written.instances(**{named("user", place): key for place, key in enumerate(keys)}):
        of_each.setdefault(one.user_id, []).append(one)
    found = {key: (of_each[key], place) for place, key in enumerate(keys) if key in of_each}
    return {key: _with_answers(rows, place, asked[place], thought[place]) for key, (rows, place) in found.items()}


def _with_answers(memberships: list[Any], place: int, asked: Along | None, thought: frozenset[str]) -> Any:
    user = memberships[0].user
    user.__dict__["_memberships"] = memberships
    if asked and user.roles == thought:
        user.__dict__["_along"] = {name: getattr(memberships[0], _column(name, place)) for name in asked.columns(place)}
    _ROLES[user.pk] = user.roles
    return user


def substitutions(user: Any) -> Any:
    """The absences that run today in which this person stands in."""
    return apps.get_model("network", "Absence")._default_manager.current().filter(substitute=user)


@lru_cache(maxsize=256)
def _written(asked: tuple[Along | None, ...], path: tuple[str, ...], _today: date) -> Written:
    keys = [anybody(place) for place, _ in enumerate(asked)]
    along = {
        _column(name, place): one
        for place, question in enumerate(asked) if question for name, one in question.columns(place).items()
    }  # fmt: skip
    memberships = apps.get_model("network", "Membership").objects.current()
    rows = memberships.annotate(stands_in=Exists(substitutions(OuterRef("user"))), **along)
    rows = rows.filter(user__in=keys).order_by("begins_on", "pk").select_related(*path)
    return Written(rows, {key: named("user", place) for place, key in enumerate(keys)})


def _column(name: str, place: int) -> str:
    return f"{name}_along_{place}"

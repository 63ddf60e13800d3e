"""Every address of the API, filled in for the standing sample: with a row of this family, or of nobody."""

from typing import Any
from uuid import uuid4

from cases.api.routes import ROUTES
from cases.api.urls import urlpatterns
from cases.families.models import Family
from cases.outbox.models import Delivery, Subscription
from network.models import Municipality, Organisation, User
from tests.callers import BASE

PATTERNS: dict[str, Any] = {name: one for one in urlpatterns if (name := getattr(one, "name", None)) in ROUTES}
OF_NO_FAMILY = (Municipality, Organisation, User, Subscription, Delivery)
# Addresses whose key is no row of the model of the view.
WORDS = {"gemeente": "GM0047", "naam": "persoon-geslacht"}


def address(sample: Any, name: str) -> str:
    """With rows of the family in which everything is being written."""
    return filled(name, lambda place, key: _key(sample, name, place, key))


def address_of_nobody(name: str) -> str:
    """With keys that nobody has."""
    return filled(name, lambda place, key: WORDS.get(key, uuid4()))


def filled(name: str, of: Any) -> str:
    """`of(place, key)` gives what stands between these braces."""
    pattern = PATTERNS[name]
    url = str(pattern.pattern)
    for place, (key, converter) in enumerate(pattern.pattern.converters.items()):
        kind = {"UUIDConverter": "uuid", "SlugConverter": "slug", "StringConverter": "str"}[type(converter).__name__]
        url = url.replace(f"<{kind}:{key}>", str(of(place, key)))
    return f"{BASE}/{url}"


def _key(sample: Any, name: str, place: int, key: str) -> Any:
    view = ROUTES[name]
    if key in WORDS:
        return WORDS[key]
    if key == "abonnement":
        return Subscription.objects.latest("made_at").pk
    if key == "gezin":
        return sample.full.case.family_id
    model = view.parent if place == 0 and view.parent is not None else view.model
    if model is Organisation:
        return sample.people.team.pk
    if place and view.parent is not None:
        above = sample.full.case.family_id if view.parent is Family else sample.of(view.parent).pk
        there = model.objects.filter(**{view.attach: above}, **view.only).order_by("pk").first()
        if there is not None:
            return there.pk
    return sample.of(model, **(view.only if model is view.model else {})).pk


def of_a_family(name: str) -> bool:
    """Its address has a key of the file of a family."""
    model = ROUTES[name].model
    keyed = bool(PATTERNS[name].pattern.converters)
    return (keyed and model not in (None, *OF_NO_FAMILY)) or ROUTES[name].parent is Family

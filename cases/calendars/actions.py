"""Make, renew and stop the address of a calendar; fetch by it what its owner may see at that moment."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from cases.calendars.models import CalendarFeed
from cases.evaluations.models import Evaluation
from flow.gate import NotAllowed
from flow.models import Event
from network.models import User

LOOKS_BACK = timedelta(days=92)  # what is longer ago leaves the calendar
NOT_FOR_YOU = "U werkt hier niet met gezinnen, dus er is niets voor een agenda."


def make(*, by: Any) -> str:
    """The secret of a new address for this person, known only now; an earlier address stops at once."""
    if not by.works_with_families:
        raise NotAllowed(NOT_FOR_YOU)
    secret = secrets.token_urlsafe(32)
    new = {"secret_hash": _hash(secret), "made_at": timezone.now(), "fetched_at": None, "shown_as": ""}
    CalendarFeed.objects.update_or_create(user=by, defaults=new)
    return secret


def stop(*, by: Any) -> None:
    """The address shows nothing any more."""
    CalendarFeed.objects.filter(user=by).delete()


def feed_of(secret: str) -> CalendarFeed | None:
    """The feed behind this secret, as long as its owner may sign in and works with families today."""
    rows = CalendarFeed.objects.filter(secret_hash=_hash(secret), user__is_active=True).select_related("user")
    found: CalendarFeed | None = rows.first()
    return found if found and found.user.works_with_families else None


def moments_of(user: User) -> QuerySet[Evaluation]:
    """The evaluations of which this person is part or whose case they coordinate, as far as they may see them now."""
    takes_part = Exists(Evaluation.professionals.through.objects.filter(evaluation=OuterRef("pk"), user=user))
    since = timezone.localdate() - LOOKS_BACK
    rows = told(Evaluation.objects.visible_to(user).filter(takes_part | Q(case__coordinator=user)))
    rows = rows.annotate(stands_on=Coalesce("held_on", "due_on")).filter(stands_on__gte=since)
    return rows.select_related("case").order_by("stands_on", "pk")


def told(evaluations: QuerySet[Evaluation]) -> QuerySet[Evaluation]:
    """With what a calendar must know of each: how often it changed since it was planned, and when for the last time."""
    steps = Event.objects.filter(subject_id=OuterRef("pk")).exclude(step="").order_by().values("subject_id")
    times = Subquery(steps.annotate(times=Count("pk")).values("times"), output_field=IntegerField())
    last = Subquery(steps.annotate(last=Max("at")).values("last"))
    return evaluations.annotate(times_changed=Coalesce(times, 0), last_changed=Coalesce(last, F("added_at")))


def shows_anew(feed: CalendarFeed, content: bytes, *, to: str) -> bool:
    """Whether this answer differs from the last one: another content, another day, or another asker (`to`, a network
    address). A program asks many times a day; what it has seen already is not written in the read log again."""
    shown = hashlib.sha256(b"\n".join([to.encode(), str(timezone.localdate()).encode(), content])).hexdigest()
    anew = feed.shown_as != shown
    CalendarFeed.objects.filter(pk=feed.pk).update(shown_as=shown, fetched_at=timezone.now())
    return anew


def cases_of(evaluations: Iterable[Evaluation]) -> list[Any]:
    """The keys of the cases these are about, each once."""
    return list(dict.fromkeys(one.case_id for one in evaluations))


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()

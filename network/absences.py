"""Somebody is away and a colleague stands in: write it down, change it, and who may be asked for it."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from flow.gate import Incomplete, NotAllowed
from network.models import Absence, Membership, User
from network.roles import WITH_FAMILIES


def seen_by(user: Any) -> QuerySet[Absence]:
    """One's own, those in which one stands in, and those of the people of a team that one leads."""
    of_the_team = at_work(user.led_organisation_ids).values("pk")
    return Absence.objects.filter(Q(user=user) | Q(substitute=user) | Q(user__in=of_the_team))


def kept_by(user: Any) -> QuerySet[Absence]:
    """Those that this person may change: their own, and of the people of a team that they lead."""
    return Absence.objects.not_over().filter(Q(user=user) | Q(user__in=at_work(user.led_organisation_ids).values("pk")))


def at_work(organisations: Any) -> QuerySet[User]:
    """Who works there with families today."""
    rows = Membership.objects.current().filter(organisation__in=organisations, role__in=WITH_FAMILIES)
    return User.objects.filter(pk__in=rows.order_by().values("user_id"), is_active=True).order_by("name", "pk")


def people_for(user: Any) -> QuerySet[User]:
    """Whose absence this person may write down."""
    people = at_work(user.led_organisation_ids) | at_work(user.family_organisation_ids).filter(pk=user.pk)
    return people.distinct()


def colleagues_of(user: Any) -> QuerySet[User]:
    """Who may stand in: whoever works with families at the same organisation."""
    return at_work(user.family_organisation_ids)


def keep(
    absence: Absence, *, user: User, substitute: User | None, begins_on: date, ends_on: date, agreed_with: User, by: Any
) -> Absence:
    """Write down, or change, that somebody is away. It works from the next request on, and ends by itself.

    Raises `NotAllowed` for somebody of whom `by` does not keep it, and `Incomplete` when it does not fit.
    """
    if not people_for(by).filter(pk=user.pk).exists():
        raise NotAllowed("U schrijft alleen uw eigen afwezigheid op, of die van iemand uit het team dat u leidt.")
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).filter(pk=user.pk).order_by().first()
        absence.user, absence.substitute, absence.agreed_with = user, substitute, agreed_with
        absence.begins_on, absence.ends_on = begins_on, ends_on
        if wrong := _wrong(absence):
            raise Incomplete(wrong)
        absence.changed_by, absence.changed_at = by, timezone.now()
        if absence._state.adding:
            absence.added_by = by
        absence.save()
    return absence


def end(absence: Absence, *, by: Any) -> None:
    """Back sooner, or it does not happen: standing in stops at once. The row stays: somebody acted on it."""
    if not kept_by(by).filter(pk=absence.pk).exists():
        raise NotAllowed("Dit is niet aan u.")
    absence.ended_at = absence.changed_at = timezone.now()
    absence.changed_by = by
    absence.save(update_fields=["ended_at", "changed_by", "changed_at"])


def away_today(users: Any) -> dict[Any, tuple[Absence, set[Any]]]:
    """Who of these people (keys) is away today, by key, and at which organisations (keys) who stands in works with
    families today: only there the work goes on. Two queries, one when nobody is away."""
    rows = {row.user_id: row for row in Absence.objects.current().filter(user__in=users).select_related("substitute")}
    there: dict[Any, set[Any]] = {key: set() for key in rows}
    substitutes = {row.substitute_id: key for key, row in rows.items() if row.substitute and row.substitute.is_active}
    if substitutes:
        works = Membership.objects.current().filter(user__in=substitutes, role__in=WITH_FAMILIES).order_by()
        for substitute, organisation in works.values_list("user_id", "organisation_id"):
            there[substitutes[substitute]].add(organisation)
    return {key: (row, there[key]) for key, row in rows.items()}


def _wrong(absence: Absence) -> dict[str, str]:
    """What does not fit, per field."""
    if absence.ends_on < absence.begins_on:
        return {"ends_on": "De laatste dag ligt vóór de eerste dag."}
    if absence.ends_on < timezone.localdate():
        return {"ends_on": "Deze dag is al voorbij."}
    if absence.overlaps(absence.user).exists():
        return {"begins_on": "In deze dagen staat al een afwezigheid. Pas die aan."}
    colleagues = colleagues_of(absence.user)
    if absence.agreed_with_id == absence.user_id or not colleagues.filter(pk=absence.agreed_with_id).exists():
        return {"agreed_with": "Kies een collega met wie dit is afgesproken."}
    if absence.substitute is None:
        return {}
    if absence.substitute == absence.user or not colleagues.filter(pk=absence.substitute.pk).exists():
        return {"substitute": "Kies een collega die bij dezelfde organisatie met gezinnen werkt."}
    if absence.overlaps(absence.substitute).exists():
        return {"substitute": f"{absence.substitute} is in deze dagen zelf ook afwezig. Kies een ander."}
    return {}

"""What stands on the page "Mensen", as rows of tables: one list per heading, made from rows that are fetched once."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from cases.access.partial_dates import in_words
from cases.families.models import (
    Authority,
    Case,
    ClockPause,
    Enrolment,
    Household,
    LifeEvent,
    NetworkContact,
    Person,
    ProtectionMeasure,
    Relation,
    Trajectory,
    YouthSeen,
)
from network.terms import terms

Cell = dict[str, Any]


def cell(label: str, text: Any, sub: str = "", badge: str = "", state: str = "") -> Cell:
    """One cell: the heading of its column, its text, a second line, and a badge."""
    return {"label": label, "text": str(text or ""), "sub": sub, "badge": badge, "state": state}


def row(kind: str, part: Any, *cells: Cell) -> dict[str, Any]:
    return {"url": reverse("cases:part-edit", args=[kind, part.pk]), "name": cells[0]["text"], "cells": list(cells)}


def day(value: date | None) -> str:
    return date_format(value, "j F Y") if value else ""


def span(begins: str, ends: str) -> str:
    """'van 2010 tot en met juli 2024', 'sinds augustus 2024'."""
    if begins and ends:
        return f"van {begins} tot en met {ends}"
    return f"sinds {begins}" if begins else (f"tot en met {ends}" if ends else "")


def period(part: Any) -> str:
    return span(day(part.begins_on), day(part.ends_on))


def _mine(model: Any, case: Case, user: Any) -> Any:
    """Rows of the family that this reader may see."""
    return model.objects.visible_to(user).filter(family=case.family_id)


def adults_and_youths(people: Iterable[Person]) -> tuple[list[Person], list[Person]]:
    people = list(people)
    return [one for one in people if one.is_youth], [one for one in people if not one.is_youth]


def gezag(case: Case, user: Any) -> dict[str, Any]:
    """Now and before, and for which youths nobody looked yet."""
    rows = list(
        Authority.objects.visible_to(user)
        .filter(family=case.family_id)
        .select_related("child", "holder", "organisation")
    )
    look_again = timezone.localdate() - timedelta(days=terms(case.municipality_id)["gezag_check_days"])
    now = [one for one in rows if one.holds_now]
    known = {one.child_id for one in now}
    youths = Person.objects.visible_to(user).filter(family=case.family_id, is_youth=True, deceased_on=None)
    return {
        "now": [_authority(one, look_again) for one in now],
        "before": [_authority(one, None) for one in rows if not one.holds_now],
        "unknown": [one.first_name for one in youths if one.pk not in known and (one.age is None or one.age < 18)],
    }


def _authority(one: Any, look_again: date | None) -> dict[str, Any]:
    late = look_again is not None and one.checked_on < look_again
    return row(
        "gezag", one,
        cell("Over wie", one.child, one.note),
        cell("Wie", one.holder.full_name if one.holder else one.organisation, one.get_kind_display()),
        cell("Periode", period(one)),
        cell("Bron", one.get_source_display(), f"nagekeken op {day(one.checked_on)}",
             "Kijk opnieuw na" if late else "", "soon"),
    )  # fmt: skip


def relations(case: Case, user: Any) -> list[dict[str, Any]]:
    return [
        row(
            "relatie", one,
            cell("Wie", f"{one.source} is {one.get_kind_display()} {one.target}"),
            cell("Periode", span(in_words(one.since), in_words(one.until))),
            cell("Toelichting", one.note),
        )
        for one in _mine(Relation, case, user).select_related("source", "target")
    ]  # fmt: skip


def homes(case: Case, user: Any) -> list[dict[str, Any]]:
    return [
        row(
            "huis", one,
            cell("Huis", one.name),
            cell("Adres", ", ".join(filter(None, [one.street, f"{one.postcode} {one.city}".strip()]))),
            cell("Gemeente", one.municipality),
        )
        for one in _mine(Household, case, user).select_related("municipality")
    ]  # fmt: skip


def stays_now_and_before(stays: list[Any]) -> dict[str, Any]:
    return {
        "now": [_stay(one) for one in stays if one.runs_now],
        "before": [_stay(one) for one in stays if not one.runs_now],
    }


def _stay(one: Any) -> dict[str, Any]:
    return row(
        "verblijf", one,
        cell("Wie", one.person, one.note),
        cell("Waar", one.household, one.get_kind_display(), "BRP" if one.is_registered else "", "ok"),
        cell("Periode", span(in_words(one.begins), in_words(one.ends))),
    )  # fmt: skip


def schools(case: Case, user: Any) -> list[dict[str, Any]]:
    return [
        row(
            "school", one,
            cell("Wie", one.person,
                 badge=f"Zit thuis sinds {day(one.at_home_since)}" if one.at_home_since else "", state="late"),
            cell("School of plek", one.organisation or one.get_kind_display(),
                 ", ".join(filter(None, [one.get_kind_display() if one.organisation else "", one.group]))),
            cell("Wat valt op", one.note, one.history),
            cell("Gesproken met school", day(one.asked_on), one.asked_by),
        )
        for one in _mine(Enrolment, case, user).select_related("person", "organisation")
    ]  # fmt: skip


def network(case: Case, user: Any) -> list[dict[str, Any]]:
    return [
        row(
            "netwerk", one,
            cell("Wie", one, f"belangrijk voor {one.near}" if one.near else ""),
            cell("Rol", one.role), cell("Steun", one.support),
            cell("Benaderen", "mag" if one.may_be_asked else "niet gevraagd of liever niet"),
        )
        for one in _mine(NetworkContact, case, user).select_related("person", "near")
    ]  # fmt: skip


def measures(case: Case, user: Any) -> list[dict[str, Any]]:
    return [
        row(
            "maatregel", one,
            cell("Over wie", one.child, one.note),
            cell("Maatregel", one.get_kind_display(), str(one.organisation or "")),
            cell("Periode", period(one) if one.begins_on else "nog niet verleend"),
        )
        for one in _mine(ProtectionMeasure, case, user).select_related("child", "organisation")
    ]  # fmt: skip


def events(case: Case, user: Any) -> list[dict[str, Any]]:
    return [
        row(
            "gebeurtenis", one,
            cell("Wat", one.text),
            cell("Wanneer", in_words(one.when) + (f" tot {in_words(one.until)}" if one.until else "")),
            cell("Over wie", ", ".join(person.first_name for person in one.people.all())),
        )
        for one in _mine(LifeEvent, case, user).prefetch_related("people")
    ]  # fmt: skip


def trajectories(case: Case, user: Any) -> list[dict[str, Any]]:
    return [
        row("traject", one, cell("Voor wie", one.person), cell("Waarom", one.reason), cell("Sinds", day(one.opened_on)))
        for one in Trajectory.objects.visible_to(user).filter(case=case).select_related("person")
    ]


def sightings(case: Case, user: Any) -> list[dict[str, Any]]:
    return [
        row("gezien", one, cell("Wie", one.person), cell("Gezien op", day(one.seen_on)), cell("Hoe", one.how))
        for one in YouthSeen.objects.visible_to(user).filter(case=case).select_related("person")
    ]


def pauses(case: Case, user: Any) -> list[dict[str, Any]]:
    return [
        row("pauze", one, cell("Termijn", one), cell("Stil", period(one)), cell("Waarom", one.reason))
        for one in ClockPause.objects.visible_to(user).filter(case=case)
    ]


def first_contact(case: Case) -> list[dict[str, Any]]:
    """The facts of the first contact, for a summary list."""
    return [
        {"label": "Datum van de vraag", "value": day(case.opened_on)},
        {"label": "Wie stelde de vraag", "value": case.asked_by},
        {"label": "Hoe kwam de vraag binnen", "value": case.channel},
        {"label": "Aanleiding", "value": case.occasion},
        {"label": "Kader", "value": case.get_frame_display()},
        {"label": "Identiteit gezien", "value": "ja" if case.identity_seen else "nog niet"},
        {"label": "Cliëntondersteuning genoemd", "value": day(case.support_mentioned_on)},
        {"label": "Spoedhulp vóór het besluit",
         "value": f"ja, sinds {day(case.urgent_help_began_on)}" if case.urgent else "nee"},
    ]  # fmt: skip


def municipality(case: Case) -> list[dict[str, Any]]:
    return [
        {"label": "Verantwoordelijk", "value": str(case.municipality or "")},
        {"label": "Omdat", "value": case.get_municipality_ground_display() if case.municipality_id else ""},
        {"label": "Toelichting", "value": case.municipality_note},
    ]

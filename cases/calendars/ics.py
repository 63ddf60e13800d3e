"""Moments as an iCalendar (RFC 5545, with the properties of RFC 7986): a day, the number of the case, and a link that
asks to sign in. No title says what it is and none says about whom: calendars are shared, synchronised and shown on
beamers."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from icalendar import Calendar, Event

from cases.evaluations.lifecycle import EvaluationStatus

PRODUCER = "-//Samen Verder//casuscoordinatie//NL"
AGAIN = timedelta(hours=4)  # how often a program is asked to look
CALLED_OFF = "Deze afspraak gaat niet door."


def calendar(evaluations: Iterable[Any], *, feed: bool = False) -> bytes:
    """`evaluations` as `actions.told` gives them. `feed`: to be fetched again and again, so it carries a name and how
    often to look."""
    made = Calendar()
    made.add("prodid", PRODUCER)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    if feed:
        made.add("name", settings.PRODUCT_NAME)
        made.add("x-wr-calname", settings.PRODUCT_NAME)
        made.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
        made.add("x-published-ttl", "PT4H")
    for one in evaluations:
        made.add_component(_moment(one))
    return bytes(made.to_ical())


def _moment(evaluation: Any) -> Event:
    """The same UID for good; SEQUENCE goes up with every change, so that a program replaces what it has."""
    day = evaluation.held_on or evaluation.due_on
    link = settings.BASE_URL + reverse("cases:evaluation", args=[evaluation.pk])
    cancelled = evaluation.status == EvaluationStatus.CANCELLED
    made = Event()
    made.add("uid", f"{evaluation.pk}@{settings.MAIL_DOMAIN}")
    made.add("sequence", evaluation.times_changed)
    made.add("dtstamp", evaluation.last_changed)
    made.add("last-modified", evaluation.last_changed)
    made.add("created", evaluation.added_at)
    made.add("dtstart", day)
    made.add("dtend", day + timedelta(days=1))
    made.add("summary", f"Zaak {evaluation.case.number}")
    made.add("description", CALLED_OFF if cancelled else f"Log in om te zien wat er is: {link}")
    made.add("url", link)
    made.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    made.add("class", "PRIVATE")
    made.add("transp", "TRANSPARENT")
    return made

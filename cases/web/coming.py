"""What is coming for one family, earliest first: evaluations, agreements, clocks, and the birthdays that matter."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from cases.families.ages import birthday
from cases.reminders.moments import Moments
from cases.sharing.lifecycle import answers_for_it
from cases.web.access_notices import waiting_lines
from cases.web.frame import due_in_words, youths_of
from cases.web.next_step import State

# Own answer (Jeugdwet 7.3.4), own consent for sharing (Jeugdwet 7.3.4–7.3.5), and the end of the Jeugdwet.
TURNS = {12: "geeft zelf antwoord op analyse en plan", 16: "beslist zelf over hulp en delen", 18: "is dan volwassen"}
A_YEAR = timedelta(days=366)


def coming(state: State, agreements: list[dict[str, Any]], moments: Moments, user: Any) -> list[dict[str, Any]]:
    """Lines for `_components/upcoming.html`. `agreements`: the rows of the plan that is shown."""
    if state.case.status == "closed":
        return []
    found = [*_evaluations(state), *_agreements(state, agreements), *_clocks(state, moments), *_birthdays(state, user)]
    found += _asked(state, moments, user)
    lines = []
    for day, what, url in sorted(found):
        words, due = due_in_words(day)
        lines.append({"date": day, "words": f"{what} · {words[:1].lower()}{words[1:]}", "state": due, "url": url})
    return lines


def _evaluations(state: State) -> Iterator[tuple[date, str, str]]:
    for one in state.evaluations:
        what = "Evaluatie afronden" if one.status == "held" else "Evaluatie"
        yield one.day, what, reverse("cases:evaluation", args=[one.pk])


def _agreements(state: State, rows: list[dict[str, Any]]) -> Iterator[tuple[date, str, str]]:
    """Agreements bind once the plan is in force."""
    if state.in_force is None:
        return
    plan = reverse("cases:plan", args=[state.case.pk])
    for row in rows:
        agreement = row["agreement"]
        if agreement.is_open:
            yield agreement.last_day, f"{agreement.what} ({row['who']})", f"{plan}#afspraak-{agreement.pk}"


def _clocks(state: State, moments: Moments) -> Iterator[tuple[date, str, str]]:
    """Terms that run: answers, the answer to a handover, the six weeks for the plan, a coordinator."""
    case = state.case

    def days(key: str) -> timedelta:
        return timedelta(days=moments.value(key, case.municipality_id))

    if state.analysis and state.analysis.status == "shared" and state.analysis.day:
        day = state.analysis.day + days("response_days")
        yield day, "Antwoorden op de analyse", reverse("cases:analysis", args=[state.analysis.pk])
    making = state.making
    if making and making.status == "proposed" and making.shared_on:
        day = making.shared_on + days("response_days")
        yield day, "Antwoorden op het plan", reverse("cases:plan-version", args=[making.pk])
    if making and state.in_force is None:
        clocks: Any = moments.plan_clocks().filter(pk=making.pk)
        for last in clocks.values_list("last_day", flat=True):
            yield last, "Zes weken voor het plan", reverse("cases:plan-version", args=[making.pk])
    if state.handover:
        day = state.handover.day + days("handover_days")
        yield day, f"Antwoord van {state.handover.to_user} op de overdracht", reverse("cases:team", args=[case.pk])
    if case.status == "intake":
        day = case.opened_on + days("coordinator_days")
        yield day, "Casusregisseur kiezen", reverse("cases:team", args=[case.pk])


def _asked(state: State, moments: Moments, user: Any) -> list[tuple[date, str, str]]:
    """What somebody asked that has no answer yet; who reads in the case, asks only who answers for it."""
    terms = {"access-request": "access_request_days", "door-news": "door_news_days"}
    days = {page: moments.value(term, state.case.municipality_id) for page, term in terms.items()}
    return waiting_lines(state.case, user, days, answers=answers_for_it(state.case, user))


def _birthdays(state: State, user: Any) -> Iterator[tuple[date, str, str]]:
    """Who becomes 12, 16 or 18 within a year: what changes then, changes on that day."""
    today = timezone.localdate()
    for youth in youths_of(state.case, user):
        for age, what in TURNS.items() if youth.birth_date and not youth.deceased_on else ():
            day = birthday(youth.birth_date, age)
            if today <= day <= today + A_YEAR:
                yield day, f"{youth.first_name} wordt {age}: {what}", ""

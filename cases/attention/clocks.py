"""The clocks of a case, each by its own name, with its start, its pauses and what stops it.

There are three different 'six weeks'; none of them is ever called just "de zes weken".
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import TextChoices
from django.utils import timezone

from cases.analysis.codes import Answer
from cases.attention.facts import Facts
from cases.attention.words import counted, day, listed
from cases.families.clocks import is_paused, run
from cases.families.models import Case
from cases.plans.codes import FamilyPlanAnswer, HelpStatus
from network.terms import TERMS
from network.working_days import end_of_term


class ClockState(TextChoices):
    RUNNING = "loopt", "loopt"
    PAUSED = "stil", "staat stil"
    LATE = "te_laat", "te laat"
    MET = "gehaald", "gehaald"
    MET_LATE = "laat_gehaald", "klaar, maar te laat"
    NOT_RUNNING = "loopt_niet", "loopt niet"


@dataclass(frozen=True)
class ClockReading:
    """How one clock stands on one day. `days_left` is negative when it is late; `why` says why it does not run."""

    key: str
    name: str
    start: date | None
    started_by: str
    due: date | None
    paused_days: int
    days_left: int | None
    met_on: date | None
    source: str
    state: ClockState
    tab: str
    why: str = ""
    pauses: tuple[Any, ...] = ()

    @property
    def words(self) -> str:
        if self.state == ClockState.NOT_RUNNING:
            return f"Loopt niet: {self.why}"
        if self.met_on:
            return f"Klaar op {day(self.met_on)}" + (", te laat" if self.state == ClockState.MET_LATE else "")
        left = self.days_left or 0
        if self.state == ClockState.PAUSED:
            return f"Staat stil, nog {counted(left, 'dag', 'dagen')} over"
        if left < 0:
            return f"{counted(-left, 'dag', 'dagen')} te laat"
        return "Vandaag" if left == 0 else f"Nog {counted(left, 'dag', 'dagen')}"


def clocks(case: Case, today: date | None = None) -> list[ClockReading]:
    """Every clock of the case, also those that are met or do not run."""
    return readings(Facts(case, today or timezone.localdate()))


def readings(facts: Facts) -> list[ClockReading]:
    return [reading for clock in CLOCKS for reading in clock(facts)]


def _read(
    facts: Facts,
    key: str,
    *,
    name: str,
    start: date,
    started_by: str,
    tab: str,
    met_on: date | None = None,
    met: bool = False,
    clock: str = "",
) -> ClockReading:
    """A clock that was started. `met` is for what is done on a day nobody wrote down."""
    pauses = facts.pauses.get(key, []) if not clock else facts.pauses.get(clock, [])
    ran = run(start, facts.term(key), pauses, today=facts.today, met_on=met_on)
    due = end_of_term(ran.due) if TERMS[key].by_law else ran.due
    left = None if met_on or met else (due - facts.today).days
    return ClockReading(
        key=key,
        name=name,
        start=start,
        started_by=started_by,
        due=due,
        paused_days=ran.paused_days,
        days_left=left,
        met_on=met_on,
        source=facts.source(key),
        state=_state(facts, due, met_on, met, pauses),
        tab=tab,
        pauses=tuple(one for one in pauses if one.ends_on is None or one.ends_on > start),
    )


def _state(facts: Facts, due: date, met_on: date | None, met: bool, pauses: list[Any]) -> ClockState:
    if met or met_on:
        return ClockState.MET_LATE if met_on and met_on > due else ClockState.MET
    if due < facts.today:
        return ClockState.LATE
    return ClockState.PAUSED if is_paused(pauses, facts.today) else ClockState.RUNNING


def _still(facts: Facts, key: str, name: str, why: str, tab: str) -> ClockReading:
    """A clock that does not run, and why."""
    return ClockReading(
        key,
        name,
        None,
        "",
        None,
        0,
        None,
        None,
        facts.source(key),
        ClockState.NOT_RUNNING,
        tab,
        why,
    )


INSTITUTION = "de gecertificeerde instelling bepaalt de hulp, er is geen aanvraag bij de gemeente"


def analysis_clock(facts: Facts) -> Iterator[ClockReading]:
    """From the question until the first analysis lies before the family."""
    name = "Zes weken voor de gezinsanalyse"
    if facts.institution_decides:
        yield _still(facts, "analysis_days", name, INSTITUTION, "analyses")
        return
    yield _read(
        facts,
        "analysis_days",
        name=name,
        start=facts.case.opened_on,
        started_by="datum van de vraag",
        met_on=_first_shown(facts),
        tab="analyses",
    )


def _first_shown(facts: Facts) -> date | None:
    """The day the first analysis was written: put before the family, final, or answered, whichever came first."""
    if not facts.analyses:
        return None
    first = facts.analyses[0]
    answered = [one.answered_on for one in facts.answers if one.analysis_id == first.pk and _is_answer(one)]
    days = [one for one in (first.shared_on, first.finalised_on, *answered) if one]
    return min(days) if days else None


def _is_answer(response: Any) -> bool:
    return response.content != Answer.NOT_ASKED


def decision_clock(facts: Facts) -> Iterator[ClockReading]:
    """From first contact until the municipality decides; a later question starts a clock of its own."""
    name = "Acht weken tot het besluit van de gemeente"
    if facts.institution_decides:
        yield _still(facts, "decision_days", name, INSTITUTION, "plan")
        return
    if not facts.local_requests:
        why = "er is nog geen hulp aangevraagd; komt die er, dan telt de termijn vanaf het eerste contact"
        yield _still(facts, "decision_days", name, why, "plan")
        return
    for start, requests in sorted(_by_question(facts).items()):
        asked = [one for one in requests if one.status not in (HelpStatus.REFUSED, HelpStatus.ENDED) or one.decided_on]
        if not asked:
            continue
        decided = [one.decided_on for one in asked if one.decided_on]
        first = start == facts.case.opened_on
        yield _read(
            facts,
            "decision_days",
            name=name,
            start=start,
            tab="plan",
            started_by="eerste contact" if first else f"nieuwe vraag: {listed(map(str, requests))}",
            met_on=max(decided) if len(decided) == len(asked) else None,
        )


def _by_question(facts: Facts) -> dict[date, list[Any]]:
    """Requests per question: what was asked before any decision belongs to the first contact."""
    found: dict[date, list[Any]] = {}
    rows = [one for one in facts.local_requests if one.asked_on >= facts.case.opened_on]
    for request in rows:
        later = any(one.decided_on and one.decided_on <= request.asked_on for one in rows if one.pk != request.pk)
        found.setdefault(request.asked_on if later else facts.case.opened_on, []).append(request)
    return found


def urgent_clock(facts: Facts) -> Iterator[ClockReading]:
    """Help before the decision: the decision follows within four weeks of the start of the help."""
    began = facts.case.urgent_help_began_on
    if not facts.case.urgent:
        return
    name = "Vier weken tot het besluit bij spoedhulp"
    if began is None:
        yield _still(facts, "urgent_decision_days", name, "de spoedhulp is nog niet gestart", "family")
        return
    decided = [one.decided_on for one in facts.local_requests if one.decided_on and one.decided_on >= began]
    yield _read(
        facts,
        "urgent_decision_days",
        name=name,
        start=began,
        started_by="start van de spoedhulp",
        met_on=min(decided) if decided else None,
        tab="plan",
    )


def plan_clock(facts: Facts) -> Iterator[ClockReading]:
    """From the day it was clear that no familiegroepsplan comes; not from intake (Jeugdwet 4.1.3 lid 5)."""
    name = "Zes weken voor het plan"
    newest = facts.plans[-1] if facts.plans else None
    if newest is None or newest.no_family_plan_on is None:
        wanted = newest is not None and newest.family_plan_answer == FamilyPlanAnswer.WANTED
        why = (
            "het gezin maakt zelf een familiegroepsplan"
            if wanted
            else "nog niet duidelijk of er een familiegroepsplan komt"
        )
        yield _still(facts, "plan_days", name, why, "plan")
        return
    start = newest.no_family_plan_on
    adopted = [one.adopted_on for one in facts.plans if one.no_family_plan_on == start and one.adopted_on]
    yield _read(
        facts,
        "plan_days",
        name=name,
        start=start,
        started_by="duidelijk dat er geen familiegroepsplan komt",
        met_on=min(adopted) if adopted else None,
        tab="plan",
    )


def use_help_clocks(facts: Facts) -> Iterator[ClockReading]:
    """From the decision until the family reported to the provider: else the decision can be withdrawn."""
    for request in facts.local_requests:
        if request.decided_on is None or request.status in (HelpStatus.REFUSED, HelpStatus.ENDED):
            continue
        yield _read(
            facts,
            "use_help_days",
            name=f"Drie maanden om te beginnen: {request}",
            start=request.decided_on,
            started_by="besluit van de gemeente",
            met_on=request.first_contact_on,
            tab="plan",
            met=request.status == HelpStatus.RUNNING,
        )


def gezag_clock(facts: Facts) -> Iterator[ClockReading]:
    """From the day somebody last looked up who has gezag; the oldest look counts."""
    if facts.authorities:
        yield _read(
            facts,
            "gezag_check_days",
            name="Gezag opnieuw nagaan",
            start=min(one.checked_on for one in facts.authorities),
            started_by="laatst nagekeken",
            tab="people",
        )


CLOCKS: Iterable[Any] = (analysis_clock, decision_clock, urgent_clock, plan_clock, use_help_clocks, gezag_clock)

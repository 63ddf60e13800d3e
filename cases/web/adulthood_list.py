"""What the page, the paper and the family's own page show of one list for 18: per domain the points, what the young
person says, the toekomstplan, and what goes on after 18."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from cases.access.reach import seen
from cases.adulthood.codes import BIG_FIVE, OUTCOME, Affirmed, Domain, ItemState, Law
from cases.adulthood.countdown import countdown
from cases.adulthood.models import (
    AdultHandover,
    Checklist,
    ChecklistItem,
    Continuation,
    FuturePlan,
    OutcomeAnswer,
)
from cases.web.frame import due_in_words

STATES = {
    ItemState.OPEN: "todo", ItemState.BUSY: "busy", ItemState.SETTLED: "ok", ItemState.NOT_APPLICABLE: "neutral",
    ItemState.ACCEPTED: "ok",
}  # fmt: skip


def lists_of(user: Any) -> Any:
    """Lists that this reader may see, with all that hangs on them as far as they may see it."""
    items = ChecklistItem.objects.visible_to(user).select_related(
        "organisation", "professional", "person", "taken_over_by", "settled_by", "checklist__case__coordinator"
    )
    return Checklist.objects.visible_to(user).select_related(
        "person", "case__family", "case__coordinator", "case__contact_person", "case__municipality", "signed_off_by"
    ).prefetch_related(
        Prefetch("items", queryset=items, to_attr="shown_items"),
        seen("answers", OutcomeAnswer, user, to_attr="shown_answers"),
        *(
            Prefetch(name, model.objects.visible_to(user).select_related("organisation"), to_attr=f"shown_{name}")
            for name, model in (("continuations", Continuation), ("handovers", AdultHandover))
        ),
    )  # fmt: skip


def content_of(checklist: Any, user: Any) -> dict[str, Any]:
    """The context of `cases/adulthood_list.html`, of a list from `lists_of`."""
    today = timezone.localdate()
    rows = [row_of(one) for one in checklist.shown_items]
    answers = newest(checklist.shown_answers)
    domains = [_domain(one, rows, answers) for one in Domain]
    future = FuturePlan.objects.visible_to(user).filter(checklist=checklist).first()
    born = checklist.person.birth_date
    return {
        "checklist": checklist, "person": checklist.person, "domains": [one for one in domains if one["shown"]],
        "countdown": countdown(born, today) if born else "", "eighteen_on": checklist.eighteen_on,
        "open_number": sum(row["is_open"] for row in rows), "late_number": sum(row["late"] for row in rows),
        "settled_number": sum(one["settled"] for one in domains), "future": future,
        "plan_rows": plan_rows(future) if future else [], "may_be_let_go": may_be_let_go(domains),
        "continuations": [_continuation(one) for one in checklist.shown_continuations],
        "handovers": checklist.shown_handovers,
    }  # fmt: skip


def row_of(item: ChecklistItem) -> dict[str, Any]:
    """A line of the table; late and later are questions about a date."""
    today = timezone.localdate()
    state = ItemState(item.state)
    words, due = due_in_words(item.due_on) if item.is_open else ("", "")
    later = item.is_open and item.begins_on > today
    return {
        "item": item, "who": item.who, "law": "" if item.law == Law.NONE else item.get_law_display(),
        "is_open": item.is_open, "label": "begint later" if later else state.label[:1].upper() + state.label[1:],
        "badge": "neutral" if later else STATES[state], "later": later, "late": due == "late", "words": words,
        "due": due, "because": _because(item), "key": "punt-eigen" if item.is_own else "punt",
        "hard": item.hard_on if item.is_open else None,
    }  # fmt: skip


def _because(item: ChecklistItem) -> str:
    """What stands behind the state, in one line."""
    if item.state == ItemState.NOT_APPLICABLE:
        return item.because
    if item.state == ItemState.SETTLED:
        return item.evidence
    if item.state == ItemState.ACCEPTED:
        return f"door {item.taken_over_name}, {item.taken_over_by}"
    return ""


def newest(answers: Iterable[Any]) -> dict[str, Any]:
    """Per domain the answer that counts; they come newest first."""
    found: dict[str, Any] = {}
    for one in answers:
        found.setdefault(one.domain, one)
    return found


def _domain(domain: Domain, rows: list[dict[str, Any]], answers: dict[str, Any]) -> dict[str, Any]:
    """A domain is settled when its points are, and the young person says yes; ticked boxes alone settle nothing."""
    mine = [row for row in rows if row["item"].domain == domain]
    answer, open_rows = answers.get(domain), [row for row in mine if row["is_open"]]
    yes = answer is not None and answer.answer == Affirmed.YES
    asked = domain in BIG_FIVE
    settled = asked and yes and not open_rows
    return {
        "code": domain.value, "label": domain.label[:1].upper() + domain.label[1:], "question": OUTCOME.get(domain, ""),
        "answer": answer, "open": open_rows, "now": [row for row in open_rows if not row["later"]],
        "later": [row for row in open_rows if row["later"]], "done": [row for row in mine if not row["is_open"]],
        "asked": asked,
        "settled": settled, "shown": asked or bool(mine), **_state(settled, asked, bool(open_rows)),
    }  # fmt: skip


def _state(settled: bool, asked: bool, is_open: bool) -> dict[str, str]:
    if settled or (not asked and not is_open):
        return {"words": "Geregeld", "badge": "ok"}
    if not is_open:
        return {"words": "Wacht op het ja van de jongere", "badge": "soon"}
    return {"words": "Nog bezig", "badge": "busy"}


def may_be_let_go(domains: list[dict[str, Any]]) -> bool:
    return all(one["settled"] for one in domains if one["asked"]) and not any(one["open"] for one in domains)


def plan_rows(future: FuturePlan) -> list[dict[str, Any]]:
    """The toekomstplan as a list of headings."""
    adult = future.steady_adult and (
        f"{future.steady_adult} ({'weet het en zegt ja' if future.steady_adult_knows else 'nog vragen'})"
    )
    rows = [
        ("In eigen woorden", future.own_words), ("Risico dat het misgaat", future.get_risk_display()),
        ("Waar zit dat risico", future.risk_words), ("Vaste volwassene", adult),
        ("Signalen dat het niet goed gaat", future.signals), ("Wat helpt dan", future.what_helps),
        ("Wie bel je dan", future.whom_to_call),
    ]  # fmt: skip
    return [{"label": label, "value": value} for label, value in rows]


def _continuation(row: Continuation) -> dict[str, Any]:
    day = row.decide_before()
    return {"row": row, "before": day, "too_late": row.too_late(), "open": day is not None and row.decided_on is None}

"""What every page about a family shares: fetch the case (the fetch is the check), the identity bar, the navigation."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from cases.access.fetching import get_or_404 as get_or_404
from cases.access.fetching import or_404
from cases.access.parts import CasePart
from cases.access.reach import opened, was_opened, with_opened
from cases.access.usual import in_case, rows_for
from cases.adulthood.beginning import born_before
from cases.families.models import Authority, Case, Trajectory
from cases.plans.lifecycle import PlanStatus
from cases.plans.models import Plan
from cases.reminders.moments import Moments
from cases.sharing.granting import USUAL_PARTS
from cases.web.waiting import moments_of
from flow.gate import NotAllowed

# Of each tab: its name, and the parts of which one must be open, for somebody, to see it.
TABS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("family", "Overzicht", ()),
    ("analyses", "Verklarende analyse", (CasePart.ANALYSIS,)),
    ("plan", "Gezinsplan", (CasePart.PLAN,)),
    ("evaluations", "Evaluaties", (CasePart.EVALUATION,)),
    ("adulthood", "18-/18+", (CasePart.ADULTHOOD,)),
    ("documents", "Documenten", (CasePart.DOCUMENTS,)),
    ("people", "Mensen", USUAL_PARTS),
    ("team", "Team en regie", (CasePart.CONTACT,)),
    ("timeline", "Tijdlijn", USUAL_PARTS),
    ("attention", "Aandachtspunten", USUAL_PARTS),
    ("rights", "Rechten", ()),
)
# What of a tab is about the family as a whole (who agreed, what happened, what can be done now) is for whom all of this
# stands open for the whole family.
WHOLE_OF: dict[str, tuple[str, ...]] = {
    "family": USUAL_PARTS,
    "analyses": (CasePart.ANALYSIS,),
    "plan": (CasePart.PLAN,),
    "evaluations": (CasePart.EVALUATION, CasePart.PLAN),
    "adulthood": (CasePart.ADULTHOOD,),
    "documents": (CasePart.DOCUMENTS,),
    "people": (CasePart.CONTACT, CasePart.ANALYSIS),
    "team": (CasePart.CONTACT,),
    "timeline": USUAL_PARTS,
    "attention": USUAL_PARTS,
    "rights": (CasePart.ANALYSIS, CasePart.CONTACT),
}
# Nothing on these tabs is about one person: who takes part, and what the whole file asks attention for.
ONLY_WHOLE = {"team", "attention"}
PARTS_OF = {name: parts for name, _, parts in TABS}


def case_or_404(request: HttpRequest, case: Any, tab: str = "family") -> Case:
    """The case, for a page under this tab: one whose parts are not open to the reader is not there."""
    rows = rows_for(request.user, _with_whom, case=case)
    found: Case = or_404(next(iter(rows), None), Case, case)
    was_opened(found, request.user)
    if not tab_is_open(found, tab, request.user):
        raise Http404
    return found


def _with_whom(user: Any, case: UUID) -> QuerySet[Case]:
    """The case with this key, when they see it, with everybody whom a page names."""
    along = ("family", "coordinator", "contact_person", "municipality")
    return with_opened(Case.objects.visible_to(user).filter(pk=case).order_by().select_related(*along), user)


def tab_is_open(case: Case, tab: str, user: Any) -> bool:
    if tab in ONLY_WHOLE:
        return sees_all(case, tab, user)
    seen = opened(case, user)
    return not PARTS_OF[tab] or any(seen.part(part) for part in PARTS_OF[tab])


def sees_all(case: Case, tab: str, user: Any) -> bool:
    """What this tab tells about the family as a whole is for this reader."""
    return opened(case, user).whole(*WHOLE_OF[tab])


def only_who_sees_all(case: Case, tab: str, user: Any) -> None:
    """Raises `NotAllowed`: nobody decides about what they cannot read."""
    if not sees_all(case, tab, user):
        raise NotAllowed("Dit gaat over het hele gezin, en u ziet een deel. Vraag het de casusregisseur.")


def family_page(request: HttpRequest, case: Case, current: str, **context: Any) -> dict[str, Any]:
    """The context of a page about a family; `current` is the tab. Tabs of what is not open to the reader are not
    there, nor is the page itself; the bar names only who and what the reader may know."""
    if not tab_is_open(case, current, request.user):
        raise Http404
    return {
        "case": case,
        "identity": {"name": str(case.family), "facts": identity_facts(case, request.user), "actions": []},
        "tabs": [
            {"label": label, "url": reverse(f"cases:{name}", args=[case.pk]), "current": name == current}
            for name, label, _ in TABS
            if tab_is_open(case, name, request.user) and _has_use(name, case, current, request)
        ],
        "only_about": _only_about(case, request.user),
        **context,
    }


def _has_use(name: str, case: Case, current: str, request: HttpRequest) -> bool:
    """The tab of 18-/18+ stands there for a family with a child that comes near it."""
    if name != "adulthood" or name == current:
        return True
    return comes_near_18(youths_of(case, request.user), case.municipality_id, moments_of(request))


def comes_near_18(youths: list[Any], municipality: str | None, moments: Moments) -> bool:
    """Whether one of them has a list for 18 or gets one soon, by the ages that this municipality keeps."""
    months = moments.value("adulthood_list_months", municipality) - moments.value("adulthood_tab_months", municipality)
    latest = born_before(moments.today, months)
    return any(one.birth_date and one.birth_date <= latest for one in youths)


def _only_about(case: Case, user: Any) -> str:
    """For a reader who sees nothing of the family as a whole: of whom they do; never who else there is."""
    if opened(case, user).whole_parts:
        return ""
    return " en ".join(youth.first_name for youth in youths_of(case, user))


def identity_facts(case: Case, user: Any) -> list[dict[str, str]]:
    """Children with age, who coordinates, who has gezag, the phase, and the next evaluation: as far as this reader may
    know them."""
    youths = youths_of(case, user)
    plan = next((plan for plan in plans_of_case(case, user) if plan.status == PlanStatus.ACTIVE), None)
    seen = opened(case, user)
    facts = [
        {"label": "Zaak", "value": case.number},
        {"label": "Regie", "value": str(case.coordinator or "nog niemand")},
    ]
    if youths or seen.everything:
        named = ", ".join(map(with_age, youths)) or "nog niet bekend"
        facts.append({"label": "Kinderen" if len(youths) > 1 else "Kind", "value": named})
    if seen.everything or (youths and seen.covers(CasePart.CONTACT, *youths)):
        facts.append({"label": "Gezag", "value": gezag_in_words(case, youths, user)})
    facts.append({"label": "Fase", "value": phase(case, plan) if seen.part(CasePart.PLAN) else case.status_label})
    if plan and plan.next_evaluation_on:
        words, state = due_in_words(plan.next_evaluation_on)
        facts.append({"label": "Evaluatie", "value": words, "state": "late" if state == "late" else "neutral"})
    return facts


def youths_of(case: Case, user: Any) -> list[Any]:
    """The youths of the case whom this reader knows, looked up once per page."""
    known = case.__dict__.setdefault("_youths_on_page", {})
    if user.pk not in known:
        rows = in_case(Trajectory, case, user, _of_youths)
        people = (row.person for row in rows)
        known[user.pk] = sorted(people, key=lambda one: (one.birth_date or date.max, one.first_name))
    found: list[Any] = known[user.pk]
    return found


def _of_youths(files: QuerySet[Any]) -> QuerySet[Any]:
    return files.filter(person__is_youth=True).select_related("person")


def plans_of_case(case: Case, user: Any) -> list[Plan]:
    """The plans of the case that this reader may see, the newest first, looked up once per page."""
    known = case.__dict__.setdefault("_plans_on_page", {})
    if user.pk not in known:
        known[user.pk] = in_case(Plan, case, user, _newest_first)
        for plan in known[user.pk]:
            plan.case = case
    found: list[Plan] = known[user.pk]
    return found


def _newest_first(plans: QuerySet[Any]) -> QuerySet[Any]:
    return plans.exclude(status=PlanStatus.DROPPED).order_by("-number")


def with_age(person: Any) -> str:
    return f"{person.first_name} ({person.age})" if person.age is not None else person.first_name


def gezag_in_words(case: Case, youths: list[Any], user: Any) -> str:
    children = {youth.pk for youth in youths}
    held = [row for row in in_case(Authority, case, user, _holding) if row.child_id in children]
    names = {str(row.holder or row.organisation) for row in held}
    return " en ".join(sorted(names)) or "nog niet nagekeken"


def _holding(authorities: Any) -> QuerySet[Any]:
    rows: QuerySet[Any] = authorities.holding(timezone.localdate()).select_related("holder", "organisation")
    return rows


def phase(case: Case, plan: Any) -> str:
    """Where the work is, in one word."""
    if case.status != "active":
        return case.status_label
    return "uitvoeren" if plan else "analyse en plan"


def due_in_words(day: date | None, today: date | None = None) -> tuple[str, str]:
    """How far away a date is, in words, and its state: late, soon (this week) or calm."""
    if day is None:
        return "Nog geen datum", ""
    days = (day - (today or timezone.localdate())).days
    if days < 0:
        return ("1 dag te laat" if days == -1 else f"{-days} dagen te laat"), "late"
    if days == 0:
        return "Vandaag", "soon"
    if days == 1:
        return "Morgen", "soon"
    return f"Over {days} dagen", "soon" if days < 7 else "calm"

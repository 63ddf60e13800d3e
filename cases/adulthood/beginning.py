"""A list begins by itself at the configured age, and is made up for later when a day was missed: every run looks at
everybody who is old enough and has none."""

from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from cases.adulthood.models import CatalogueItem, Checklist, ChecklistItem, FuturePlan
from cases.adulthood.models.catalogue import bring
from cases.families.ages import last_birth_date, plus_months
from cases.families.eighteen import UNTIL
from cases.families.lifecycle import CaseStatus
from cases.families.models import Case, Person, Trajectory
from flow.gate import all_or_nothing, hold, record
from network.terms import everywhere, terms

BEGUN = "18+-lijst begonnen, op de leeftijd die is ingesteld"
RECKONED = "Datums van de 18+-lijst opnieuw berekend: de geboortedatum is verbeterd"


def begin_due_checklists(today: date | None = None) -> int:
    """Begin every list that is due; how many. Safe to run twice, and by several at once."""
    day = today or timezone.localdate()
    begun = 0
    reckon_anew()
    for trajectory in without_a_list(day).select_related("case__coordinator", "person"):
        begun += begin(trajectory.case, trajectory.person, day) is not None
    return begun


def without_a_list(day: date) -> QuerySet[Trajectory]:
    """Trajectories, in cases that run, of a youth who is old enough, younger than 23 and alive, without a list."""
    there = Checklist.objects.filter(case=OuterRef("case"), person=OuterRef("person"))
    rows = Trajectory.objects.filter(
        ~Exists(there), case__status=CaseStatus.ACTIVE, person__is_youth=True, person__deceased_on=None,
        person__destroyed_on=None, person__birth_date__gt=last_birth_date(day, UNTIL),
    )  # fmt: skip
    return rows.filter(_old_enough(day)).order_by("case", "person")


def _old_enough(day: date) -> Q:
    """By the age that holds in the responsible municipality on that day."""
    ages = everywhere(day)["adulthood_list_months"]
    found = Q(person__birth_date__lte=born_before(day, ages.default)) & ~Q(case__municipality__in=list(ages.own))
    found |= Q(person__birth_date__lte=born_before(day, ages.default), case__municipality=None)
    for municipality, months in ages.own.items():
        found |= Q(person__birth_date__lte=born_before(day, months), case__municipality=municipality)
    return found


def born_before(day: date, months: int) -> date:
    """Who was born on this day or before has so many months on `day`. The twin of `plus_months` for SQL: a day that
    does not exist counts as the last one of its month, as who was born on 29 February waits for 1 March."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for number in range(day.day, 27, -1):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    return date(year, month + 1, day.day)


def begin(case: Case, person: Person, day: date) -> Checklist | None:
    """The list with everything the catalogue asks, copied, and an empty toekomstplan. None when somebody else was just
    ahead. The coordinator answers for it, so it is begun in their name."""
    with all_or_nothing():
        hold(case)
        case.refresh_from_db(fields=["coordinator"])
        by = case.coordinator
        if by is None or person.birth_date is None or Checklist.objects.filter(case=case, person=person).exists():
            return None
        signed = {"added_by": by, "changed_by": by}
        made = Checklist(case=case, person=person, begun_on=day, reckoned_from=person.birth_date, **signed)
        made.save(force_insert=True)
        FuturePlan(checklist=made, **signed).save(force_insert=True)
        ChecklistItem.objects.bulk_create(_items(made, signed))
        record(case, BEGUN, by=by, doing="create", part=made)
    return made


def _items(made: Checklist, signed: dict[str, Any]) -> list[ChecklistItem]:
    asked = list(CatalogueItem.objects.in_use())
    if not asked:
        bring()
        asked = list(CatalogueItem.objects.in_use())
    own = terms(made.case.municipality_id, made.begun_on)
    return [
        ChecklistItem(
            checklist=made, asked=one, number=one.number, domain=one.domain, title=one.title, plain=one.plain,
            law=one.law, **dates(one, made.reckoned_from, own["perspective_plan_months"]), **signed,
        )
        for one in asked
    ]  # fmt: skip


def dates(asked: CatalogueItem, born: date, plan_months: int) -> dict[str, date | None]:
    """From when to when, for who is born on this day."""
    return {
        "begins_on": plus_months(born, asked.begins_months or plan_months),
        "due_on": plus_months(born, asked.due_months),
        "hard_on": plus_months(born, asked.hard_months) if asked.hard_months else None,
    }


def reckon_anew() -> int:
    """A birth date that was corrected moves what was computed from it; a day that people chose themselves stays."""
    stale = Checklist.objects.running().exclude(person__birth_date=F("reckoned_from"))
    rows = list(stale.filter(person__birth_date__isnull=False).select_related("case", "person"))
    for row in rows:
        with all_or_nothing():
            hold(row)
            _move(row)
    return len(rows)


def _move(checklist: Checklist) -> None:
    months = terms(checklist.case.municipality_id, checklist.begun_on)["perspective_plan_months"]
    before, now = checklist.reckoned_from, checklist.person.birth_date
    if now is None or checklist.case.coordinator is None:
        return
    for item in checklist.items.exclude(asked=None).select_related("asked"):
        then, new = dates(item.asked, before, months), dates(item.asked, now, months)
        for name, day in then.items():
            if getattr(item, name) == day:
                setattr(item, name, new[name])
        item.save(update_fields=[*then])
    checklist.reckoned_from = now
    checklist.save(update_fields=["reckoned_from"])
    record(checklist.case, RECKONED, by=checklist.case.coordinator, part=checklist)

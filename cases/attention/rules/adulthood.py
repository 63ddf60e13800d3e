"""Around 18: help that stops too soon, what was agreed to as a child, and what should have been arranged."""

from collections.abc import Iterator
from datetime import date

from cases.adulthood.models import Checklist, ChecklistItem
from cases.attention.facts import Facts
from cases.attention.rulebook import Found, Group, Weight, rule
from cases.attention.words import day, short
from cases.families.ages import birthday, plus_months
from cases.families.models import Person
from cases.plans.models import HelpPlacement, HelpRequest
from cases.sharing.consent_codes import ConsentAnswer

HALF_A_YEAR = 6  # months


@rule(
    "hulp_stopt_na_18", group=Group.TERMS, tab="adulthood", weight=Weight.URGENT,
    source="Jeugdwet art. 1.1, jeugdige onder 4°, c (hervatten kan binnen een half jaar)",
)  # fmt: skip
def help_stops_after_eighteen(facts: Facts) -> Iterator[Found]:
    """Hulp eindigt op of binnen een half jaar na de achttiende verjaardag, en er staat niets wat daarna doorgaat."""
    for row in facts.help_ahead:
        if row.ends_on is None or row.person.birth_date is None or row.person not in facts.youths:
            continue
        eighteen = birthday(row.person.birth_date, 18)
        if eighteen <= row.ends_on < plus_months(eighteen, HALF_A_YEAR) and not _goes_on(facts, row, row.ends_on):
            yield Found(
                f"De hulp “{row.product_name}” van {row.person} stopt op {day(row.ends_on)}, binnen een half jaar na "
                "18. Zet bij 18-/18+ welke hulp daarna doorgaat en onder welke wet, of waarom er geen hulp meer nodig "
                "is.",
                basis=(row.pk, row.ends_on), until=row.ends_on,
            )  # fmt: skip


def _goes_on(facts: Facts, row: HelpRequest | HelpPlacement, ends_on: date) -> bool:
    """Other help of the same person runs longer, or it is written down what goes on, or that nothing has to."""
    ends = [one.ends_on for one in facts.help_ahead if one.person_id == row.person_id and one.pk != row.pk]
    for checklist in facts.checklists:
        if checklist.person_id == row.person_id:
            ends += [one.ends_on for one in checklist.continuations.all()]
    return any(day is None or day > ends_on for day in ends)


@rule(
    "toestemming_opnieuw_18", group=Group.DATA, tab="consents", weight=Weight.URGENT,
    source="Jeugdwet art. 7.3.4 en 7.3.11; wat als kind of door ouders is gegeven, geldt na 18 niet meer",
)  # fmt: skip
def consents_renewed_by_the_adult(facts: Facts) -> Iterator[Found]:
    """Een jongere is 18 geworden en heeft zelf nog niet opnieuw geantwoord op toestemmingen van vóór die dag."""
    for youth in facts.youths:
        if youth.birth_date is None or facts.today < birthday(youth.birth_date, 18):
            continue
        lapsed = _not_renewed(facts, youth, birthday(youth.birth_date, 18))
        if lapsed:
            eighteen = birthday(youth.birth_date, 18)
            yield Found(
                f"{youth} is 18. Toestemmingen van vóór {day(eighteen)} gelden niet meer (dat zijn er {lapsed}). Vraag "
                f"{youth} zelf wie wat mag ontvangen.",
                basis=(youth.pk, lapsed), since=eighteen,
            )  # fmt: skip


def _not_renewed(facts: Facts, youth: Person, eighteen: date) -> int:
    """How many recipients had consent before, and no answer of the adult since."""
    mine = [one for one in facts.consents if one.about_id == youth.pk]
    given = (one for one in mine if one.answer == ConsentAnswer.GIVEN and one.withdrawn_on is None)
    before = {tuple(one.to.values()) for one in given if one.given_on < eighteen}
    since = {tuple(one.to.values()) for one in mine if one.given_on >= eighteen and one.given_by_id == youth.pk}
    return len(before - since)


@rule(
    "18_plus_te_laat", group=Group.TERMS, tab="adulthood",
    source="18+-catalogus; VNG, aanpak 16-27: niet loslaten voordat de Big 5 geregeld is",
)  # fmt: skip
def late_for_eighteen(facts: Facts) -> Iterator[Found]:
    """Punten op de 18+-lijst zijn over hun datum; dringend als iets daarna niet meer kan, of vanaf de verjaardag."""
    for checklist in facts.checklists:
        late = [one for one in _open(checklist) if one.due_on < facts.today]
        if not late or checklist.signed_off_on:
            continue
        first = late[0]
        told = "1 punt is" if len(late) == 1 else f"{len(late)} punten zijn"
        hard = any(one.hard_on and one.hard_on <= plus_months(facts.today, 1) for one in late)
        adult = checklist.eighteen_on is not None and checklist.eighteen_on <= facts.today
        yield Found(
            f"18-/18+ van {checklist.person}: {told} te laat. Het eerst: “{short(first.title)}” "
            f"(klaar voor {day(first.due_on)}).",
            basis=(checklist.pk, len(late), first.pk), subject=None, since=first.due_on,
            weight=Weight.URGENT if hard or adult else Weight.ORDINARY,
        )  # fmt: skip


def _open(checklist: Checklist) -> list[ChecklistItem]:
    found: list[ChecklistItem] = getattr(checklist, "open_items")  # noqa: B009 - laid there by `facts.checklists`
    return found

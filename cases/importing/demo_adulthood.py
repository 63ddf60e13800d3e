"""The list for 18 of Noor, half filled: what she says herself, what is arranged, what is late, and who takes over."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from cases.access.records import write
from cases.adulthood import actions
from cases.adulthood.beginning import begin
from cases.adulthood.codes import Affirmed, ContinuesUnder, Domain, Risk
from cases.adulthood.models import AdultHandover, Checklist, Continuation
from cases.families.models import Case
from cases.importing.demo_parts import organisation
from flow.gate import all_or_nothing
from network.roles import OrganisationKind

OF = "demo-8"
# Numbers of the catalogue: what plays no part here, what is arranged and what shows it, and what is under way.
NOT_HERE = (6, 8, 9, 19, 20, 26, 29, 32, 33, 36, 37)
ARRANGED = {
    2: "Besproken met Noor en haar ouders.", 16: "Noor liet haar DigiD zien.",
    18: "Noor heeft een eigen pas van de bank.",
}  # fmt: skip
BUSY = (1, 3, 4, 7, 28)


def fill() -> None:
    """Once: what people changed in the demo meanwhile stays."""
    case = Case.objects.get(reference=OF)
    youth, today = case.youths()[0], timezone.localdate()
    with all_or_nothing():
        checklist = begin(case, youth, today) or Checklist.objects.get(case=case, person=youth)
        if not checklist.future.own_words and checklist.version == 1:
            _fill(checklist, case.coordinator)


def _fill(checklist: Checklist, by: Any) -> None:
    today, items = timezone.localdate(), {one.number: one for one in checklist.items.all()}
    skipped = [items[number] for number in NOT_HERE if number in items]
    actions.skip_many(checklist, items=skipped, because="Speelt bij Noor niet.", by=by)
    for number, evidence in ARRANGED.items():
        items[number].evidence = evidence
        actions.settle(items[number], by=by)
    for number in BUSY:
        actions.busy(items[number], by=by)
    future = checklist.future
    future.own_words = "Ik wil een eigen kamer in de buurt van mijn stage. Ik wil weten wie ik kan bellen."
    future.risk, future.risk_words = Risk.MIDDLE, "Brieven blijven liggen. Elke week samen de post doen."
    future.steady_adult, future.steady_adult_knows = "Tante Gea", True
    future.signals, future.what_helps = "Dan neemt Noor de telefoon niet op.", "Samen buiten lopen. Niet appen."
    future.whom_to_call = "Tante Gea, en daarna het lokale team."
    write(future, by=by)
    support = organisation("Wmo-begeleiding Oost", OrganisationKind.ADULT_SUPPORT)
    write(Continuation(checklist=checklist, law=ContinuesUnder.WMO, what="Begeleiding bij geld en post, elke week",
                       organisation=support), by=by)  # fmt: skip
    write(AdultHandover(checklist=checklist, organisation=support, worker="Ria Bolt", youth_was_there=True,
                        first_on=today - timedelta(days=6), told="Noor vertelde zelf wat zij wil."), by=by)  # fmt: skip
    actions.affirm(checklist, domain=Domain.SCHOOL_WORK, answer=Affirmed.YES, words="Mijn stage wordt een baan.", by=by)
    actions.affirm(checklist, domain=Domain.HOUSING, answer=Affirmed.NOT_YET, words="Ik weet niet waar ik straks woon.",
                   by=by)  # fmt: skip

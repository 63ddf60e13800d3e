"""Toestemming: what somebody answered, for one recipient, one purpose and this content."""

from datetime import date, timedelta
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractDay, ExtractMonth, ExtractYear
from django.utils import timezone

from cases.access.parts import CasePart
from cases.access.records import PART_PRIVACY, Part
from cases.access.visibility import InCaseQuerySet
from cases.families.ages import birthday, last_birth_date
from cases.families.codes import Regime
from cases.families.models import Case, Person
from cases.sharing.consent_codes import Capacity, ConsentAnswer, ConsentException, ConsentForm, ConsentPurpose
from cases.sharing.models.recipient import ONE_RECIPIENT, Recipient, to_one_recipient
from network.models import Organisation


class ConsentQuerySet(InCaseQuerySet):
    def in_force(self, on: Any = None) -> Self:
        """Answered, not withdrawn, not past its last day, and not lapsed: what was answered for a minor counts no more
        from the 18th birthday on. The birth date is read now, so a corrected one counts at once."""
        day = on or timezone.localdate()
        still_minor = Q(about__birth_date=None) | Q(about__birth_date__gt=last_birth_date(day, 18))
        rows = self.filter(Q(until=None) | Q(until__gte=day), given_on__lte=day)
        rows = rows.filter(Q(withdrawn_on=None) | Q(withdrawn_on__gt=day))
        return rows.alias(
            age=_as_number("given_on") - _as_number("about__birth_date")  # of the person, times ten thousand
        ).filter(still_minor | Q(age__gte=18 * 10000))

    def about_part(self, part: Any) -> Self:
        """Whose content names this part; `part` is a value or an expression."""
        return self.filter(content__contains=part)


def _as_number(path: str) -> Any:
    """2 March 2026 as 20260302: the difference with a birth date is the age, also for 29 February."""
    return ExtractYear(path) * 10000 + ExtractMonth(path) * 100 + ExtractDay(path)


class Consent(Recipient, Part):
    """One answer of one person who is asked: given, refused, or the well-considered wish of the child; or why consent
    is not needed. Never rewritten: withdrawn, and answered again."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="consents", editable=False)
    about = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents", verbose_name="over wie")
    purpose = models.CharField("waarvoor", max_length=8, choices=ConsentPurpose.choices)
    explained_as = models.CharField("met welk doel, in gewone woorden", max_length=300)
    content = models.CharField("welke delen", max_length=200, blank=True, editable=False)  # ",contact,plan,"
    regime = models.CharField("onder welke wet", max_length=10, choices=Regime.choices, default=Regime.YOUTH_ACT)
    answer = models.CharField("antwoord", max_length=20, choices=ConsentAnswer.choices)
    exception = models.CharField("waarom niet nodig", max_length=24, choices=ConsentException.choices, blank=True)
    explanation = models.TextField("toelichting", blank=True)
    given_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="wie antwoordt"
    )
    given_by_organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        verbose_name="of de instelling die voogd is",
    )  # fmt: skip
    given_by_name = models.CharField("of de vertegenwoordiger van buiten het gezin", max_length=120, blank=True)
    capacity = models.CharField("als", max_length=20, choices=Capacity.choices, blank=True, editable=False)
    how = models.CharField("hoe", max_length=14, choices=ConsentForm.choices, default=ConsentForm.SPOKEN)
    given_on = models.DateField("antwoord op", default=timezone.localdate)
    until = models.DateField("geldt tot en met", null=True, blank=True)
    withdrawn_on = models.DateField("ingetrokken op", null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = "toestemming"
        verbose_name_plural = "toestemmingen"
        ordering = ("-given_on", "-added_at", "pk")
        constraints = [
            to_one_recipient("consent_for_one_recipient"),
            models.CheckConstraint(condition=Q(purpose__in=ConsentPurpose.values), name="consent_purpose_known"),
            models.CheckConstraint(condition=Q(answer__in=ConsentAnswer.values), name="consent_answer_known"),
            models.CheckConstraint(condition=Q(regime__in=Regime.values), name="consent_regime_known"),
            models.CheckConstraint(
                condition=Q(answer=ConsentAnswer.NOT_NEEDED, exception__in=ConsentException.values, capacity="")
                & ~Q(explanation="")
                | ~Q(answer=ConsentAnswer.NOT_NEEDED) & Q(exception="", capacity__in=Capacity.values),
                name="consent_of_somebody_or_an_exception",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("given_on")), name="consent_until_after_given",
                violation_error_message="De laatste dag ligt vóór de dag van het antwoord.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("given_on")),
                name="consent_withdrawn_after_given",
                violation_error_message="Deze datum ligt vóór de dag van het antwoord.",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["about", "purpose"], name="consent_about_purpose")]

    class Privacy:
        personal = {
            "professional", "person", "about", "explained_as", "answer", "exception", "explanation", "given_by",
            "given_by_organisation", "given_by_name", "capacity",
        }  # fmt: skip
        plain = PART_PRIVACY | {
            "case",
            "organisation",
            "purpose",
            "content",
            "regime",
            "how",
            "given_on",
            "until",
            "withdrawn_on",
        }

    class Access:
        part = CasePart.CONTACT
        about = ("about",)

    def __str__(self) -> str:
        return f"{self.giver or 'niemand'} voor {self.about}: {self.recipient}"

    @property
    def document(self) -> Case:
        return self.case

    @property
    def log_about(self) -> Any:
        """Whose data a change is, in the read log: not of the recipient."""
        return self.about_id

    @property
    def parts(self) -> list[str]:
        return [one for one in self.content.split(",") if one]

    @parts.setter
    def parts(self, chosen: Any) -> None:
        self.content = f",{','.join(one for one in CasePart.values if one in chosen)}," if chosen else ""

    @property
    def parts_in_words(self) -> str:
        return ", ".join(str(CasePart(one).label) for one in self.parts)

    @property
    def lapses_on(self) -> date | None:
        """The first day on which it counts no more by itself: after its last day, or on the 18th birthday when it was
        given before (what the child or the parents answered does not bind the adult)."""
        ends = [self.until + timedelta(days=1)] if self.until else []
        if self.about.birth_date and self.given_on < (adult := birthday(self.about.birth_date, 18)):
            ends.append(adult)
        return min(ends, default=None)

    @property
    def giver(self) -> str:
        """Who answered; empty for an exception."""
        who = self.given_by.full_name if self.given_by else self.given_by_organisation or self.given_by_name
        return str(who)

    def misfits(self) -> dict[str, str]:
        """What does not go together within the row."""
        today = timezone.localdate()
        found = {}
        if sum(map(bool, self.to.values())) != 1:
            found["organisation"] = ONE_RECIPIENT
        if self.purpose == ConsentPurpose.SHARE and not self.content:
            found["parts"] = "Kies welke delen deze ontvanger mag ontvangen."
        for name in ("given_on", "withdrawn_on"):
            if (day := getattr(self, name)) and day > today:
                found[name] = "Deze datum ligt in de toekomst."
        if self.until and self.given_on and self.until < self.given_on:
            found["until"] = "De laatste dag ligt vóór de dag van het antwoord."
        if self.withdrawn_on and self.given_on and self.withdrawn_on < self.given_on:
            found["withdrawn_on"] = "Deze datum ligt vóór de dag van het antwoord."
        return found | self._answered_by_one()

    def _answered_by_one(self) -> dict[str, str]:
        givers = sum(map(bool, (self.given_by_id, self.given_by_organisation_id, self.given_by_name)))
        if self.answer != ConsentAnswer.NOT_NEEDED:
            if self.exception:
                return {"exception": "Dit hoort alleen bij “toestemming is niet nodig”. Maak dit leeg."}
            return {} if givers == 1 else {"given_by": "Kies één persoon of instelling die antwoordt."}
        found = {}
        if givers:
            found["given_by"] = "Als toestemming niet nodig is, antwoordt niemand. Maak dit leeg."
        if not self.exception:
            found["exception"] = "Kies waarom toestemming niet nodig is."
        if not self.explanation.strip():
            found["explanation"] = "Schrijf waarom dit zo is, en met wie u overlegde."
        return found

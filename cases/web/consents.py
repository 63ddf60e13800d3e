"""Toestemmingen: per person, recipient and purpose what was answered, and in one sentence what is still needed."""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from cases.access.log.codes import Shown
from cases.access.parts import CasePart
from cases.access.predicates import team_member
from cases.families.codes import Regime
from cases.families.models import Case, Person
from cases.sharing import consents as sharing
from cases.sharing.codes import GrantGround
from cases.sharing.completeness import missing_consents
from cases.sharing.consent_codes import ConsentAnswer, ConsentPurpose
from cases.sharing.models import Consent, Grant
from cases.web.forms import PartForm
from cases.web.frame import case_or_404, family_page
from cases.web.items import Item, items
from cases.web.people_items import of_kinds
from cases.web.routes import IN_CASE, page, reads
from network.roles import OrganisationKind

RECIPIENTS = ("organisation", "professional", "person")
STATES = {ConsentAnswer.GIVEN: "ok", ConsentAnswer.WISH: "ok", ConsentAnswer.REFUSED: "dissent"}


class AnswerForm(PartForm):
    """One answer on one question for consent."""

    parts = forms.MultipleChoiceField(
        label="Welke delen mag de ontvanger krijgen", choices=CasePart.choices, required=False,
        widget=forms.CheckboxSelectMultiple, help_text="Alleen bij gegevens delen. Kies niet meer dan nodig is.",
    )  # fmt: skip

    class Meta:
        model = Consent
        fields = ("about", "purpose", "organisation", "professional", "person", "explained_as", "parts", "regime",
                  "answer", "given_by", "given_by_organisation", "given_by_name", "exception", "explanation", "how",
                  "given_on", "until")  # fmt: skip

    def prepare(self) -> None:
        of_kinds(self, "given_by_organisation", OrganisationKind.CERTIFIED_INSTITUTION)
        self.order_fields(self._meta.fields)
        hints = {
            "about": "Wie krijgt de hulp, of over wie gaan de gegevens",
            "explained_as": "Bijvoorbeeld: zodat de behandelaar weet wat er al is geprobeerd",
            "regime": "Kies Wgbo bij behandeling door een arts of de ggz",
            "exception": "Alleen als toestemming niet nodig is",
            "given_by": "Laat leeg als toestemming niet nodig is",
            "until": "Laat leeg als er geen einddatum is afgesproken. Op de 18e verjaardag vervalt alles vanzelf",
        }
        for name, hint in hints.items():
            self.fields[name].help_text = hint

    def _post_clean(self) -> None:
        self.instance.parts = self.cleaned_data.get("parts") or []
        super()._post_clean()


class WithdrawalForm(PartForm):
    class Meta:
        model = Consent
        fields = ("withdrawn_on",)

    def prepare(self) -> None:
        self.fields["withdrawn_on"].label = "Ingetrokken op"
        self.fields["withdrawn_on"].required = True
        self.fields["withdrawn_on"].help_text = f"Het antwoord van {self.instance.giver} aan {self.instance.recipient}"
        self.initial["withdrawn_on"] = timezone.localdate()


def back_to_list(part: Consent) -> str:
    return reverse("cases:consents", args=[part.case_id])


items(
    Item(key="toestemming", form=AnswerForm, parent=Case, attach="case", tab="team", back=back_to_list, can=("add",),
         name="antwoord op de vraag om toestemming", save=sharing.give,
         intro="Leg van iedereen die toestemming moet geven het antwoord vast, ook als iemand weigert. Vertel erbij "
               "dat intrekken altijd kan."),
    Item(key="intrekken", form=WithdrawalForm, parent=Case, attach="case", tab="team", back=back_to_list,
         can=("edit",), name="toestemming", save=sharing.withdraw,
         intro="Trek hier dit antwoord in. De ontvanger mag vanaf dat moment niets nieuws meer zien of doen op grond "
               "van deze toestemming."),
)  # fmt: skip


@dataclass
class Asked:
    """One question for consent: about this person, for this recipient and purpose. `parts`: what is answered about,
    and what is received on the ground of it."""

    about: Person
    recipient: Any
    to: dict[str, Any]
    purpose: str
    regime: str = Regime.YOUTH_ACT
    parts: set[str] = field(default_factory=set)
    answers: list[Consent] = field(default_factory=list)


def consents(request: HttpRequest, case: str) -> HttpResponse:
    found = case_or_404(request, case, "team")
    may_write = team_member(found, request.user) and not found.closed_for_edits()
    questions = [_shown(one) for one in _asked(found, request.user).values()]
    return render(request, "cases/consents.html", family_page(request, found, "team", groups=questions,
                                                              may_write=may_write))  # fmt: skip


def _asked(case: Case, user: Any) -> dict[Any, Asked]:
    """Every question that was answered, newest first, and those on which a grant leans and nobody answered yet."""
    found: dict[Any, Asked] = {}
    rows = Consent.objects.visible_to(user).filter(case=case).select_related(*RECIPIENTS, "about", "given_by",
                                                                             "given_by_organisation")  # fmt: skip
    for row in rows.prefetch_related("about__incapacities"):
        one = found.setdefault(
            (row.about_id, row.purpose, *row.to.values()),
            Asked(row.about, row.recipient, row.to, row.purpose, regime=row.regime),
        )
        one.answers.append(row)
        one.parts.update(row.parts)
    grants = Grant.objects.visible_to(user).running().filter(case=case, ground=GrantGround.CONSENT)
    for grant in grants.select_related(*RECIPIENTS).prefetch_related("people__incapacities"):
        for person in _about(grant):
            key = (person.pk, ConsentPurpose.SHARE.value, *grant.to.values())
            one = found.setdefault(key, Asked(person, grant.recipient, grant.to, ConsentPurpose.SHARE))
            one.parts.add(grant.part)
    return found


def _about(grant: Grant) -> list[Person]:
    """Whom a grant is about; the whole family is everybody to whom help is given."""
    if not grant.whole_family:
        return list(grant.people.all())
    return [row.person for row in grant.case.trajectories.select_related("person")]


def _shown(one: Asked) -> dict[str, Any]:
    today = timezone.localdate()
    state = missing_consents(one.about, one.to, one.purpose, regime=one.regime, parts=sorted(one.parts))
    running = [row for row in one.answers if _counts(row, today)]
    return {
        "about": one.about, "recipient": one.recipient, "purpose": ConsentPurpose(one.purpose).label, "state": state,
        "now": [_line(row) for row in running], "before": [_line(row) for row in one.answers if row not in running],
    }  # fmt: skip


def _counts(row: Consent, today: Any) -> bool:
    lapses = row.lapses_on
    return row.withdrawn_on is None and (lapses is None or lapses > today)


def _line(row: Consent) -> dict[str, Any]:
    return {
        "row": row, "who": row.giver or row.get_exception_display(),
        "sub": row.get_capacity_display() if row.capacity else row.explanation,
        "answer": row.get_answer_display(), "state": STATES.get(ConsentAnswer(row.answer), "neutral"),
    }  # fmt: skip


urlpatterns = [page("gezin/<uuid:case>/toestemmingen", consents, "consents", IN_CASE, reads(Shown.TEAM))]

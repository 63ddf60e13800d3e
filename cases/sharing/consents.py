"""Note down what somebody answered when consent was asked, and take it back. It works from the next request on."""

from datetime import date
from typing import Any

from django.utils import timezone

from cases.access.predicates import local_team_member
from cases.access.records import open_document, write
from cases.families.codes import AuthorityKind
from cases.families.models import Authority, Incapacity
from cases.families.rights import Party, Phase, subject_of
from cases.sharing.completeness import exception_holds, question_of
from cases.sharing.consent_codes import Capacity, ConsentAnswer, ConsentException, ConsentPurpose
from cases.sharing.models import Consent
from flow.gate import Incomplete, NotAllowed, NotPossible, all_or_nothing

_DOES_NOT_FIT: dict[str, str] = {
    ConsentException.COMPULSORY: "Dit kan alleen bij hulp onder de Jeugdwet, zolang er een maatregel van de rechter "
    "loopt. Leg eerst de maatregel vast bij Mensen.",
    ConsentException.SERIOUS_HARM: "Dit kan alleen bij hulp aan een kind van 12 tot en met 15 jaar "
    "(Jeugdwet art. 7.3.4 lid 2).",
    ConsentException.COURT: "Hier is geen toestemming nodig van wie het gezag heeft.",
}


def give(part: Consent, *, by: Any, many: Any = None, base_version: int | None = None) -> Consent:
    """Note down an answer, in the capacity of who gave it on that day (age, gezag, representation). An earlier answer
    of the same person on the same is taken back by it. Raises `Incomplete` when the answer does not count."""
    with all_or_nothing():
        open_document(part.document, by=by)
        _may_note(part, by)
        if part.answer == ConsentAnswer.NOT_NEEDED:
            _check_exception(part)
        else:
            part.capacity = capacity_of(part)
            _check_wish(part)
            _take_back_earlier(part, by)
        return write(part, by=by)


def withdraw(part: Consent, *, by: Any, many: Any = None, base_version: int | None = None) -> Consent:
    """It counts no longer, from the day of `withdrawn_on` on."""
    with all_or_nothing():
        open_document(part.document, by=by)
        _may_note(part, by)
        if Consent.objects.get(pk=part.pk).withdrawn_on:
            raise NotPossible("Deze toestemming is al ingetrokken.")
        if part.withdrawn_on is None:
            part.withdrawn_on = timezone.localdate()
        if wrong := part.misfits().get("withdrawn_on"):
            raise Incomplete({"withdrawn_on": wrong})
        return write(part, by=by, base_version=base_version)


def capacity_of(row: Consent) -> str:
    """As what this person answers on that day. Raises `Incomplete`, in words, when their answer does not count."""
    about, day = row.about, row.given_on
    subject = subject_of(about)
    who = subject.who(question_of(row.purpose), day, row.regime)
    asked = subject.sentence(question_of(row.purpose), day, row.regime)
    if not who:
        raise Incomplete({"answer": _nobody_is_asked(row, subject.phase(day))})
    if row.given_by_id == about.pk:
        if Party.SELF not in who:
            raise Incomplete({"given_by": f"Op die dag {_decides_not(row)}. {asked}"})
        return Capacity.ADULT if subject.phase(day) is Phase.ADULT else Capacity.YOUTH
    if kind := _gezag_of(row):
        if Party.GEZAG not in who:
            raise Incomplete({"given_by": f"Het gezag telt hier op die dag niet. {asked}"})
        return Capacity.GUARDIAN if kind == AuthorityKind.GUARDIANSHIP else Capacity.PARENT
    if Party.REPRESENTATIVE in who and _stands_in(row):
        return Capacity.REPRESENTATIVE
    raise Incomplete({"given_by": f"{row.giver} had op die dag geen gezag over {about} en vertegenwoordigt {about} "
                      "niet. Kijk het gezag na bij Mensen."})  # fmt: skip


def _decides_not(row: Consent) -> str:
    unable = subject_of(row.about).cannot_decide(question_of(row.purpose).value[2], row.given_on)
    return f"kan {row.about} hier niet zelf over beslissen" if unable else f"was {row.about} jonger dan 12"


def _nobody_is_asked(row: Consent, phase: Phase) -> str:
    if phase is Phase.DECEASED:
        return f"{row.about} was op die dag overleden."
    return "Voor hulp door een gecertificeerde instelling hoeft niemand toestemming te geven (Jeugdwet art. 7.3.1)."


def _gezag_of(row: Consent) -> str:
    """The kind of gezag the giver had on that day; empty when there was none."""
    held = Authority.objects.holding(row.given_on).filter(child=row.about)
    if row.given_by_id:
        held = held.filter(holder=row.given_by_id)
    elif row.given_by_organisation_id:
        held = held.filter(organisation=row.given_by_organisation_id)
    else:
        return ""
    return str(held.order_by("begins_on", "pk").values_list("kind", flat=True).first() or "")


def _stands_in(row: Consent) -> bool:
    rows = Incapacity.objects.current(row.given_on).filter(
        person=row.about, matter=question_of(row.purpose).value[2]
    )  # fmt: skip
    if row.given_by_id:
        return rows.filter(representative=row.given_by_id).exists()
    return bool(row.given_by_name) and rows.filter(representative_name=row.given_by_name).exists()


def _may_note(row: Consent, by: Any) -> None:
    """Who receives something does not open the door for themselves."""
    if row.purpose == ConsentPurpose.SHARE and not local_team_member(row, by):
        raise NotAllowed("Alleen het lokale team legt toestemming om te delen vast.")


def _check_exception(row: Consent) -> None:
    who = subject_of(row.about).who(question_of(row.purpose), row.given_on, row.regime)
    if exception_holds(row, who, row.given_on):
        return
    only_help = "Dit kan alleen bij hulp. Delen zonder toestemming vraagt een andere grond om te mogen delen."
    help_asked = row.purpose == ConsentPurpose.HELP or row.exception == ConsentException.COURT
    raise Incomplete({"exception": _DOES_NOT_FIT.get(row.exception, only_help) if help_asked else only_help})


def _check_wish(row: Consent) -> None:
    """Jeugdwet 7.3.4(2): the child of 12 to 15, for help, after a refusal."""
    if row.answer != ConsentAnswer.WISH:
        return
    who = subject_of(row.about).who(question_of(row.purpose), row.given_on, row.regime)
    if row.given_by_id != row.about_id or row.purpose != ConsentPurpose.HELP or Party.GEZAG not in who:
        raise Incomplete({"answer": "Een weloverwogen wens is van het kind zelf, van 12 tot en met 15 jaar, bij hulp."})
    if not _same(row).in_force(row.given_on).filter(answer=ConsentAnswer.REFUSED).exists():
        raise Incomplete({"answer": "Een weloverwogen wens volgt op een weigering. Leg die eerst vast."})


def _same(row: Consent) -> Any:
    """Answers for the same person, recipient and purpose."""
    return Consent.objects.filter(case=row.case, about=row.about, purpose=row.purpose, **row.to).exclude(pk=row.pk)


def _take_back_earlier(row: Consent, by: Any) -> None:
    giver = {"given_by": row.given_by_id, "given_by_organisation": row.given_by_organisation_id,
             "given_by_name": row.given_by_name}  # fmt: skip
    for earlier in _same(row).filter(withdrawn_on=None, exception="", **giver):
        if row.parts and not set(row.parts) & set(earlier.parts):
            continue
        if earlier.given_on > row.given_on:
            later = _in_words(earlier.given_on)
            raise Incomplete({"given_on": f"Er is al een later antwoord van {row.giver}, op {later}."})
        earlier.withdrawn_on = row.given_on
        write(earlier, by=by)


def _in_words(day: date) -> str:
    return f"{day:%-d-%-m-%Y}"

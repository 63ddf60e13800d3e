"""Is all the consent there that is needed? Computed from age, gezag and regime on the day, with the exceptions of
Jeugdwet 7.3.4 and 7.3.16. What is missing is said in one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

from cases.families.codes import AuthorityKind, Regime, RelationKind, Sex
from cases.families.gezag import alive
from cases.families.models import Authority, Incapacity, Person, Relation
from cases.families.rights import Parties, Party, Phase, Question, subject_of
from cases.sharing.consent_codes import ConsentAnswer, ConsentException, ConsentPurpose
from cases.sharing.models import Consent

YES = (ConsentAnswer.GIVEN, ConsentAnswer.WISH)
_GEZAG = frozenset({Party.GEZAG})
_STAND_INS = _GEZAG | {Party.REPRESENTATIVE}
_EVERYBODY = _STAND_INS | {Party.SELF}
# Whose consent each exception makes unneeded.
FREES: dict[str, Parties] = {
    ConsentException.COMPULSORY: _EVERYBODY,
    ConsentException.SERIOUS_HARM: _GEZAG,
    ConsentException.URGENT: _STAND_INS,
    ConsentException.PRESUMED: _EVERYBODY,
    ConsentException.COURT: _GEZAG,
}


@dataclass(frozen=True)
class Completeness:
    """`missing`: who must still consent, in words. `because`: why nobody, or somebody, need not."""

    missing: tuple[str, ...] = ()
    because: str = ""
    never: str = ""

    @property
    def complete(self) -> bool:
        return not self.missing and not self.never

    @property
    def sentence(self) -> str:
        if self.never:
            return self.never
        if self.missing:
            return f"Nog nodig: toestemming {_listed([f'van {one}' for one in self.missing])}."
        return f"De toestemming is compleet{': ' if self.because else ''}{self.because}."


def question_of(purpose: str) -> Question:
    return Question.HELP if purpose == ConsentPurpose.HELP else Question.SHARE


def missing_consents(about: Person, to: dict[str, Any], purpose: str, *, regime: str = Regime.YOUTH_ACT,
                     on: date | None = None, parts: Sequence[str] = ()) -> Completeness:  # fmt: skip
    """What is still needed so that this recipient (`Recipient.to`) may help this person, or receive these parts."""
    day = on or timezone.localdate()
    subject = subject_of(about)
    if subject.phase(day) is Phase.DECEASED:
        return Completeness(never=f"{about} is overleden: toestemming kan niet meer worden gegeven.")
    who = subject.who(question_of(purpose), day, regime)
    if not who:
        return Completeness(because="voor hulp van een gecertificeerde instelling hoeft niemand toestemming te geven")
    rows = list(Consent.objects.in_force(day).filter(about=about, purpose=purpose, **to).order_by("given_on", "pk"))
    because = [
        row for row in rows
        if row.exception and exception_holds(row, who, day) and (not row.parts or set(parts) <= set(row.parts))
    ]  # fmt: skip
    freed = frozenset[Party]().union(*(FREES[row.exception] for row in because))
    answers = _Answers(rows, tuple(parts))
    persists = _persists(about, purpose, who, answers)
    missing = _missing(about, who - freed, answers, day, persists=persists, matter=question_of(purpose).value[2])
    words = _listed([str(row.get_exception_display()) for row in because])
    return Completeness(tuple(missing), words)


def exception_holds(row: Consent, who: Parties, on: date) -> bool:
    """Whether the exception fits the purpose, the law and the person on that day."""
    if row.exception == ConsentException.COURT:
        return Party.GEZAG in who
    if row.purpose != ConsentPurpose.HELP:
        return False
    if row.exception == ConsentException.COMPULSORY:
        begun = row.about.measures.filter(Q(ends_on=None) | Q(ends_on__gte=on), begins_on__lte=on)
        return bool(row.regime == Regime.YOUTH_ACT and begun.exists())
    if row.exception == ConsentException.SERIOUS_HARM:
        return {Party.SELF, Party.GEZAG} <= who
    return row.exception == ConsentException.PRESUMED or bool(who & _STAND_INS)


class _Answers:
    """Who answered what for this recipient and purpose, as far as it covers all the parts that are asked."""

    def __init__(self, rows: list[Consent], parts: tuple[str, ...]):
        self.rows, self.parts = rows, parts

    def of(self, **giver: Any) -> tuple[bool, Consent | None]:
        """Whether this giver agrees to every part, and their refusal if there is one."""
        mine = [row for row in self.rows if all(getattr(row, name) == value for name, value in giver.items())]
        refused = next((row for row in mine if row.answer == ConsentAnswer.REFUSED and self._touches(row)), None)
        covered = {part for row in mine if row.answer in YES for part in row.parts or self.parts}
        agrees = any(row.answer in YES for row in mine) and set(self.parts) <= covered
        return agrees and refused is None, refused

    def _touches(self, row: Consent) -> bool:
        return not row.parts or not self.parts or bool(set(row.parts) & set(self.parts))


def _persists(about: Person, purpose: str, who: Parties, answers: _Answers) -> bool:
    """The child of 12 to 15 keeps wishing it after a refusal (Jeugdwet 7.3.4(2)); only for help."""
    if purpose != ConsentPurpose.HELP or not {Party.SELF, Party.GEZAG} <= who:
        return False
    return any(row.answer == ConsentAnswer.WISH and row.given_by_id == about.pk for row in answers.rows)


def _missing(about: Person, who: Parties, answers: _Answers, day: date, *, persists: bool, matter: str) -> list[str]:
    found = []
    agrees, refused = answers.of(given_by_id=about.pk)
    if Party.SELF in who and not agrees:
        found.append(_with_refusal(_with_age(about, day), refused))
    if Party.GEZAG in who:
        found += _of_gezag(about, answers, day, persists=persists)
    if Party.REPRESENTATIVE in who:
        found += _of_stand_ins(about, answers, day, matter)
    return found


def _of_gezag(about: Person, answers: _Answers, day: date, *, persists: bool) -> list[str]:
    living = Q(holder=None) | alive(day, "holder__")
    held = Authority.objects.holding(day).filter(living, child=about).select_related("holder", "organisation")
    rows = list(held.order_by("holder__birth_date", "pk"))
    if not rows:
        return [f"wie het gezag heeft over {about} (nog niet nagekeken)"]
    found = []
    for row in rows:
        giver = {"given_by_id": row.holder_id} if row.holder_id else {"given_by_organisation_id": row.organisation_id}
        agrees, refused = answers.of(**giver)
        if not agrees and not (refused and persists):
            found.append(_with_refusal(_called(row, about), refused))
    return list(dict.fromkeys(found))


def _of_stand_ins(about: Person, answers: _Answers, day: date, matter: str) -> list[str]:
    rows = Incapacity.objects.current(day).filter(alive(day, "representative__"), person=about, matter=matter)
    stand_ins = [row for row in rows.select_related("representative") if row.stands_in]
    if not stand_ins:
        return [f"wie {about} vertegenwoordigt (nog niet bekend)"]
    for row in stand_ins:
        giver = {"given_by_id": row.representative_id} if row.representative_id else {
            "given_by_name": row.representative_name
        }  # fmt: skip
        if answers.of(**giver)[0]:
            return []
    return [" of ".join(row.stands_in for row in stand_ins)]


def _called(row: Authority, child: Person) -> str:
    """'vader Peter', 'moeder Ivana', 'voogd Jeugdbescherming Noord'."""
    if row.holder is None or row.kind == AuthorityKind.GUARDIANSHIP:
        return f"voogd {row.holder.first_name if row.holder else row.organisation}"
    parent = Relation.objects.filter(source=row.holder, target=child,
                                     kind__in=[RelationKind.PARENT, RelationKind.ADOPTIVE_PARENT]).exists()  # fmt: skip
    word = {Sex.MALE: "vader ", Sex.FEMALE: "moeder "}.get(Sex(row.holder.sex), "ouder ") if parent else ""
    return f"{word}{row.holder.first_name}"


def _with_age(person: Person, day: date) -> str:
    age = person.age_on(day)
    return f"{person.first_name} ({age})" if age is not None else person.first_name


def _with_refusal(words: str, refused: Consent | None) -> str:
    return f"{words} (weigerde op {date_format(refused.given_on, 'j F Y')})" if refused else words


def _listed(names: list[str]) -> str:
    return " en ".join(filter(None, [", ".join(names[:-1]), names[-1] if names else ""]))

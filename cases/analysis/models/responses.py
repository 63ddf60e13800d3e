"""Who is asked for an answer, and what they answered: on the content and on the help, in their own words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.access.parts import CasePart, declared
from cases.access.records import RECORD_PRIVACY, Record
from cases.access.visibility import InCaseQuerySet
from cases.analysis.codes import Answer, Medium
from cases.analysis.models.analysis import Analysis
from cases.families.codes import Matter
from cases.families.gezag import holders_over, stand_ins_for
from cases.families.models import Case, Person
from cases.families.rights import Party, Question, subject_of
from cases.sharing.models import Grant, TeamMember
from network.terms import term


class ResponseBase(Record):
    """One person's two answers on one round of a document. Answers are never changed: a new one follows the old.

    `not_asked_reason` is the motivated exception when nobody asked this person.
    """

    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="wie van het gezin"
    )
    professional = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        verbose_name="of welke professional",
    )  # fmt: skip
    capacity = models.CharField("als", max_length=200, editable=False)
    round = models.PositiveIntegerField(editable=False)
    content = models.CharField("eens met de inhoud", max_length=16, choices=Answer.choices)
    help = models.CharField("eens met de hulp", max_length=16, choices=Answer.choices)
    words = models.TextField("wil nog graag zeggen", blank=True)
    not_asked_reason = models.CharField("waarom niet gevraagd", max_length=300, blank=True)
    answered_on = models.DateField("antwoord op", default=timezone.localdate)
    medium = models.CharField(
        "hoe kwam het antwoord binnen", max_length=12, choices=Medium.choices, default=Medium.TALK
    )

    class Meta:
        abstract = True
        ordering = ("answered_on", "added_at", "pk")

    def misfits(self) -> dict[str, str]:
        """What does not go together, per field."""
        if bool(self.person_id) == bool(self.professional_id):
            return {"person": "Kies wie antwoordt: iemand van het gezin, of een professional uit het team."}
        return {}

    @property
    def who(self) -> str:
        return str(self.person.full_name if self.person else self.professional)

    @property
    def dissents(self) -> bool:
        return Answer.DISAGREE in (self.content, self.help) or Answer.PARTLY in (self.content, self.help)

    @property
    def not_asked(self) -> bool:
        return self.content == self.help == Answer.NOT_ASKED


RESPONSE_PRIVACY = {"person", "professional", "capacity", "content", "help", "words", "not_asked_reason", "answered_on"}
RESPONSE_PLAIN = RECORD_PRIVACY | {"round", "medium"}


def response_constraints(document: str) -> list[Any]:
    """The same rules for the answers on every kind of document."""
    return [
        models.CheckConstraint(
            condition=Q(person__isnull=False, professional__isnull=True)
            | Q(person__isnull=True, professional__isnull=False),
            name=f"{document}_response_of_one",
        ),
        models.CheckConstraint(
            condition=~(Q(content=Answer.NOT_ASKED) & Q(help=Answer.NOT_ASKED)) | ~Q(not_asked_reason=""),
            name=f"{document}_not_asked_says_why",
            violation_error_message="Schrijf waarom er geen antwoord is gevraagd.",
        ),
        models.CheckConstraint(
            condition=Q(content__in=Answer.values, help__in=Answer.values), name=f"{document}_answers_known",
            violation_error_message="Kies een antwoord uit de lijst.",
        ),
    ]  # fmt: skip


class AnalysisResponse(ResponseBase):
    """An answer on the analysis."""

    analysis = models.ForeignKey(Analysis, on_delete=models.CASCADE, related_name="responses", editable=False)
    case_path = "analysis__case"
    objects = InCaseQuerySet.as_manager()

    class Meta(ResponseBase.Meta):
        verbose_name = "antwoord op de analyse"
        verbose_name_plural = "antwoorden op de analyse"
        constraints = response_constraints("analysis")

    class Privacy:
        personal = RESPONSE_PRIVACY
        plain = RESPONSE_PLAIN | {"analysis"}

    class Access:
        part = CasePart.ANALYSIS
        about = ("person",)

    def __str__(self) -> str:
        return f"antwoord van {self.who}"

    @property
    def document(self) -> Analysis:
        return self.analysis


@dataclass
class Respondent:
    """Somebody whose answer counts, in which capacity, and the newest answer of this round (None: not yet)."""

    capacity: str
    person: Person | None = None
    professional: Any = None
    response: Any = None

    def __str__(self) -> str:
        return str(self.person.full_name if self.person else self.professional)

    @property
    def key(self) -> tuple[Any, Any]:
        return (self.person.pk if self.person else None, self.professional.pk if self.professional else None)


def answers_count(document: Any) -> bool:
    """The answers of the present round are about the text as it is now: not so while it is being written (again)."""
    return bool(document.round) and document.status not in ("draft", "dropped")


def respondents(document: Any, on: date | None = None) -> list[Respondent]:
    """Everybody whose answer counts on that day, with the answer of the present round.

    Youths and those with gezag as the age engine says (`cases.families.rights`), and each professional on the team.
    Answers of others are shown too. A day is needed because age, gezag and
    team change with it. Once the document is settled, those who answered then are the ones who count.
    """
    rows = _answers_on(document) if answers_count(document) else []
    answers = {(row.person_id, row.professional_id): row for row in rows if row.round == document.round}
    if document.settled_on():
        return sorted((_of(row) for row in answers.values()), key=_place)
    case, day = document.case, on or timezone.localdate()
    counted = _family(case, day) + _team(case, day, declared(type(document)).part)
    for one in counted:
        one.response = answers.pop(one.key, None)
    return counted + [_of(row) for row in answers.values()]


def _answers_on(document: Any) -> Any:
    """A list of documents brings the answers along; a single one fetches them."""
    if "responses" in getattr(document, "_prefetched_objects_cache", {}):
        return document.responses.all()
    return document.responses.select_related("person", "professional", "added_by")


def _of(row: Any) -> Respondent:
    return Respondent(row.capacity, person=row.person, professional=row.professional, response=row)


def _place(one: Respondent) -> tuple[int, str]:
    """Youths first, then who has gezag, others of the family, and the professionals."""
    order = [YOUTH, WITH_GEZAG]
    return (order.index(one.capacity) if one.capacity in order else 3 if one.professional else 2, str(one))


YOUTH, WITH_GEZAG, SOMEBODY_ELSE = "jeugdige", "ouder of voogd met gezag", "iemand anders"
STANDS_IN = "vertegenwoordiger"


def _team(case: Case, day: date, part: str) -> list[Respondent]:
    """Each professional who sees the whole document once, by name, with job and organisation."""
    rows = TeamMember.objects.current(day).filter(participation__case=case, user__is_active=True)
    given = Grant.objects.running(day).filter(case=case, part=part, whole_family=True, organisation__isnull=False)
    organisations = list(given.open_by(given.complete(day)).values_list("organisation", flat=True))
    rows = rows.filter(Q(participation__leads=True) | Q(participation__organisation__in=organisations))
    found: dict[Any, Respondent] = {}
    for row in rows.select_related("user", "participation__organisation").order_by("user__name", "user_id", "pk"):
        job = ", ".join(filter(None, [row.user.job_title, str(row.participation.organisation)]))
        found.setdefault(row.user_id, Respondent(job[:200], professional=row.user))
    return list(found.values())


def _family(case: Case, day: date) -> list[Respondent]:
    """By the age engine: the youths themselves, who has gezag over a youth that does not decide alone, and who stands
    in for a young adult who cannot."""
    answers_from = term("youth_answers_age", case.municipality_id, day)
    asked = [(youth, subject_of(youth, answers_from).who(Question.ANSWER, day)) for youth in case.youths()]
    found = {youth.pk: Respondent(YOUTH, person=youth) for youth, who in asked if Party.SELF in who}
    for holder in holders_over([youth for youth, who in asked if Party.GEZAG in who], day):
        found.setdefault(holder.pk, Respondent(WITH_GEZAG, person=holder))
    for person in stand_ins_for([youth for youth, who in asked if Party.REPRESENTATIVE in who], Matter.HELP, day):
        found.setdefault(person.pk, Respondent(STANDS_IN, person=person))
    return list(found.values())


def shared_state(document: Any) -> tuple[str, str]:
    """Computed from the answers: (gedeeld | deels | wacht | niet_gevraagd, one sentence)."""
    if not answers_count(document):
        return (
            "niet_gevraagd",
            "Teruggenomen en nog niet opnieuw voorgelegd." if document.round else "Nog niet voorgelegd.",
        )
    everybody = respondents(document, document.settled_on())
    if waiting := [str(one) for one in everybody if one.response is None]:
        return "wacht", f"Nog niet gedeeld: we wachten op {together(waiting)}."
    asked = [one for one in everybody if not one.response.not_asked]
    unasked = [str(one) for one in everybody if one.response.not_asked]
    tail = f" Niet gevraagd: {together(unasked)}." if unasked else ""
    if not asked:
        return "wacht", f"Nog niet gedeeld: niemand is om een antwoord gevraagd.{tail}"
    if against := [str(one) for one in asked if Answer.DISAGREE in (one.response.content, one.response.help)]:
        see = "zien" if len(against) > 1 else "ziet"
        return "deels", f"Niet door iedereen gedeeld: {together(against)} {see} het anders.{tail}"
    if partly := [str(one) for one in asked if one.response.dissents]:
        are = "zijn" if len(partly) > 1 else "is"
        return "deels", f"Grotendeels gedeeld: {together(partly)} {are} het voor een deel eens.{tail}"
    return "gedeeld", f"Gedeeld: wie is gevraagd, herkent zich hierin.{tail}"


def together(names: list[str]) -> str:
    """'Luka, Dario en Ivana'"""
    return " en ".join(filter(None, [", ".join(names[:-1]), names[-1] if names else ""]))

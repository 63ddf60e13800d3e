"""Whether what is received on the ground of consent has all the consent it needs: the twin in SQL of
`cases.sharing.completeness`, for the filter behind every page. A test holds the two together.

Everything is asked of the day itself (age, gezag, who cannot decide, withdrawal), so nothing has to be kept up to date.
"""

from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat

from cases.families.ages import last_birth_date
from cases.families.codes import Matter
from cases.families.gezag import alive
from cases.families.models import Authority, Incapacity, Person
from cases.sharing.consent_codes import ConsentAnswer, ConsentException, ConsentPurpose
from cases.sharing.models.consents import Consent


def consented(day: Any) -> Q:
    """For rows with a recipient, a `part`, `people` and `whole_family`: everybody it is about consents as they must. A
    row for the whole family is about everybody to whom help is given: who has a trajectory in the case."""
    named = apps.get_model("cases", "Grant").people.through._default_manager.filter(grant=OuterRef(OuterRef("pk")))
    some = Person.objects.filter(pk__in=named.values("person"))
    everybody = Person.objects.filter(trajectories__case=OuterRef("case"))
    lacking = _lacking(day)
    return Q(Exists(some), ~Exists(some.filter(lacking)), whole_family=False) | Q(
        Exists(everybody), ~Exists(everybody.filter(lacking)), whole_family=True
    )


def _lacking(day: Any) -> Q:
    """Of people (inside a query on rows with a recipient): somebody who must consent does not."""
    unknown = Q(birth_date=None, is_youth=True)
    adult = Q(birth_date=None, is_youth=False) | Q(birth_date__lte=last_birth_date(day, 18))
    unable = Q(Exists(_unable(day)))
    asked_themselves = (unknown | adult | Q(birth_date__lte=last_birth_date(day, 12))) & ~unable
    until_16 = Q(birth_date__gt=last_birth_date(day, 16))
    gezag_asked = unknown | until_16 | Q(birth_date__gt=last_birth_date(day, 18)) & unable
    agreeing = _holders(day).filter(_holder_agrees(day))
    not_all = ~Q(Exists(agreeing)) | Q(Exists(_holders(day).filter(~_holder_agrees(day))))
    return (
        Q(deceased_on__lte=day)
        | asked_themselves & ~_agrees(day, 2, about=OuterRef("pk"), giver=Q(given_by=OuterRef("pk")))
        | gezag_asked & ~_court(day) & not_all
        | (unknown | adult) & unable & ~Q(Exists(_unable(day).filter(_stand_in_agrees(day))))
    )  # fmt: skip


def _unable(day: Any) -> QuerySet[Any]:
    return Incapacity.objects.current(day).filter(person=OuterRef("pk"), matter=Matter.FILE)


def _holders(day: Any) -> QuerySet[Any]:
    living = Q(holder=None) | alive(day, "holder__")
    return Authority.objects.holding(day).filter(living, child=OuterRef("pk"))


def _holder_agrees(day: Any) -> Q:
    giver = Q(given_by=OuterRef("holder")) | Q(given_by_organisation=OuterRef("organisation"))
    return _agrees(day, 3, about=OuterRef("child"), giver=giver)


def _stand_in_agrees(day: Any) -> Q:
    named = Q(given_by_name=OuterRef("representative_name")) & ~Q(given_by_name="")
    giver = Q(given_by=OuterRef("representative")) | named
    return alive(day, "representative__") & _agrees(day, 3, about=OuterRef("person"), giver=giver)


def _agrees(day: Any, up: int, *, about: Any, giver: Q) -> Q:
    rows = _answers(day, up).filter(giver, about=about)
    return Q(Exists(rows.filter(answer__in=[ConsentAnswer.GIVEN, ConsentAnswer.WISH]))) & ~Q(
        Exists(rows.filter(answer=ConsentAnswer.REFUSED))
    )


def _court(day: Any) -> Q:
    return Q(Exists(_answers(day, 2).filter(about=OuterRef("pk"), exception=ConsentException.COURT)))


def _answers(day: Any, up: int) -> QuerySet[Any]:
    """Consents in force for the recipient and the part of the row that stands `up` queries higher."""

    def of_row(name: str) -> Any:
        found: Any = name
        for _ in range(up):
            found = OuterRef(found)
        return found

    to = Q(organisation=of_row("organisation")) | Q(professional=of_row("professional")) | Q(person=of_row("person"))
    part = Concat(Value(","), of_row("part"), Value(","))
    return Consent.objects.in_force(day).filter(to, purpose=ConsentPurpose.SHARE).about_part(part)

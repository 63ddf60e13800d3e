"""The filters of "Mijn gezinnen": what somebody asked for in the address, and the cases that answer it."""

import uuid
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse

from cases.families.codes import RegieKind
from cases.families.models import Case, Coordination, Person
from cases.plans.models import Plan
from cases.reminders.models import Kind
from cases.reminders.next_due import ANALYSIS_ANSWERS, LATE, LATER, MOMENTS, PLAN_ANSWERS, THIS_WEEK, WITHOUT_DATE
from network.models import User

MINE, EVERYBODY, NOBODY = "ik", "iedereen", "niemand"
REGIE = ((MINE, "Ik"), (EVERYBODY, "Iedereen"), (NOBODY, "Niemand"))

ALL = "alles"
KINDS = (
    (ALL, "Alles"), ("evaluatie", "Evaluatie"), ("afspraak", "Afspraak"), ("overdracht", "Overdracht"),
    ("antwoord", "Antwoord"), ("plan", "Zes weken voor het plan"),
    ("verzoek", "Verzoek over het dossier"), ("gezin", "Van het gezin"),
    ("signaal", "Signaal van een aanbieder"),
)  # fmt: skip
MOMENTS_OF = {
    ALL: MOMENTS, "evaluatie": (Kind.EVALUATION,), "afspraak": (Kind.AGREEMENT,), "overdracht": (Kind.HANDOVER,),
    "antwoord": (ANALYSIS_ANSWERS, PLAN_ANSWERS), "plan": (Kind.PLAN_CLOCK,),
    "verzoek": (Kind.FILE_REQUEST,), "gezin": (Kind.DOOR_NEWS,), "signaal": (Kind.SIGNAL,),
}  # fmt: skip

OPEN, CLOSED, UNPLANNED = "open", "afgesloten", "zonder-evaluatie"
STATES = (
    (OPEN, "Loopt"), ("aanmelding", "Aanmelding"), ("actief", "Actief"), (UNPLANNED, "Actief, zonder evaluatie"),
    (CLOSED, "Afgesloten"), (ALL, "Alles"),
)  # fmt: skip
STATUSES = {"aanmelding": ["intake"], "actief": ["active"], CLOSED: ["closed"]}

GROUPS = ((LATE, "Te laat"), (THIS_WEEK, "Deze week"), (LATER, "Later"), (WITHOUT_DATE, "Zonder datum"))


class FilterForm(forms.Form):
    """The fields above the list; an address is shared and kept, so the names are Dutch."""

    q = forms.CharField(label="Zoek gezin of kind", required=False, max_length=80)
    regie = forms.ChoiceField(label="Wie heeft de regie", required=False)
    soort = forms.ChoiceField(label="Soort", choices=KINDS, required=False)
    stand = forms.ChoiceField(label="Stand", choices=STATES, required=False)
    groep = forms.ChoiceField(choices=(("", ""), *GROUPS), required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, colleague: User | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["q"].widget.attrs["type"] = "search"
        also = [(str(colleague.pk), colleague.name)] if colleague else []
        self.fields["regie"].choices = [*REGIE, *also]  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Filters:
    """What is asked for. What an address says that does not exist counts as not said."""

    user: User
    q: str = ""
    regie: str = MINE
    kind: str = ALL
    state: str = OPEN
    group: str = ""
    colleague: User | None = None

    @classmethod
    def default(cls, user: User) -> "Filters":
        """What somebody sees who asks for nothing: the cases of one's own regie. Who works for a provider never has
        the regie, and sees every case in which they take part."""
        return cls(user, regie=MINE if user.local_teams else EVERYBODY)

    @classmethod
    def read(cls, user: User, asked: Any) -> "Filters":
        if not asked:
            return cls.default(user)
        colleague = _colleague(asked.get("regie", ""))
        form = FilterForm(asked, colleague=colleague)
        form.is_valid()
        said = {name: value for name, value in form.cleaned_data.items() if value}
        return cls(
            user, q=said.get("q", ""), regie=said.get("regie", cls.default(user).regie), kind=said.get("soort", ALL),
            state=said.get("stand", OPEN), group=said.get("groep", ""), colleague=colleague,
        )  # fmt: skip

    def bar(self) -> str:
        """The form with what is asked for filled in, without errors. Where no name stands in it, it follows from four
        choices: then it is drawn once for everybody who makes them."""
        said = {"regie": self.regie, "soort": self.kind, "stand": self.state, "groep": self.group}
        if self.q or self.colleague:
            return _drawn(FilterForm(initial={"q": self.q, **said}, colleague=self.colleague))
        return _drawn_once(**said)

    def url(self, **changes: str) -> str:
        """The address of this list with something else asked for."""
        return reverse("cases:caseload") + ("?" + query if (query := replace(self, **changes).query()) else "")  # type: ignore[arg-type]

    def query(self) -> str:
        default = self.default(self.user)
        names = {"q": "q", "regie": "regie", "kind": "soort", "state": "stand", "group": "groep"}
        said = {shown: getattr(self, name) for name, shown in names.items()}
        return urlencode({shown: said[shown] for name, shown in names.items() if said[shown] != getattr(default, name)})

    def chips(self) -> list[dict[str, str]]:
        """What is asked for beyond the default, each with the address without it."""
        default = self.default(self.user)
        labels = {
            "q": f"Zoekt: {self.q}",
            "regie": f"Regie: {self.colleague.name if self.colleague else dict(REGIE).get(self.regie, '').lower()}",
            "kind": f"Soort: {dict(KINDS)[self.kind].lower()}",
            "state": f"Stand: {dict(STATES)[self.state].lower()}",
            "group": dict(GROUPS).get(self.group, ""),
        }
        return [
            {"label": label, "url": self.url(**{name: getattr(default, name)})}
            for name, label in labels.items()
            if getattr(self, name) != getattr(default, name)
        ]

    def of_nobody(self) -> "Filters":
        """The same list as at first sight, of the cases without a casusregisseur."""
        return replace(self.default(self.user), regie=NOBODY)

    @property
    def shares_with_nobody(self) -> bool:
        """Whether the list is of one casusregisseur and for the rest asks what `of_nobody` asks."""
        return self.regie != EVERYBODY and self.only_open

    @property
    def only_open(self) -> bool:
        """Whether every open case is asked for, as far as the regie is as asked."""
        return self.state == OPEN and not self.q

    def cases(self, *, also_nobody: bool = False) -> QuerySet[Case]:
        """The cases that are asked for, of those this person may see; the group comes later. `also_nobody`: with those
        without a casusregisseur."""
        found = Case.objects.visible_to(self.user)
        if self.state == OPEN:
            found = found.open()
        elif self.state == UNPLANNED:
            found = found.filter(without_plan(), status="active")
        elif statuses := STATUSES.get(self.state):
            found = found.filter(status__in=statuses)
        return self._named(found.filter(self._regie() | Q(coordinator=None) if also_nobody else self._regie()))

    def _named(self, cases: QuerySet[Case]) -> QuerySet[Case]:
        """Every word stands in the name of the family or of a youth whom this person knows, or in the case number."""
        for word in self.q.split():
            youth = Person.objects.visible_to(self.user).filter(family=OuterRef("family"), is_youth=True)
            youth = youth.filter(Q(first_name__icontains=word) | Q(surname__icontains=word)).order_by()
            cases = cases.filter(Q(family__name__icontains=word) | Q(number__iexact=word) | Exists(youth))
        return cases

    def _regie(self) -> Q:
        if self.regie == EVERYBODY:
            return Q()
        if self.regie == NOBODY:
            return Q(coordinator=None)
        who = [self.colleague.pk] if self.colleague else self.user.acts_as
        if self.state not in (CLOSED, ALL):
            return Q(coordinator__in=who)
        # A closed case has no coordinator any more: whoever had the regie finds it back.
        had = Coordination.objects.filter(case=OuterRef("pk"), kind=RegieKind.CASE, user__in=who)
        return Q(coordinator__in=who) | Q(Exists(had), status="closed")


def _drawn(form: FilterForm) -> str:
    return render_to_string("_components/filter_bar.html", {"form": form, "wide": "q"})


@lru_cache(maxsize=128)
def _drawn_once(**said: str) -> str:
    return _drawn(FilterForm(initial=said))


def without_plan() -> Any:
    """Cases without a plan in force. Of an active one nobody said when to look back: a plan in force always does."""
    return ~Exists(Plan.objects.in_force().filter(case=OuterRef("pk")))


def _colleague(said: str) -> User | None:
    """Somebody else whose cases are asked for, by key: the links of the team page."""
    try:
        return User.objects.filter(pk=uuid.UUID(said)).first()
    except ValueError:
        return None

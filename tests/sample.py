"""A family with something of everything, so that every address can be asked for, and what each is asked with."""

from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db import models
from django.urls import reverse
from django.utils import timezone

from cases.access.partial_dates import PartialDateField
from cases.adulthood import beginning
from cases.door import actions as doors
from cases.door import news
from cases.door.codes import News
from cases.plans import actions as plans
from cases.plans.models import Agreement, Goal
from cases.sharing import consents, emergencies
from cases.sharing.models import Consent, Participation, TeamMember
from cases.web.items import ITEMS, Item
from cases.web.steps import MACHINES
from cases.web.urls import urlpatterns
from network import absences
from network.models import Absence
from tests import access_walks, api_sample, papers, request_walks, signal_walks, walks
from tests.personas import People, make_people
from tests.remembered import walked
from tests.walks import today

# Not required one by one, but a row without any of them says nothing about anybody.
FILLED = {"person", "holder", "worry", "user", "organisation_name", "why_not"}
PAPERS = ("print", "pdf")
NOTHING = "00000000-0000-4000-8000-000000000000"


class Sample:
    """Two families of the same people: in `full` everything is being written; `asks` waits for answers."""

    def __init__(self, people: People):
        self.people = people
        self.full = walks.active(people, "Horvat")
        self.follow_up = walks.analysis_follow_up(people, self.full)
        self.evaluation = walks.evaluation_held(people, self.full)
        self.planned = walks.another_evaluation(people, self.evaluation)
        self.handover = walks.handover_offered(people, self.full)
        self.asked = access_walks.access_asked(people, self.full, by=people.essen)
        self.reading = emergencies.stop(access_walks.emergency(people, self.full, by=people.essen), by=people.essen)
        self.draft = plans.begin(case=self.full.case, by=people.marit)
        consents.give(
            Consent(case=self.full.case, about=self.full.luka, given_by=self.full.luka, answer="gegeven",
                    organisation=people.provider, purpose="hulp", explained_as="behandeling"), by=people.marit,
        )  # fmt: skip
        self.asks = walks.active(people, "Bakker")
        self.final = walks.analysis_final(people, self.asks)
        self.proposed = walks.plan_proposed(people, self.asks)
        self.request = request_walks.file_request(people, self.full)
        self.copy = request_walks.file_request(people, self.full, kind="inzage")
        self.destruction = request_walks.file_request(people, self.full, kind="vernietiging")
        self.signal = signal_walks.signal_given(people, self.full)
        self.paper = papers.document(people, self.full)
        self.note = papers.note(people, self.full)
        papers.opened_for(people.provider, self.full, by=people.marit)
        papers.opened_for(people.provider, self.full, by=people.marit, part="adulthood")
        self.checklist: Any = beginning.begin(self.full.case, self.full.luka, today())
        self.account = doors.invite(self.full.luka, email="luka@example.org", by=people.marit).account
        news.came_in(self.full.case, self.full.luka, News.WORDS, by=people.marit)
        self.absence = to_be_away(people)
        self.rows: dict[Any, Any] = {}
        self.addresses: dict[str, tuple[str, str]] = {}

    def of(self, model: Any, **only: Any) -> Any:
        """A row of this kind in the family, made when it is not there yet."""
        known = {"Case": self.full.case, "Family": self.full.case.family, "Analysis": self.follow_up,
                 "Plan": self.draft, "Evaluation": self.evaluation, "Handover": self.handover,
                 "User": self.people.marit, "FileRequest": self.request}  # fmt: skip
        if model.__name__ in known:
            return known[model.__name__]
        key = (model, str(only))
        if key not in self.rows:
            self.rows[key] = self._found(model, only) or self._made(model, only)
        return self.rows[key]

    def _found(self, model: Any, only: dict[str, Any]) -> Any:
        rows = model.objects.filter(**only)
        for field in model._meta.concrete_fields:
            if field.name in ("family", "case", "analysis", "plan", "evaluation", "goal"):
                rows = rows.filter(**{field.name: self.of(field.related_model)})
        return rows.order_by("pk").first()

    def _made(self, model: Any, only: dict[str, Any]) -> Any:
        row = model()
        for field in model._meta.concrete_fields:
            if not field.has_default() and (not field.blank or field.name in FILLED):
                setattr(row, field.name, self._value(field))
        for name, value in only.items():
            setattr(row, name.removesuffix("__in"), value[0] if isinstance(value, list) else value)
        row.save()
        return row

    def _value(self, field: Any) -> Any:
        if field.name in ("added_by", "changed_by"):
            return self.people.marit
        if isinstance(field, models.ForeignKey):
            other: Any = field.related_model
            of_a_family = hasattr(other.objects, "visible_to") or other.__name__ == "User"
            return self.of(other) if of_a_family else other.objects.order_by("pk").first()
        if field.choices:
            return field.flatchoices[0][0]
        if isinstance(field, models.DateTimeField):
            return timezone.now()
        if isinstance(field, models.DateField):
            return today()
        if isinstance(field, PartialDateField):
            return "2020"
        return 1 if isinstance(field, models.IntegerField) else "iets"


def to_be_away(people: People) -> Absence:
    """Marit, a month from now; Jorn stands in."""
    return absences.keep(
        Absence(), user=people.marit, substitute=people.jorn, begins_on=today() + timedelta(days=30),
        ends_on=today() + timedelta(days=40), agreed_with=people.tess, by=people.marit,
    )  # fmt: skip


@walked
def standing() -> Sample:
    """The sample with all its addresses, beside nothing else."""
    sample = Sample(make_people())
    sample.addresses = addresses(sample)
    for name in filter(api_sample.of_a_family, api_sample.PATTERNS):
        api_sample.address(sample, name)  # makes the rows that only the API asks by their key
    return sample


def addresses(sample: Sample, only: Any = None) -> dict[str, tuple[str, str]]:
    """Every address of the screens (or `only` these routes), filled in: {what it is: (route, url)}."""
    made = {}
    for route in only or routes():
        if route in ("cases:part-add", "cases:part-edit", "cases:part-remove"):
            for item in ITEMS.values():
                if (verb := route.removeprefix("cases:part-")) in item.can:
                    made[f"{route} {item.key}"] = (route, reverse(route, args=[item.key, _row(sample, item, verb)]))
        elif route == "cases:step":
            for key, model in MACHINES.items():
                for edge in model.edges():
                    url = reverse(route, args=[key, sample.of(model).pk, edge.name])
                    made[f"{route} {model.__name__.lower()} {edge.name}"] = (route, url)
        else:
            made[route] = (route, reverse(route, kwargs=_arguments(sample, route)))
    return made


def routes() -> dict[str, list[str]]:
    """The names of all routes of the screens, with the names of their arguments."""
    return {f"cases:{one.name}": list(one.pattern.converters) for one in urlpatterns}


def _row(sample: Sample, item: Item, verb: str) -> Any:
    return sample.of(item.parent).pk if verb == "add" else sample.of(item.model, **item.only).pk


def _arguments(sample: Sample, route: str) -> dict[str, Any]:
    by_name: dict[str, Any] = {
        "case": sample.full.case.pk, "plan": sample.draft.pk, "evaluation": sample.evaluation.pk, "form": "wens/1",
        "goal": Goal.objects.filter(plan__case=sample.full.case, plan__status="active").first(),
        "agreement": Agreement.objects.filter(plan__case=sample.full.case, plan__status="active").first(),
        "help": sample.of(apps.get_model("cases.HelpRequest")).pk, "start": NOTHING, "key": "iets", "kind": "plan",
        "link": "iets", "secret": "iets", "document": sample.proposed.pk, "pk": NOTHING,
    }  # fmt: skip
    given = {**by_name, **_of_its_own(sample).get(route, {})}
    found = {name: given[name] for name in routes()[route]}
    return {name: value.pk if isinstance(value, models.Model) else value for name, value in found.items()}


def _of_its_own(sample: Sample) -> dict[str, dict[str, Any]]:
    """Addresses that ask for something else than the usual row."""
    provider = Participation.objects.get(case=sample.full.case, organisation=sample.people.provider)
    number = sample.full.case.number
    return {
        "cases:rights-ask": {"kind": "inzage"},
        "cases:rights-copy": {"pk": sample.copy.pk},
        "cases:rights-destruction": {"pk": sample.destruction.pk},
        **{f"cases:{name}": {"pk": sample.paper.pk} for name in ("document-file", "my-paper", "document-out")},
        "cases:door-news-read": {"pk": sample.of(apps.get_model("cases.DoorNews")).pk},
        "cases:bsn": {"pk": sample.full.luka.pk},
        "cases:member-add": {"pk": provider.pk},
        "cases:participation-end": {"pk": provider.pk},
        **{f"cases:{name}": {"pk": sample.signal.pk} for name in ("signal", "signal-plan", "signal-aside")},
        "cases:absence": {"pk": sample.absence.pk},
        "cases:grant-change": {"pk": provider.case.grants.first()},
        "cases:grant-withdraw": {"pk": provider.case.grants.first()},
        "cases:member-end": {"pk": TeamMember.objects.get(participation=provider, user=sample.people.essen).pk},
        "cases:analysis": {"pk": sample.follow_up.pk},
        "cases:analysis-print": {"pk": sample.follow_up.pk},
        "cases:analysis-pdf": {"pk": sample.follow_up.pk},
        "cases:analysis-compare": {"pk": sample.follow_up.pk},
        "cases:analysis-follow-up": {"pk": sample.final.pk},
        "cases:handover-offer": {"case": sample.asks.case.pk},
        **_of_the_list(sample),
        "cases:goal-move": {"goal": sample.draft.goals.first()},
        "cases:goal-first": {"goal": sample.draft.goals.first()},
        **{f"cases:{name}": {"pk": sample.asked.pk} for name in ("access-request", "access-withdraw")},
        "cases:access-ask": {"number": number},
        "cases:emergency": {"pk": sample.reading.pk},
        "cases:emergency-stop": {"pk": sample.reading.pk},
        "cases:emergency-begin": {"number": number},
        "cases:door-invite": {"who": sample.full.dario.pk},
        "cases:door-close": {"pk": sample.account.pk},
        **{f"cases:analysis-{kind}-for": {"pk": sample.final.pk, "who": sample.asks.luka.pk} for kind in PAPERS},
        **{f"cases:plan-{kind}-for": {"plan": sample.proposed.pk, "who": sample.asks.luka.pk} for kind in PAPERS},
        "cases:answer-person": {"who": sample.asks.luka.pk},
        "cases:answer-professional": {"who": sample.people.marit.pk},
    }  # fmt: skip


def _of_the_list(sample: Sample) -> dict[str, dict[str, Any]]:
    """The addresses of 18-/18+."""
    pages = ("checklist", "adulthood-print", "adulthood-pdf", "adulthood-skip", "adulthood-sign")
    return {
        **{f"cases:{name}": {"pk": sample.checklist} for name in pages},
        "cases:adulthood-print-for": {"pk": sample.checklist, "who": sample.full.luka},
        "cases:adulthood-begin": {"who": sample.full.luka},
        "cases:adulthood-item-state": {"pk": sample.checklist.items.first()},
        "cases:my-outcome": {"domain": "wonen"},
    }

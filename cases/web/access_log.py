"""Wie heeft dit dossier bekeken: the read log of one case, for who answers for it. Looking at it is logged as well."""

from datetime import datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from cases.access.log import trail
from cases.access.log.codes import ActingAs, Happening, Shown
from cases.access.log.looks import in_words
from cases.access.log.models import AccessLine
from cases.access.log.trail import Entry
from cases.access.predicates import may_read_log
from cases.families.models import Case, Person
from cases.sharing.models.ways import cases_overseen_by
from cases.web.forms import tidy
from cases.web.frame import case_or_404, family_page
from cases.web.routes import READS_LOG, Answers, page
from flow.gate import NotAllowed

PER_PAGE = 50
ANSWERS_FOR_IT = Answers(200, 403, 200, 404, officer=200)


class LogForm(forms.Form):
    wie = forms.ModelChoiceField(Person.objects.none(), label="Over wie", required=False)
    van = forms.DateField(label="Van", required=False)
    tot = forms.DateField(label="Tot en met", required=False)

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any):
        super().__init__(*args, **kwargs)
        tidy(self)
        who = self.fields["wie"]
        assert isinstance(who, forms.ModelChoiceField)  # noqa: S101 - for the type checker
        who.queryset, who.empty_label = people, "Iedereen"
        if not people.exists():
            del self.fields["wie"]


def access_log(request: HttpRequest, case: str) -> HttpResponse:
    if overseen := _overseen(request, case):
        return _for_officer(request, overseen)
    found = case_or_404(request, case)
    if not may_read_log(found, request.user):
        raise NotAllowed("Alleen de casusregisseur en de teamleider zien wie dit dossier heeft bekeken.")
    people = Person.objects.visible_to(request.user).filter(family=found.family_id).defer("bsn")
    shown, context = _page(request, found, people)
    names = {person.pk: str(person) for person in people}
    rows = [{"look": look, "about": names.get(look.subject, "")} for look in in_words(shown)]
    return render(request, "cases/access_log.html", family_page(request, found, "team", rows=rows, **context))


def _overseen(request: HttpRequest, key: Any) -> Case | None:
    """The case, for the privacy officer of the organisation that leads it."""
    user: Any = request.user
    if not user.oversees_privacy:
        return None
    found: Case | None = Case.objects.filter(pk__in=cases_overseen_by(user), pk=key).first()
    return found


def _for_officer(request: HttpRequest, case: Case) -> HttpResponse:
    """Who looked, when, as what and why; nobody of the family is named."""
    trail.note(Entry(Happening.LOG_READ, Shown.LOG, case=case.pk, capacity=ActingAs.OFFICER))
    shown, context = _page(request, case, Person.objects.none())
    rows = [{"look": look, "about": ""} for look in in_words(shown, names_family=False)]
    return render(request, "cases/access_log_overseen.html", {"number": case.number, "rows": rows, **context})


def _page(request: HttpRequest, case: Case, people: QuerySet[Person]) -> tuple[Any, dict[str, Any]]:
    """The lines that were asked for, and what the page says around them."""
    form = LogForm(request.GET or None, people=people)
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    shown = Paginator(_lines(case, asked), PER_PAGE).get_page(request.GET.get("page"))
    query = urlencode({name: value for name, value in request.GET.items() if name != "page" and value})
    wrong = "Schrijf de dagen zoals 2-3-2026." if form.is_bound and form.errors else ""
    return shown, {"filter_form": form, "wrong": wrong, "shown": shown, "query": query}


def _lines(case: Case, asked: dict[str, Any]) -> QuerySet[AccessLine]:
    lines = AccessLine.objects.filter(case=case.pk).order_by("-at", "-day", "-number")
    if person := asked.get("wie"):
        lines = lines.filter(subject=person.pk)
    if begins_on := asked.get("van"):
        lines = lines.filter(at__gte=_midnight(begins_on))
    if ends_on := asked.get("tot"):
        lines = lines.filter(at__lt=_midnight(ends_on + timedelta(days=1)))
    return lines


def _midnight(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


urlpatterns = [page("gezin/<uuid:case>/wie-keek", access_log, "access-log", ANSWERS_FOR_IT, READS_LOG)]

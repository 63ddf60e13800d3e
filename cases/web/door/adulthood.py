"""Becoming 18: what is still to do, and the young person's own answer on each of the five domains."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cases.access.log.codes import Shown
from cases.adulthood.actions import affirm
from cases.adulthood.codes import BIG_FIVE, Affirmed, Domain
from cases.adulthood.countdown import age_in_words
from cases.web.adulthood_list import content_of, lists_of
from cases.web.door.asking import PlainForm, ask
from cases.web.door.frame import Visit, visit_or_404
from cases.web.routes import AT_HOME, page, reads
from network.terms import term

TITLES: dict[str, str] = {
    Domain.SUPPORT: "Mensen om je heen", Domain.HOUSING: "Wonen", Domain.SCHOOL_WORK: "School en werk",
    Domain.INCOME: "Geld", Domain.WELLBEING: "Hoe het met je gaat", Domain.ALL: "Nog meer",
}  # fmt: skip
QUESTIONS: dict[str, str] = {
    Domain.SUPPORT: "Heb je een volwassene die er altijd voor je is?",
    Domain.HOUSING: "Heb je een plek waar je lang kunt wonen en die je kunt betalen?",
    Domain.SCHOOL_WORK: "Heb je een plek op school of werk, en weet je wat je wilt?",
    Domain.INCOME: "Heb je genoeg geld om van te leven?",
    Domain.WELLBEING: "Gaat het goed met je, en weet je wie je belt als het niet goed gaat?",
}
ANSWERS = [(Affirmed.YES, "Ja"), (Affirmed.NOT_YET, "Nog niet")]
SLUGS = {one.value.replace("_", "-"): one for one in BIG_FIVE}


class OutcomeForm(PlainForm):
    answer = forms.ChoiceField(
        label="Wat is jouw antwoord?", choices=ANSWERS, widget=forms.RadioSelect,
        error_messages={"required": "Kies ja of nog niet."},
    )  # fmt: skip
    words = forms.CharField(
        label="Wat wil je erbij zeggen?", required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Schrijf zoals je praat. Wat heb je nog nodig?",
    )  # fmt: skip


def adulthood(request: HttpRequest) -> HttpResponse:
    """The own list; for a parent the lists of the children who let them read along."""
    visit = visit_or_404(request)
    found = [_shown(row, visit) for row in lists_of(request.user).filter(case=visit.case)]
    begins_at = age_in_words(term("adulthood_list_months", visit.case.municipality_id))
    context = {"lists": found, "closed_on": visit.case.closed_on, "begins_at": begins_at}
    return render(request, "door/adulthood.html", context)


def _shown(row: Any, visit: Visit) -> dict[str, Any]:
    content = content_of(row, visit.user)
    own = row.person_id == visit.person.pk
    domains = [
        {**one, "title": TITLES[one["code"]], "ask": QUESTIONS.get(one["code"], ""),
         "url": reverse("cases:my-outcome", args=[one["code"].replace("_", "-")]) if own and one["asked"] else ""}
        for one in content["domains"]
    ]  # fmt: skip
    return {**content, "own": own, "domains": domains}


def outcome(request: HttpRequest, domain: str) -> HttpResponse:
    """Say yes or not yet, in own words. Only about oneself."""
    visit = visit_or_404(request)
    mine = lists_of(request.user).filter(case=visit.case, person=visit.person).first()
    about = SLUGS.get(domain)
    if about is None:
        raise Http404
    if mine is None:
        back = reverse("cases:my-adulthood")
        return render(request, "door/not_asked.html", {"back": back, "title": TITLES[about]})

    def keep(form: Any) -> None:
        affirm(mine, domain=about, by=request.user, **form.cleaned_data)

    return ask(
        request, OutcomeForm, keep, key=f"mijn-18/{mine.pk}/{about}", template="door/outcome.html",
        done="Dank je wel. We hebben je antwoord.", back=reverse("cases:my-adulthood"), title=TITLES[about],
        question=QUESTIONS[about], button="Antwoord bewaren",
    )  # fmt: skip


urlpatterns = [
    page("mijn/18", adulthood, "my-adulthood", AT_HOME, reads(Shown.ADULTHOOD)),
    page("mijn/18/<slug:domain>", outcome, "my-outcome", AT_HOME, reads(Shown.ADULTHOOD)),
]

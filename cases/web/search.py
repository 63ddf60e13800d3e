"""Zoeken: by name in what somebody may see; exactly by BSN or by surname, birth date, postcode and house number, also
beyond it, and then only the case number and the team to call. Always a POST: what is sought stands in no address."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from cases.access.bsn import BsnField
from cases.access.log import trail
from cases.families.models import Case
from cases.sharing.known import Identity, KnownCase, search_exactly
from cases.web.forms import tidy
from cases.web.found import remember
from cases.web.routes import EVERYBODY, SEARCHES, page

MOST = 50  # rows; who finds more needs a narrower question


class NameForm(forms.Form):
    name = forms.CharField(label="Naam of zaaknummer", min_length=2, max_length=120,
                           help_text="Van het gezin of van iemand uit het gezin. U vindt gezinnen die u mag zien.",
                           error_messages={"min_length": "Typ minstens twee letters."})  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        tidy(self)


class ExactForm(forms.Form):
    bsn = BsnField(required=False)
    surname = forms.CharField(label="Achternaam", max_length=120, required=False)
    birth_date = forms.DateField(label="Geboortedatum", required=False)
    postcode = forms.CharField(label="Postcode", max_length=7, required=False)
    house_number = forms.CharField(label="Huisnummer", max_length=10, required=False)

    prefix = "precies"

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        tidy(self)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("bsn") and "bsn" not in self.errors:
            for name in ("surname", "birth_date", "postcode", "house_number"):
                if name not in self.errors and not data.get(name):
                    self.add_error(name, "Vul dit in, of zoek op BSN.")
        return data

    def identity(self) -> Identity:
        data = self.cleaned_data
        return Identity(data["bsn"], data["surname"], data["birth_date"], data["postcode"], data["house_number"])


@never_cache
def search(request: HttpRequest) -> HttpResponse:
    by_name, exact = NameForm(), ExactForm()
    found: list[Any] | None = None
    hits: list[KnownCase] | None = None
    if request.method == "POST" and "name" in request.POST:
        by_name = NameForm(request.POST)
        if by_name.is_valid():
            cases = Case.objects.visible_to(request.user).named(by_name.cleaned_data["name"])
            cases = cases.select_related("family", "coordinator").prefetch_related("trajectories__person")
            found = list(cases.order_by("family__name", "pk")[: MOST + 1])
            trail.found(case.pk for case in found[:MOST])
    elif request.method == "POST":
        exact = ExactForm(request.POST)
        if exact.is_valid():
            hits = search_exactly(exact.identity(), by=request.user)
            remember(request, hits)
    more = found is not None and len(found) > MOST
    context = {"form": by_name, "extra_form": exact, "found": found and found[:MOST], "hits": hits, "more": more}
    return render(request, "cases/search.html", {**context, "searched": found is not None, "most": MOST})


urlpatterns = [page("zoeken", search, "search", EVERYBODY, SEARCHES)]

"""Mensen: who belongs to the family, who has gezag, where they live and learn, and how the question came in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cases.access.predicates import team_member
from cases.families.actions import reveal_bsn
from cases.families.models import Case, Person
from cases.families.woonplaats import differences
from cases.web import case_items, people_items, people_rows  # noqa: F401 - the forms register themselves
from cases.web.frame import case_or_404, family_page, get_or_404
from cases.web.routes import IN_CASE, POSTS, page

HEADINGS = (
    ("mensen", "Wie hoort erbij"), ("over-wie", "Over wie gaat de zaak"), ("gezag", "Gezag"), ("relaties", "Relaties"),
    ("wonen", "Wonen"), ("gemeente", "Verantwoordelijke gemeente"), ("school", "School en dagbesteding"),
    ("netwerk", "Netwerk"), ("maatregelen", "Maatregelen"), ("gebeurtenissen", "Gebeurtenissen"),
    ("eerste-contact", "Eerste contact"),
)  # fmt: skip


def people(request: HttpRequest, case: str) -> HttpResponse:
    return render(request, "cases/people.html", _context(request, case_or_404(request, case)))


@never_cache
@require_POST
def show_bsn(request: HttpRequest, pk: str) -> HttpResponse:
    """The same page with one BSN in full; that it was shown stands in the journal."""
    person = get_or_404(Person.objects.visible_to(request.user).select_related("family"), pk=pk)
    shown = {"pk": person.pk, "number": reveal_bsn(person, by=request.user)}
    case = case_or_404(request, person.document.pk)
    return render(request, "cases/people.html", _context(request, case, shown_bsn=shown))


def _context(request: HttpRequest, case: Case, shown_bsn: Any = None) -> dict[str, Any]:
    youths, adults = people_rows.adults_and_youths(case.family.people.defer("bsn"))
    stays = list(case.family.stays.select_related("person", "household__municipality"))
    return family_page(
        case, "people", headings=HEADINGS, youths=youths, adults=adults, shown_bsn=shown_bsn,
        may_write=team_member(case, request.user) and not case.closed_for_edits(),
        gezag=people_rows.gezag(case), relations=people_rows.relations(case), homes=people_rows.homes(case),
        stays=people_rows.stays_now_and_before(stays), differences=differences(case, stays),
        schools=people_rows.schools(case), network=people_rows.network(case), measures=people_rows.measures(case),
        events=people_rows.events(case), trajectories=people_rows.trajectories(case),
        sightings=people_rows.sightings(case), pauses=people_rows.pauses(case),
        first_contact=people_rows.first_contact(case), municipality=people_rows.municipality(case),
    )  # fmt: skip


urlpatterns = [
    page("gezin/<uuid:case>/mensen", people, "people", IN_CASE),
    page("persoon/<uuid:pk>/bsn", show_bsn, "bsn", POSTS),
]

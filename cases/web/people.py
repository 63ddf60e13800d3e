"""Mensen: who belongs to the family, who has gezag, where they live and learn, and how the question came in."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cases.access.log.codes import Shown
from cases.access.parts import CasePart
from cases.access.predicates import local_team_member, team_member
from cases.access.reach import opened
from cases.access.withheld import hidden_fields, withhold
from cases.families.actions import bsn_is_open, reveal_bsn
from cases.families.models import Case, Person, Stay
from cases.families.woonplaats import differences
from cases.web import case_items, people_items, people_rows, rights_rows  # noqa: F401 - the forms register themselves
from cases.web.door_invites import doors_shown
from cases.web.frame import case_or_404, family_page, get_or_404, sees_all
from cases.web.routes import IN_CASE, POSTS, acts, page, reads
from cases.web.waiting import moments_of

HEADINGS = (
    ("mensen", "Wie hoort erbij"), ("over-wie", "Over wie gaat de zaak"), ("gezag", "Gezag"),
    ("leeftijd", "Leeftijd en rechten"), ("eigen-toegang", "Eigen toegang"),
    ("relaties", "Relaties"), ("wonen", "Wonen"),
    ("gemeente", "Verantwoordelijke gemeente"), ("school", "School en dagbesteding"),
    ("netwerk", "Netwerk"), ("maatregelen", "Maatregelen"), ("gebeurtenissen", "Gebeurtenissen"),
    ("eerste-contact", "Eerste contact"),
)  # fmt: skip

# What stands under a heading. A reader who does not see everything sees no heading with nothing under it.
INSIDE = {
    "over-wie": ("trajectories", "sightings"), "gezag": ("gezag",), "leeftijd": ("rights", "incapacities"),
    "relaties": ("relations",), "wonen": ("homes", "stays"), "school": ("schools",), "netwerk": ("network",),
    "maatregelen": ("measures",), "gebeurtenissen": ("events",), "gemeente": ("told",),
    "eerste-contact": ("told",),
}  # fmt: skip


def people(request: HttpRequest, case: str) -> HttpResponse:
    return render(request, "cases/people.html", _context(request, case_or_404(request, case, "people")))


@never_cache
@require_POST
def show_bsn(request: HttpRequest, pk: str) -> HttpResponse:
    """The same page with one BSN in full; that it was shown stands in the journal."""
    person = get_or_404(Person.objects.visible_to(request.user).select_related("family"), pk=pk)
    case = case_or_404(request, person.document.pk, "people")
    if not bsn_is_open(person, request.user):
        raise Http404
    shown = {"pk": person.pk, "number": reveal_bsn(person, by=request.user)}
    return render(request, "cases/people.html", _context(request, case, shown_bsn=shown))


def _context(request: HttpRequest, case: Case, shown_bsn: Any = None) -> dict[str, Any]:
    user, whole = request.user, sees_all(case, "people", request.user)
    everybody = Person.objects.visible_to(user).filter(family=case.family_id).defer("bsn")
    known = [withhold(one, case, user) for one in everybody.prefetch_related("incapacities")]
    youths, adults = people_rows.adults_and_youths(known)
    stays = list(Stay.objects.visible_to(user).filter(family=case.family_id).select_related(
        "person", "household__municipality"
    ))  # fmt: skip
    whose = [one for one in youths if opened(case, user).covers(CasePart.CONTACT, one)]
    rows = {
        "trajectories": people_rows.trajectories(case, user), "sightings": people_rows.sightings(case, user),
        "gezag": people_rows.gezag(case, user), "rights": rights_rows.rights_now(whose, case),
        "incapacities": rights_rows.incapacities(case, user), "relations": people_rows.relations(case, user),
        "homes": people_rows.homes(case, user), "stays": people_rows.stays_now_and_before(stays),
        "schools": people_rows.schools(case, user), "network": people_rows.network(case, user),
        "measures": people_rows.measures(case, user), "events": people_rows.events(case, user),
        "told": not hidden_fields(case, case, user),
    }  # fmt: skip
    return family_page(
        request, case, "people", youths=youths, adults=adults, shown_bsn=shown_bsn, whole=whole,
        headings=[(key, title) for key, title in HEADINGS if whole or _something(rows, key)],
        shown={key for key, _ in HEADINGS if whole or _something(rows, key)}, **rows,
        may_write=team_member(case, user) and not case.closed_for_edits(), has_people=bool(youths or adults),
        preview=rights_rows.preview(whose, case, moments_of(request)),
        differences=differences(case, stays) if whole else [],
        doors=doors_shown(case, [*youths, *adults], user) if whole else [], may_invite=local_team_member(case, user),
        pauses=people_rows.pauses(case, user),
        first_contact=people_rows.first_contact(case), municipality=people_rows.municipality(case),
    )  # fmt: skip


def _something(rows: dict[str, Any], heading: str) -> bool:
    """Under this heading stands something for this reader."""
    return heading == "mensen" or any(
        any(rows[name].values()) if isinstance(rows[name], dict) else rows[name] for name in INSIDE.get(heading, ())
    )


urlpatterns = [
    page("gezin/<uuid:case>/mensen", people, "people", IN_CASE, reads(Shown.PEOPLE)),
    page("persoon/<uuid:pk>/bsn", show_bsn, "bsn", POSTS, acts(Shown.PEOPLE)),
]

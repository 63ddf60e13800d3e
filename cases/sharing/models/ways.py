"""How professionals come into a case: on the local team that leads it, leading that team, given something of it, or in
an emergency. And how a system of an organisation does: through what its organisation leads or receives."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django.apps import apps
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When
from django.utils import timezone

from cases.access.reach import reach_of
from cases.access.ways import WAYS, Asked, Way, asked_once
from cases.sharing.codes import GrantGround
from cases.sharing.models.grants import Grant
from cases.sharing.models.participation import Participation, TeamMember
from network.models import Membership, User
from network.roles import Role


def _on_the_leading_team(user: Any, _part: str) -> QuerySet[Any]:
    seats = TeamMember.objects.current().open_to(user).filter(participation__leads=True)
    return seats.order_by().values("participation__case_id")


def cases_of_leader(user: Any, _part: str = "") -> QuerySet[Any]:
    """Keys of the cases led by a team that this person leads."""
    leading = Participation.objects.current().filter(leads=True, organisation__in=user.led_organisation_ids)
    return leading.order_by().values("case_id")


def cases_led_by(user: Any) -> QuerySet[Any]:
    """Keys of the cases of which this person is on the leading team, or leads that team."""
    on_the_team = _on_the_leading_team(user, "")
    return on_the_team.union(cases_of_leader(user)) if user.led_organisation_ids else on_the_team


def cases_overseen_by(user: Any) -> QuerySet[Any]:
    """Keys of the cases led by an organisation of which this person is privacy officer. This opens nothing of a family:
    who oversees sees who looked, and not at what."""
    leading = Participation.objects.current().filter(leads=True, organisation__in=user.overseen_organisation_ids)
    return leading.order_by().values("case_id")


def _through_organisations(user: Any) -> QuerySet[Any]:
    """What the organisations receive for which this person is on a team, or was until they left, to hand over."""
    seat = TeamMember.objects.reading().open_to(user).filter(
        participation__case=OuterRef("case"), participation__organisation=OuterRef("organisation")
    )  # fmt: skip
    return Grant.objects.running().filter(Exists(seat), organisation__isnull=False)


def _some_through_organisations(user: Any, **narrowed: Any) -> Asked:
    place = {name: OuterRef(f"participation__{name}") for name in ("case", "organisation")}
    given = Grant.objects.running().filter(**place, **narrowed)
    return Exists(TeamMember.objects.reading().open_to(user).filter(Exists(given)))


def _in_person(user: Any) -> QuerySet[Any]:
    """What this professional receives without being on the team."""
    return Grant.objects.running().filter(professional=user, professional__is_active=True)


def _some_in_person(user: Any, **narrowed: Any) -> Asked:
    return Exists(_in_person(user).filter(**narrowed))


class _Granted:
    """The questions of the `Way` with this name, answered from grants. `running` gives those of a person, whatever
    became of the consent for them; nothing is opened but by `_open`. `some`: whether there is any among them. It starts
    from what the person has, because PostgreSQL takes it that one of all grants will soon do, and reads them all."""

    def __init__(self, name: str, running: Any, some: Any):
        self.name, self.running, self.some = name, running, some

    def cases(self, user: Any, part: str) -> QuerySet[Any]:
        return self._of_part(user, part).values("case_id")

    def whole(self, user: Any, part: str) -> QuerySet[Any]:
        return self._of_part(user, part).filter(whole_family=True).values("case_id")

    def wholes(self, user: Any) -> QuerySet[Any]:
        whole = self._open(user).order_by().filter(whole_family=True)
        return whole.annotate(case_key=F("case_id"), part_key=F("part"))

    def people(self, user: Any, part: str) -> QuerySet[Any]:
        grants = self._of_part(user, part).filter(whole_family=False).values("pk")
        named = Grant.people.through._default_manager.filter(grant__in=grants)
        return named.annotate(case_key=F("grant__case_id"), person_key=F("person_id"))

    def opened(self, user: Any, case: Any) -> Iterable[tuple[str, bool, Any]]:
        rows: Iterable[Any] = (
            self._open(user).filter(case=case).order_by().values_list("part", "whole_family", "people")
        )
        return rows

    def limited(self, user: Any) -> Asked:
        return self.some(user, whole_family=False)

    def leans(self, user: Any) -> Asked:
        return self.some(user, ground=GrantGround.CONSENT)

    def _of_part(self, user: Any, part: str) -> QuerySet[Any]:
        grants = self._open(user).order_by()
        return grants.filter(part=part) if part else grants

    def _open(self, user: Any) -> QuerySet[Any]:
        """Without what leans on consent that is not complete. Whether it is, is asked once per request, of who has
        something that leans on it: a page builds many queries on these rows."""
        rows = self.running(user)
        leans = self.name in reach_of(user).leaning
        return rows.open_by(asked_once(user, self.name, rows.complete) if leans else [])


def _joined(user: Any) -> Asked:
    """Works for an organisation that takes part without leading. Of most local teams that is nowhere so: only where it
    is, the seats of this person are looked through."""
    if not _is_somebody(user):
        return False
    joins = Participation.objects.filter(leads=False, organisation=OuterRef("organisation"))
    works = Membership.objects.current().filter(user__in=user.acts_as)
    seats = TeamMember.objects.reading().open_to(user).filter(participation__leads=False)
    return Case(When(Exists(works.filter(Exists(joins))), then=Exists(seats)), default=False)


def _received_in_person(user: Any) -> Asked:
    """Who no longer works anywhere receives nothing any more."""
    return _some_in_person(user) if isinstance(user, User) and user.works_with_families else False


def _running(user: Any) -> QuerySet[Any]:
    readings = apps.get_model("cases", "EmergencyAccess")._default_manager
    return readings.running().filter(added_by=user, added_by__is_active=True).order_by()


def _in_emergency(user: Any, _part: str) -> QuerySet[Any]:
    return _running(user).values("case_id")


def _reads_in_emergency(user: Any) -> Asked:
    """Somewhere, at some moment of this day."""
    today = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
    readings = apps.get_model("cases", "EmergencyAccess")._default_manager
    found = readings.filter(added_by=user, added_by__is_active=True, stopped_at=None, ends_at__gt=today)
    return Exists(found.order_by()) if isinstance(user, User) and user.works_with_families else False


def _organisation_of_client(user: Any) -> QuerySet[Any]:
    """The key of the organisation of a system, as long as it is not revoked and its account works there."""
    return (
        Membership.objects.current()
        .filter(user=user, role=Role.SYSTEM, user__api_client__revoked_at=None,
                user__api_client__organisation=F("organisation"))
        .order_by().values("organisation_id")
    )  # fmt: skip


def _led_by_its_organisation(user: Any, _part: str) -> QuerySet[Any]:
    leading = Participation.objects.current().filter(leads=True, organisation__in=_organisation_of_client(user))
    return leading.order_by().values("case_id")


def _received_by_its_organisation(user: Any) -> QuerySet[Any]:
    return received_while_there().filter(organisation__in=_organisation_of_client(user))


def _some_by_its_organisation(user: Any, **narrowed: Any) -> Asked:
    given = received_while_there().filter(organisation=OuterRef("organisation"), **narrowed)
    return Exists(_organisation_of_client(user).filter(Exists(given)))


def received_while_there() -> QuerySet[Any]:
    """What organisations receive as long as they take part, and in the days to hand over."""
    today = timezone.localdate()
    reads = Q(ends_on=None) | Q(ends_on__gte=today) | Q(access_until__gte=today)
    takes_part = Participation.objects.filter(
        reads, begins_on__lte=today, case=OuterRef("case"), organisation=OuterRef("organisation")
    )  # fmt: skip
    return Grant.objects.running().filter(Exists(takes_part))


def _is_a_client(user: Any) -> Asked:
    return Exists(_organisation_of_client(user)) if Role.SYSTEM in user.roles else False


def _its_organisation_received(user: Any) -> Asked:
    """Which of its cases open, is asked apart; here whether there is any at all beside those that it leads."""
    return _some_by_its_organisation(user) if Role.SYSTEM in user.roles else False


def _is_somebody(user: Any) -> bool:
    """A system is on no team."""
    return Role.SYSTEM not in user.roles


def _of_clients(ask: Any) -> Any:
    """Nobody but a system pays for the question."""
    return lambda user: ask(user) if Role.SYSTEM in user.roles else False


_organisations = _Granted("organisation", _through_organisations, _some_through_organisations)
_personal = _Granted("in_person", _in_person, _some_in_person)
_systems = _Granted("client_receives", _received_by_its_organisation, _some_by_its_organisation)
BY_SHARING = [
    Way("leading_team", _on_the_leading_team, everything=True, applies=_is_somebody),
    Way("team_leader", cases_of_leader, everything=True, applies=lambda user: bool(user.led_organisation_ids)),
    Way("organisation", _organisations.cases, whole=_organisations.whole, wholes=_organisations.wholes,
        people=_organisations.people, opened=_organisations.opened, applies=_joined, limited=_organisations.limited,
        leans=_organisations.leans),
    Way("in_person", _personal.cases, whole=_personal.whole, wholes=_personal.wholes, people=_personal.people,
        opened=_personal.opened, applies=_received_in_person, limited=_personal.limited, leans=_personal.leans,
        read_only=True),
    Way("client_leads", _led_by_its_organisation, everything=True, applies=_is_a_client),
    Way("client_receives", _systems.cases, whole=_systems.whole, wholes=_systems.wholes, people=_systems.people,
        opened=_systems.opened, applies=_its_organisation_received, limited=_of_clients(_systems.limited),
        leans=_of_clients(_systems.leans)),
    Way("emergency", _in_emergency, everything=True, applies=_reads_in_emergency, read_only=True, silences=True),
]  # fmt: skip
WAYS += BY_SHARING

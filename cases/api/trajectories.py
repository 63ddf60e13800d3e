"""What belongs to the case of a family: whom it is about, when each youth was seen, and when a term stood still."""

from typing import Any

from cases.access.log.codes import Shown
from cases.api import fields
from cases.api.filters import CodeFilter, Filters, KeyFilter
from cases.api.hanging import VERSIONED, PartOfCase, addresses
from cases.api.serializers import RowSerializer
from cases.families.codes import Clock
from cases.families.models import ClockPause, Person, Trajectory, YouthSeen

_READ_ONLY = ("zaak", *VERSIONED)


class TrajectorySerializer(RowSerializer):
    """Over wie de zaak gaat, en waarom: een traject per persoon."""

    class Meta:
        model = Trajectory
        names = {"zaak": "case", "persoon": "person", "reden": "reason", "sindsDatum": "opened_on", **VERSIONED}
        read_only = _READ_ONLY


class YouthSeenSerializer(RowSerializer):
    """De jeugdige is gezien: wanneer, en waar en hoe (verordening art. 7 lid 4)."""

    persoon = fields.RowOf(queryset=Person.objects.all(), only={"is_youth": True}, source="person")

    class Meta:
        model = YouthSeen
        names = {"zaak": "case", "gezienDatum": "seen_on", "hoe": "how", **VERSIONED}
        read_only = _READ_ONLY


class ClockPauseSerializer(RowSerializer):
    """Een termijn stond stil, met de reden (Awb art. 4:15). Pauzes van dezelfde termijn overlappen niet."""

    class Meta:
        model = ClockPause
        names = {"zaak": "case", "termijn": "clock", "beginDatum": "begins_on", "eindDatum": "ends_on",
                 "reden": "reason", **VERSIONED}  # fmt: skip
        read_only = _READ_ONLY


class OfPerson(Filters):
    persoon = KeyFilter(field_name="person")


class OfClock(Filters):
    termijn = CodeFilter(field_name="clock", choices=Clock.choices)


_OF_CASE: dict[str, Any] = {"scope": "gezinnen", "base": PartOfCase}
urlpatterns = [
    *addresses("trajecten", "traject", TrajectorySerializer, ("opened_on",), OfPerson, **_OF_CASE),
    *addresses("gesprekken", "gesprek", YouthSeenSerializer, ("-seen_on",), OfPerson, **_OF_CASE),
    *addresses("termijnpauzes", "termijnpauze", ClockPauseSerializer, ("begins_on",), OfClock, shown=Shown.OVERVIEW,
               **_OF_CASE),
]  # fmt: skip

"""Small things the families of the demo need: an organisation by name, and numbers that belong to nobody."""

from django.core.exceptions import ValidationError

from cases.access import bsn
from network.models import Organisation

CITY = "Veendam"
FIRST_NUMBER = 999_980_000  # test BSNs, never given to anybody


def organisation(name: str, kind: str) -> Organisation:
    return Organisation.objects.get_or_create(name=name, defaults={"kind": kind})[0]


def test_number(place: int) -> str:
    """The so-many-th number from `FIRST_NUMBER` on that passes the eleven-test."""
    right = []
    for number in range(FIRST_NUMBER, FIRST_NUMBER + 1000):
        try:
            bsn.validate(str(number))
        except ValidationError:
            continue
        right.append(str(number))
    return right[place]

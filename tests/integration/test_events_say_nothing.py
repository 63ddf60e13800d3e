"""No event holds anything of what the database knows about people: asked of a family in which every free-text field
carries a word that stands nowhere else."""

import re

import pytest
from django.apps import apps

from cases.families.models import Person
from cases.outbox import clockwork, relay
from cases.outbox.codes import EventKind
from cases.outbox.message import envelope, written
from cases.outbox.models import OutboxEvent
from cases.sharing import actions as sharing
from cases.sharing.models import Grant
from network.models import Organisation, User
from tests import markers, walks
from tests.personas import make_people

DAY = re.compile(r"\d{4}-\d\d-\d\d")
KEY = re.compile(r"[0-9a-f-]{36}")

pytestmark = pytest.mark.django_db


def personal_words() -> set[str]:
    """The value of every field that is classified as personal, and the keys of people; a key of something else is what
    an event is about."""
    found = set()
    for model in (one for room in ("cases", "network", "flow") for one in apps.get_app_config(room).get_models()):
        names = vars(model)["Privacy"].personal
        fields = [
            one for one in model._meta.concrete_fields if one.name in names and not (one.is_relation or one.choices)
        ]
        for row in model._base_manager.values_list(*(one.name for one in fields)) if fields else ():
            found |= {str(value) for value in row if value not in (None, "", True, False)}
    keys = {str(key) for model in (Person, User) for key in model._base_manager.values_list("pk", flat=True)}
    return {word for word in found if len(word) > 3 and not word.isdecimal() and not KEY.fullmatch(word)} | keys


def test_no_attribute_of_any_event_holds_anything_personal():
    people = make_people()
    family = markers.make(people)
    walks.evaluation_concluded(people, walks.active(people, "Zonderlingen"))
    sharing.withdraw(Grant.objects.filter(organisation__isnull=False)[0], by=people.marit)
    clockwork.plan()
    relay.relay()
    events = list(OutboxEvent.objects.all())
    assert len({one.kind for one in events}) > 8 and len(family.planted) > 100
    sent = "\n".join(written(envelope(one)).decode() for one in events)
    names = set(Organisation.objects.values_list("name", flat=True))
    days = {word for word in personal_words() if DAY.match(word)}  # the day on which it was told is no secret
    words = (personal_words() | names | set(family.planted)) - days
    assert {"Zonderlingen", "Luka", "Marit Dijkhuis"} < words
    fixed = " ".join(kind.type for kind in EventKind)  # the same whoever it is about: jeugdhulp
    assert [word for word in words if word in sent and word not in fixed] == []

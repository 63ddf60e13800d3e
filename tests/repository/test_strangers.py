"""Every address, asked for by everybody: the answer is the one that stands beside the address.

Anonymous, a stranger, somebody on another family only, and each persona. An address without a declared answer fails.
"""

from typing import Any

import pytest
from django.apps import apps
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import timezone

from cases.web.routes import DECLARED
from flow.models import Event
from tests import walks
from tests.personas import make_people
from tests.sample import Sample, addresses, routes
from tests.tables.reading import rows
from tests.unit.cases.test_golden_tables import PERSONAS

pytestmark = pytest.mark.django_db

# Which column of the declared answers holds for whom. Bea administers and takes part in no family.
COLUMN = {
    "marit": "coordinator", "jorn": "local", "essen": "team", "tess": "leader", "nynke": "colleague",
    "sven": "outsider", "oscar": "outsider", "bea": "outsider", "neighbour": "colleague",
}  # fmt: skip
# What is somebody's own, whoever it is: their drafts, and marking their own reminder (404: it is not theirs).
OWN = {"cases:autosave", "cases:reminder-seen"}
# Pages for whoever brings a family in, and for leaders: about no family in particular.
ABOUT_NO_FAMILY = {name for name, arguments in routes().items() if not set(arguments) - {"start"}}
ACCOUNT_OPEN = {"account_login", "account_reset_password", "account_reset_password_done",
                "account_reset_password_from_key", "account_reset_password_from_key_done", "account_signup",
                "account_inactive", "account_confirm_login_code", "account_logout", "mfa_authenticate",
                "health"}  # fmt: skip


def expected(what: str, route: str, persona: str) -> int:
    """Steps: what the golden table says; a step that cannot be taken now still shows its page with the reasons."""
    if route != "cases:step":
        return DECLARED[route].of(COLUMN[persona])
    _, machine, step = what.split(" ")
    state = {"case": "active", "handover": "offered", "analysis": "draft", "plan": "draft", "evaluation": "held"}
    column = "nynke" if persona == "neighbour" else persona
    cell = next(r[column] for r in rows(machine, "stand") if (r["stand"], r["stap"]) == (state[machine], step))
    return int(cell) if cell in ("403", "404") else 200


def user(people: Any, persona: str) -> Any:
    if persona != "neighbour":
        return people.users[persona]
    others = make_people("2")
    walks.plan_active(others, walks.active(others, "De Buren"))
    return others.marit


def test_every_address_declares_its_answers():
    assert set(routes()) == set(DECLARED)


def test_anonymous_is_sent_to_sign_in(client):
    sample = Sample(make_people())
    found = {what: client.get(url) for what, (_, url) in addresses(sample).items()}
    wrong = {
        what: answer.status_code
        for what, answer in found.items()
        if answer.status_code != DECLARED[what.split(" ")[0]].anonymous
        or (answer.status_code == 302 and "/account/login/" not in answer["Location"])
    }
    assert wrong == {}


@pytest.mark.parametrize("persona", COLUMN)
def test_everybody_gets_the_answer_that_stands_beside_the_address(client, persona):
    people = make_people()
    sample = Sample(people)
    asked = addresses(sample)
    client.force_login(user(people, persona))
    found = {what: client.get(url).status_code for what, (_, url) in asked.items()}
    wanted = {what: expected(what, route, persona) for what, (route, _) in asked.items()}
    assert {what: (code, wanted[what]) for what, code in found.items() if code != wanted[what]} == {}


def everything() -> dict[str, Any]:
    """How many rows there are of everything, and the last line of the journal."""
    counts = {m._meta.label: m._default_manager.count() for m in apps.get_app_config("cases").get_models()}
    del counts["cases.Draft"]
    return counts | {"journal": Event.objects.count()}


@pytest.mark.parametrize("persona", ["nynke", "sven", "oscar", "bea", "neighbour", "tess"])
def test_what_somebody_may_not_do_is_refused_when_sent_too_and_writes_nothing(client, persona):
    people = make_people()
    sample = Sample(people)
    asked = addresses(sample)
    client.force_login(user(people, persona))
    before, wrong = everything(), {}
    for what, (route, url) in asked.items():
        declared = expected(what, route, persona)
        if route in OWN | ABOUT_NO_FAMILY or (persona == "tess" and declared == 200):
            continue
        code = client.post(url, {"reason": "x", "today": timezone.localdate()}).status_code
        if code not in ({403, 404} if persona == "tess" else {404}):
            wrong[what] = code
    assert wrong == {}
    assert everything() == before


def test_pages_of_the_account_are_open_or_ask_to_sign_in(client):
    """Of the packages: what may be open is named here, all else sends to sign in."""
    found = {}
    for pattern in get_resolver().url_patterns:
        for one in getattr(pattern, "url_patterns", [pattern]):
            for leaf in getattr(one, "url_patterns", [one]):
                name = getattr(leaf, "name", "") or ""
                if name.startswith(("account_", "mfa_", "health")) and not leaf.pattern.converters:
                    found[name] = leaf
    assert ACCOUNT_OPEN <= set(found)
    for name in set(found) - ACCOUNT_OPEN:
        try:
            answer = client.get(reverse(name))
        except NoReverseMatch:
            continue
        assert answer.status_code in (302, 405), name
        if answer.status_code == 302:
            assert "/account/login/" in answer["Location"], name


@pytest.mark.parametrize("persona", PERSONAS)
def test_only_who_administers_comes_into_the_administration(client, persona):
    people = make_people()
    client.force_login(people.users[persona])
    assert client.get("/beheer/").status_code == (200 if persona == "bea" else 302)

"""Every address, asked for by everybody: the answer is the one that stands beside the address.

Anonymous, a stranger, somebody on another family only, and each persona. An address without a declared answer fails.
"""

import re
from typing import Any

import pytest
from django.apps import apps
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import timezone

from cases.access.log.models import AccessLine
from cases.web.routes import DECLARED, LOGGED
from cases.web.urls import urlpatterns
from flow.models import Event
from tests import walks
from tests.browser_policy import faults
from tests.choices import remember_forms, strays
from tests.doors import let_in
from tests.personas import make_people
from tests.reminder_walks import regional_coordinator
from tests.sample import Sample, routes
from tests.tables.reading import rows
from tests.unit.cases.test_golden_tables import PERSONAS

pytestmark = [pytest.mark.django_db, pytest.mark.everywhere]

# Which column of the declared answers holds for whom. Bea administers and Fay oversees: they take part in no family.
COLUMN = {
    "marit": "coordinator", "jorn": "local", "essen": "team", "tess": "leader", "nynke": "colleague",
    "sven": "outsider", "oscar": "outsider", "bea": "outsider", "fay": "officer",
    "renske": "region", "neighbour": "colleague",
    "youth": "family", "mother": "family", "father": "family",
}  # fmt: skip
# What is somebody's own, whoever it is: their drafts, and marking their own reminder (404: it is not theirs).
# An invitation is nobody's: whoever holds the link.
OWN = {"cases:autosave", "cases:reminder-seen", "cases:my-invitation"}
# What the privacy officer does with a reading in an emergency; `test_emergencies` asks about it.
LOOKS_INTO = {"cases:emergency", "cases:emergency-stop", "cases:access-log"}
# Pages for whoever brings a family in, for leaders, and for oneself: no key of a family is in the address.
ABOUT_NO_FAMILY = {name for name, arguments in routes().items() if not set(arguments) - {"start", "domain"}}
ACCOUNT_OPEN = {"account_login", "account_reset_password", "account_reset_password_done",
                "account_reset_password_from_key", "account_reset_password_from_key_done", "account_signup",
                "account_inactive", "account_confirm_login_code", "account_logout", "mfa_authenticate",
                "account_presence", "health"}  # fmt: skip


def expected(what: str, route: str, persona: str) -> int:
    """Steps: what the golden table says; a step that cannot be taken now still shows its page with the reasons."""
    if route != "cases:step" or COLUMN[persona] == "family":
        return DECLARED[route].of(COLUMN[persona])
    _, machine, step = what.split(" ")
    state = {"case": "active", "handover": "offered", "analysis": "draft", "plan": "draft", "evaluation": "held",
             "filerequest": "open"}  # fmt: skip
    column = {"neighbour": "nynke", "fay": "bea", "renske": "bea"}.get(persona, persona)
    cell = next(r[column] for r in rows(machine, "stand") if (r["stand"], r["stap"]) == (state[machine], step))
    return int(cell) if cell in ("403", "404") else 200


def user(people: Any, persona: str, sample: Sample) -> Any:
    family = {"youth": sample.full.luka, "mother": sample.full.ivana, "father": sample.full.dario}
    if persona in family:
        return let_in(family[persona], by=people.marit)
    if persona == "renske":
        return regional_coordinator(people)
    if persona != "neighbour":
        return people.users[persona]
    others = make_people("2")
    walks.plan_active(others, walks.active(others, "De Buren"))
    return others.marit


def test_every_address_declares_its_answers():
    assert set(routes()) == set(DECLARED)


def test_no_address_hides_behind_another():
    shapes = [re.sub(r"<(\w+:)?\w+>", r"<\1>", str(one.pattern)) for one in urlpatterns]
    assert [shape for shape in shapes if shapes.count(shape) > 1] == []


def test_anonymous_is_sent_to_sign_in(client, standing_sample):
    found = {what: client.get(url) for what, (_, url) in standing_sample.addresses.items()}
    wrong = {
        what: answer.status_code
        for what, answer in found.items()
        if answer.status_code != DECLARED[what.split(" ")[0]].anonymous
        or (answer.status_code == 302 and "/account/login/" not in answer["Location"])
    }
    assert wrong == {}


@pytest.mark.parametrize("persona", COLUMN)
def test_everybody_gets_the_answer_that_stands_beside_the_address(client, standing_sample, persona, monkeypatch):
    """And the answer keeps to the policy of the browser, what leaves as a file is logged as such, and no form offers,
    nor takes, a row of another family or somebody who has nothing to do with this one."""
    asked, people = standing_sample.addresses, standing_sample.people
    client.force_login(user(people, persona, standing_sample))
    strangers = {people.sven.pk, people.bea.pk, people.fay.pk}
    answers, made, astray = {}, remember_forms(monkeypatch), {}
    for what, (_, url) in asked.items():
        made.clear()
        answers[what] = client.get(url)
        if persona in ("marit", "essen") and (told := strays(made, strangers)):
            astray[what] = told
    wanted = {what: expected(what, route, persona) for what, (route, _) in asked.items()}
    found = {what: answer.status_code for what, answer in answers.items()}
    assert {what: (code, wanted[what]) for what, code in found.items() if code != wanted[what]} == {}
    assert astray == {}
    policy = {what: faults(answer) for what, answer in answers.items()}
    assert {what: wrong for what, wrong in policy.items() if wrong} == {}
    assert [what for what, answer in answers.items() if "no-store" not in answer["Cache-Control"]] == []
    files = {asked[what][0] for what, answer in answers.items() if "Content-Disposition" in answer}
    assert {route for route in files if LOGGED[route].event not in ("print", "export")} == set()


def everything() -> dict[str, Any]:
    """How many rows there are of everything, and the last line of the journal."""
    counts = {m._meta.label: m._default_manager.count() for m in apps.get_app_config("cases").get_models()}
    for one in ("cases.Draft", "cases.AccessLine", "cases.AccessDay"):  # that somebody was refused is written down
        del counts[one]
    return counts | {"journal": Event.objects.count()}


@pytest.mark.parametrize(
    "persona", ["nynke", "sven", "oscar", "bea", "fay", "renske", "neighbour", "tess", "youth", "mother", "father"]
)
def test_what_somebody_may_not_do_is_refused_when_sent_too_and_writes_nothing(client, standing_sample, persona):
    asked = standing_sample.addresses
    user_of = user(standing_sample.people, persona, standing_sample)
    client.force_login(user_of)
    before, wrong, unlogged = everything(), {}, []
    lines = AccessLine.objects.filter(event="refused", outcome="refused", user=user_of.pk)
    known = lines.count()
    for what, (route, url) in asked.items():
        declared = expected(what, route, persona)
        if route in OWN | ABOUT_NO_FAMILY or (COLUMN[persona] in ("leader", "family") and declared == 200):
            continue
        if persona == "fay" and route in LOOKS_INTO:
            continue
        code = client.post(url, {"reason": "x", "today": timezone.localdate()}).status_code
        if (now := lines.count()) == known:
            unlogged.append(what)
        known = now
        if code not in ({403, 404} if persona == "tess" else {404}):
            wrong[what] = code
    assert wrong == {}
    assert unlogged == []
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


@pytest.mark.parametrize("persona", [*PERSONAS, "fay"])
def test_only_who_administers_comes_into_the_administration(client, standing_sample, persona):
    people = standing_sample.people
    client.force_login(people.users[persona])
    answer = client.get("/beheer/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/beheer/" if persona == "bea" else "/beheer/login/")
    assert client.get("/account/beheer/").status_code == (200 if persona == "bea" else 403)

"""Whatever is sent to a form: a clear sentence leads to the field, what was typed is kept, nothing is saved by half.

Every form that the coordinator or her colleague can reach, found on its page as a browser finds it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.urls import reverse

from cases.access.frozen import PLAN
from cases.access.records import write
from cases.analysis.models import Factor, Statement, Worry
from cases.families.models import Household, NetworkContact
from flow.models import Event
from tests import walks
from tests.html_forms import Field, Form, Page
from tests.personas import People, make_people
from tests.sample import Sample, addresses

pytestmark = pytest.mark.django_db

ENGLISH = ("this field", "enter a", "select a", "ensure", "not a valid", "is required", "must be", "invalid")
FAMILY = "👨‍👩‍👧 naïef “citaat” 💥 <b>vet</b> ' OR 1=1 --"
Bad = Callable[[Field], list[str]]


class Strangers:
    """Another family, of other people, with something of everything that can be chosen."""

    def __init__(self) -> None:
        people = make_people(" elders")
        self.home = walks.active(people, "De Buren")
        marit, case = people.marit, self.home.case
        analysis = walks.analysis_draft(people, self.home)
        rows = [
            Worry(analysis=analysis, text="Vreemde zorg", voice="vader", person=self.home.dario),
            NetworkContact(family=case.family, name="Vreemde oma", role="oma"),
            Household(family=case.family, name="vreemd huis"),
        ]
        for row in rows:
            write(row, by=marit)
        chosen: list[Any] = [self.home.luka, self.home.dario, marit, people.provider, *rows]
        chosen += [Statement.objects.get(analysis=analysis), Factor.objects.get(analysis=analysis)]
        self.keys = [str(row.pk) for row in chosen]

    def for_field(self, one: Field) -> list[str]:
        """A key of their rows, in the shape in which this field is chosen."""
        if any(":" in option for option in one.options):
            return [f"person:{self.keys[0]}"]
        return self.keys if one.kind == "checkbox" and len(one.options) > 1 else [self.keys[0]]


def empty(one: Field) -> list[str]:
    return [""] if one.is_typed else []


def letters_for_numbers(one: Field) -> list[str]:
    return ["zeven en een half"] if one.is_typed else one.values or one.options[-1:]


def ten_thousand_signs(one: Field) -> list[str]:
    return ["woord " * 1666 + "eind"] if one.is_typed else one.values or one.options[-1:]


def unprintable(one: Field) -> list[str]:
    return ["\x00\x07 bel \x1b en\ttab\x7f"] if one.is_typed else ["\x00"]


def pictures_and_code(one: Field) -> list[str]:
    return [FAMILY]


def beyond_every_number(one: Field) -> list[str]:
    return ["99999999999999999999"]


def strange_days(one: Field) -> list[str]:
    return ["31-2-9999"] if one.is_typed else one.values or one.options[-1:]


BAD: dict[str, Bad] = {bad.__name__: bad for bad in (
    empty, letters_for_numbers, ten_thousand_signs, unprintable, pictures_and_code, beyond_every_number, strange_days,
)}  # fmt: skip


@dataclass
class Asked:
    """One form: what it is, who sees it, where it is sent, and what it asks."""

    what: str
    user: Any
    url: str
    form: Form


def forms_of(client: Client, people: People) -> Iterator[Asked]:
    """Every form there is, on the pages of the sample; each as the first who gets the page."""
    sample = Sample(people)
    for what, (_, url) in addresses(sample).items():
        for user in (people.marit, people.jorn):
            client.force_login(user)
            answer = client.get(url)
            if answer.status_code == 200:
                yield from _asked_at(what, user, url, answer)
                break
    client.force_login(people.marit)
    begun = client.post(reverse("cases:intake"), {
        "first_name": "Niko", "surname": "Bos", "birth_date": "1-2-2015", "postcode": "9641 AA", "house_number": "1",
        "sex": "onbekend",
    })  # fmt: skip
    contact = client.get(begun["Location"])
    yield from _asked_at("cases:intake-contact", people.marit, begun["Location"], contact)
    client.logout()
    for name in ("account_login", "account_reset_password"):
        yield from _asked_at(name, None, reverse(name), client.get(reverse(name)))


def _asked_at(what: str, user: Any, url: str, answer: Any) -> Iterator[Asked]:
    for number, form in enumerate(Page(answer.content.decode()).forms):
        if form.method == "post" and form.asks():
            yield Asked(f"{what} ({number})" if number else what, user, form.action or url, form)


def everything() -> dict[str, Any]:
    counts = {m._meta.label: m._default_manager.count() for m in apps.get_app_config("cases").get_models()}
    del counts["cases.Draft"]
    return counts | {"journal": Event.objects.count()}


def filled_in(form: Form, bad: Bad) -> dict[str, list[str]]:
    return {name: one.values if one.kind == "hidden" else bad(one) for name, one in form.fields.items()}


def wrong_with(answer: Any, sent: dict[str, list[str]], form: Form) -> list[str]:
    """What the answer to bad input lacks."""
    if answer.status_code not in (200, 400, 409):
        return [f"status {answer.status_code}"]
    shown, found = Page(answer.content.decode()), []
    if not shown.errors and "Gevonden" in shown.text:
        return []  # a question, and its answer
    if [words for _, words in shown.errors] == [PLAN]:
        return []  # what was typed is well formed; what it asks is not possible
    if answer.status_code == 409:
        found += [] if shown.errors or "Dit kan nog niet" in shown.text else ["no reason why not"]
    elif not any(link for link, _ in shown.errors):
        found.append(f"no error that leads to a field: {[words for _, words in shown.errors]}")
    found += [f"{link} is not on the page" for link, _ in shown.errors if link and link[1:] not in shown.ids]
    found += [f"not Dutch: {words}" for _, words in shown.errors if any(one in words.lower() for one in ENGLISH)]
    kept = {name: one for again in shown.forms for name, one in again.fields.items()}
    for name, values in sent.items():
        secret = form.fields[name].kind == "password" or name.endswith("bsn")
        if form.fields[name].is_typed and not secret and name in kept and "\x00" not in values[0]:
            if kept[name].values[0].strip() not in (values[0].strip(), re.sub(r"\b0", "", values[0])):
                found.append(f"what was typed at {name} is gone: {kept[name].values[0][:40]!r}")
    return found


def tried(client: Client, asked: Asked, sent: dict[str, list[str]], before: Any, *, may_pass: bool = True) -> list[str]:
    """Send it, look at the answer, and undo what was accepted."""
    if asked.user:
        client.force_login(asked.user)
    found: list[str] = []
    with transaction.atomic():
        answer = client.post(asked.url, sent)
        if answer.status_code != 302:
            found = wrong_with(answer, sent, asked.form)
            found += [f"{name} was saved" for name, count in everything().items() if before[name] != count]
        elif not may_pass:
            found = ["it was accepted"]
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("bad", BAD)
def test_bad_input_is_refused_in_words_at_its_field_and_saves_nothing(client, bad):
    forms, wrong = list(forms_of(client, make_people())), {}
    before = everything()
    for asked in forms:
        if found := tried(client, asked, filled_in(asked.form, BAD[bad]), before):
            wrong[asked.what] = found
    assert wrong == {}


def test_nobody_of_another_family_can_be_chosen(client):
    """A key of their rows, sent by hand to every list and every row of boxes."""
    wrong, strangers = {}, Strangers()
    forms = list(forms_of(client, make_people()))
    before = everything()
    for asked in forms:
        for name, one in asked.form.fields.items():
            if one.kind in ("select", "checkbox") and any("-" in option for option in one.options):
                sent = {key: other.values for key, other in asked.form.fields.items()}
                sent[name] = strangers.for_field(one)
                if found := tried(client, asked, sent, before, may_pass=False):
                    wrong[f"{asked.what} {name}"] = found
    assert wrong == {}


@pytest.mark.parametrize("route", ["caseload", "reminders", "search", "intake", "timeline", "plan", "analyses"])
def test_an_address_with_nonsense_behind_it_still_shows_the_page(client, route):
    people = make_people()
    home = walks.active(people)
    client.force_login(people.marit)
    url = reverse(f"cases:{route}", args=[home.case.pk] if route in ("timeline", "plan", "analyses") else [])
    for nonsense in ("\x00", "💥' OR 1=1", "9" * 40, "-1", "x" * 3000):
        names = ("q", "regie", "soort", "stand", "groep", "page", "van", "concept")
        assert client.get(url, dict.fromkeys(names, nonsense)).status_code == 200, nonsense


@pytest.mark.parametrize(
    "body",
    [
        *("", "[]", "{", '{"fields": 1}', '{"fields": {"wish": "a\\u0000b"}}', '{"fields": {"base_version": -1}}'),
        '{"fields": {"base_version": "99999999999999999999"}}',
        '{"fields": {"\\ud800": "\\udfff"}}',
    ],
)
@pytest.mark.parametrize("form", ["wens/1", "x" * 250])
def test_a_concept_that_is_no_concept_is_refused_or_kept_but_breaks_nothing(client, body, form):
    client.force_login(make_people().marit)
    with transaction.atomic():
        answer = client.post(reverse("cases:autosave", args=[form]), body, content_type="application/json")
    assert answer.status_code in (200, 400)

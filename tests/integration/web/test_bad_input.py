"""Whatever is sent to a form: a clear sentence leads to the field, what was typed is kept, nothing is saved by half.

Every form that the coordinator or her colleague can reach, found on its page as a browser finds it.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from cases.access.frozen import PLAN
from cases.access.records import write
from cases.analysis.models import Factor, Statement, Worry
from cases.families.models import Household, NetworkContact
from flow.models import Event
from tests import walks
from tests.html_forms import Field, Form, Page
from tests.personas import make_people
from tests.sample import Sample

pytestmark = pytest.mark.django_db

ENGLISH = ("this field", "enter a", "select a", "ensure", "not a valid", "is required", "must be", "invalid")
FILES = ("pdf", "zip", "json")
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


# What these send to a choice is one of its own: there is nothing wrong with a form that has nothing to type in.
ABOUT_WHAT_IS_TYPED = {"letters_for_numbers", "ten_thousand_signs", "strange_days"}


@dataclass
class Asked:
    """One form: what it is, the browser of who sees it, where it is sent, and what it asks."""

    what: str
    client: Client
    url: str
    form: Form


@pytest.fixture(scope="module")
def forms(standing_sample: Sample, django_db_blocker: Any) -> list[Asked]:
    """Every form there is, on the pages of the sample; each as the first who gets the page."""
    with django_db_blocker.unblock():
        return list(_forms_of(standing_sample))


def _forms_of(sample: Sample) -> Iterator[Asked]:
    clients = [signed_in(user) for user in (sample.people.marit, sample.people.jorn)]
    by_marit = clients[0]
    for what, (_, url) in sample.addresses.items():
        for client in () if url.endswith(FILES) else clients:
            answer = client.get(url)
            if answer.status_code == 200:
                if answer["Content-Type"].startswith("text/html"):  # a file to take away asks nothing
                    yield from _asked_at(what, client, url, answer)
                break
    begun = by_marit.post(reverse("cases:intake"), {
        "first_name": "Niko", "surname": "Bos", "birth_date": "1-2-2015", "postcode": "9641 AA", "house_number": "1",
        "sex": "onbekend",
    })  # fmt: skip
    contact = by_marit.get(begun["Location"])
    yield from _asked_at("cases:intake-contact", by_marit, begun["Location"], contact)
    for name in ("account_login", "account_reset_password"):
        yield from _asked_at(name, Client(), reverse(name), Client().get(reverse(name)))


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def _asked_at(what: str, client: Client, url: str, answer: Any) -> Iterator[Asked]:
    for number, form in enumerate(Page(answer.content.decode()).forms):
        if form.method == "post" and form.asks():
            yield Asked(f"{what} ({number})" if number else what, client, form.action or url, form)


KEPT_ALL_THE_SAME = ("cases_draft", "cases_accessline", "cases_accessday")  # what was typed, and that it was read
READS = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK")


@contextmanager
def watching() -> Iterator[list[str]]:
    """What is written meanwhile, whether or not it is taken back, but for what is kept all the same."""
    written: list[str] = []

    def watch(execute: Any, sql: str, *given: Any) -> Any:
        if not sql.lstrip().upper().startswith(READS) and not any(table in sql for table in KEPT_ALL_THE_SAME):
            written.append(sql)
        return execute(sql, *given)

    with connection.execute_wrapper(watch):
        yield written


def everything() -> dict[str, int]:
    """How many rows each table holds, but for what is kept all the same."""
    tables = [*(model._meta.db_table for model in apps.get_app_config("cases").get_models()), Event._meta.db_table]
    counts = (f"SELECT '{table}', COUNT(*) FROM {table}" for table in tables if table not in KEPT_ALL_THE_SAME)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(counts))
        return dict(cursor.fetchall())


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


def tried(asked: Asked, sent: dict[str, list[str]], before: Any, *, may_pass: bool = True) -> tuple[list[str], str]:
    """Send it and undo what was accepted: what is wrong with the answer, and where its errors lead to."""
    found: list[str] = []
    with transaction.atomic():
        with watching() as written:
            answer = asked.client.post(asked.url, sent)
        if answer.status_code != 302:
            found = wrong_with(answer, sent, asked.form)
            now = everything() if written else before
            found += [f"{name} was saved" for name, count in now.items() if before[name] != count]
        elif not may_pass:
            found = ["it was accepted"]
        transaction.set_rollback(True)
    return found, " ".join(link for link, _ in Page(answer.content.decode()).errors)


@pytest.mark.parametrize("bad", BAD)
def test_bad_input_is_refused_in_words_at_its_field_and_saves_nothing(forms, bad):
    wrong, before = {}, everything()
    for asked in forms:
        if bad in ABOUT_WHAT_IS_TYPED and not any(one.is_typed for one in asked.form.fields.values()):
            continue
        found, _ = tried(asked, filled_in(asked.form, BAD[bad]), before)
        if found:
            wrong[asked.what] = found
    assert wrong == {}


def test_nobody_of_another_family_can_be_chosen(forms):
    """Keys of their rows, sent by hand to every list and every row of boxes: each is refused by name. What hides
    behind the error of another is sent by itself."""
    wrong, strangers = {}, Strangers()
    before = everything()
    for asked in forms:
        fields = {
            name: strangers.for_field(one) for name, one in asked.form.fields.items()
            if one.kind in ("select", "checkbox") and any("-" in option for option in one.options)
        }  # fmt: skip
        filled = {key: other.values for key, other in asked.form.fields.items()}
        found, named = tried(asked, filled | fields, before, may_pass=False) if fields else ([], "")
        if found:
            wrong[asked.what] = found
        for name in fields if len(fields) > 1 else ():
            if f"#id_{name}" not in named:
                found, _ = tried(asked, filled | {name: fields[name]}, before, may_pass=False)
                wrong |= {f"{asked.what} {name}": found} if found else {}
    assert wrong == {}


@pytest.mark.parametrize("route", ["caseload", "reminders", "search", "intake", "timeline", "plan", "analyses"])
def test_an_address_with_nonsense_behind_it_still_shows_the_page(standing_sample, route):
    client, case = signed_in(standing_sample.people.marit), standing_sample.full.case
    url = reverse(f"cases:{route}", args=[case.pk] if route in ("timeline", "plan", "analyses") else [])
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
def test_a_concept_that_is_no_concept_is_refused_or_kept_but_breaks_nothing(standing_sample, body, form):
    client = signed_in(standing_sample.people.marit)
    with transaction.atomic():
        answer = client.post(reverse("cases:autosave", args=[form]), body, content_type="application/json")
    assert answer.status_code in (200, 400)

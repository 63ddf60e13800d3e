"""Ways around the front door: the administration, the browser's memory, a name that is HTML, a form that is none."""

import json
from datetime import date

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from cases.access.records import write
from cases.analysis.models.factors import FactorScheme
from cases.drafts.models import Draft
from cases.families.models import Person
from cases.reminders.codes import Hearer, Rung
from cases.reminders.models import RungSetting
from flow.models import Event
from network.admin import reference_permissions
from network.models import Membership, Organisation, Term
from tests import walks
from tests.personas import PASSWORD, People, make_people
from tests.power import administers

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> People:
    return make_people()


@pytest.fixture
def superuser(people) -> Client:
    people.bea.is_superuser = True
    people.bea.save()
    return administers(people.bea)


@pytest.fixture
def administrator(people) -> Client:
    """With every permission on the reference data, and no more."""
    people.bea.user_permissions.set(reference_permissions())
    return administers(people.bea)


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


# --- the administration -------------------------------------------------------------------------------------------


def test_the_administration_shows_nothing_of_a_family_by_asking_what_leans_on_a_row(people, superuser):
    home = walks.active(people)
    walks.analysis_draft(people, home)
    for row in (people.marit, people.team, people.veendam):
        url = reverse(f"admin:network_{row._meta.model_name}_delete", args=[row.pk])
        assert superuser.get(url).status_code == 403
    ticked = {"action": "delete_selected", "_selected_action": [str(people.marit.pk)]}
    answer = superuser.post(reverse("admin:network_user_changelist"), ticked, follow=True)
    assert "Luka" not in answer.content.decode()


def test_no_file_of_a_family_can_be_opened_in_the_administration():
    """What is registered of the rooms is reference data, which jobs ran, and how events went out: nothing in it is
    about a person."""
    assert reverse("admin:index")
    shown = set(admin.site._registry) | {line.model for one in admin.site._registry.values() for line in one.inlines}
    of_rooms = {model for model in shown if model._meta.app_label in ("cases", "flow")}
    assert {model.__name__ for model in of_rooms} == {
        "FactorScheme", "FactorHeading", "RungSetting", "CatalogueItem", "JobRun", "Subscription",
        "Delivery",
    }  # fmt: skip
    assert not any(getattr(model, "Privacy").personal for model in of_rooms)  # noqa: B009


def test_an_administrator_cannot_give_somebody_another_address_or_second_factor(superuser):
    assert superuser.get(reverse("admin:mfa_authenticator_add")).status_code == 403
    assert EmailAddress not in admin.site._registry
    changes = admin.site._registry[Authenticator]
    assert changes.exclude == ("data",)


def test_an_administrator_does_not_become_more_alone(people, administrator):
    url = reverse("admin:network_user_change", args=[people.bea.pk])
    form = administrator.get(url)
    assert form.status_code == 200
    assert 'name="is_superuser"' not in form.content.decode()
    assert 'name="memberships-0-role"' not in form.content.decode()
    new = {
        "email": people.bea.email, "name": people.bea.name, "is_active": "on", "is_staff": "on", "is_superuser": "on",
        "memberships-TOTAL_FORMS": "1", "memberships-INITIAL_FORMS": "0", "memberships-0-user": people.bea.pk,
        "memberships-0-organisation": people.provider.pk, "memberships-0-role": "team_leader",
        "memberships-0-begins_on": "01-01-2026",
    }  # fmt: skip
    assert administrator.post(url, new).status_code == 302
    people.bea.refresh_from_db()
    assert not people.bea.is_superuser
    assert Membership.objects.filter(user=people.bea).count() == 1


def test_an_administrator_writes_the_memberships_of_somebody_else(people, administrator):
    form = administrator.get(reverse("admin:network_user_change", args=[people.sven.pk])).content.decode()
    assert 'name="memberships-0-role"' in form


def test_who_may_come_into_the_administration_may_do_its_work_and_nobody_else(people, administrator):
    url = reverse("admin:network_user_change", args=[people.tess.pk])
    lines = {"memberships-TOTAL_FORMS": "0", "memberships-INITIAL_FORMS": "0"}
    facts = {"email": people.tess.email, "name": people.tess.name, "is_active": "on", **lines}
    assert administrator.post(url, {**facts, "is_staff": "on"}).status_code == 302
    pages = ("network_user", "network_organisation", "network_municipality", "network_term", "cases_rungsetting",
             "cases_factorscheme")  # fmt: skip
    people.tess.refresh_from_db()
    tess = administers(people.tess)
    assert [tess.get(reverse(f"admin:{name}_add")).status_code for name in pages] == [200] * len(pages)
    assert Group not in admin.site._registry
    assert administrator.post(url, facts).status_code == 302
    assert not people.tess.user_permissions.exists()


def test_the_reference_data_is_written_in_the_administration(people, administrator):
    for name, facts in {
        "network_term": {"municipality": "GM0047", "key": "plan_days", "value": "35", "valid_from": "01-01-2027",
                         "source": "Verordening 2027"},
        "cases_rungsetting": {"municipality": "GM0047", "kind": "evaluation", "source": "besluit",
                              "valid_from": "01-01-2027", "days": "-14, 0, 7 teamleider, 21 regio dringend"},
    }.items():  # fmt: skip
        assert administrator.post(reverse(f"admin:{name}_add"), facts).status_code == 302
    assert Term.objects.get(key="plan_days").value == 35
    to_others = (Rung(7, Hearer.LEADER), Rung(21, Hearer.REGION, urgent=True))
    assert RungSetting.objects.get().rungs == (Rung(-14), Rung(0), *to_others)
    wrong = {"kind": "evaluation", "days": "elke week", "valid_from": "01-01-2027", "source": "besluit"}
    assert "Schrijf dagen met komma" in administrator.post(reverse("admin:cases_rungsetting_add"), wrong).text


def test_a_heading_of_a_scheme_is_renamed_and_not_deleted(people, administrator):
    scheme = FactorScheme.objects.get(is_default=True)
    page = administrator.get(reverse("admin:cases_factorscheme_change", args=[scheme.pk])).text
    assert 'value="gezondheid en fysieke verschijning"' in page and "headings-0-DELETE" not in page


def test_an_address_that_was_changed_opens_nothing_any_more(people, administrator, client, mailoutbox):
    old = people.sven.email
    client.post(reverse("account_reset_password"), {"email": old})
    assert "/account/password/reset/key/" in mailoutbox.pop().body
    new = {
        "email": "sven.nieuw@example.org", "name": people.sven.name, "is_active": "on",
        "memberships-TOTAL_FORMS": "0", "memberships-INITIAL_FORMS": "0",
    }  # fmt: skip
    administrator.post(reverse("admin:network_user_change", args=[people.sven.pk]), new)
    people.sven.refresh_from_db()
    assert people.sven.email == new["email"]
    client.post(reverse("account_reset_password"), {"email": old})
    assert not [mail for mail in mailoutbox if "/account/password/reset/key/" in mail.body]
    client.post(reverse("account_login"), {"login": old, "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_the_password_of_a_superuser_is_not_for_an_administrator(people, administrator):
    people.tess.is_superuser = True
    people.tess.save()
    assert administrator.get(reverse("admin:auth_user_password_change", args=[people.tess.pk])).status_code == 403


# --- the browser --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["family", "people", "plan", "analyses", "team", "timeline"])
def test_no_browser_keeps_a_page_of_a_family(people, name):
    case = walks.registered(people).case
    answer = signed_in(people.marit).get(reverse(f"cases:{name}", args=[case.pk]))
    assert answer.status_code == 200
    assert {"no-store", "private"} <= {said.strip() for said in answer["Cache-Control"].split(",")}


def test_what_is_said_after_saving_lies_in_no_cookie(people):
    home, client = walks.active(people), signed_in(people.marit)
    answer = client.post(reverse("cases:part-remove", args=["jeugdige", home.luka.pk]))
    assert answer.status_code == 302
    assert "messages" not in client.cookies
    assert "Luka" in client.get(answer["Location"]).content.decode()


def test_a_name_is_a_name_and_no_html_also_in_a_help_text(people):
    home = walks.active(people)
    analysis = walks.analysis_shared(people, home)
    home.luka.refresh_from_db()
    home.luka.surname = "<form action=/account/logout/>"
    write(home.luka, by=people.marit)
    url = reverse("cases:answer-person", args=["analyse", analysis.pk, home.luka.pk])
    page = signed_in(people.marit).get(url).content.decode()
    assert "In de woorden van Luka &lt;form action" in page
    assert "<form action=/account/logout/>" not in page


# --- forms that are none --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("x" * 201, {"fields": {"a": "b"}}),
        ("a%00b", {"fields": {"a": "b"}}),
        ("x", {"fields": {"base_version": "99999999999999999999"}}),
        ("x", {"fields": {"base_version": "-4"}}),
        ("x", {"fields": ["a"]}),
        ("x", "[" * 100_000),
    ],
    ids=["name too long", "name with a null", "version too high", "version below zero", "no fields",
         "nested without end"],
)  # fmt: skip
def test_a_draft_of_no_real_form_is_refused(people, name, body):
    text = body if isinstance(body, str) else json.dumps(body)
    answer = signed_in(people.marit).post(f"/concept/{name}", text, content_type="application/json")
    assert answer.status_code == 400
    assert not Draft.objects.exists()


# --- asking whether somebody is known -------------------------------------------------------------------------------


def looked(case) -> list[str]:
    """Who found this case by asking for a person."""
    found = Event.objects.filter(thread=case.pk, label__startswith="Gevonden bij zoeken op persoon")
    return list(found.values_list("by__name", flat=True))


def test_who_finds_a_family_by_adding_a_youth_is_written_down_there(people):
    home = walks.active(people)
    home.luka.bsn = "999990019"
    write(home.luka, by=people.marit)
    elsewhere = make_people("2")
    other = walks.active(elsewhere, "De Vries")
    url = reverse("cases:part-add", args=["jeugdige", other.case.family_id])
    page = signed_in(elsewhere.essen).post(url, {"first_name": "Iemand", "sex": "onbekend", "bsn": "999990019"})
    assert home.case.number in page.content.decode()
    assert looked(home.case) == [elsewhere.essen.name]
    assert looked(other.case) == []
    assert Person.objects.filter(bsn_index__isnull=False).count() == 1


def test_who_finds_a_family_by_bringing_one_in_is_written_down_there(people):
    home = walks.active(people)
    home.luka.bsn = "999990019"
    write(home.luka, by=people.marit)
    elsewhere = make_people("2")
    client = signed_in(elsewhere.marit)
    typed = {"first_name": "Iemand", "bsn": "999990019", "sex": "onbekend"}
    page = client.post(reverse("cases:intake"), typed, follow=True)
    assert home.case.number in page.content.decode()
    assert looked(home.case) == [elsewhere.marit.name]


# --- a password alone -----------------------------------------------------------------------------------------------


def test_a_password_alone_opens_no_address_at_all(people, settings):
    from tests.sample import Sample, addresses

    asked = {what: url for what, (_, url) in addresses(Sample(people)).items()}
    asked |= {name: f"/beheer/{name}" for name in ("", "network/user/", "network/user/add/", "jsi18n/")}
    settings.SECOND_FACTOR_REQUIRED = True
    before = {model: model._default_manager.count() for model in apps.get_app_config("cases").get_models()}
    for user in (people.marit, people.bea):
        client = signed_in(user)
        for what, url in asked.items():
            for answer in (client.get(url), client.post(url, {"reason": "x"})):
                assert (what, answer.status_code, answer.get("Location")) == (what, 302, reverse("mfa_index"))
    assert {model: model._default_manager.count() for model in before} == before
    assert Organisation.objects.exists()


def test_a_new_address_is_tried_again(people, administrator):
    people.tess.mail_fails_since = date(2026, 3, 2)
    people.tess.save()
    lines = {"memberships-TOTAL_FORMS": "0", "memberships-INITIAL_FORMS": "0"}
    url = reverse("admin:network_user_change", args=[people.tess.pk])
    facts = {"name": people.tess.name, "is_active": "on", "mail_fails_since": "02-03-2026", **lines}
    administrator.post(url, {**facts, "email": people.tess.email})
    people.tess.refresh_from_db()
    assert people.tess.mail_fails_since == date(2026, 3, 2)
    administrator.post(url, {**facts, "email": "nieuw@example.org"})
    people.tess.refresh_from_db()
    assert people.tess.mail_fails_since is None

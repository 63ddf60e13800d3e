"""The page "Wie mag wat ontvangen": give, change and withdraw, and what ends soon."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.access.parts import CasePart
from cases.analysis.models import Statement
from cases.sharing import actions as sharing
from cases.sharing.models import Grant
from network.models import Organisation
from tests import walks
from tests.walks import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(people):
    made = walks.active(people)
    walks.analysis_draft(people, made)
    return made


@pytest.fixture
def marit(client, people):
    client.force_login(people.marit)
    return client


def page(client, home):
    return client.get(f"/gezin/{home.case.pk}/ontvangen")


def given(home, team, **other):
    """What the form sends."""
    sent = {
        "organisation": team.other_provider.pk, "parts": ["analysis", "plan"], "about": "enkele",
        "people": [home.luka.pk], "ground": "toestemming", "explanation": "Luka en ouders, vandaag, mondeling.",
        "begins_on": f"{today():%d-%m-%Y}", "ends_on": f"{today() + timedelta(days=60):%d-%m-%Y}",
    }  # fmt: skip
    return {name: value for name, value in {**sent, **other}.items() if value is not None}


def give(client, home, team, **other):
    return client.post(f"/gezin/{home.case.pk}/ontvangen/geven", given(home, team, **other))


def test_who_is_invited_stands_there_with_every_part_and_why(marit, home):
    text = page(marit, home).content.decode()
    for words in ("Jeugd-ggz De Zeilmakerij", "Verklarende analyse: hele gezin", "Direct betrokken", "Behandelt Luka."):
        assert words in text
    assert "Lokaal team Veendam leidt deze zaak en ziet alles" in text


def test_something_is_given_changed_and_withdrawn(marit, people, home):
    assert give(marit, home, people).status_code == 302
    rows = Grant.objects.filter(organisation=people.other_provider)
    assert {row.part for row in rows} == {"analysis", "plan"}
    assert {one for row in rows for one in row.people.all()} == {home.luka}
    assert "Verklarende analyse: Luka" in page(marit, home).content.decode()
    first = rows.get(part="analysis")
    sent = {"about": "alle", "ground": "toestemming", "explanation": "Iedereen, vandaag."}
    assert marit.post(f"/toegang/{first.pk}/aanpassen", sent).status_code == 302
    assert rows.get(part="analysis", withdrawn_at=None).whole_family
    assert marit.post(f"/toegang/{rows.get(part='plan').pk}/intrekken").status_code == 302
    assert not rows.in_force().filter(part="plan").exists()
    text = page(marit, home).content.decode()
    assert "Mocht eerder iets ontvangen (2)" in text
    assert marit.get(f"/toegang/{first.pk}/intrekken").status_code == 404


def test_a_professional_is_found_by_the_whole_address_only(marit, people, home):
    answer = give(marit, home, people, organisation=None, professional="sven")
    assert answer.status_code == 200
    for address in ("niemand@example.org", people.bea.email):
        answer = give(marit, home, people, organisation=None, professional=address)
        assert "Er is geen professional met dit adres" in answer.content.decode()
    found = {"professional": people.sven.email.upper(), "ground": "direct_betrokken"}
    assert give(marit, home, people, organisation=None, **found).status_code == 302
    assert Statement.objects.visible_to(people.sven).exists()


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"organisation": None}, "Kies wie dit mag ontvangen."), ({"parts": None}, "Kies welke delen"),
        ({"about": None}, "Kies over wie."), ({"people": None}, "Kies over wie, of kies het hele gezin."),
        ({"ground": None}, "Kies op welke grond dit mag."), ({"ground": "wams"}, "wams"),
        ({"explanation": ""}, "Schrijf wie toestemming gaf"), ({"ends_on": "1-1-2020"}, "De laatste dag ligt"),
        ({"professional": "sven@example.org"}, "Kies één ontvanger."),
    ],
)  # fmt: skip
def test_what_is_missing_is_told_at_its_field_and_nothing_is_given(marit, people, home, other, words):
    before = Grant.objects.count()
    answer = give(marit, home, people, **other)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert Grant.objects.count() == before


def test_the_same_is_not_given_twice(marit, people, home):
    give(marit, home, people)
    assert "mag verklarende analyse al ontvangen vanaf" in give(marit, home, people).content.decode()


def test_the_form_of_inviting_asks_what_about_whom_and_on_which_ground(marit, people, home):
    url = f"/gezin/{home.case.pk}/team/uitnodigen"
    asked = marit.get(url).content.decode()
    for words in ("Wat mag deze ontvanger ontvangen", "Over wie", "Op welke grond mag dit"):
        assert words in asked
    sent = {
        "organisation": people.other_provider.pk, "purpose": "hulp", "begins_on": f"{today():%d-%m-%Y}",
        "parts": ["contact", "plan"], "about": "enkele", "people": [home.luka.pk], "explanation": "Helpt Luka.",
    }  # fmt: skip
    assert "Kies op welke grond dit mag." in marit.post(url, sent).content.decode()
    assert marit.post(url, {**sent, "ground": "direct_betrokken"}).status_code == 302
    assert set(Grant.objects.filter(organisation=people.other_provider).values_list("part", flat=True)) == {
        "contact", "plan",
    }  # fmt: skip


def test_the_explanation_is_for_who_decides_and_who_receives(client, people, home):
    sharing.grant(case=home.case, organisation=people.other_provider, parts=[CasePart.SAFETY], whole_family=True,
                  ground="conflict_van_plichten", explanation="Er is gevaar thuis.", by=people.marit)  # fmt: skip
    for name, tells in (("marit", True), ("tess", True), ("essen", False)):
        client.force_login(people.users[name])
        text = page(client, home).content.decode()
        assert "Opvoedhulp De Turfschuit" in text
        assert ("Er is gevaar thuis." in text) is tells, name


def test_who_sees_one_child_does_not_see_who_else_receives_what(client, people, home):
    row = sharing.invite(case=home.case, organisation=people.other_provider, purpose="hulp", by=people.marit,
                         parts=[CasePart.ANALYSIS], people=[home.luka], whole_family=False, ground="direct_betrokken",
                         explanation="Helpt Luka.")  # fmt: skip
    sharing.add_member(participation=row, user=people.sven, by=people.marit)
    client.force_login(people.sven)
    assert page(client, home).status_code == 404
    overview = client.get(f"/gezin/{home.case.pk}/").content.decode()
    assert "Luka" in overview and "Dario" not in overview.replace("Gezag", "")
    assert "Team en regie" not in overview and "Gezinsplan" not in overview


def test_what_ends_within_three_months_stands_together_for_the_coordinator(client, people, home):
    for number, days in enumerate((10, 80, 200)):
        body = Organisation.objects.create(name=f"Aanbieder {number}", kind="jeugd_ggz")
        sharing.grant(case=home.case, organisation=body, parts=[CasePart.PLAN], whole_family=True, by=people.marit,
                      ground="direct_betrokken", explanation="Helpt.",
                      ends_on=today() + timedelta(days=days))  # fmt: skip
    for name, sees in (("marit", True), ("jorn", False), ("essen", False), ("nynke", False)):
        client.force_login(people.users[name])
        text = client.get("/toegang/loopt-af").content.decode()
        assert ("Aanbieder 0" in text and "Aanbieder 1" in text) is sees, name
        assert "Aanbieder 2" not in text


def test_twenty_rows_cost_as_many_queries_as_one(marit, people, home):
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert page(marit, home).status_code == 200
        return len(found)

    give(marit, home, people)
    queries()
    few = queries()
    for number in range(20):
        body = Organisation.objects.create(name=f"Aanbieder {number}", kind="jeugd_ggz")
        sharing.grant(case=home.case, organisation=body, parts=[CasePart.PLAN], people=[home.luka, home.dario],
                      ground="direct_betrokken", explanation="Helpt.", by=people.marit)  # fmt: skip
    assert queries() == few

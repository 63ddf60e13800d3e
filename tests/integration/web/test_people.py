"""The page Mensen: every form refuses in words at its field, nobody overwrites another, and the BSN stays hidden."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.access.records import write
from cases.families import actions as families
from cases.families.models import Authority, Case, Household, LifeEvent, Person, Relation, Stay
from cases.sharing import actions as sharing
from flow.models import Event
from network.models import Municipality
from tests import walks
from tests.counting import at_most

pytestmark = pytest.mark.django_db

LUKA = "999910450"


@pytest.fixture
def home(people) -> walks.Household:
    return walks.active(people)


@pytest.fixture
def marit(people) -> Client:
    return signed_in(people.marit)


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def errors_in(answer) -> str:
    html = answer.content.decode()
    return " ".join(re.findall(r'<ul class="error-summary__list">.*?</ul>', html, re.S))


BAD = [  # kind, what is typed, the field, the sentence, something typed that must stand there still
    ("jeugdige", {"first_name": "Niko", "birth_date": "1-1-2099"}, "birth_date", "ligt in de toekomst", "Niko"),
    ("jeugdige", {"first_name": "Niko", "birth_date": "31-2-2013"}, "birth_date", "dag-maand-jaar", "31-2-2013"),
    ("jeugdige", {"first_name": "Niko", "bsn": "123456789"}, "bsn", "elfproef", "Niko"),
    ("volwassene", {"surname": "Horvat"}, "first_name", "Vul in: Voornaam.", "Horvat"),
    ("volwassene", {"first_name": "Oma", "email": "geen adres"}, "email", "e-mailadres", "geen adres"),
    ("relatie", {"source": "luka", "kind": "ouder", "target": "luka"}, "target", "twee keer dezelfde", "selected"),
    ("relatie", {"source": "dario", "kind": "ouder", "target": "luka"}, "target", "staat er al", "selected"),
    ("gezag", {"child": "luka", "kind": "voogdij", "begins_on": "1-1-2020", "source": "brp", "checked_on": "1-1-2020",
               "note": "zie brief"}, "holder", "Kies een persoon óf een organisatie", "zie brief"),
    ("gezag", {"child": "luka", "kind": "eenhoofdig", "holder": "dario", "begins_on": "1-1-2020", "ends_on": "1-1-2019",
               "source": "brp", "checked_on": "1-1-2020"}, "ends_on", "vóór het begin", "1-1-2019"),
    ("wilsonbekwaamheid", {"person": "luka", "matter": "hulp", "begins_on": "1-1-2099", "assessed_by": "A. de Boer",
               "expertise": "arts", "source": "brief"}, "begins_on", "toekomst", "A. de Boer"),
    ("wilsonbekwaamheid", {"person": "luka", "matter": "hulp", "begins_on": "1-1-2026", "assessed_by": "A. de Boer",
               "expertise": "arts", "source": "brief", "representative": "dario", "representative_name": "M. Mulder",
               "representative_kind": "mentor"}, "representative_name", "niet allebei", "M. Mulder"),
    ("wilsonbekwaamheid", {"person": "luka", "matter": "hulp", "begins_on": "1-1-2026", "assessed_by": "A. de Boer",
               "expertise": "arts", "source": "brief", "representative": "dario"}, "representative_kind",
     "Kies als wat", "A. de Boer"),
    ("huis", {"street": "Dorpsstraat 1"}, "name", "Vul in", "Dorpsstraat 1"),
    ("verblijf", {"person": "luka", "begins": "vorig jaar"}, "begins", "Schrijf een jaar (2020)", "vorig jaar"),
    ("school", {"person": "luka", "kind": "mbo", "asked_on": "1-1-2099", "group": "3b"}, "asked_on", "toekomst", "3b"),
    ("netwerk", {"role": "tante"}, "name", "Kies iemand van het gezin, of schrijf de naam", "tante"),
    ("maatregel", {"child": "luka", "kind": "11", "ends_on": "1-1-2026"}, "begins_on", "vanaf wanneer", "1-1-2026"),
    ("gebeurtenis", {"when": "2024", "until": "2020", "text": "verhuisd"}, "until", "vóór het begin", "verhuisd"),
    ("traject", {"person": "dario", "reason": ""}, "reason", "Vul in", "selected"),
    ("gezien", {"person": "luka", "seen_on": "1-1-2099", "how": "thuis"}, "seen_on", "toekomst", "thuis"),
    ("pauze", {"clock": "analysis_days", "begins_on": "2-1-2026", "ends_on": "1-1-2026", "reason": "wachten op brief"},
     "ends_on", "vóór het begin", "wachten op brief"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "typed", "field", "sentence", "kept"), BAD)
def test_bad_input_is_told_at_its_field_kept_and_not_saved(home, marit, kind, typed, field, sentence, kept):
    who = {"luka": str(home.luka.pk), "dario": str(home.dario.pk)}
    parent = home.case.pk if kind in ("traject", "gezien", "pauze") else home.case.family_id
    events = Event.objects.count()
    answer = marit.post(
        f"/onderdeel/{kind}/nieuw/{parent}", {name: who.get(text, text) for name, text in typed.items()}
    )
    assert answer.status_code == 200
    assert f'href="#id_{field}"' in errors_in(answer)
    assert sentence in errors_in(answer)
    assert errors_in(answer).count("<li>") == len(set(re.findall(r'href="#(\w+)"', errors_in(answer)))), "told once"
    assert kept in answer.content.decode()
    assert Event.objects.count() == events


@pytest.mark.parametrize(
    ("kind", "typed", "field"),
    [
        ("eerste-contact", {"opened_on": "1-1-2099", "asked_by": "vader", "occasion": "x"}, "opened_on"),
        ("eerste-contact", {"opened_on": "1-1-2026", "asked_by": "vader", "occasion": "x", "urgent": "on"},
         "urgent_help_began_on"),
        ("gemeente", {"municipality": "GM0047", "municipality_ground": "afspraak"}, "municipality_note"),
    ],
)  # fmt: skip
def test_bad_facts_of_the_case_are_told_at_their_field(home, marit, kind, typed, field):
    answer = marit.post(f"/onderdeel/{kind}/{home.case.pk}", {"frame": "vrijwillig", **typed})
    assert f'href="#id_{field}"' in errors_in(answer)
    assert Case.objects.get().version == home.case.version


def test_the_case_itself_is_never_added_or_taken_out_by_these_forms(home, marit):
    assert marit.get(f"/onderdeel/eerste-contact/nieuw/{home.case.family_id}").status_code == 404
    assert marit.post(f"/onderdeel/gemeente/{home.case.pk}/verwijderen").status_code == 404


def test_two_editors_of_one_home_get_a_choice(people, home, marit):
    house = write(Household(family=home.case.family, name="bij vader", city="Veendam"), by=people.marit)
    start = {"name": "bij vader", "city": "Veendam", "base_version": house.version}
    assert marit.post(f"/onderdeel/huis/{house.pk}", {**start, "street": "Dorpsstraat 1"}).status_code == 302
    answer = signed_in(people.jorn).post(f"/onderdeel/huis/{house.pk}", {**start, "street": "Kerkstraat 2"})
    assert answer.status_code == 409
    assert "Hier staat nu “Dorpsstraat 1” (Marit Dijkhuis" in errors_in(answer)
    assert 'value="Kerkstraat 2"' in answer.content.decode()
    house.refresh_from_db()
    assert house.street == "Dorpsstraat 1"
    again = {**start, "street": "Kerkstraat 2", "base_version": house.version}
    assert signed_in(people.jorn).post(f"/onderdeel/huis/{house.pk}", again).status_code == 302


def test_two_editors_of_the_first_contact_get_both_texts(people, home, marit):
    start = {"opened_on": "1-11-2026", "asked_by": "vader", "frame": "vrijwillig", "base_version": home.case.version}
    url = f"/onderdeel/eerste-contact/{home.case.pk}"
    assert marit.post(url, {**start, "occasion": "Vader belde."}).status_code == 302
    answer = signed_in(people.jorn).post(url, {**start, "occasion": "School belde."})
    assert answer.status_code == 409
    for text in ("Vader belde.", "School belde.", "kies welke tekst blijft staan"):
        assert text in answer.content.decode()
    assert Case.objects.get().occasion == "Vader belde."


def test_changing_the_first_contact_never_touches_who_coordinates(people, home):
    stale = Case.objects.get()
    families.begin_regie(home.case, people.jorn, on=walks.today(), by=people.marit)
    stale.asked_by = "huisarts"
    families.change_case(stale, by=people.marit)
    case = Case.objects.get()
    assert (case.asked_by, case.coordinator) == ("huisarts", people.jorn)


def test_a_bsn_that_is_taken_in_the_same_family_is_refused(people, home, marit):
    home.luka.bsn = LUKA
    home.luka.save()
    answer = marit.post(
        f"/onderdeel/jeugdige/nieuw/{home.case.family_id}", {"first_name": "Niko", "bsn": LUKA, "sex": "man"}
    )
    assert "Iemand anders in dit gezin heeft dit BSN al." in errors_in(answer)
    assert LUKA not in errors_in(answer)


def test_a_youth_who_seems_known_elsewhere_asks_for_an_explicit_tick(people, home):
    home.luka.postcode, home.luka.house_number = "9640XY", "3"
    home.luka.save()
    case = Case(municipality=people.veendam, opened_on=walks.today(), asked_by="school", occasion="x")
    sharing.register_family(family_name="Smit", case=case, team=people.team, by=people.nynke)
    nynke, url = signed_in(people.nynke), f"/onderdeel/jeugdige/nieuw/{case.family_id}"
    typed = {"first_name": "Luca", "surname": "Horvat", "birth_date": f"{home.luka.birth_date:%d-%m-%Y}", "sex": "man",
             "postcode": "9640xy", "house_number": "3"}  # fmt: skip
    answer = nynke.post(url, typed)
    assert f"zaak {home.case.number} bij Lokaal team Veendam" in errors_in(answer)
    assert 'href="#id_is_somebody_else"' in errors_in(answer)
    assert "Dario" not in answer.content.decode()
    assert nynke.post(url, {**typed, "is_somebody_else": "on"}).status_code == 302
    assert case.family.people.get().first_name == "Luca"


def test_the_bsn_is_shown_only_to_the_team_on_asking_and_that_is_written_down(people, home, marit):
    home.luka.bsn = LUKA
    home.luka.save()
    page = f"/gezin/{home.case.pk}/mensen"
    for user in people.each().values():
        assert LUKA not in signed_in(user).get(page).content.decode()
    assert LUKA not in marit.get(f"/onderdeel/jeugdige/{home.luka.pk}").content.decode()
    show = f"/persoon/{home.luka.pk}/bsn"
    assert marit.get(show).status_code == 405
    for user, status in (
        (people.tess, 403),
        (people.nynke, 404),
        (people.sven, 404),
        (people.oscar, 404),
        (people.bea, 404),
    ):
        answer = signed_in(user).post(show)
        assert answer.status_code == status and LUKA not in answer.content.decode()
    assert not Event.objects.filter(label="BSN van Luka getoond").exists()
    answer = marit.post(show)
    assert LUKA in answer.content.decode() and "no-store" in answer["Cache-Control"]
    assert Event.objects.filter(label="BSN van Luka getoond", by=people.marit).count() == 1


def test_changing_a_youth_keeps_the_bsn_and_taking_it_out_is_a_choice(home, marit):
    home.luka.bsn = LUKA
    home.luka.save()
    url, typed = f"/onderdeel/jeugdige/{home.luka.pk}", {"first_name": "Luka", "sex": "man", "is_youth": "on"}
    marit.post(url, typed)
    assert Person.objects.get(pk=home.luka.pk).bsn == LUKA
    marit.post(url, {**typed, "bsn_remove": "on"})
    assert Person.objects.get(pk=home.luka.pk).bsn_index is None


def test_parents_are_not_asked_for_a_bsn(home, marit):
    assert 'name="bsn"' not in marit.get(f"/onderdeel/volwassene/nieuw/{home.case.family_id}").content.decode()
    marit.post(f"/onderdeel/volwassene/{home.dario.pk}", {"first_name": "Dario", "sex": "man", "bsn": LUKA})
    assert Person.objects.get(pk=home.dario.pk).bsn == ""


def test_nobody_with_a_story_goes_with_one_click(home, marit):
    answer = marit.post(f"/onderdeel/jeugdige/{home.luka.pk}/verwijderen", follow=True)
    assert "Over Luka staat al meer in het dossier." in answer.content.decode()
    assert Person.objects.filter(pk=home.luka.pk).exists()


def test_gezag_that_ended_stays_in_sight_and_old_checks_ask_for_a_new_look(people, home, marit):
    Authority.objects.filter(holder=home.dario).update(ends_on=walks.today() - timedelta(days=1))
    Authority.objects.filter(holder=home.ivana).update(checked_on=walks.today() - timedelta(days=400))
    page = marit.get(f"/gezin/{home.case.pk}/mensen").content.decode()
    assert "Eerder of later gezag (1)" in page and "Kijk opnieuw na" in page
    Authority.objects.filter(holder=home.ivana).update(ends_on=walks.today() - timedelta(days=1))
    assert "Nog niet nagekeken: het gezag over Luka." in marit.get(f"/gezin/{home.case.pk}/mensen").content.decode()


@pytest.mark.parametrize(
    ("ground", "kind", "words"),
    [
        ("voor_verblijf", "pleegzorg", "Dat klopt met de regel"),
        ("brp", "pleegzorg", "telt het adres in de BRP van direct vóór het verblijf"),
        ("brp", "hoofdverblijf", "Kijk na waar de inschrijving staat"),
    ],
)
def test_another_municipality_than_where_the_child_lives_is_explained(people, home, marit, ground, kind, words):
    Case.objects.update(municipality_ground=ground)
    city = Municipality.objects.get(code="GM0014")
    house = write(Household(family=home.case.family, name="pleeggezin", municipality=city), by=people.marit)
    write(Stay(family=home.case.family, person=home.luka, household=house, kind=kind, begins="2025"), by=people.marit)
    page = marit.get(f"/gezin/{home.case.pk}/mensen").content.decode()
    assert "Luka woont nu in de gemeente Groningen (pleeggezin)" in page and words in page


def test_the_number_of_queries_does_not_grow_with_the_family(people, home, marit):
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert marit.get(f"/gezin/{home.case.pk}/mensen").status_code == 200
        return len(found)

    def one_more(number: int) -> None:
        family, by = home.case.family, people.marit
        child = write(Person(family=family, first_name=f"Kind {number}", is_youth=True), by=by)
        house = write(Household(family=family, name=f"huis {number}", municipality=people.veendam), by=by)
        write(Stay(family=family, person=child, household=house, begins="2020"), by=by)
        write(Relation(family=family, source=home.dario, kind="ouder", target=child), by=by)
        write(LifeEvent(family=family, when="2020", text="geboren"), by=by, many={"people": [child]})
        write(Authority(family=family, child=child, holder=home.dario, kind="eenhoofdig", begins_on=walks.today(),
                        source="brp", checked_on=walks.today()), by=by)  # fmt: skip

    one_more(1)
    queries()
    few = queries()
    for number in range(2, 26):
        one_more(number)
    assert queries() == few <= at_most(32)

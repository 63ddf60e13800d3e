"""Bring a family in, by hand in the browser."""

import pytest
from playwright.sync_api import Page, expect

from cases.families.models import Case, Person
from flow.models import Event
from network.models import Organisation
from network.roles import OrganisationKind
from tests import walks
from tests.functional.hands import fill, follow, press, reads, sign_in
from tests.personas import People, make_people

LUKA = "999910450"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(db) -> People:
    made = make_people()
    Organisation.objects.create(name="Scholengemeenschap De Sluiskade", kind=OrganisationKind.SECONDARY_SCHOOL)
    made.team.phone = "0598 123456"
    made.team.save()
    return made


def test_marit_brings_the_horvat_family_in(page: Page, people: People, accessible):
    """Dario calls the local team about his son Luka. Marit adds the family: first Luka with his BSN, in which she
    makes a typing mistake that is refused in words; then how the question came. On the page Mensen she adds both
    parents: Ivana with whose mother she is and her gezag in one form, Dario with forms of their own. Then the two homes
    in which Luka lives, his school, his sister who may be called, and that she saw him. The BSN is hidden until she
    asks for it, and that is written down.
    """
    kept: list[str] = []
    page.on("request", lambda request: kept.append(request.post_data or "") if "/concept/" in request.url else None)
    sign_in(page, people.marit, "/gezin/nieuw")
    accessible(page)
    with page.expect_request(lambda sent: "/concept/" in sent.url and "9640 XY" in (sent.post_data or "")):
        fill(page, first_name="Luka", surname="Horvat", birth_date="9-5-2010", bsn="999910451",
             postcode="9640 XY", house_number="3")  # fmt: skip
    expect(page.locator("main")).to_contain_text("Concept bewaard")
    assert any("Horvat" in sent for sent in kept) and not any("99991045" in sent for sent in kept)
    press(page, "Verder")
    reads(page, "Dit BSN klopt niet (elfproef)")
    accessible(page)
    expect(page.locator("[name=surname]")).to_have_value("Horvat")
    fill(page, bsn=LUKA)
    press(page, "Verder")
    reads(page, "Stap 2 van 2")
    assert LUKA not in page.url and LUKA not in page.content()
    accessible(page)
    press(page, "Gezin toevoegen")
    reads(page, "Er is nog iets niet goed")
    fill(page, family_name="Horvat", asked_by="vader", channel="telefoon",
         occasion="Meldingen via Veilig Thuis en zorgen van vader", identity_seen=True)  # fmt: skip
    press(page, "Gezin toevoegen")
    reads(page, "Gezin Horvat is toegevoegd")
    accessible(page)
    assert LUKA not in page.content()

    add_parents(page, accessible)
    add_homes(page, accessible)
    add_the_rest(page, accessible)

    press(page, "Toon het BSN van Luka")
    reads(page, LUKA)
    assert LUKA not in page.url
    accessible(page)
    assert Event.objects.filter(label="BSN van Luka getoond", by=people.marit).count() == 1
    luka = Person.objects.get(first_name="Luka")
    assert (luka.bsn, luka.family.cases.get().trajectories.get().person) == (LUKA, luka)


def add_parents(page: Page, accessible) -> None:
    follow(page, "Volwassene toevoegen")
    accessible(page)
    expect(page.locator("[name=bsn]")).to_have_count(0)
    fill(page, first_name="Ivana", surname="Babić", birth_date="2-11-1981", place="moeder", tied_to=["Luka"],
         gezag_with=["Luka"], gezag_kind="gezamenlijk gezag")  # fmt: skip
    press(page, "Bewaren")
    reads(page, "Kies waar dit staat of wie het vertelt.")
    reads(page, "Vul in wanneer u het gezag hebt nagekeken.")
    accessible(page)
    expect(page.locator("[name=gezag_with]")).to_be_checked()
    fill(page, gezag_source="gezagsregister", gezag_checked_on="1-6-2025")
    press(page, "Bewaren")
    reads(page, "Ivana Babić")
    reads(page, "Ivana is ouder van Luka")
    reads(page, "nagekeken op 1 juni 2025")
    follow(page, "Volwassene toevoegen")
    fill(page, first_name="Dario", surname="Horvat", birth_date="14-3-1972", place="vader")
    press(page, "Bewaren")
    reads(page, "Dario Horvat")
    follow(page, "Relatie toevoegen")
    accessible(page)
    fill(page, source="Dario", kind="ouder van", target="Luka")
    press(page, "Bewaren")
    reads(page, "Dario is ouder van Luka")
    follow(page, "Gezag toevoegen")
    accessible(page)
    fill(
        page,
        child="Luka",
        kind="gezamenlijk gezag",
        begins_on="9-5-2010",
        source="gezagsregister",
        checked_on="1-6-2025",
    )
    press(page, "Bewaren")
    reads(page, "Kies een persoon óf een organisatie")
    accessible(page)
    fill(page, holder="Dario")
    press(page, "Bewaren")
    reads(page, "gezamenlijk gezag")


def add_homes(page: Page, accessible) -> None:
    for name, street in (("bij vader", "Schippershof 3"), ("bij moeder", "Wilgenpad 14")):
        follow(page, "Huis toevoegen")
        accessible(page)
        fill(page, name=name, street=street, city="Veendam", municipality="Veendam")
        press(page, "Bewaren")
        reads(page, street)
    for home, kind, begins in (("bij vader", "hoofdverblijf", "8-2024"), ("bij moeder", "omgang", "2024")):
        follow(page, "Verblijf toevoegen")
        accessible(page)
        fill(page, person="Luka", household=home, kind=kind, begins=begins)
        press(page, "Bewaren")
    reads(page, "sinds augustus 2024")


def add_the_rest(page: Page, accessible) -> None:
    follow(page, "School of dagbesteding toevoegen")
    accessible(page)
    fill(
        page, person="Luka", kind="voortgezet onderwijs", organisation="Scholengemeenschap De Sluiskade", group="havo 3"
    )
    press(page, "Bewaren")
    reads(page, "havo 3")
    follow(page, "Iemand toevoegen")
    accessible(page)
    fill(page, name="Petra", near="Luka", role="volwassen halfzus", may_be_asked=True)
    press(page, "Bewaren")
    reads(page, "volwassen halfzus")
    follow(page, "Gesprek toevoegen")
    accessible(page)
    fill(page, person="Luka", seen_on="5-6-2025", how="thuis bij vader")
    press(page, "Bewaren")
    follow(page, "Gebeurtenis toevoegen")
    accessible(page)
    fill(page, when="7-2024", text="ouders gaan uit elkaar")
    press(page, "Bewaren")
    reads(page, "juli 2024")


def test_a_double_family_is_seen_before_it_is_made(page: Page, people: People, accessible):
    """Nynke of the same local team gets a call about Luka too. The system knows him; she may not see that family, so
    she reads only the case number and whom to call. For his BSN there is no way on. Without BSN she can say that it
    is somebody else, and only then the second family is made.
    """
    home = walks.active(people)
    home.luka.postcode, home.luka.house_number, home.luka.bsn = "9640XY", "3", LUKA
    home.luka.save()
    born = home.luka.birth_date
    assert born
    sign_in(page, people.nynke, "/gezin/nieuw")
    fill(page, first_name="Luca", bsn=LUKA)
    press(page, "Verder")
    reads(page, f"Zaak {home.case.number} bij Lokaal team Veendam (telefoon 0598 123456)")
    expect(page.locator("main")).not_to_contain_text("Horvat")
    expect(page.get_by_role("button", name="Dit is iemand anders")).to_have_count(0)
    accessible(page)
    follow(page, "Terug naar stap 1")
    expect(page.locator("[name=bsn]")).to_have_value("")
    fill(
        page, surname="horvat", birth_date=f"{born.day}-{born.month}-{born.year}", postcode="9640 xy", house_number="3"
    )
    press(page, "Verder")
    reads(page, "Dit kind lijkt al bekend")
    accessible(page)
    press(page, "Dit is iemand anders, ga door")
    fill(page, family_name="Horvat-Smit", asked_by="school", occasion="Zorgen van de mentor")
    press(page, "Gezin toevoegen")
    reads(page, "Gezin Horvat-Smit is toegevoegd")
    assert Case.objects.count() == 2

    page.goto("/zoeken")
    accessible(page)
    fill(page, **{"precies-bsn": LUKA})
    press(page, "Zoek deze persoon")
    reads(page, f"Bekend bij Lokaal team Veendam (telefoon 0598 123456), zaak {home.case.number}")
    assert LUKA not in page.url
    accessible(page)
    fill(page, name="horvat")
    press(page, "Zoek op naam")
    reads(page, "Gezin Horvat-Smit")
    expect(page.locator("main")).not_to_contain_text(home.case.number)
    accessible(page)

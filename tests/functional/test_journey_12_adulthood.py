"""18-/18+, by hand in the browser: the list that begins by itself, the toekomstplan and the handover, a case that does
not let go, and what the team leader and the young person themselves see."""

import pytest
from playwright.sync_api import Page, expect

from cases.families.ages import plus_months
from network.models import Organisation
from tests import walks
from tests.doors import let_in
from tests.eighteen import becomes, nearly_adult
from tests.functional.hands import at, fill, follow, go, keep, open_page, press, reads, reads_not, sign_in, tab, write
from tests.personas import make_people
from tests.reminder_walks import regional_coordinator
from tests.walks import today

pytestmark = pytest.mark.django_db(transaction=True)


def test_07_the_list_begins_and_marit_says_how_each_point_stands(page: Page, db: None, accessible):
    """Luka is 17 and a half. Marit opens 18-/18+, begins the list, sees what is late and who does it, says that
    much does not play a part here, that DigiD is arranged and what shows it, and that housing was taken over. A domain
    is only settled when Luka says so: she writes down what he says."""
    people = make_people()
    home = walks.active(people)
    becomes(home, plus_months(today(), -212))
    Organisation.objects.create(name="Beschermd Wonen Noord", kind="anders")
    sign_in(page, people.marit, f"/gezin/{home.case.pk}/")
    tab(page, "18-/18+", f"/gezin/{home.case.pk}/")
    accessible(page)
    press(page, "Nu beginnen")
    reads(page, "De 18+-lijst is begonnen.")
    reads(page, "Toekomstplan beginnen met de jongere en het netwerk")
    accessible(page)

    follow(page, "Punten die hier niet spelen")
    accessible(page)
    fill(page, items=["Pleegzorg", "Verblijfsvergunning", "Vso"], because="Woont bij zijn ouders.")
    press(page, "Niet nodig voor deze jongere")
    reads(page, "De punten zijn afgevinkt.")

    open_row(page, "DigiD op eigen naam")
    write(page, at(page, "Geregeld", "DigiD"), evidence="Luka liet zijn DigiD zien.")
    open_row(page, "Beschermd wonen")
    go(page, at(page, "Overgenomen", "Beschermd wonen"))
    accessible(page)
    fill(page, taken_over_by="Beschermd Wonen Noord", taken_over_name="Rianne Bos")
    keep(page)
    page.locator("summary").filter(has_text="Klaar (2)").first.click()
    reads(page, "door Rianne Bos, Beschermd Wonen Noord")

    write(page, "Antwoord van Luka", domain="wonen", answer="nog niet", words="Ik weet niet waar ik straks woon.")
    reads(page, "Luka zegt: nog niet.")
    reads(page, "0 van de 5 gebieden geregeld.")
    accessible(page)


def test_08_the_toekomstplan_what_goes_on_and_the_warm_handover(page: Page, db: None, accessible):
    """Marit writes the toekomstplan with Luka: his own words, the risk, the steady adult, what to do when it goes
    wrong. She notes which help goes on; the hard day of the ground stands there. Then the handover, with its first
    talk."""
    people = make_people()
    _home, checklist = nearly_adult(people)
    Organisation.objects.create(name="Wmo-begeleiding Noord", kind="wmo_begeleiding_lvb")
    sign_in(page, people.marit, f"/18-plus/{checklist.pk}")
    follow(page, "Toekomstplan schrijven")
    accessible(page)
    fill(page, own_words="Ik wil een eigen kamer.", risk="er zijn zorgen", risk_words="Geld.",
         steady_adult="Tante Tineke", steady_adult_knows=True, signals="Dan bel ik niet terug.",
         what_helps="Samen lopen.", whom_to_call="Tante Tineke")  # fmt: skip
    keep(page)
    reads(page, "Tante Tineke (weet het en zegt ja)")

    follow(page, "Hulp na 18 toevoegen")
    accessible(page)
    fill(page, law="verlengde jeugdhulp (Jeugdwet)", what="Begeleiding thuis")
    press(page, "Bewaren")
    reads(page, "Kies de grond: zonder grond is er na 18 geen jeugdhulp")
    fill(page, ground="vóór 18 is besloten dat de hulp nodig is")
    keep(page)
    reads(page, "daarna kan het niet meer")

    write(
        page, "Overdracht toevoegen", organisation="Wmo-begeleiding Noord", worker="Rianne Bos", told="Alles verteld."
    )
    reads(page, "Nog geen gesprek gepland.")
    write(page, at(page, "Wijzig", "overdracht aan Wmo-begeleiding Noord"), first_on=f"{today():%d-%m-%Y}",
          youth_was_there=True, accepted_on=f"{today():%d-%m-%Y}")  # fmt: skip
    reads(page, "Overgenomen op")
    accessible(page)
    page.goto(f"/18-plus/{checklist.pk}/afdrukken")
    reads(page, "Ik wil een eigen kamer.")
    accessible(page)


def test_09_the_case_does_not_let_go_until_the_team_leader_signs(page: Page, db: None, accessible):
    """Marit wants to close the case of Luka, who is nearly 18: she cannot, and reads what is open. Tess signs, with a
    reason. Then the case closes."""
    people = make_people()
    home, checklist = nearly_adult(people)
    sign_in(page, people.marit, f"/stap/zaak/{home.case.pk}/close")
    reads(page, "18-/18+ is nog niet af: Luka: 40 punten open")
    accessible(page)
    sign_in(page, people.tess, f"/18-plus/{checklist.pk}")
    follow(page, "Tekenen om af te sluiten")
    accessible(page)
    fill(page, because="Luka is verhuisd naar Utrecht. Het team daar neemt alles over; hij weet het.")
    press(page, "Tekenen om af te sluiten")
    reads(page, "Tess Wiersma tekende op")
    sign_in(page, people.marit, f"/stap/zaak/{home.case.pk}/close")
    reads_not(page, "18-/18+ is nog niet af")


def test_10_luka_says_it_himself_and_tess_and_the_region_see_who_turns_18(page: Page, db: None, accessible):
    """Luka reads in plain words what is still to do, and says himself whether he has a place to live. Tess sees who
    turns 18, what is open per domain, and for whom nobody has taken over housing. Renske sees the same for the region,
    without a name."""
    people = make_people()
    home, _checklist = nearly_adult(people, months=4)
    sign_in(page, let_in(home.luka, by=people.marit), "/mijn/")
    open_page(page, "18 worden")
    reads(page, "Je wordt 18 op")
    reads(page, "Vraag je eigen DigiD aan.")
    accessible(page)
    page.goto("/mijn/18/wonen")
    accessible(page)
    press(page, "Antwoord bewaren")
    reads(page, "Kies ja of nog niet.")
    fill(page, answer="Nog niet", words="Bij papa is geen kamer.")
    press(page, "Antwoord bewaren")
    reads(page, "Jij zei: nog niet.")

    sign_in(page, people.tess, "/team")
    follow(page, "18-/18+: wie wordt 18, en wat is nog open")
    reads(page, "Luka, Gezin Horvat")
    expect(page.locator(".count").filter(has_text="17,5 en wonen niet overgenomen")).to_contain_text("1")
    accessible(page)
    follow(page, "Luka, Gezin Horvat")
    reads(page, "“Bij papa is geen kamer.”")

    sign_in(page, regional_coordinator(people), "/")
    open_page(page, "18-/18+")
    reads(page, "17,5 of ouder, en wonen is niet overgenomen")
    reads(page, home.case.number)
    reads_not(page, "Luka")
    accessible(page)


def open_row(page: Page, words: str) -> None:
    page.locator("summary").filter(has_text=f"Bijwerken: {words}").first.click()

"""What Marit does in the main journey before the analysis: bring the family in, say who belongs to it, make a team."""

from playwright.sync_api import Page, expect

from tests.functional import luka
from tests.functional.hands import at, fill, follow, go, press, reads, tab, write


def bring_the_family_in(page: Page) -> None:
    follow(page, "Gezin toevoegen")
    fill(page, first_name="Luka", surname="Horvat", birth_date=luka.BORN["Luka"], bsn="999910450", sex="man",
         postcode="9640 XY", house_number="3")  # fmt: skip
    press(page, "Verder")
    fill(page, family_name="Horvat", opened_on="27-5-2025", asked_by="vader Dario", channel="telefoon",
         occasion="Meldingen via Veilig Thuis en zorgen van vader", frame="vrijwillig", identity_seen=True,
         support_mentioned_on="27-5-2025", municipality="Veendam", municipality_ground="adres in de BRP")  # fmt: skip
    press(page, "Gezin toevoegen")
    reads(page, "Gezin Horvat is toegevoegd")


def write_who_belongs_to_it(page: Page, home: str) -> None:
    tab(page, "Mensen", home)
    write(page, "Kind of jongere toevoegen", first_name="Niko", surname="Horvat", birth_date=luka.BORN["Niko"],
          bsn="999912598", sex="man", place="broertje")  # fmt: skip
    for first_name, surname, born, sex, place in luka.ADULTS:
        write(page, "Volwassene toevoegen", first_name=first_name, surname=surname, birth_date=born, sex=sex,
              place=place)  # fmt: skip
    for relation in luka.RELATIONS:
        write(page, "Relatie toevoegen", **relation)
    for child, born in luka.BORN.items():
        for parent in ("Dario", "Ivana"):
            write(page, "Gezag toevoegen", child=child, holder=parent, kind="gezamenlijk gezag", begins_on=born,
                  source="gezagsregister", checked_on="28-5-2025")  # fmt: skip
    for household in luka.HOMES:
        write(page, "Huis toevoegen", **household)
    for stay in luka.STAYS:
        write(page, "Verblijf toevoegen", **stay)
    write(page, "School of dagbesteding toevoegen", person="Luka", kind="voortgezet onderwijs", group="havo 3",
          organisation="Scholengemeenschap De Sluiskade", note="veel afwezig; kijkt op naar de gymdocent")  # fmt: skip
    write(page, "Iemand toevoegen", person="Petra", near="Luka", may_be_asked=True, support="emotioneel en praktisch",
          role="volwassen halfzus, woont een deel van het jaar bij het huis aan zee")  # fmt: skip
    for when, text in luka.EVENTS:
        write(page, "Gebeurtenis toevoegen", when=when, text=text)
    for words in ("Dario is ouder van Luka", "gezamenlijk gezag", "bij moeder", "havo 3", "juli 2024"):
        reads(page, words)


def make_the_team(page: Page, home: str) -> None:
    tab(page, "Team en regie", home)
    go(page, at(page, "Teamlid toevoegen", "Lokaal team Veendam"))
    fill(page, user="Jorn Feenstra, jeugdwerker", task="contact op school")
    press(page, "Teamlid van Lokaal team Veendam toevoegen")
    follow(page, "Organisatie uitnodigen")
    fill(page, organisation="Jeugd-ggz De Zeilmakerij", purpose="praten en medicijnen volgen",
         ground="direct betrokken bij dezelfde hulp", explanation="Behandelt Luka.")  # fmt: skip
    press(page, "Organisatie uitnodigen")
    go(page, at(page, "Teamlid toevoegen", "Jeugd-ggz De Zeilmakerij"))
    fill(page, user="Dr. Van Essen, kinder- en jeugdpsychiater", task="vaste arts van Luka")
    press(page, "Teamlid van Jeugd-ggz De Zeilmakerij toevoegen")
    reads(page, "vaste arts van Luka")
    follow(page, "Zaak starten")
    fill(page, coordinator="Marit Dijkhuis, casemanager")
    press(page, "Zaak starten")
    expect(page.locator(".identity")).to_contain_text("Marit Dijkhuis")
    write(page, "Procesregie of inhoudelijke regie toevoegen", kind="procesregie", begins_on="28-5-2025",
          organisation="Lokaal team Veendam", about="dat iedereen doet wat is afgesproken")  # fmt: skip

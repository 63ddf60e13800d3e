"""Names and sentences. Everything is invented; long enough to weigh what real text weighs."""

from random import Random

SURNAMES = (
    "Vries Bakker Jansen Visser Smit Meijer Mulder Bos Hoekstra Dijkstra Postma Veenstra Kuipers Wiersma Feenstra "
    "Boersma Huizinga Zijlstra Hofman Kamminga Nijboer Wolters Oosterhof Bosma Medema Dekker Scholtens Buurma Kruize "
    "Venema Wieringa Bolt Pranger Drent Smid Stuivinga Tuinstra Hummel Kloosterman Noordhof Sikkema Ritsema Balkema "
    "Yilmaz Demir Kaya Haddad Alami Ouali Osman Warsame Abdi Tesfay Haile Kowalski Nowak Wiśniewski Horvat Babić "
    "Silva Santos Okafor Mensah Nguyen Tran Rahimi Karimi Popescu Ivanova Martina Pietersz"
).split()
FIRST_NAMES = (
    "Noor Emma Sara Lotte Fenna Jildou Maud Roos Tess Lieke Zeynep Amira Hana Selam Zuzanna Ivana Mila Nina Evi Isa "
    "Daan Sem Lars Jurre Thijs Bram Finn Jesse Siebe Wout Emir Yusuf Ibrahim Samuel Jakub Luka Mees Ruben Tijn Levi "
    "Anouk Femke Marloes Ilse Wietske Geertje Hilda Janet Monique Sandra Fatma Leyla Nadia Miriam Agnieszka Ana "
    "Mark Jeroen Bert Henk Klaas Roelof Sander Wim Harm Erik Mehmet Ali Hassan Dawit Piotr Dario Marco Peter Jan Kees"
).split()
STREETS = (
    "Wilgenpad Schippershof Torenstraat Kerklaan Stationsweg Brink Molenweg Havenkade Dorpsstraat Esdoornlaan".split()
)

SENTENCES = (
    "Thuis is het de laatste tijd vaak onrustig, vooral rond het slapengaan.",
    "Op school gaat het wisselend: de ene week lukt het, de andere week bijna niet.",
    "Als er iemand rustig naast blijft zitten, komt het gesprek vanzelf op gang.",
    "De ouders willen allebei hetzelfde, maar zeggen het op een andere manier.",
    "Oma woont dichtbij en vangt de kinderen op woensdagmiddag op.",
    "Na de verhuizing zijn de vrienden van vroeger uit beeld geraakt.",
    "De slaap is kort en de dagen zijn lang; dat merkt iedereen aan tafel.",
    "Een vaste plek en een vaste dag helpen meer dan een nieuw gesprek.",
    "Moeder vertelt dat ze zich soms alleen voelt staan in de opvoeding.",
    "Vader zegt dat hij liever iets doet dan erover praat.",
    "De mentor ziet dat het bij praktische vakken bijna altijd goed gaat.",
    "Er is eerder hulp geweest, en wat toen werkte was dat iemand bleef komen.",
    "Geldzorgen spelen mee, maar staan nooit op zichzelf.",
    "Het gezin wil graag weten wie wat doet, en wanneer dat klaar is.",
    "Bij ruzie trekt iedereen zich terug, en daarna wordt er niet meer over gesproken.",
    "Samen koken en samen naar buiten gaan zijn de momenten waarop het wel lukt.",
    "De wachttijd duurde langer dan gedacht en in die tijd is het zwaarder geworden.",
    "Er wordt veel gevraagd van de oudste, die thuis vaak de rust bewaart.",
)
GOALS = (
    "Elke avond op tijd en rustig naar bed", "Vier dagen in de week naar school",
    "Zeggen wat er is voordat het te veel wordt",
    "Samen eten zonder ruzie", "Weer iets leuks doen buiten de deur", "Weten wie er komt en waarom",
    "Afspraken tussen beide huizen die kloppen", "Geldzaken op orde, zonder post die blijft liggen",
)  # fmt: skip
AGREEMENTS = (
    "Belt elke maandag om te horen hoe het weekend was.", "Gaat mee naar het gesprek op school.",
    "Zet de weekplanning op de koelkast en loopt die samen door.", "Vraagt de huisarts om een verwijzing.",
    "Haalt de kinderen op woensdag van school.", "Schrijft het verslag van het gezamenlijke gesprek.",
    "Zoekt uit welke sportclub plek heeft.", "Komt twee keer in de week een uur thuis.",
)  # fmt: skip
FACTORS = (
    "Weinig slaap en veel onrust in het hoofd", "Ruzie tussen ouders over de regels", "Een oma die altijd klaarstaat",
    "Lang thuis gezeten na een overstap", "Wisselende gezichten in de hulp", "Zorgen over geld en huis",
    "Goed in praktisch werk", "Verlies waar niet over gepraat wordt", "Druk van vrienden buiten school",
)  # fmt: skip


def _paragraphs(sentences: int) -> list[str]:
    """Two hundred pieces of text of so many sentences, the same ones every time."""
    rng = Random(sentences)
    return [" ".join(rng.sample(SENTENCES, sentences)) for _ in range(200)]


SHORT, LONG = _paragraphs(2), _paragraphs(6)

"""What is typed in the main journey: the family Horvat of vignette A (invented), in the words of its file."""

from typing import Any

ADULTS = (
    ("Dario", "Horvat", "14-3-1972", "man", "vader"),
    ("Ivana", "Babić", "2-11-1981", "vrouw", "moeder"),
    ("Lucija", "Horvat", "18-4-2005", "vrouw", "halfzus, woont bij vader"),
    ("Petra", "Horvat", "30-1-1999", "vrouw", "oudste halfzus"),
)
RELATIONS: tuple[dict[str, str], ...] = (
    {"source": "Dario", "kind": "ouder van", "target": "Luka"},
    {"source": "Ivana", "kind": "ouder van", "target": "Luka"},
    {"source": "Dario", "kind": "ouder van", "target": "Niko"},
    {"source": "Ivana", "kind": "ouder van", "target": "Niko"},
    {"source": "Dario", "kind": "ex-partner van", "target": "Ivana", "note": "uit elkaar sinds zomer 2024"},
    {"source": "Luka", "kind": "broer of zus van", "target": "Niko"},
    {
        "source": "Petra",
        "kind": "halfbroer of halfzus van",
        "target": "Luka",
        "note": "uit de eerste relatie van vader",
    },
)
BORN = {"Luka": "9-5-2010", "Niko": "21-9-2013"}
HOMES: tuple[dict[str, str], ...] = (
    {"name": "bij vader", "street": "Schippershof 3", "postcode": "9640 XY", "city": "Veendam",
     "municipality": "Veendam"},
    {"name": "bij moeder", "street": "Wilgenpad 14", "postcode": "9640 XX", "city": "Veendam",
     "municipality": "Veendam"},
    {"name": "huis aan zee", "city": "dorp bij Zadar, Kroatië"},
)  # fmt: skip
STAYS: tuple[dict[str, Any], ...] = (
    {"person": "Luka", "household": "bij vader", "kind": "hoofdverblijf", "begins": "8-2024", "is_registered": True,
     "note": "bij ruzie met moeder soms weken alleen bij vader"},
    {"person": "Luka", "household": "bij moeder", "kind": "omgang", "begins": "8-2024",
     "note": "wisselend; op dit moment geen contact"},
    {"person": "Luka", "household": "huis aan zee", "kind": "vakantie", "begins": "2015",
     "note": "samen ongeveer drie maanden per jaar"},
    {"person": "Niko", "household": "bij moeder", "kind": "hoofdverblijf", "begins": "8-2024", "is_registered": True},
)  # fmt: skip
EVENTS = (
    ("2022", "onderzoek jeugd-ggz: depressieve stoornis, matig van ernst"),
    ("7-2024", "ouders gaan uit elkaar"),
)

HEADINGS = {
    "Wie is er belangrijk voor jullie/jou?": "Je woont bij je vader en je halfzus Lucija. Je broertje Niko woont bij "
    "je moeder. Je vader en je moeder hebben samen het gezag. Met je halfzussen en halfbroer heb je fijn contact.",
    "Wie mag wat ontvangen?": "Je vader en je moeder krijgen de hele analyse en het plan. De jeugd-ggz krijgt ook de "
    "afspraken over medicijnen. School hoort alleen wanneer je er niet bent en wie de contactpersoon is.",
    "Naar welke school of dagbesteding ga je?": "Je zit in havo 3 op De Sluiskade. In een jaar ging je twee keer naar "
    "een andere plek. Je mist veel lessen, maar bij gym ben je er bijna altijd.",
    "Waar lopen jullie/loop jij tegenaan?": "Je bent somber en je hoofd zit vol. Met je moeder heb je vaak ruzie. Je "
    "wilt stoppen met drank en drugs, maar niet hier.",
    "Wat is jullie/jouw verhaal?": "Je bent in Kroatië geboren en kwam met een maand naar Nederland. Je halfzussen en "
    "halfbroer woonden afwisselend hier en daar. In 2024 gingen je ouders uit elkaar.",
    "In het kort de belangrijkste dingen onder elkaar": "Luka, je bent 15 jaar en je woont bij je vader en je halfzus "
    "Lucija in Veendam. Je ouders zijn sinds vorige zomer uit elkaar en overleggen lukt hun niet goed. Met je moeder "
    "heb je vaak ruzie. Er wordt dan geslagen en geschopt en zij kan je niet stoppen. Je bent somber en je hoofd zit "
    "vol. Drank en drugs maken het even stil, maar daarna komt het terug. Met je vrienden gebruik je veel. Jij kunt "
    "niet goed vertellen wat er is; daardoor weet niemand wat je helpt. Eerdere hulp stokte door gemiste afspraken. "
    "Wat sterk is: je wilt zelf hulp, je ouders willen allebei helpen, en in het huis aan zee vind je rust.",
}
WORRIES: tuple[dict[str, Any], ...] = (
    {"text": "Er zijn in korte tijd meer meldingen gekomen over ruzies tussen jou en je moeder.",
     "example": "Bij een ruzie over thuiskomen werd geslagen en geschopt.",
     "exception": "Als jullie samen koken gaat het meestal goed.", "context": "thuis", "life_area": "veiligheid",
     "voice": "professional", "organisation": "Veilig Thuis", "about": ["Luka", "Ivana"]},
    {"text": "Je mist veel lessen en je cijfers zijn laag.",
     "example": "In mei was je de helft van de lessen afwezig.", "exception": "Bij gym ben je er bijna altijd.",
     "context": "school", "life_area": "school of werk", "voice": "professional",
     "said_by_name": "Mevrouw Tuinstra, mentor", "organisation": "Scholengemeenschap De Sluiskade", "about": ["Luka"]},
    {"text": "Je vader ziet dat je somber bent en niet praat. Hij weet niet hoe hij je kan helpen.",
     "example": "Je eet op je kamer en slaapt overdag.", "exception": "In het huis aan zee ben je rustiger.",
     "context": "thuis", "life_area": "gezondheid", "voice": "vader", "person": "Dario", "about": ["Luka"]},
)  # fmt: skip

FEELING, TIES = "kind: emotionele ontwikkeling en gedrag", "kind: gezins- en sociale relaties"
HISTORY, FRIENDS = (
    "gezin en omgeving: gezinsgeschiedenis en functioneren",
    "gezin en omgeving: sociale integratie van het gezin",
)
LUKA: dict[str, Any] = {"voice": "jeugdige", "person": "Luka"}
DARIO: dict[str, Any] = {"voice": "vader", "person": "Dario"}
IVANA: dict[str, Any] = {"voice": "moeder", "person": "Ivana"}
ALL_THREE = ["Luka", "Dario", "Ivana"]


def said(text: str, kind: str, on: str, heading: str, about: list[str] | None = None, **who: Any) -> dict[str, Any]:
    return {"text": text, "kind": kind, "said_on": on, "heading": heading, "about": about or ["Luka"], **who}


# What Marit heard of the family and of Veilig Thuis.
HEARD = (
    said("Je zegt dat je je klote voelt en dat je hoofd vol zit.", "beleving", "5-6-2025", FEELING, **LUKA),
    said("Tegen je vader zei je dat je iets neemt om minder te voelen. Het wordt dan stil in je hoofd.", "beleving",
         "5-6-2025", FEELING, **LUKA, via="Dario"),
    said("Er gaan verhalen dat jongens uit jouw groep anderen hebben mishandeld. Wat waar is en of jij erbij was, "
         "weten we niet.", "gerucht", "30-5-2025", TIES, voice="professional", organisation="Veilig Thuis"),
    said("Je wilt hulp om te stoppen, maar niet hier. Het liefst ga je een tijd naar het buitenland.", "wens",
         "10-6-2025", "kind: zelfredzaamheid", **LUKA, via="Dario"),
    said("Je vindt het moeilijk om te vertellen wat er is. Je vader mag het wel aan ons vertellen.", "beleving",
         "17-6-2025", TIES, **LUKA),
    said("Je bent bijna elke dag bij je vrienden. Met hen gebruik je drank en drugs.", "beleving", "17-6-2025", FRIENDS,
         **LUKA),
    said("Ivana, je zegt dat je Luka niet kunt stoppen als hij boos wordt.", "beleving", "10-6-2025",
         "opvoeding: regels en grenzen", ALL_THREE, **IVANA),
    said("Jullie willen allebei helpen en willen weten hoe je met Luka in contact blijft.", "wens", "10-6-2025",
         "opvoeding: emotionele warmte", ["Dario", "Ivana"], **IVANA),
    said("Je vader zegt: met je moeder gaat het op en af. Soms zien jullie elkaar weken niet.", "waarneming",
         "10-6-2025", TIES, **DARIO),
    said("Als klein kind had je verdriet als je halfzussen en halfbroer weer weggingen.", "beleving", "10-6-2025",
         HISTORY, **DARIO),
    said("In het huis aan zee is Luka rustiger. Daar zijn zijn vrienden van hier niet.", "waarneming", "10-6-2025",
         "gezin en omgeving: gemeenschapsbronnen", **DARIO),
)  # fmt: skip
# What Dr. Van Essen of De Zeilmakerij adds, in a browser of her own.
ADDED_BY_ESSEN = (
    said("In 2022 is een depressieve stoornis vastgesteld. De behandeling hielp bij de stemming. De boosheid bleef "
         "moeilijk.", "feit", "12-6-2025", FEELING, voice="professional", professional="Dr. Van Essen"),
    said("Afspraken werden vaak afgezegd, door jou en door jullie als ouders.", "waarneming", "12-6-2025",
         "opvoeding: stabiliteit", ALL_THREE, voice="professional", professional="Dr. Van Essen"),
)  # fmt: skip


def factor(title: str, kind: str, side: str, statements: list[str], about: list[str] | None = None,
           **more: Any) -> dict[str, Any]:  # fmt: skip
    return {"title": title, "kind": kind, "locus": side, "statements": statements, "about": about or ["Luka"], **more}


APART, SAD = "Ouders zijn uit elkaar en zitten niet op een lijn", "Somber, vol hoofd"
ANGRY, NO_LIMITS = "Boosheid moeilijk te stoppen", "Moeder kan Luka niet stoppen als hij boos is"
DRINK, GROUP = "Drank en drugs om minder te voelen", "Vriendengroep waar zorgen over zijn"
SILENT, CANCELLED = "Niet kunnen vertellen wat er is", "Hulp komt niet op gang door afgezegde afspraken"
WANTS_HELP, SEA = "Luka wil hulp", "Rust in het huis aan zee"
PARENTS_HELP = "Beide ouders willen helpen"
FACTORS = (
    factor(APART, "oorzaak", "gezin en omgeving", ["Je vader zegt: met je moeder"], ALL_THREE, also_kind="aanleiding"),
    factor("Vaak afscheid en verandering als kind", "risico", "gezin en omgeving", ["Als klein kind had je verdriet"]),
    factor(SAD, "oorzaak", "kind", ["Je zegt dat je je klote voelt", "In 2022 is een depressieve"]),
    factor(ANGRY, "oorzaak", "kind", ["Ivana, je zegt dat je Luka niet", "In 2022 is een depressieve"]),
    factor(NO_LIMITS, "houdt in stand", "opvoeding", ["Ivana, je zegt dat je Luka niet"], ["Ivana", "Luka"]),
    factor(DRINK, "houdt in stand", "kind", ["Tegen je vader zei je", "Je bent bijna elke dag bij je vrienden"]),
    factor(GROUP, "houdt in stand", "gezin en omgeving",
           ["Er gaan verhalen dat jongens", "Je bent bijna elke dag bij je vrienden"]),
    factor(SILENT, "houdt in stand", "kind", ["Je vindt het moeilijk om te vertellen"]),
    factor(CANCELLED, "houdt in stand", "opvoeding", ["Afspraken werden vaak afgezegd"], ALL_THREE),
    factor(WANTS_HELP, "helpt", "kind", ["Je wilt hulp om te stoppen"]),
    factor(PARENTS_HELP, "helpt", "opvoeding", ["Jullie willen allebei helpen"], ["Dario", "Ivana"]),
    factor(SEA, "helpt", "gezin en omgeving", ["In het huis aan zee is Luka rustiger"]),
)  # fmt: skip
LINKS = (
    (APART, "draagt bij aan", SAD, "Door de onrust tussen jullie als ouders heeft Luka weinig rust."),
    (SAD, "lokt uit", DRINK, "Drank en drugs maken het stil in het hoofd."),
    (DRINK, "houdt in stand", SAD, "Na het gebruik is de somberheid weer terug."),
    (GROUP, "houdt in stand", DRINK, "In de groep wordt veel gebruikt."),
    (ANGRY, "draagt bij aan", NO_LIMITS, "Hoe bozer Luka wordt, hoe minder het moeder lukt."),
    (NO_LIMITS, "houdt in stand", ANGRY, "Niemand stopt de boosheid op tijd."),
    (SEA, "beschermt tegen", GROUP, "Daar is de groep er niet."),
)
EARLIER_HELP: tuple[dict[str, Any], ...] = (
    {"people": ALL_THREE, "organisation": "Opvoedhulp De Turfschuit", "begins": "2020", "ends": "2020",
     "question": "minder ruzie en boosheid thuis; grenzen stellen", "asked_by": "de huisarts", "result": "hielp even",
     "helped": "kijken naar wat goed gaat", "did_not_help": "hield niet stand toen de hulp stopte"},
    {"people": ALL_THREE, "organisation": "Jeugd-ggz De Zeilmakerij", "begins": "2022", "ends": "2024",
     "question": "waar komt het gedrag vandaan; minder ruzie, beter op school", "asked_by": "de huisarts",
     "result": "stemming voldoende beter; boosheid niet", "helped": "denken en doen in kleine stappen",
     "did_not_help": "veel afgezegde afspraken"},
)  # fmt: skip

GOALS: tuple[dict[str, Any], ...] = (
    {"title": "Rust in mijn hoofd", "of_people": ["Luka"], "period": "langere termijn",
     "own_words": "Ik wil dat het rustig wordt in mijn kop en dat ik weet wat ik moet doen om me weer goed te voelen.",
     "desired": "Je slaapt, je kunt zeggen wat er is, en je hebt geen drank of drugs nodig.",
     "factors": [SAD, SILENT, DRINK], "obstacle": "de druk van de groep hier", "support": "je halfzussen, de arts"},
    {"title": "Zonder drank en drugs", "of_people": ["Luka"], "period": "korte termijn",
     "own_words": "Stoppen, maar niet hier.", "desired": "Je zegt nee als iemand je iets aanbiedt.",
     "factors": [DRINK, GROUP], "obstacle": "vrienden die gebruiken", "support": "andere omgeving"},
    {"title": "In contact blijven met Luka", "of_people": ["Dario", "Ivana"], "period": "langere termijn",
     "own_words": "Wij willen weten hoe we bij hem kunnen komen, zodat we hem kunnen steunen.",
     "desired": "Luka vertelt jullie iets uit zichzelf; ruzies stoppen zonder slaan.",
     "factors": [APART, NO_LIMITS, PARENTS_HELP], "obstacle": "jullie kunnen nog niet samen overleggen",
     "support": "jullie willen het allebei"},
)  # fmt: skip
QUIET, SOBER, CONTACT = (goal["title"] for goal in GOALS)
NUMBERS = (
    (QUIET, "Luka Horvat", "3", "7"), (SOBER, "Luka Horvat", "2", "8"), (CONTACT, "Ivana Babić", "2", "7"),
    (CONTACT, "Dario Horvat", "4", "7"),
)  # fmt: skip
APPLICATION = "Het lokale team meldt Luka aan voor het traject in het buitenland."
COACH = "Een jongerencoach ziet Luka elke week tot de start."
CALLS = "Luka en moeder videobellen een keer per week."
MEDICINES = "De Zeilmakerij bespreekt vooraf wat te doen als het slechter gaat met de medicijnen."
SAFETY_PLAN = "We maken samen een veiligheidsplan voor ruzies thuis."
AGREEMENTS: tuple[dict[str, Any], ...] = (
    {"what": APPLICATION, "who": "Marit Dijkhuis",
     "with_whom": "Luka, Dario en Ivana", "goals": [SOBER], "due_on": "4-7-2025"},
    {"what": COACH, "who": "Marit Dijkhuis", "with_whom": "Luka",
     "goals": [QUIET], "due_on": "1-7-2025", "repeats": "elke week", "until": "11-9-2025"},
    {"what": CALLS, "who": "Ivana Babić", "with_whom": "Luka",
     "goals": [CONTACT], "due_on": "13-7-2025", "repeats": "elke week", "until": "22-8-2025"},
    {"what": MEDICINES,
     "who": "Jeugd-ggz De Zeilmakerij", "with_whom": "Dario en Ivana", "goals": [QUIET], "due_on": "1-7-2025"},
    {"what": SAFETY_PLAN, "who": "Marit Dijkhuis", "with_whom": "Luka, Dario en Ivana", "goals": [CONTACT],
     "due_on": "4-7-2025", "kind": "veiligheidsplan maken"},
)  # fmt: skip
HELP = {
    "person": "Luka", "asked_on": "26-6-2025",
    "question": "Luka vraagt hulp om te stoppen met middelen en om te gaan met zijn somberheid.",
    "problems": "Er zijn problemen in het opgroeien en in de opvoeding.",
    "needed": "Dag en nacht wonen met veel hulp bij gedrag en met behandeling, door professionals.",
    "own_strength": "Ouders kunnen deze hulp niet zelf geven. Het lokale team vindt dat ook.",
    "other_laws": "geen", "general_provision": "niet genoeg; hulp is ook 's nachts nodig",
    "conclusion": "Zeven etmalen per week wonen met behandeling, zorg in natura.",
    "category": "verblijf of opname", "product_name": "verblijf zwaar", "product_category": "43",
    "product_code": "43A38", "begins_on": "11-9-2025", "ends_on": "10-5-2026", "amount": "7", "unit": "etmalen",
    "frequency": "per week", "delivery": "zorg in natura", "provider": "Stichting De Verre Oever",
}  # fmt: skip
ANSWERS = {
    "Luka Horvat": "Weg van hier, dat is wat ik wil. De rest vind ik prima.",
    "Dario Horvat": "Zo is het. Ik hoop dat deze hulp wel aanslaat. Die zomer aan zee doet hem vast goed.",
    "Ivana Babić": "Ik ben bang om hem en blij dat er iets gebeurt. Ik hoop dat we minder botsen.",
}
DISSENT = "Wacht met verblijf niet op de medicijnen: spreek nu af wie er belt als het slechter gaat."

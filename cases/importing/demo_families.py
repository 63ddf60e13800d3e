"""Invented families for the demo, small on purpose: together they show every group of the caseload. Days count from
today, negative is past. No name, address or number belongs to anybody."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Youngster:
    name: str
    sex: str
    age: int
    school: str
    school_kind: str


@dataclass(frozen=True)
class DemoFamily:
    """`begun`: first contact. `far`: how far it came. `due`: next evaluation. `promised`: the agreement's last day."""

    key: str
    name: str
    mother: str
    father: str
    youth: Youngster
    occasion: str
    asked_by: str
    begun: int
    far: str
    provider: str = ""
    due: int = 0
    promised: int = 0
    said_by_youth: str = ""
    said_by_mother: str = ""
    said_by_father: str = ""
    example: str = ""
    exception: str = ""
    seen_by_provider: str = ""
    keeps_going: str = ""
    causes: str = ""
    risk: str = ""
    helps: str = ""
    summary: str = ""
    goal: str = ""
    wish: str = ""
    desired: str = ""
    agreement: str = ""
    coordinator: str = "Marit Dijkhuis"


INTAKE, WRITING, PROPOSED, ADOPTED, EVALUATED, CLOSED = (
    "intake",
    "writing",
    "proposed",
    "adopted",
    "evaluated",
    "closed",
)
ZEILMAKERIJ, OP_STAP = "Jeugd-ggz De Zeilmakerij", "Jongerencoaches Op Stap"
EXPERTS = {ZEILMAKERIJ: "Naomi de Vos", OP_STAP: "Thijs Kramer"}  # who of the provider works with these families

FAMILIES = (
    DemoFamily(
        key="demo-1", name="De Wit", mother="Saskia", father="Peter", begun=-118, far=ADOPTED, due=-8,
        promised=-3, provider=ZEILMAKERIJ, asked_by="school, met moeder erbij",
        youth=Youngster("Daan", "man", 9, "Basisschool De Wilgenhof", "basisonderwijs"),
        occasion="Daan slaat andere kinderen en wordt steeds vaker naar huis gestuurd.",
        said_by_youth="Als ze lachen wordt alles rood en dan weet ik het niet meer.",
        said_by_mother="Thuis lopen wij op eieren. Een nee wordt een uur schreeuwen.",
        said_by_father="Ik was vroeger net zo. Bij mij ging het over.",
        example="Op maandag gooide Daan een stoel om toen iemand lachte.",
        exception="Bij het vissen met opa blijft hij uren rustig.",
        seen_by_provider="Daan begrijpt grapjes vaak niet en denkt dat het over hem gaat.",
        causes="Daan begrijpt de bedoeling van anderen vaak verkeerd",
        keeps_going="Na een uitbarsting mag Daan naar huis, en daar is het rustig",
        risk="Weinig vrienden om mee te oefenen", helps="Opa gaat elke woensdag met Daan vissen",
        summary="Daan, je bent een jongen die precies wil weten hoe het zit. Grapjes snap je vaak anders dan ze "
        "bedoeld zijn. Dan word je boos en mag je naar huis. Daar is het rustig, en zo leer je niet hoe je "
        "kunt blijven. Opa en de woensdagen helpen.",
        goal="Op school blijven als het druk wordt", wish="Ik wil gewoon met de klas mee naar buiten.",
        desired="Daan gaat bij drukte naar zijn plek in de klas en komt daarna terug.",
        agreement="Naomi oefent op dinsdag met Daan in de klas met de stoplichtkaart.",
    ),
    DemoFamily(
        key="demo-2", name="Okonkwo", mother="Grace", father="Emeka", begun=-96, far=ADOPTED, due=3,
        promised=10, provider=ZEILMAKERIJ, asked_by="Amara, via de mentor",
        youth=Youngster("Amara", "vrouw", 14, "Scholengemeenschap De Sluiskade", "voortgezet_onderwijs"),
        occasion="Amara eet bijna niet meer en trekt zich terug.",
        said_by_youth="Als ik niet eet heb ik tenminste iets in de hand.",
        said_by_mother="Wij zitten aan tafel en niemand durft iets te zeggen.",
        said_by_father="Zeg ik iets, dan is het fout. Zeg ik niets, dan ook.",
        example="Op zondag ging het bord vol terug.",
        exception="Na de koorrepetitie eet Amara een broodje mee.",
        seen_by_provider="Amara is bang voor cijfers en voor aankomen, en telt allebei.",
        causes="Amara legt de lat heel hoog voor zichzelf",
        keeps_going="Aan tafel wordt niets meer gezegd, zodat het niet misgaat",
        risk="Foto's van anderen waar zij zich mee vergelijkt", helps="Amara zingt in het koor van de kerk",
        summary="Amara, je wilt alles goed doen. Minder eten gaf je houvast. Thuis is iedereen stil aan tafel, uit "
        "angst dat het misgaat, en juist daardoor sta je er alleen voor. In het koor ben je vrij.",
        goal="Samen eten zonder dat het over eten gaat", wish="Dat we weer lachen aan tafel.",
        desired="Vier avonden per week eet Amara mee en praten we over iets anders.",
        agreement="Grace en Amara kiezen op zondag samen wat er door de week op tafel komt.",
    ),
    DemoFamily(
        key="demo-3", name="Postema", mother="Ilse", father="Jan-Willem", begun=-190, far=EVALUATED, due=60,
        promised=21, provider=ZEILMAKERIJ, asked_by="huisarts",
        youth=Youngster("Jesse", "man", 12, "Scholengemeenschap De Sluiskade", "voortgezet_onderwijs"),
        occasion="Jesse durft na het ongeluk van zijn broer de straat niet meer op.",
        said_by_youth="Als ik niet ga kijken gebeurt er weer iets.",
        said_by_mother="Ik breng hem overal naartoe, anders gaat hij niet.",
        said_by_father="Als ik hem laat gaan en er gebeurt iets, vergeef ik het mezelf nooit.",
        example="Bij de rotonde stapt Jesse af en draait hij om.",
        exception="In het bos, zonder auto's, fietst hij voorop.",
        seen_by_provider="Jesse is gespannen bij elk geluid van remmen.",
        causes="Jesse zag het ongeluk van zijn broer gebeuren",
        keeps_going="Ilse brengt Jesse overal naartoe, zodat hij het niet hoeft te proberen",
        risk="De brugklas is verder fietsen", helps="Zijn broer gaat alweer zelf op pad",
        summary="Jesse, je zag het ongeluk van je broer. Sindsdien let je overal op. Je moeder brengt je, en dat is "
        "lief, maar zo merk je niet dat het ook goed kan gaan. Je broer gaat alweer zelf.",
        goal="Zelf naar school fietsen", wish="Gewoon op de fiets, net als de rest.",
        desired="Jesse fietst drie dagen per week zelf, op de andere dagen met zijn broer.",
        agreement="Jesse fietst op maandag en donderdag het eerste stuk zelf.",
    ),
    DemoFamily(
        key="demo-4", name="Yıldız", mother="Hatice", father="Orhan", begun=-19, far=WRITING,
        asked_by="moeder", youth=Youngster("Elif", "vrouw", 6, "Basisschool De Wilgenhof", "basisonderwijs"),
        occasion="Elif praat op school niet, thuis wel.",
        said_by_youth="Mijn stem blijft thuis.",
        said_by_mother="Thuis zingt ze de hele dag. Op school zegt ze niets, al twee jaar.",
        said_by_father="Op de markt fluistert ze tegen mij wat ze wil.",
        example="De juf vroeg haar naam en Elif keek naar de grond.",
        exception="Met haar nichtje praat ze op het schoolplein zachtjes.",
        keeps_going="Op school vraagt niemand haar nog iets",
    ),
    DemoFamily(
        key="demo-5", name="Mulder-Bos", mother="Anneke", father="Rob", begun=-3, far=INTAKE,
        asked_by="Fleur zelf", youth=Youngster("Fleur", "vrouw", 16, "Mbo Eems & Land", "mbo"),
        occasion="Fleur belde zelf: het gaat niet meer thuis en zij slaapt bij een vriendin.",
    ),
    DemoFamily(
        key="demo-6", name="Huizinga", mother="Bianca", father="Marcel", begun=-260, far=CLOSED, due=-22,
        promised=-60, provider=OP_STAP, asked_by="vader",
        youth=Youngster("Ruben", "man", 11, "Basisschool De Wilgenhof", "basisonderwijs"),
        occasion="Na de scheiding wil Ruben niet meer naar zijn moeder.",
        said_by_youth="Ik wil niet kiezen.",
        said_by_mother="Ik dacht dat hij niet meer van mij hield.",
        said_by_father="Hij wilde niet meer in de auto stappen.",
        example="Op vrijdag zat Ruben met zijn tas op de stoep.",
        exception="Bij voetbal zwaait hij naar allebei.",
        seen_by_provider="Ruben zegt tegen elk van beiden wat die graag hoort.",
        causes="Ruben zit tussen twee ouders die niet met elkaar praten",
        keeps_going="Boodschappen tussen de ouders gaan via Ruben",
        risk="Twee huizen met andere regels", helps="Beide ouders komen kijken bij voetbal",
        summary="Ruben, je houdt van allebei. Boodschappen gingen via jou, en dan moest je kiezen. Dat hoeft niet "
        "meer: jullie ouders appen nu met elkaar.",
        goal="Bij allebei thuis zijn zonder te kiezen", wish="Dat ze gewoon met elkaar praten.",
        desired="Ruben is om de week bij ieder en draagt geen boodschappen meer over.",
        agreement="De ouders sturen elkaar op vrijdag een berichtje over de week.",
    ),
    DemoFamily(
        key="demo-7", name="Van der Laan", mother="Mirjam", father="Koen", begun=-30, far=PROPOSED,
        promised=14, provider=ZEILMAKERIJ, asked_by="jeugdarts", coordinator="Jorn Feenstra",
        youth=Youngster("Sem", "man", 8, "Basisschool De Wilgenhof", "basisonderwijs"),
        occasion="Sem slaapt slecht en is overdag nergens bij.",
        said_by_youth="In het donker hoor ik alles.",
        said_by_mother="Wij liggen om de beurt naast hem tot hij slaapt.",
        said_by_father="Na een late dienst ben ik zelf eerder weg dan hij.",
        example="Om drie uur 's nachts stond Sem naast ons bed.",
        exception="Bij oma, met het lampje aan, slaapt hij door.",
        seen_by_provider="Sem wordt rustig van een vaste volgorde.",
        causes="Sem is 's nachts bang sinds de inbraak",
        keeps_going="Een ouder blijft naast Sem liggen tot hij slaapt",
        risk="Wisselende bedtijden door de diensten van Koen", helps="Het nachtlampje dat hij zelf koos",
        summary="Sem, sinds de inbraak hoor je in het donker alles. Je ouders blijven bij je tot je slaapt. Dat is "
        "fijn, maar zo leer je niet dat je het zelf kunt. Het lampje dat je zelf koos, helpt.",
        goal="Zelf in slaap vallen", wish="Slapen zonder dat papa moe wordt.",
        desired="Sem valt vijf nachten per week zelf in slaap.",
        agreement="Koen en Mirjam houden elke avond dezelfde volgorde aan.",
    ),
    DemoFamily(
        key="demo-8", name="Wolters", mother="Carla", father="Henk", begun=-40, far=WRITING,
        asked_by="Noor zelf", youth=Youngster("Noor", "vrouw", 17, "Mbo Eems & Land", "mbo"),
        occasion="Noor is bijna 18 en weet niet waar zij daarna kan wonen.",
        said_by_youth="Straks ben ik 18 en dan moet ik alles zelf.",
        said_by_mother="Ik wil haar helpen, maar als zij 18 is bellen ze mij niet meer.",
        said_by_father="Wij weten niet bij wie wij moeten zijn.",
        example="De brief over de zorgverzekering bleef een week dicht liggen.",
        exception="Op haar stage regelt Noor alles zelf.",
        keeps_going="Brieven blijven liggen, omdat niemand weet wat ermee moet",
    ),
)  # fmt: skip

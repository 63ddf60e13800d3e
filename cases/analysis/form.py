"""The headings of the local team's form, in its order (start and follow-up; manual Gezinsplan p. 5–40).

`required` repeats the tag of the form and the manual's 'always' (p. 5, 24). A heading marked `carried` starts in a
follow-up from the text of the previous analysis and must be confirmed anew; the others are asked anew.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    key: str
    title: str
    help: str
    start: bool = True
    follow_up: bool = True
    required: bool = False
    carried: bool = False
    again: str = ""  # the title in a follow-up, when that differs
    again_help: str = ""

    def titled(self, follow_up: bool) -> str:
        return (follow_up and self.again) or self.title

    def helped(self, follow_up: bool) -> str:
        return (follow_up and self.again_help) or self.help


HEADINGS = (
    Heading(
        "important_people",
        "Wie is er belangrijk voor jullie/jou?",
        "Wie hoort bij het gezin, wie woont waar, wie heeft gezag, en wie zijn er nog meer belangrijk?",
        required=True,
        carried=True,
    ),
    Heading(
        "who_may_receive",
        "Wie mag wat ontvangen?",
        "Wie krijgt welke informatie, en wat vinden jullie daarvan?",
        required=True,
        carried=True,
    ),
    Heading(
        "school",
        "Naar welke school of dagbesteding ga je?",
        "Hoe gaat het daar, wat gaat goed, en wat zegt school zelf? Vraag eerst toestemming.",
        follow_up=False,
        required=True,
    ),
    Heading(
        "why_now",
        "Waarom kijken we nu terug?",
        "Wat is er gebeurd of veranderd, en wat is nu de vraag?",
        start=False,
        required=True,
    ),
    Heading(
        "question",
        "Waar lopen jullie/loop jij tegenaan?",
        "De vraag in eigen woorden. Waar en wanneer is het lastig, en wanneer juist niet?",
        required=True,
        again="Waar lopen jullie/loop jij nu nog tegenaan?",
        again_help="Vergelijk met het begin: wat is er anders, ook in het klein? Vraag het school en anderen opnieuw.",
    ),
    Heading(
        "achieved",
        "Waar hebben jullie aan gewerkt en wat hebben jullie bereikt?",
        "Wat werkte, en waarom werkte het? Wat is er nog over?",
        start=False,
        required=True,
    ),
    Heading(
        "story",
        "Wat is jullie/jouw verhaal?",
        "Zorgen en krachten bij het kind, in de opvoeding en in gezin en omgeving. Alleen wat nodig is.",
        required=True,
        again="Hoe is jullie/jouw verhaal verder gegaan?",
        again_help="Alleen wat nieuw is sinds de vorige keer, langs dezelfde drie kanten. Niets nieuws? Zeg dat dan.",
    ),
    Heading(
        "culture",
        "Wat is belangrijk in jullie geloof, cultuur of gewoontes?",
        "Wat moeten we weten om hulp te kiezen die bij jullie past?",
    ),
    Heading(
        "summary",
        "In het kort de belangrijkste dingen onder elkaar",
        "De samenhang: waardoor is het zo, wat houdt het zo, en wat helpt? Schrijf hier niets nieuws.",
        required=True,
        again_help="Vul aan of schrijf opnieuw wat er nu speelt. Haal eruit wat voorbij is. Schrijf hier niets nieuws.",
    ),
)

BY_KEY = {heading.key: heading for heading in HEADINGS}


def headings(follow_up: bool) -> list[Heading]:
    """The headings of this kind of document, in order."""
    return [heading for heading in HEADINGS if (heading.follow_up if follow_up else heading.start)]


SUMMARY_WORDS = 250  # a hint, no limit: the picture is short and relevant (manual p. 31); half a page is enough

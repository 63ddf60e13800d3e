"""The age engine: who decides, answers, reads along and asks, computed from a birth date and a day.

Nothing is stored and nothing runs at night: on the 12th, 16th and 18th birthday another row of the table holds.
Sources: Jeugdwet 7.3.4–7.3.5 (consent), 7.3.9 (destruction), 7.3.11 (sharing and inspection), 7.3.12a (after death),
7.3.15 (who stands in); BW 7:447, 7:450, 7:456 and 7:465 (the same ages under the Wgbo); UAVG 5; the regional manual
p. 36 and 47 (answers on analysis and plan).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Any

from cases.families.ages import age_on, birthday, plus_months
from cases.families.codes import Matter, Regime


class Phase(Enum):
    """In which part of life somebody is for the law, with the words for the screen."""

    UNDER_12 = "jonger dan 12"
    FROM_12 = "12 tot en met 15 jaar"
    FROM_16 = "16 of 17 jaar"
    ADULT = "18 jaar of ouder"
    UNKNOWN = "geboortedatum niet bekend"
    DECEASED = "overleden"


class Party(Enum):
    """Who it is that decides or may."""

    SELF = "zelf"
    GEZAG = "gezag"  # everybody with gezag on that day
    PARENT_WITH_CONSENT = "met_toestemming"  # a parent, only as long as the youth consents
    REPRESENTATIVE = "vertegenwoordiger"  # of an adult who cannot decide (Jeugdwet 7.3.15(3))
    GEZAG_AT_DEATH = "gezag_bij_overlijden"


class Question(Enum):
    """What is asked, with the start of the sentence that answers it and the word before each name."""

    HELP = ("Toestemming voor hulp is nodig", "van", Matter.HELP)
    SHARE = ("Toestemming om te delen is nodig", "van", Matter.FILE)
    ANSWER = ("Op analyse en plan telt het antwoord", "van", Matter.HELP)
    INSPECT = ("Het dossier is in te zien", "door", Matter.FILE)
    DESTROY = ("Vernietiging kan worden gevraagd", "door", Matter.FILE)
    DATA = ("Een verzoek op grond van de AVG komt", "van", Matter.FILE)
    DOOR = ("Een eigen toegang is mogelijk", "voor", Matter.FILE)


Parties = frozenset[Party]
NOBODY: Parties = frozenset()
_SELF: Parties = frozenset({Party.SELF})
_GEZAG: Parties = frozenset({Party.GEZAG})
_BOTH: Parties = _SELF | _GEZAG
_LETS_IN: Parties = _SELF | {Party.PARENT_WITH_CONSENT}

# Unknown birth date: ask everybody who might have to be asked, let nobody in whose right depends on an age.
_COLUMNS = (Phase.UNDER_12, Phase.FROM_12, Phase.FROM_16, Phase.ADULT, Phase.UNKNOWN)
_TABLE: dict[Question, tuple[Parties, ...]] = {
    Question.HELP: (_GEZAG, _BOTH, _SELF, _SELF, _BOTH),
    Question.SHARE: (_GEZAG, _BOTH, _SELF, _SELF, _BOTH),
    Question.ANSWER: (_GEZAG, _BOTH, _SELF, _SELF, _BOTH),
    Question.INSPECT: (_GEZAG, _BOTH, _LETS_IN, _SELF, NOBODY),
    Question.DESTROY: (_GEZAG, _SELF, _SELF, _SELF, NOBODY),
    Question.DATA: (_GEZAG, _GEZAG, _SELF, _SELF, NOBODY),
    Question.DOOR: (_GEZAG, _BOTH, _LETS_IN, _LETS_IN, NOBODY),
}
# A certified institution needs no consent to its help, and so the parents of who is 12 are "others" for sharing
# (Jeugdwet 7.3.1(1): 7.3.4, 7.3.5, 7.3.6 and 7.3.16 do not hold for it, 7.3.11 does).
_INSTITUTION = {
    Question.HELP: (NOBODY,) * 5,
    Question.SHARE: (_GEZAG, _SELF, _SELF, _SELF, _BOTH),
}
_OWN_ANSWER = 12


@dataclass(frozen=True)
class Subject:
    """Everything the law asks about somebody. `unable` holds what was recorded: (matter, first day, last day or None).
    `answers_from` is the age from which a municipality asks the youth for an own answer on analysis and plan."""

    name: str
    born: date | None
    is_youth: bool = True
    deceased_on: date | None = None
    unable: tuple[tuple[str, date, date | None], ...] = ()
    answers_from: int = _OWN_ANSWER

    def phase(self, on: date) -> Phase:
        """An adult of the family whose birth date nobody noted down is an adult; a youth's age is unknown."""
        if self.deceased_on and self.deceased_on <= on:
            return Phase.DECEASED
        if self.born is None:
            return Phase.UNKNOWN if self.is_youth else Phase.ADULT
        return phase_of_age(age_on(self.born, on))

    def cannot_decide(self, matter: str, on: date) -> bool:
        """Recorded as wilsonbekwaam for this matter on that day."""
        return any(about == matter and first <= on and (last is None or on <= last)
                   for about, first, last in self.unable)  # fmt: skip

    def who(self, question: Question, on: date, regime: str = Regime.YOUTH_ACT) -> Parties:
        """Who decides, may or is asked on that day."""
        phase = self.phase(on)
        if phase is Phase.DECEASED:
            return self._after_death(question)
        if question is Question.ANSWER and self.born and phase in (Phase.UNDER_12, Phase.FROM_12):
            phase = Phase.FROM_12 if age_on(self.born, on) >= self.answers_from else Phase.UNDER_12
        unable = self.cannot_decide(question.value[2], on)
        if unable and phase in (Phase.FROM_12, Phase.FROM_16):
            phase = Phase.UNDER_12  # Jeugdwet 7.3.15(2): as if younger than 12
        table = _INSTITUTION if regime == Regime.INSTITUTION and question in _INSTITUTION else _TABLE
        found = table[question][_COLUMNS.index(phase)]
        if unable and Party.SELF in found:
            return found - _LETS_IN | {Party.REPRESENTATIVE}
        return found

    def _after_death(self, question: Question) -> Parties:
        """Only inspection is left: for who had gezag over a child that died before 16 (Jeugdwet 7.3.12a)."""
        young = self.born and self.deceased_on and age_on(self.born, self.deceased_on) < 16
        return frozenset({Party.GEZAG_AT_DEATH}) if question is Question.INSPECT and young else NOBODY

    def sentence(self, question: Question, on: date, regime: str = Regime.YOUTH_ACT) -> str:
        """The answer as people read it."""
        start, word, _ = question.value
        who = self.who(question, on, regime)
        return f"{start} {in_words(who, self.name, word)}." if who else f"{start} {word} niemand."

    def caution(self, on: date) -> str:
        """Why the answers are more careful than usual, in a sentence; empty when they are not."""
        if self.phase(on) is Phase.DECEASED:
            return f"{self.name} is overleden: aan niemand wordt toestemming gevraagd en eigen toegang is er niet meer."
        if self.phase(on) is Phase.UNKNOWN:
            return (
                f"De geboortedatum van {self.name} is niet bekend. Daarom vragen we {self.name} én wie het gezag heeft "
                "om toestemming, en krijgt nog niemand van het gezin inzage of een eigen toegang. "
                "Vul de geboortedatum in."
            )
        matters = [Matter(one).label for one in Matter.values if self.cannot_decide(one, on)]
        return f"{self.name} kan nu niet zelf {' en '.join(matters)} (wilsonbekwaam)." if matters else ""


def phase_of_age(age: int) -> Phase:
    """12, 16 and 18 are the ages of Jeugdwet 7.3."""
    if age < 12:
        return Phase.UNDER_12
    if age < 16:
        return Phase.FROM_12
    return Phase.FROM_16 if age < 18 else Phase.ADULT


def subject_of(person: Any, answers_from: int = _OWN_ANSWER) -> Subject:
    """The facts of a person of the family; fetch `incapacities` along for a list."""
    unable = tuple((one.matter, one.begins_on, one.ends_on) for one in person.incapacities.all())
    return Subject(person.first_name, person.birth_date, person.is_youth, person.deceased_on, unable, answers_from)


def in_words(parties: Parties, name: str, word: str) -> str:
    """'van Sanne zelf en van wie het gezag heeft'."""
    said = {
        Party.SELF: f"{word} {name} zelf",
        Party.GEZAG: f"{word} wie het gezag heeft",
        Party.REPRESENTATIVE: f"{word} wie {name} vertegenwoordigt",
        Party.GEZAG_AT_DEATH: f"{word} wie bij het overlijden het gezag had",
        Party.PARENT_WITH_CONSENT: f"{word} een ouder alleen als {name} dat goed vindt",
    }
    return " en ".join(said[one] for one in said if one in parties)


# --- what changes -------------------------------------------------------------------------------------------------

_AT_18 = (
    "Alle toestemmingen van vóór die dag vervallen: {name} kan ze opnieuw geven.",
    "Het gezag stopt, en een maatregel van de rechter over het gezag ook.",
)


@dataclass(frozen=True)
class Turn:
    """A birthday that changes something: the day, the age, and what is different from then on."""

    name: str
    on: date
    age: int
    changes: tuple[str, ...]


def turns(subject: Subject, after: date, until: date) -> Iterable[Turn]:
    """The birthdays after the first day, up to and including the last, that change an answer of the table."""
    for age in sorted({12, 16, 18, subject.answers_from}) if subject.born else ():
        day = birthday(subject.born, age)  # type: ignore[arg-type]
        if after < day <= until and subject.phase(day) is not Phase.DECEASED and (said := changes(subject, day)):
            yield Turn(subject.name, day, age, tuple(said))


def changes(subject: Subject, on: date) -> list[str]:
    """What is different on that day from the day before."""
    eve = on - timedelta(days=1)
    changed = [question for question in Question if subject.who(question, eve) != subject.who(question, on)]
    said = [subject.sentence(question, on) for question in changed]
    grown = subject.phase(on) is Phase.ADULT and subject.phase(eve) is not Phase.ADULT
    return said + [line.format(name=subject.name) for line in _AT_18 if grown]


def soon(people: Iterable[Any], today: date, months: int, answers_from: int = _OWN_ANSWER) -> list[Turn]:
    """What changes for these people within so many months, earliest first."""
    until = plus_months(today, months)
    found = [turn for one in people for turn in turns(subject_of(one, answers_from), today, until)]
    return sorted(found, key=lambda turn: (turn.on, turn.name))

"""The book of rules: each rule has a code, a group, a source and a place where it is mended, and looks at the facts of
one case. The list is printed to docs/aandachtspunten.md, so that people who know the work can read and correct it.

A rule says nothing about a person's worth: it points at something the form, the manual or the law asks for.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import TextChoices

from cases.attention.facts import Facts


class Group(TextChoices):
    SAFETY = "veiligheid", "Veiligheid"
    TERMS = "termijnen", "Termijnen"
    ANALYSIS = "analyse", "Verklarende analyse"
    PLAN = "plan", "Plan en evaluatie"
    DATA = "gegevens", "Gegevens"


class Weight(TextChoices):
    """How much it presses. `INFORMS` asks for nothing: it is good to know."""

    URGENT = "dringend", "dringend"
    ORDINARY = "gewoon", "gewoon"
    INFORMS = "weten", "goed om te weten"


@dataclass(frozen=True)
class Found:
    """What a rule found. `basis` is what it rests on: when that changes, a point that was put aside comes back.

    `subject` is the row where it is mended, and `field` the field of it; `adds` is the kind of row that is missing, and
    what it hangs on.
    """

    sentence: str
    basis: tuple[Any, ...] = ()
    subject: Any = None
    field: str = ""
    adds: tuple[str, Any] | None = None
    weight: Weight | None = None
    source: str = ""
    tab: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Rule:
    """One rule. `tab` names the page of the family where it is mended; `term` is the setting it works with."""

    code: str
    group: Group
    source: str
    tab: str
    weight: Weight
    term: str
    finds: Callable[[Facts], Iterable[Found]]

    @property
    def meaning(self) -> str:
        return " ".join((self.finds.__doc__ or "").split())

    def source_for(self, facts: Facts) -> str:
        """A term of the municipality itself goes before the default."""
        return "; ".join(filter(None, [self.source, facts.source(self.term) if self.term else ""]))


RULES: dict[str, Rule] = {}


def rule(
    code: str, *, group: Group, tab: str, source: str = "", term: str = "", weight: Weight = Weight.ORDINARY
) -> Callable[[Callable[[Facts], Iterable[Found]]], Callable[[Facts], Iterable[Found]]]:
    """Register a rule. Its docstring, in Dutch, says when it speaks."""

    def register(finds: Callable[[Facts], Iterable[Found]]) -> Callable[[Facts], Iterable[Found]]:
        if code in RULES:
            raise ValueError(f"two rules are called {code}")
        RULES[code] = Rule(code, group, source, tab, weight, term, finds)
        return finds

    return register


def in_order() -> list[Rule]:
    """By group, then as written."""
    groups = list(Group)
    return sorted(RULES.values(), key=lambda one: groups.index(one.group))

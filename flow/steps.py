"""The words in which a machine is written: `Machine`, `@step` and `@guard`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django_fsm import FSMField, transition

Predicate = Callable[[Any, Any], bool]


def by_effect(subject: Any, user: Any) -> bool:
    """Nobody takes this step by hand: it follows from another step."""
    return False


class Guard:
    """A statement about a subject that must hold, with the sentence people read when it does not.

    The function answers True, False, or a text that fills the `{}` of the sentence. `only_for`: who may read that text;
    everybody else reads `discreet`, which tells what to do and nothing of what is the matter.
    """

    def __init__(
        self, statement: Callable[[Any], bool | str], sentence: str, only_for: Predicate | None = None,
        discreet: str = "",
    ):  # fmt: skip
        self.statement, self.sentence, self.name = statement, sentence, statement.__name__
        self.only_for, self.discreet = only_for, discreet
        self.__doc__ = statement.__doc__

    def refusal(self, subject: Any, user: Any = None) -> str:
        """Empty when it holds. `user` is who reads it; without one the refusal is for nobody's eyes."""
        verdict = self.statement(subject)
        if verdict is True:
            return ""
        if self.only_for and user is not None and not self.only_for(subject, user):
            return self.discreet
        return self.sentence.format(verdict) if isinstance(verdict, str) else self.sentence


def guard(
    sentence: str, *, only_for: Predicate | None = None, discreet: str = ""
) -> Callable[[Callable[[Any], bool | str]], Guard]:
    """Turn a statement into a guard; `sentence` is what people read when it does not hold, or `discreet`."""
    return lambda statement: Guard(statement, sentence, only_for, discreet)


class Consequence:
    """An effect to which rooms above subscribe, so that the room with the machine does not know them."""

    def __init__(self, name: str):
        self.__name__ = name
        self._subscribers: list[Callable[..., None]] = []

    def also(self, subscriber: Callable[..., None]) -> Callable[..., None]:
        """Decorator: run this too, in the same transaction, in the order of the rooms."""
        self._subscribers.append(subscriber)
        return subscriber

    def __call__(self, subject: Any, **facts: Any) -> None:
        for subscriber in self._subscribers:
            subscriber(subject, **facts)


@dataclass(frozen=True)
class Edge:
    """One arrow of a machine. `needs` names the facts a person must give, each with the sentence that asks for it;
    `checks` look at the facts and return a dict of refusals per fact. `first` effects make room before the row is
    written; `effects` follow after it."""

    name: str
    sources: tuple[str, ...]
    target: str
    label: str
    allowed: Predicate
    guards: tuple[Guard, ...] = ()
    needs: dict[str, str] = field(default_factory=dict)
    checks: tuple[Callable[[Any, dict[str, Any]], dict[str, str]], ...] = ()
    first: tuple[Callable[..., None], ...] = ()
    effects: tuple[Callable[..., None], ...] = ()

    def blockers(self, subject: Any, user: Any) -> list[str]:
        return [refusal for guard_ in self.guards if (refusal := guard_.refusal(subject, user))]


def step(
    *,
    source: str | Iterable[str],
    target: str,
    label: str,
    allowed: Predicate,
    guards: Iterable[Guard] = (),
    needs: dict[str, str] | None = None,
    checks: Iterable[Callable[[Any, dict[str, Any]], dict[str, str]]] = (),
    first: Iterable[Callable[..., None]] = (),
    effects: Iterable[Callable[..., None]] = (),
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Declare one step. Absence means forbidden, so wildcards are refused."""
    sources = (source,) if isinstance(source, str) else tuple(source)
    if {"*", "+"} & set(sources):
        raise ValueError("A step names its sources one by one.")

    def declare(body: Callable[..., Any]) -> Callable[..., Any]:
        edge = Edge(body.__name__, sources, target, label, allowed,
                    tuple(guards), needs or {}, tuple(checks), tuple(first), tuple(effects))  # fmt: skip
        return transition(field="status", source=list(sources), target=target, custom={"edge": edge})(body)

    return declare


class Machine(models.Model):
    """A row with a life of its own. Its status changes only through `flow.gate.take`."""

    status = FSMField("stand", protected=True, max_length=20)

    class Meta:
        abstract = True

    @classmethod
    def edges(cls) -> list[Edge]:
        """All arrows, in the order in which the machine's page tells them."""
        found: dict[int, Edge] = {}
        for name in _steps_in_order(cls):
            for arrow in getattr(cls, name)._django_fsm.transitions.values():
                found.setdefault(id(arrow.custom["edge"]), arrow.custom["edge"])
        return list(found.values())

    @property
    def status_label(self) -> str:
        return str(getattr(self, "get_status_display")())  # noqa: B009 - the field gets its choices in each machine

    def journal_thread(self) -> Any:
        """The story this subject belongs to; the timeline collects by it."""
        return self.case.pk  # type: ignore[attr-defined]


def _steps_in_order(cls: type[models.Model]) -> list[str]:
    names: dict[str, None] = {}
    for base in reversed(cls.__mro__):
        for name, value in vars(base).items():
            if hasattr(value, "_django_fsm"):
                names.setdefault(name)
    return list(names)

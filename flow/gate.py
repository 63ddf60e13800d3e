"""The one gate: see it? may you? is it possible now? Then write, take the consequences, journal — all or nothing."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from flow.models import Event
from flow.prepared import insert, prepared
from flow.steps import Edge, Machine, by_effect

logger = logging.getLogger(__name__)


class Refused(Exception):
    """A no with its reasons; `reasons` are sentences for people."""

    def __init__(self, *reasons: str):
        super().__init__(*reasons)
        self.reasons = list(reasons)


class NotAllowed(Refused, PermissionDenied):
    """This person may see the subject, but may not do this. Django answers 403 with the reason."""


class NotPossible(Refused):
    """Not possible now, whoever asks (HTTP 409)."""


class Incomplete(NotPossible):
    """Facts are missing or do not fit; `errors` maps the fact to its sentence (a form shows it at the field)."""

    def __init__(self, errors: dict[str, str]):
        super().__init__(*errors.values())
        self.errors = errors


@dataclass(frozen=True)
class Told:
    """A line of the journal as its followers hear it. `doing`: create, change, delete, or another word of the room that
    wrote it; `part` is the row that was written, when that is another one than the subject, and `touched` its type and
    key, which stay when the row goes. `what`: the step that was taken, or the name by which rooms above know what was
    written down; `which`: the row that is about, when that is not the subject."""

    event: Event
    subject: Any
    doing: str
    part: Any
    touched: tuple[str, str]
    what: str = ""
    which: Any = None


Behalf = Callable[[Any, Any], Any]
_BEHALF: list[Behalf] = []
_FOLLOWERS: list[Callable[[list[Told]], None]] = []


@dataclass
class _Whole:
    """One transaction, or a part of it that can be undone by itself: what it journalled, and the stories it locked."""

    told: list[Told] = field(default_factory=list)
    held: set[Any] = field(default_factory=set)


_whole: ContextVar[_Whole | None] = ContextVar("whole", default=None)


def follow_journal(follower: Callable[[list[Told]], None]) -> None:
    """From now on the follower hears, as the last thing in each transaction, all that was journalled in it."""
    if follower not in _FOLLOWERS:
        _FOLLOWERS.append(follower)


def ask_on_whose_behalf(ask: Behalf) -> Behalf:
    """Decorator: this function tells for a subject and a person in whose place that person acts there (or None). The
    journal asks it for every line that does not say so itself."""
    _BEHALF.append(ask)
    return ask


@contextmanager
def all_or_nothing(*, undone_alone: bool = True) -> Iterator[None]:
    """One transaction. What the database itself refuses, because somebody else was just ahead, is a no in words.
    `undone_alone`: within another one, that one can go on when this is refused."""
    outer = _whole.get()
    whole = _Whole(held=set(outer.held)) if outer else _Whole()
    token = _whole.set(whole)
    try:
        with transaction.atomic(savepoint=undone_alone or outer is None):
            yield
            if outer is None and whole.told:
                for follower in _FOLLOWERS:
                    follower(whole.told)
        if outer is not None:
            outer.told.extend(whole.told)
            outer.held |= whole.held
    except IntegrityError as refusal:
        if _is_our_own_mistake(refusal):
            raise
        if sentence := _what_stays_as_it_is(refusal):
            raise NotPossible(sentence) from refusal
        logger.exception("refused by the database")
        raise NotPossible("Iemand anders was u net voor. Kijk hoe het nu staat en probeer het opnieuw.") from refusal
    finally:
        _whole.reset(token)


def _is_our_own_mistake(refusal: IntegrityError) -> bool:
    """A check or an empty column is not about who was first, and must not look like it."""
    return getattr(refusal.__cause__, "sqlstate", "") in ("23514", "23502") or str(refusal).startswith(("CHECK", "NOT"))


def _what_stays_as_it_is(refusal: IntegrityError) -> str:
    """The sentence of a rule that keeps rows as they are (`flow.triggers`); empty for any other refusal."""
    state = getattr(refusal.__cause__, "sqlstate", "")
    sentence = str(refusal).splitlines()[0]
    return sentence if state == "23000" or (not state and "constraint failed" not in sentence) else ""


def hold(subject: Any) -> None:
    """Lock the story this subject belongs to. Every door does so first: within one story things happen one after
    another, so that no two changes pass each other and none waits for the other in a circle."""
    case, whole = subject.case, _whole.get()
    model: Any = type(case)
    if whole and case.pk in whole.held:
        return
    _in_a_transaction()
    with prepared() as cursor:
        cursor.execute(_locking(model), [case._meta.pk.get_db_prep_value(case.pk, connection)])
    if whole:
        whole.held.add(case.pk)


def was_locked(case: Any) -> None:
    """This story was locked with a row that was fetched. What came with that row may be from before the lock, when
    somebody else still held it: who decides by it asks again, as `open_document` does."""
    _in_a_transaction()
    if whole := _whole.get():
        whole.held.add(case.pk)


def _in_a_transaction() -> None:
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("a lock lasts as long as a transaction, and there is none")


@cache
def _locking(model: Any) -> str:
    """The words that lock one story. Every change asks them first, so they are written once."""
    rows = model._default_manager.select_for_update(no_key=True).filter(pk=UUID(int=0))
    return str(rows.order_by().values_list("pk").query.sql_with_params()[0])


@dataclass(frozen=True)
class Offer:
    """A step as a button: its name, its label, and what blocks it now."""

    name: str
    label: str
    blockers: list[str]
    needs: dict[str, str]


def take(
    visible: models.QuerySet[Any],
    pk: Any,
    name: str,
    *,
    by: Any,
    on_behalf_of: Any = None,
    happened_on: date | None = None,
    **facts: Any,
) -> Any:
    """Take step `name` on the row `pk` of `visible`.

    Raises `DoesNotExist` when it is not in `visible` (404), `NotAllowed` (403), `NotPossible` or `Incomplete` (409).
    """
    with all_or_nothing():
        visible = _with_story(visible)
        hold(visible.get(pk=pk))
        subject = visible.select_for_update(of=("self",), no_key=True).get(pk=pk)
        return take_held(subject, name, by=by, on_behalf_of=on_behalf_of, happened_on=happened_on, **facts)


def take_held(
    subject: Machine, name: str, *, by: Any, on_behalf_of: Any = None, happened_on: date | None = None, **facts: Any
) -> Any:
    """As `take`, of a row that whoever asks fetched and locked, as far as `by` sees it, while its story was held."""
    mine = [edge for edge in edges_named(subject, name) if edge.allowed(subject, by)]
    if not mine:
        raise NotAllowed("Deze stap is niet aan u.")
    return _go(subject, mine, by=by, on_behalf_of=on_behalf_of, happened_on=happened_on, facts=facts)


def _with_story(rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """Who may, and what is locked, is asked of the case: it comes with the row."""
    fields = {field.name for field in rows.model._meta.concrete_fields}
    return rows.select_related("case") if "case" in fields else rows


def follow(subject: Machine, name: str, *, by: Any, on_behalf_of: Any = None, **facts: Any) -> Any:
    """Take a step that nobody takes by hand: it follows from another step, or from an action that asked the questions
    of the gate itself. Only for `by_effect` steps. A fact `on` is the day it happened."""
    with transaction.atomic():
        locked = type(subject)._default_manager.select_for_update(of=("self",), no_key=True).get(pk=subject.pk)
        edges = [edge for edge in edges_named(locked, name) if edge.allowed is by_effect]
        return _go(locked, edges, by=by, on_behalf_of=on_behalf_of, happened_on=facts.get("on"), facts=facts)


def edges_named(subject: Machine, name: str) -> list[Edge]:
    edges = [edge for edge in subject.edges() if edge.name == name]
    if not edges:
        raise LookupError(f"{subject._meta.label} has no step {name}")
    return edges


def steps_for(subject: Machine, user: Any) -> list[Offer]:
    """What this person may do with the subject in its present state, and what blocks it. Buttons and API read this."""
    return [
        Offer(edge.name, edge.label, edge.blockers(subject, user), edge.needs)
        for edge in subject.edges()
        if subject.status in edge.sources and edge.allowed(subject, user)
    ]


def record(
    subject: Any, label: str, *, by: Any, happened_on: date | None = None, reason: str = "", doing: str = "change",
    part: Any = None, is_change: bool | None = None, what: str = "", which: Any = None,
) -> Event:  # fmt: skip
    """Journal what is not a step, such as a `part` of a document that was written; `doing`, `what` and `which` as in
    `Told`. Who only looked changed nothing: the term for keeping a file counts from its last change."""
    status = getattr(subject, "status", "")
    if is_change is None:
        is_change = doing in ("create", "change", "delete")
    return _journal(subject, doing, part, label=label, before=status, after=status, by=by, happened_on=happened_on,
                    what=what, which=which, reason=reason, is_change=is_change)  # fmt: skip


def _journal(subject: Any, doing: str, part: Any, what: str = "", which: Any = None, **line: Any) -> Event:
    if line.get("on_behalf_of") is None:
        line["on_behalf_of"] = next(filter(None, (ask(subject, line["by"]) for ask in _BEHALF)), None)
    row = part or subject
    touched = (row._meta.label_lower, str(row.pk))
    with all_or_nothing(undone_alone=False):
        event = Event(
            thread=subject.journal_thread(), subject_type=subject._meta.label_lower, subject_id=subject.pk, **line
        )
        insert(event)
        if whole := _whole.get():
            whole.told.append(Told(event, subject, doing, part, touched, event.step or what, which))
    return event


def _go(subject: Any, edges: list[Edge], *, by: Any, on_behalf_of: Any, happened_on: date | None, facts: dict) -> Any:
    edge = next((edge for edge in edges if subject.status in edge.sources), None)
    if edge is None:
        raise NotPossible(f"Dat kan niet meer: de stand is nu “{subject.status_label}”.")
    if blockers := edge.blockers(subject, by):
        raise NotPossible(*blockers)
    if happened_on and happened_on > timezone.localdate():
        raise Incomplete({"happened_on": "Deze datum ligt in de toekomst. Vul in wanneer het gebeurde."})
    if errors := _wrong_facts(edge, subject, facts):
        raise Incomplete(errors)
    for effect in edge.first:
        effect(subject, by=by, **facts)
    before = subject.status
    getattr(subject, edge.name)(**facts)
    subject.save()
    event = _journal(
        subject, "change", None, step=edge.name, label=edge.label, before=before, after=subject.status, by=by,
        on_behalf_of=on_behalf_of, happened_on=happened_on, reason=str(facts.get("reason") or ""),
    )  # fmt: skip
    for effect in edge.effects:
        effect(subject, by=by, event=event, **facts)
    return subject


def _wrong_facts(edge: Edge, subject: Any, facts: dict[str, Any]) -> dict[str, str]:
    errors = {name: sentence for name, sentence in edge.needs.items() if facts.get(name) in (None, "", [])}
    for check in edge.checks if not errors else ():
        errors |= check(subject, facts)
    return errors

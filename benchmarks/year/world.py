"""The families of the simulated year and what people do in it, through the same doors as everybody. Beside it, what is
known of it is written down as facts, for the list that is computed apart."""

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import time_machine
from django.utils import timezone

from benchmarks.year.copies import copied
from benchmarks.year.expected import Wait
from benchmarks.year.firsts import CLOSED, GROWING, PLAIN, PREPARING, REVIEW, SPREAD, Fact, First, firsts
from cases.access.records import write
from cases.adulthood import actions as adulthood
from cases.adulthood.models import ChecklistItem
from cases.analysis import actions as analyses
from cases.analysis.codes import Answer
from cases.analysis.models import Analysis
from cases.evaluations.models import Evaluation, GoalScore
from cases.families import actions as families
from cases.families.models import Case, Handover, Person
from cases.plans import actions as plans
from cases.plans.models import Agreement
from cases.sharing import actions as sharing
from network.models import User
from tests import walks
from tests.personas import People, make_people

FIRST_EVALUATION = (42, 30, 60, 21, 90, 35, 50, 75)  # days after the plan; another one for each team
SIDEWAYS = 0.2  # how often somebody acts in a case without a plan in force


@dataclass
class Home:
    """One case with a plan in force, as far as its reminders go. `others`: what goes along with the regie."""

    people: People
    case: Any
    evaluation: Any
    agreement: Any
    youth: Any
    coordinator: Any
    evaluating: Wait
    agreed: Wait | None
    others: list[Wait]
    offered: Wait | None = None
    handover: Any = None


@dataclass
class Side:
    """What can be done once in a case without a plan in force: an answer, or a point that is arranged."""

    kind: str
    people: People
    subject: Any
    wait: Wait


class World:
    """`waits`: the facts. Each team has its own people and its own first cases, of which the others are copies."""

    def __init__(self, *, teams: int, seed: int, began: datetime):
        self.chance, self.began, self.number = random.Random(seed), began, 0
        self.waits: list[Wait] = []
        self.homes: list[Home] = []
        self.sides: list[Side] = []
        self.originals: list[First] = []
        with time_machine.travel(began, tick=True):
            for number in range(teams):
                made = firsts(make_people(f"-{number}"), number, FIRST_EVALUATION[number % len(FIRST_EVALUATION)])
                self.originals += [made[kind] for kind in SPREAD]
                for first in made.values():
                    if first.kind != CLOSED:  # its own term ends in twenty years
                        self._known(first, lambda key: key, days=0, now=began)
        self.homes.clear()  # nobody touches the first ones: later cases are copied from them
        self.sides.clear()

    def arrive(self, cases: int, *, now: datetime) -> None:
        """So many new cases, spread over the teams, that began today."""
        today, began_on = timezone.localdate(now), timezone.localdate(self.began)
        for turn, first in enumerate(self.originals):
            some, days = len(range(turn, cases, len(self.originals))), first.days(today, began_on)
            numbers = range(self.number + 1, self.number + 1 + some)
            if some:
                first.original.copy(numbers, days=days)
                self.number += some
            for number in numbers:
                self._known(first, lambda key, number=number: copied(key, number), days=days, now=now)

    def _known(self, first: First, key_of: Any, *, days: int, now: datetime) -> None:
        later, since = timedelta(days=days), timezone.localdate(now)
        made: list[tuple[Fact, Wait]] = []
        for fact in first.facts:
            wait = self._waits(fact.kind, key_of(fact.subject), fact.day(later), since, fact.whom, now)
            wait.until = _midnight(fact.over_on(later)) if fact.over_on else None
            made.append((fact, wait))
        by_kind = {fact.kind: wait for fact, wait in made}
        if first.kind == PLAIN:
            row = {name: key_of(key) for name, key in first.rows.items()}
            others = [wait for fact, wait in made if fact.coordinator]
            self.homes.append(
                Home(first.people, row["case"], row["evaluation"], row["agreement"], row["youth"], first.people.marit,
                     by_kind["evaluation"], by_kind["agreement"], others)
            )  # fmt: skip
        elif first.kind == PREPARING:
            essen = next(wait for fact, wait in made if fact.whom == first.people.essen)
            self.sides.append(Side(first.kind, first.people, key_of(first.rows["analysis"]), essen))
        elif first.kind == GROWING:
            self.sides.append(Side(first.kind, first.people, key_of(first.rows["item"]), by_kind["adulthood"]))

    def _waits(self, kind: str, subject: Any, day: date, since: date, whom: Any, now: datetime) -> Wait:
        wait = Wait(kind, str(subject), day, since, str(whom.pk), now)
        self.waits.append(wait)
        return wait

    # --- what people do ---------------------------------------------------------------------------------------------

    def act(self, times: int, *, now: datetime) -> None:
        """So many people do something today that changes who is reminded of what."""
        with time_machine.travel(now, tick=True):
            for _ in range(times):
                if self.sides and self.chance.random() < SIDEWAYS:
                    self.aside(self.sides.pop(self.chance.randrange(len(self.sides))), now)
                    continue
                home = self.chance.choice(self.homes)
                home.coordinator = _as_of_today(home.coordinator)
                deeds = [
                    self.move,
                    self.move,
                    self.conclude,
                    self.look_through,
                    self.answer if home.handover else self.offer,
                ]
                if home.agreed:
                    deeds.append(self.settle)
                self.chance.choice(deeds)(home, now)

    def move(self, home: Home, now: datetime) -> None:
        today = timezone.localdate()
        day = max(home.evaluating.counts_from, today) + timedelta(days=self.chance.randint(5, 40))
        day = min(day, today + timedelta(days=170))
        if day == home.evaluating.counts_from:
            return
        walks.go(Evaluation.objects.get(pk=home.evaluation), "move", home.coordinator, due_on=day, reason="Ziek.")
        home.evaluating.until = now
        home.evaluating = self._waits("evaluation", home.evaluation, day, today, home.coordinator, now)

    def conclude(self, home: Home, now: datetime) -> None:
        today = timezone.localdate()
        held = walks.go(Evaluation.objects.get(pk=home.evaluation), "hold", home.coordinator, held_on=today)
        held.what_worked, held.still_right, held.decision = "Praten.", "ja", "voortzetten"
        write(held, by=home.coordinator)
        for goal in held.plan.open_goals():
            youth = Person.objects.get(pk=home.youth)
            write(GoalScore(evaluation=held, goal=goal, person=youth, score=6), by=home.coordinator)
        day = today + timedelta(days=self.chance.randint(20, 120))
        done = walks.go(held, "conclude", home.coordinator, next_on=day)
        home.evaluating.until = now
        home.evaluation = done.plan.evaluations.get(status="planned").pk
        home.evaluating = self._waits("evaluation", home.evaluation, day, today, home.coordinator, now)

    def look_through(self, home: Home, now: datetime) -> None:
        """Who may receive what was looked through: it is asked again later."""
        sharing.review(Case.objects.get(pk=home.case), by=home.coordinator)
        today = timezone.localdate()
        before = next(wait for wait in home.others if wait.kind == "access_review")
        before.until = now
        home.others.remove(before)
        again = today + timedelta(days=REVIEW)
        home.others.append(self._waits("access_review", home.case, again, today, home.coordinator, now))

    def aside(self, side: Side, now: datetime) -> None:
        """Dr. Van Essen answers on the analysis, or the last point of the list for 18 is arranged."""
        side.wait.until = now
        if side.kind == PREPARING:
            answer: dict[str, Any] = {"content": Answer.AGREE, "help": Answer.AGREE}
            essen, analysis = _as_of_today(side.people.essen), Analysis.objects.get(pk=side.subject)
            analyses.respond(analysis=analysis, professional=essen, by=essen, **answer)
            return
        item = ChecklistItem.objects.select_related("checklist__case", "checklist__person").get(pk=side.subject)
        item.evidence = "Ingeschreven."
        adulthood.settle(item, by=_as_of_today(side.people.marit))

    def settle(self, home: Home, now: datetime) -> None:
        plans.settle_agreement(Agreement.objects.get(pk=home.agreement), status="gedaan", by=home.coordinator)
        assert home.agreed
        home.agreed.until, home.agreed = now, None

    def offer(self, home: Home, now: datetime) -> None:
        to = _as_of_today(home.people.jorn if home.coordinator == home.people.marit else home.people.marit)
        case = Case.objects.get(pk=home.case)
        home.handover = families.offer_handover(case=case, to_user=to, note="Alles loopt.", by=home.coordinator)
        today = timezone.localdate()
        home.offered = self._waits("handover", home.handover.pk, today, today, to, now)

    def answer(self, home: Home, now: datetime) -> None:
        handover = Handover.objects.get(pk=home.handover.pk)
        assert home.offered
        home.offered.until, home.handover, home.offered = now, None, None
        if self.chance.random() < 0.5:
            walks.go(handover, "decline", handover.to_user, reason="Geen ruimte.")
            return
        told = {"talked_on": timezone.localdate(), "family_view": "Prima.", "family_present": True}
        talked = walks.go(handover, "record_talk", home.coordinator, **told)
        walks.go(talked, "accept", handover.to_user)
        home.coordinator = handover.to_user
        before = home.evaluating
        before.until = now
        home.evaluating = self._waits(
            "evaluation", home.evaluation, before.counts_from, before.since, home.coordinator, now
        )
        home.others = [self._passed_on(wait, home.coordinator, now) for wait in home.others]

    def _passed_on(self, wait: Wait, to: Any, now: datetime) -> Wait:
        """The same, for who took the regie over."""
        ends, wait.until = wait.until, min(wait.until or now, now)
        again = self._waits(wait.kind, wait.subject, wait.counts_from, wait.since, to, now)
        again.until = ends
        return again


def _midnight(day: date) -> datetime:
    """As the day begins, here."""
    return timezone.make_aware(datetime.combine(day, time.min))


def _as_of_today(user: User) -> User:
    """What somebody may do is looked up once per request, so for another day it is another object."""
    return User.objects.get(pk=user.pk)

"""The families of the simulated year and what people do in it, through the same doors as everybody. Beside it, what is
known of it is written down as facts, for the list that is computed apart."""

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import time_machine
from django.utils import timezone

from benchmarks.year.copies import Original, copied, keys_now
from benchmarks.year.expected import Wait
from cases.access.records import write
from cases.evaluations.models import Evaluation, GoalScore
from cases.families import actions as families
from cases.families.models import Case, Handover, Person
from cases.plans import actions as plans
from cases.plans.models import Agreement
from network.models import User
from tests import walks
from tests.personas import People, make_people

FIRST_EVALUATION = (42, 30, 60, 21, 90, 35, 50, 75)  # days after the plan; another one for each team


@dataclass
class Home:
    """One case, as far as its reminders go."""

    people: People
    case: Any
    evaluation: Any
    agreement: Any
    youth: Any
    coordinator: Any
    evaluating: Wait
    agreed: Wait | None
    offered: Wait | None = None
    handover: Any = None


class World:
    """`waits`: the facts. Each team has its own people and its own first case, of which the others are copies."""

    def __init__(self, *, teams: int, seed: int, began: datetime):
        self.chance, self.began, self.number = random.Random(seed), began, 0
        self.waits: list[Wait] = []
        self.homes: list[Home] = []
        self.originals: list[Any] = []
        with time_machine.travel(began, tick=True):
            for number in range(teams):
                people, before = make_people(f"-{number}"), keys_now()
                home = walks.active(people, f"Eerste {number}")
                plan = walks.plan_active(people, home, in_days=FIRST_EVALUATION[number % len(FIRST_EVALUATION)])
                rows = (home.case.pk, plan.evaluations.get(), plan.agreements.get(), home.luka.pk)
                self.originals.append((people, Original(before), rows))
                self._known(people, rows, lambda key: key, days=0, now=began)
        self.homes.clear()  # nobody touches the first ones: later cases are copied from them

    def arrive(self, cases: int, *, now: datetime) -> None:
        """So many new cases, spread over the teams, that began today."""
        days = (now.date() - self.began.date()).days
        for turn, (people, original, rows) in enumerate(self.originals):
            some = len(range(turn, cases, len(self.originals)))
            numbers = range(self.number + 1, self.number + 1 + some)
            if some:
                original.copy(numbers, days=days)
                self.number += some
            for number in numbers:
                self._known(people, rows, lambda key, number=number: copied(key, number), days=days, now=now)

    def _known(self, people: People, rows: Any, key_of: Any, *, days: int, now: datetime) -> None:
        case, evaluation, agreement, youth = rows
        later, since = timedelta(days=days), timezone.localdate(self.began) + timedelta(days=days)
        evaluating = self._waits(
            "evaluation", key_of(evaluation.pk), evaluation.due_on + later, since, people.marit, now
        )
        agreed = self._waits("agreement", key_of(agreement.pk), agreement.due_on + later, since, people.essen, now)
        self.homes.append(
            Home(people, key_of(case), key_of(evaluation.pk), key_of(agreement.pk), key_of(youth), people.marit,
                 evaluating, agreed)
        )  # fmt: skip

    def _waits(self, kind: str, subject: Any, day: date, since: date, whom: Any, now: datetime) -> Wait:
        wait = Wait(kind, str(subject), day, since, str(whom.pk), now)
        self.waits.append(wait)
        return wait

    # --- what people do ---------------------------------------------------------------------------------------------

    def act(self, times: int, *, now: datetime) -> None:
        """So many people do something today that changes who is reminded of what."""
        with time_machine.travel(now, tick=True):
            for _ in range(times):
                home = self.chance.choice(self.homes)
                home.coordinator = _as_of_today(home.coordinator)
                deeds = [self.move, self.move, self.conclude, self.answer if home.handover else self.offer]
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


def _as_of_today(user: User) -> User:
    """What somebody may do is looked up once per request, so for another day it is another object."""
    return User.objects.get(pk=user.pk)

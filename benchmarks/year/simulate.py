"""One year, moment by moment: people act, the clock goes on, the jobs run, and something falls out."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone

from benchmarks.year.clock import Clock
from benchmarks.year.expected import Work
from benchmarks.year.faults import Fault
from benchmarks.year.mailbox import Mailbox
from benchmarks.year.processes import Jobs, Redis
from benchmarks.year.world import World
from cases.jobs.models import JobRun
from cases.reminders.models import Reminder, RungSetting
from tests.mornings import hear_at_once

HERE = ZoneInfo("Europe/Amsterdam")
UNSENT = ["planned", "claimed", "failed"]
HEARD_BY = {"retention": " teamleider"}  # nobody coordinates a closed case
PATIENCE = 300  # real seconds in which nothing at all gets done; a busy machine is slow, and not stuck
SOON = timedelta(minutes=4)  # before a refused or cut off mail is tried again
Restart = Callable[[], None]


@dataclass
class Year:
    """`begins_on` until `days` later; `arrivals`: how many cases begin on which day; `acts`: how many people act on a
    day; `rungs`: the days that are announced, per kind."""

    begins_on: date
    days: int
    arrivals: dict[int, int]
    acts: int
    rungs: dict[str, tuple[int, ...]]
    faults: list[Fault]
    seed: int = 1
    teams: int = 8
    night_days: frozenset[date] = frozenset()  # days on which the jobs also run around midnight and through the night


@dataclass
class Simulation:
    year: Year
    folder: Path
    mailbox: Mailbox
    redis: Redis
    jobs: Jobs
    restart_database: Restart
    say: Callable[[str], None] = print
    works: list[Work] = field(default_factory=list)
    done: list[str] = field(default_factory=list)  # what fell out
    restarts: list[tuple[float, float]] = field(default_factory=list)
    stopped_until: int = -1
    refusing: int = 0

    def run(self) -> World:
        self.clock = Clock(self.folder)
        for kind, days in self.year.rungs.items():
            told = ", ".join(f"{day}{HEARD_BY.get(kind, '')}" for day in days)
            RungSetting.objects.create(kind=kind, days=told, valid_from=date(2020, 1, 1), source="dit jaar")
        began = self._at(0, 8)
        self.clock.put(began)
        self.world = World(teams=self.year.teams, seed=self.year.seed, began=began)
        hear_at_once()  # the year counts days
        self.jobs.start()
        began_at = time.monotonic()
        for day in range(self.year.days):
            self._day(day)
            if day % 7 == 6:
                self._progress(day, time.monotonic() - began_at)
        return self.world

    def _at(self, day: int, hour: int, minute: int = 0, fold: int = 0) -> datetime:
        on = self.year.begins_on + timedelta(days=day)
        return datetime(on.year, on.month, on.day, hour, minute, tzinfo=HERE, fold=fold).astimezone(UTC)

    def _day(self, day: int) -> None:
        today = [one for one in self.year.faults if one.day == day]
        night = self.year.begins_on + timedelta(days=day) in self.year.night_days
        early = {self._at(day, 0, 30), *(self._at(day, 2, 30, fold) for fold in (0, 1)), self._at(day, 3, 30)}
        self._outage(day, today)
        for moment in sorted(early) if night else ():
            self._work(day, moment, [])
        with self.clock.stopped():
            now = self._at(day, 8)
            self.clock.put(now)
            self.world.arrive(self.year.arrivals.get(day, 0), now=now)
            self.world.act(self.year.acts, now=now)
        self._work(day, self._at(day, 9), [one for one in today if one.kind != "stop"])
        if today or self.refusing:
            self._work(day, self._at(day, 21), [])

    def _outage(self, day: int, today: list[Fault]) -> None:
        if self.stopped_until == day:
            self.jobs.start()
            self.stopped_until = -1
        for fault in today:
            if fault.kind == "stop" and self.stopped_until < day:
                self.jobs.stop(roughly=fault.roughly)
                self.stopped_until = day + fault.value
                self.done.append(f"stop {fault.value}")

    def _work(self, day: int, moment: datetime, faults: list[Fault]) -> None:
        """The jobs do what is to be done at this moment, whatever falls out."""
        with self.clock.stopped():
            self.clock.put(moment)
        if self.stopped_until > day:
            return
        mark = self._asked(lambda: JobRun.objects.order_by("-pk").values_list("pk", flat=True).first()) or 0
        for fault in faults:
            self._falls_out(fault)
        self.mailbox.refuses = self.refusing > 0
        self.works.append(Work(moment, timezone.localdate(moment), takes_mail=not self.mailbox.refuses))
        self.jobs.call()
        self._wait(lambda: self._planned(mark) and not self._due())
        while not self.mailbox.refuses and self._later(moment):
            self.jobs.call()
            self._wait(lambda: not self._due())
        self.refusing = max(self.refusing - 1, 0)

    def _falls_out(self, fault: Fault) -> None:
        blows: dict[str, Callable[[], Any]] = {
            "kill before": lambda: self.mailbox.before.append(self.jobs.kill),
            "kill after": lambda: self.mailbox.after.append(self.jobs.kill),
            "restart after": lambda: self.mailbox.after.append(lambda _: self._restart()),
            "restart": lambda: threading.Thread(target=self._restart).start(),
            "flush": self.redis.flush,
            "redis": self.redis.start_anew,
            "refuse": lambda: setattr(self, "refusing", fault.value),
        }
        blows[fault.kind]()
        self.done.append(fault.kind)

    def _restart(self) -> None:
        began = time.monotonic()
        self.restart_database()
        self.restarts.append((began, time.monotonic()))

    def _later(self, moment: datetime) -> bool:
        """What was cut off, or refused before, is tried again later on the same day: go there."""
        with self.clock.stopped():
            waits = Reminder.objects.filter(status__in=UNSENT, try_at__isnull=False)
            last = self._asked(lambda: waits.order_by("-try_at").values_list("try_at", flat=True).first())
            if last is None or timezone.localdate(last) != timezone.localdate(moment):
                return False
            self.clock.put(max(last, self.clock.now()) + timedelta(seconds=1))
            return True

    def _planned(self, mark: int) -> bool:
        return JobRun.objects.filter(pk__gt=mark, job="plan", outcome="done").exists()

    def _due(self) -> bool:
        return Reminder.objects.filter(status__in=UNSENT, try_at__lte=self.clock.now() + SOON).exists()

    def _wait(self, works: Callable[[], bool]) -> None:
        """Until it is so; whoever was killed is started again."""
        ends, sent = time.monotonic() + PATIENCE, len(self.mailbox.copies)
        while not self._asked(works):
            self.jobs.start()
            time.sleep(0.1)
            if sent != len(self.mailbox.copies):
                ends, sent = time.monotonic() + PATIENCE, len(self.mailbox.copies)
            if time.monotonic() > ends:
                raise RuntimeError(f"the jobs did not get done what was due at {self.clock.now()}: {self._tail()}")

    def _asked(self, question: Callable[[], Any]) -> Any:
        """Ask the database, also when it was just restarted."""
        for _ in range(200):
            try:
                return question()
            except (OperationalError, InterfaceError):
                connection.close()
                time.sleep(0.1)
        return question()

    def _tail(self) -> str:
        return "\n".join(f"{path.name}: {path.read_text()[-600:]}" for path in sorted(self.folder.glob("*.log")))

    def _progress(self, day: int, seconds: float) -> None:
        on = self.year.begins_on + timedelta(days=day)
        self.say(f"{on}  day {day + 1:3}  {self.world.number:5,} cases  {len(self.mailbox.copies):6,} mails  "
                 f"{len(self.done):3} faults  {seconds:6.0f} s")  # fmt: skip

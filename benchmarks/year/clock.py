"""The time of the simulated year, shared by processes: it runs as the real one does, from where it was last put.

A task holds the file for as long as it runs, so that nobody changes the time or the facts under it. A lock of the
system goes with the process that held it, also when that is killed.
"""

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path


class Clock:
    def __init__(self, folder: Path):
        self.file, self.held = folder / "clock.json", folder / "clock.held"

    def put(self, moment: datetime) -> None:
        told = {"at": moment.astimezone(UTC).isoformat(), "since": time.monotonic()}
        beside = self.file.with_suffix(".new")
        beside.write_text(json.dumps(told))
        os.replace(beside, self.file)

    def now(self) -> datetime:
        told = json.loads(self.file.read_text())
        return datetime.fromisoformat(told["at"]) + timedelta(seconds=time.monotonic() - told["since"])

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """No task runs or begins meanwhile."""
        self.held.touch()
        with self._locked(fcntl.LOCK_EX):
            try:
                yield
            finally:
                self.held.unlink()

    @contextmanager
    def running(self) -> Iterator[datetime]:
        """Around a task: the time at which it begins."""
        while self.held.exists():  # who wants to stop the clock goes first
            time.sleep(0.01)
        with self._locked(fcntl.LOCK_SH):
            yield self.now()

    @contextmanager
    def _locked(self, how: int) -> Iterator[None]:
        with self.file.with_suffix(".lock").open("a") as lock:
            fcntl.flock(lock, how)
            yield

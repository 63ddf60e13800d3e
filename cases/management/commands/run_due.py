"""Plan and send the reminders that are due, and tell other systems what happened, without a broker: for the embedded
default, cron, or by hand."""

import logging
import os
import time
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from cases.outbox.actions import run_due as tell_others
from cases.reminders.actions import run_due

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Plan and send the reminders that are due, and tell other systems what happened."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--every", type=int, metavar="SECONDS", help="again and again, until who started it ends")
        parser.add_argument("--parent", type=int, metavar="PID", help="who started it")

    def handle(self, *args: Any, every: int | None = None, parent: int | None = None, **options: Any) -> None:
        if not every:
            self._run()
            return
        parent, turn = parent or os.getppid(), 0
        while os.getppid() == parent:
            if turn % every == 0:
                self._run_again()
            turn += 1
            time.sleep(1)

    def _run_again(self) -> None:
        """What fails now, such as a database that is away, is done in the next turn."""
        try:
            run_due()
            tell_others()
        except Exception:
            logger.exception("this turn failed")
        finally:
            close_old_connections()

    def _run(self) -> None:
        counts = run_due()
        lines = (
            ("nieuw in de lijst", counts["planned_now"]), ("verstuurd", counts["sent"]),
            ("niet meer nodig", counts["not_needed"]), ("niet gelukt", counts["failed"]),
        )  # fmt: skip
        self.stdout.write("Herinneringen: " + ", ".join(f"{number} {label}" for label, number in lines) + ".")
        told = tell_others()
        outside = (
            ("nieuw", told["numbered"]), ("bezorgd", told["delivered"]), ("mag niet meer", told["not_allowed"]),
            ("later opnieuw", told["waiting"]), ("niet te bezorgen", told["dead"]),
        )  # fmt: skip
        self.stdout.write("Gebeurtenissen: " + ", ".join(f"{number} {label}" for label, number in outside) + ".")

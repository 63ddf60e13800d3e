"""Plan and send the reminders that are due, and tell other systems what happened, without a broker: for the embedded
default, cron, or by hand."""

from typing import Any

from django.core.management.base import BaseCommand

from cases.outbox.actions import run_due as tell_others
from cases.reminders.actions import run_due


class Command(BaseCommand):
    help = "Plan and send the reminders that are due, and tell other systems what happened."

    def handle(self, *args: Any, **options: Any) -> None:
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

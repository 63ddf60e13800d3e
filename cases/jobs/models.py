"""One row for every time a job ran."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone


class Job(models.TextChoices):
    PLAN = "plan", "herinneringen klaarzetten"
    SEND = "send", "herinneringen versturen"
    EVENTS_DUE = "events_due", "gebeurtenissen klaarzetten"
    EVENTS = "events", "gebeurtenissen bezorgen"


class RunOutcome(models.TextChoices):
    RUNNING = "running", "bezig of afgebroken"
    DONE = "done", "klaar"
    FAILED = "failed", "mislukt"


class JobRun(models.Model):
    """A job began, and ended or not: a run that was killed stays as it began. `fault`: the kind of error, no more."""

    job = models.CharField("taak", max_length=20, choices=Job.choices)
    begun_at = models.DateTimeField("begonnen", default=timezone.now)
    finished_at = models.DateTimeField("klaar", null=True)
    outcome = models.CharField("uitkomst", max_length=10, choices=RunOutcome.choices, default=RunOutcome.RUNNING)
    fault = models.CharField("soort fout", max_length=80, blank=True)

    objects = models.Manager["JobRun"]()

    class Meta:
        verbose_name = "uitgevoerde taak"
        verbose_name_plural = "uitgevoerde taken"
        ordering = ("-begun_at", "-pk")
        constraints = [
            models.CheckConstraint(condition=Q(job__in=Job.values), name="job_known"),
            models.CheckConstraint(condition=Q(outcome__in=RunOutcome.values), name="job_outcome_known"),
            models.CheckConstraint(
                condition=Q(outcome=RunOutcome.RUNNING, finished_at=None)
                | ~Q(outcome=RunOutcome.RUNNING) & Q(finished_at__isnull=False),
                name="job_run_ends_with_an_outcome",
            ),
        ]
        indexes = [
            models.Index(fields=["job", "finished_at"], name="job_last_done", condition=Q(outcome="done")),
            models.Index(fields=["begun_at"], name="job_run_begun"),
        ]

    class Privacy:
        personal: ClassVar[set[str]] = set()
        plain = {"id", "job", "begun_at", "finished_at", "outcome", "fault"}

    class Access:
        not_of_a_family = "when the machinery ran, of nobody in particular"

    def __str__(self) -> str:
        return f"{self.get_job_display()}, {timezone.localtime(self.begun_at):%d-%m-%Y %H:%M}"

"""A line per person per event, and the day whose lines form one chain. Only ids: lines outlive what they are about."""

from typing import Any, ClassVar

from django.db import models

from cases.access.log.codes import ActingAs, Happening, Outcome, ReadingPurpose, Shown


class AccessDay(models.Model):
    """The chain of one day in UTC: how far it goes. Locked for the moment in which lines are added.

    `previous` is the last hash of the day before it. `seal` is made with the key over the number of lines and the last
    hash, so that somebody who takes the last line away cannot make the day fit again. `key` tells which key was used,
    without giving it away. A day that was dropped after the retention term stays as a row: `dropped_at` says when.
    """

    day = models.DateField("dag", primary_key=True)
    previous = models.CharField(max_length=64, blank=True)
    number = models.PositiveIntegerField("aantal regels", default=0)
    hash = models.CharField(max_length=64, blank=True)
    seal = models.CharField(max_length=64, blank=True)
    key = models.CharField(max_length=16)
    dropped_at = models.DateTimeField("verwijderd op", null=True, blank=True)

    class Meta:
        verbose_name = "dag van het logboek"
        verbose_name_plural = "dagen van het logboek"
        ordering = ("day",)

    class Privacy:
        personal: ClassVar[set[str]] = set()
        plain = {"day", "previous", "number", "hash", "seal", "key", "dropped_at"}

    class Access:
        not_of_a_family = "counts and hashes"

    def __str__(self) -> str:
        return f"{self.day:%-d-%-m-%Y}"


class AccessLineQuerySet(models.QuerySet["AccessLine"]):
    def about(self, person: Any) -> "AccessLineQuerySet":
        """Lines about this person, newest first."""
        return self.filter(subject=person.pk).order_by("-at", "-day", "-number")

    def disclosing(self) -> "AccessLineQuerySet":
        """Without who was kept out: they learned nothing."""
        return self.filter(event__in=Happening.disclosing())


class AccessLine(models.Model):
    """One event about one person (NEN 7513 ch. 5 and 7; Logboek Dataverwerkingen 1.0). Ids only, and no foreign keys:
    the line stays when the row it is about is gone.

    `at` is UTC. `ground` is a code of the grounds for sharing; empty when there is none. `subject` is the person the
    data are about (empty: nobody is known yet, or signing in). `touched` names what was touched as `type:id`, with
    spaces between. `access_point` is the IP address of the browser; NEN 7513 asks for the point from which was looked,
    so it is kept as long as the line, and shown to nobody on a page. `trace_id` is the request, `span_id` the page
    within it and `parent_span_id` the caller, as in W3C Trace Context; the span of the line itself is the first sixteen
    signs of its hash.
    """

    # Whoever adds lines holds the row of their day, and the database refuses to remove a day: looking that up again for
    # each of the hundred lines of a list took longer than adding them. `verify_log` tells of a line without a day.
    day = models.ForeignKey(
        AccessDay, on_delete=models.PROTECT, related_name="lines", db_index=False, db_constraint=False
    )
    number = models.PositiveIntegerField("nummer")
    at = models.DateTimeField("wanneer")
    event = models.CharField("wat gebeurde er", max_length=24, choices=Happening.choices)
    shown = models.CharField("waarmee", max_length=16, choices=Shown.choices)
    outcome = models.CharField("afloop", max_length=8, choices=Outcome.choices, default=Outcome.OK)
    user = models.UUIDField("wie", null=True)
    organisation = models.UUIDField("van welke organisatie", null=True)
    role = models.CharField("rol", max_length=16, choices=ActingAs.choices)
    on_behalf_of = models.UUIDField("namens wie", null=True)
    purpose = models.CharField("doel", max_length=16, choices=ReadingPurpose.choices)
    ground = models.CharField("grondslag", max_length=24, blank=True)
    subject = models.UUIDField("over wie", null=True)
    case = models.UUIDField("zaak", null=True)
    touched = models.TextField("onderdelen", blank=True)
    trace_id = models.CharField(max_length=32, blank=True)
    span_id = models.CharField(max_length=16, blank=True)
    parent_span_id = models.CharField(max_length=16, blank=True)
    activity = models.CharField("verwerking in het register", max_length=200)
    source = models.CharField("systeem", max_length=60)
    access_point = models.CharField("toegangspunt", max_length=45, blank=True)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    objects = AccessLineQuerySet.as_manager()

    class Meta:
        verbose_name = "regel van het logboek"
        verbose_name_plural = "regels van het logboek"
        ordering = ("day", "number")
        constraints = [models.UniqueConstraint(fields=["day", "number"], name="one_line_per_number")]
        indexes = [
            models.Index(fields=["subject", "-at"], name="access_line_of_subject"),
            models.Index(fields=["case", "-at"], name="access_line_of_case"),
            models.Index(fields=["user", "-at"], name="access_line_of_user"),
        ]

    class Privacy:
        personal = {"user", "organisation", "role", "on_behalf_of", "subject", "case", "touched", "access_point"}
        plain = {
            "id", "day", "number", "at", "event", "shown", "outcome", "purpose", "ground", "trace_id", "span_id",
            "parent_span_id", "activity", "source", "previous", "hash",
        }  # fmt: skip

    class Access:
        not_of_a_family = "ids of who looked, for who answers for it (`web.access_log`) and for the person themselves"

    def __str__(self) -> str:
        return f"{self.get_event_display()} ({self.day_id} nr. {self.number})"

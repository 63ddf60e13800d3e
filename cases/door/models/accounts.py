"""Own access of somebody of the family: invited, opened with a code, ended."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.access.parts import CasePart
from cases.access.records import RECORD_PRIVACY, Record
from cases.access.visibility import InFamilyQuerySet
from cases.families.models import Person

TRIES = 5  # wrong codes before the invitation is dead


class FamilyAccountQuerySet(InFamilyQuerySet):
    def current(self) -> Self:
        """Not ended. Whether the door is open today is asked of `cases.door.reading`."""
        return self.filter(ended_at=None)


class FamilyAccount(Record):
    """Somebody of the family signs in as this user. `user` is empty until the invitation was opened.

    The mail holds the link and nothing else, the code is told by word of mouth or letter: whoever has one of the two
    has nothing. Of both only a hash is kept. `tries` counts wrong codes.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="family_accounts", verbose_name="wie")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="family_accounts",
        verbose_name="gebruiker",
    )  # fmt: skip
    email = models.EmailField("e-mailadres")
    link_hash = models.CharField(max_length=64, editable=False, db_index=True)
    code_hash = models.CharField(max_length=128, editable=False)
    code_until = models.DateTimeField("code geldig tot", editable=False)
    tries = models.PositiveSmallIntegerField("verkeerde codes", default=0, editable=False)
    opened_at = models.DateTimeField("geopend op", null=True, blank=True, editable=False)
    ended_at = models.DateTimeField("gestopt op", null=True, blank=True, editable=False)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False,
        verbose_name="gestopt door",
    )  # fmt: skip
    family_path = "person__family"
    objects = FamilyAccountQuerySet.as_manager()

    class Meta:
        verbose_name = "eigen toegang"
        verbose_name_plural = "eigen toegang van het gezin"
        ordering = ("-added_at", "pk")
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(ended_at=None), name="one_door_per_person"),
            models.UniqueConstraint(
                fields=["user"], condition=Q(ended_at=None, user__isnull=False), name="one_door_per_user"
            ),
            models.CheckConstraint(
                condition=Q(user=None, opened_at=None) | Q(user__isnull=False, opened_at__isnull=False),
                name="opened_door_has_a_user",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="door_ended_by_somebody",
            ),
        ]  # fmt: skip

    class Privacy:
        personal = {"person", "user", "email"}
        plain = RECORD_PRIVACY | {
            "link_hash", "code_hash", "code_until", "tries", "opened_at", "ended_at", "ended_by",
        }  # fmt: skip

    class Access:
        part = CasePart.CONTACT
        about = ("person",)

    def __str__(self) -> str:
        return f"eigen toegang van {self.person}"

    @property
    def document(self) -> Any:
        return self.person.family.document

    @property
    def case(self) -> Any:
        return self.document

    @property
    def waits(self) -> bool:
        """Invited, and the code still works."""
        return not self.opened_at and not self.ended_at and self.tries < TRIES and timezone.now() < self.code_until

"""To whom something of a file goes: an organisation, a professional in person, or somebody of the family."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.families.models import Person
from network.models import Organisation


class Recipient(models.Model):
    """A row with exactly one recipient; add `to_one_recipient(...)` to its constraints."""

    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="%(class)ss",
        verbose_name="welke organisatie",
    )  # fmt: skip
    professional = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="%(class)ss",
        verbose_name="of welke professional",
    )  # fmt: skip
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+", verbose_name="of wie van het gezin"
    )

    class Meta:
        abstract = True

    @property
    def recipient(self) -> Any:
        return self.organisation or self.professional or self.person

    @property
    def to(self) -> dict[str, Any]:
        """The recipient as fields, to look for or make another row of the same."""
        return {
            "organisation": self.organisation_id,
            "professional": self.professional_id,
            "person": self.person_id,
        }


ONE_RECIPIENT = "Kies één ontvanger."


def to_one_recipient(name: str) -> models.CheckConstraint:
    """The constraint every row with a recipient carries."""
    return models.CheckConstraint(
        condition=Q(organisation__isnull=False, professional=None, person=None)
        | Q(organisation=None, professional__isnull=False, person=None)
        | Q(organisation=None, professional=None, person__isnull=False),
        name=name, violation_error_message=ONE_RECIPIENT,
    )  # fmt: skip

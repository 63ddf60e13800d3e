"""For whom one statement is meant, beside who may see its part: everybody, professionals only, or some by name."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from cases.access.parts import declared


class Audience(models.TextChoices):
    """`NAMED`: who is named and who wrote it, nobody else; also not the coordinator or who leads the team."""

    EVERYONE = "everyone", "iedereen die dit deel mag zien, ook het gezin"
    PROFESSIONALS = "professionals", "alleen professionals"
    NAMED = "named", "alleen wie hier gekozen is"


class Addressed(models.Model):
    """A row with an audience of its own. `about_third_party`: it tells about somebody who does not belong to the family
    or gave no consent, and stays out of what others receive (Jeugdwet 7.3.10)."""

    audience = models.CharField("voor wie is dit", max_length=13, choices=Audience.choices, default=Audience.EVERYONE)
    named = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", blank=True, verbose_name="wie mag dit zien"
    )
    about_third_party = models.BooleanField("gaat ook over iemand van buiten het gezin", default=False)

    class Meta:
        abstract = True

    @property
    def is_shielded(self) -> bool:
        return self.audience == Audience.NAMED

    @property
    def only_for(self) -> str:
        """Who sees it, when that is not everybody; a page that lists such rows fetches `named` along."""
        if self.audience == Audience.EVERYONE:
            return ""
        if self.audience == Audience.PROFESSIONALS:
            return "alleen voor professionals"
        return f"alleen voor {', '.join(str(user) for user in self.named.all())} en wie het schreef"


ADDRESSED_PERSONAL, ADDRESSED_PLAIN = {"named"}, {"audience", "about_third_party"}


def audience_known(row: str) -> models.CheckConstraint:
    """The constraint every addressed row carries."""
    return models.CheckConstraint(
        condition=Q(audience__in=Audience.values), name=f"{row}_audience_known",
        violation_error_message="Kies voor wie dit is uit de lijst.",
    )  # fmt: skip


def open_to_professional(model: Any, user: Any) -> Q:
    """Rows of this model that are not shielded from this professional, and that lean on nothing that is."""

    def hidden(rows: Any) -> Q:
        named = rows.named.through._default_manager.filter(**{f"{rows._meta.model_name}_id": OuterRef("pk")}, user=user)
        return Q(audience=Audience.NAMED) & ~Q(added_by=user) & ~Q(Exists(named))

    return _leaning_on_nothing(model, hidden)


def open_to_any_professional(model: Any) -> Q:
    """Rows that no professional is kept from: for what is computed for all of them at once."""
    return _leaning_on_nothing(model, lambda rows: Q(audience=Audience.NAMED))


def open_to_everyone(model: Any) -> Q:
    """Rows that a family member may see, as far as their audience goes, and that lean on nothing they may not."""
    return _leaning_on_nothing(model, lambda rows: ~Q(audience=Audience.EVERYONE))


def _leaning_on_nothing(model: Any, hidden: Any) -> Q:
    found = ~hidden(model) if issubclass(model, Addressed) else Q()
    for path in declared(model).leans_on:
        under: Any = model
        for step in path.split("__"):
            under = under._meta.get_field(step).related_model
        leans = model._base_manager.filter(pk=OuterRef("pk")).annotate(leans_on=F(path)).order_by()
        shielded = under._base_manager.filter(hidden(under), pk=OuterRef("leans_on"))
        found &= ~Q(Exists(leans.filter(Exists(shielded))))
    return found

"""Municipalities, organisations, the people who sign in, their memberships, and the terms per municipality."""

import uuid
from datetime import date
from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from network.at_work import memberships_today
from network.roles import WITH_FAMILIES, OrganisationKind, Role
from network.terms import TERMS


class Municipality(models.Model):
    """One of the municipalities. `code` is the CBS code, such as GM0014."""

    code = models.CharField("CBS-code", max_length=6, primary_key=True)
    name = models.CharField("naam", max_length=80, unique=True)
    in_region = models.BooleanField("in de jeugdregio Groningen", default=False)

    class Meta:
        verbose_name = "gemeente"
        verbose_name_plural = "gemeenten"
        ordering = ("name",)

    class Privacy:
        personal: ClassVar[set[str]] = set()
        plain = {"code", "name", "in_region"}

    def __str__(self) -> str:
        return self.name


class Organisation(models.Model):
    """A local team, a provider, a school or another body around families. `agb` has eight digits."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField("naam", max_length=120, unique=True)
    kind = models.CharField("soort", max_length=40, choices=OrganisationKind.choices)
    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.PROTECT, verbose_name="gemeente van het lokale team"
    )
    agb = models.CharField("AGB-code", max_length=8, blank=True)
    phone = models.CharField("telefoon", max_length=20, blank=True)

    class Meta:
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"
        ordering = ("name",)
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=OrganisationKind.values), name="organisation_kind_known")
        ]

    class Privacy:
        personal: ClassVar[set[str]] = set()
        plain = {"id", "name", "kind", "municipality", "agb", "phone"}

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in. `registration` is the SKJ or BIG registration (by-law art. 7(10))."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField("e-mailadres", unique=True)
    name = models.CharField("naam", max_length=120)
    job_title = models.CharField("functie", max_length=80, blank=True)
    registration = models.CharField("registratie (SKJ of BIG)", max_length=20, blank=True)
    expertise = models.CharField("deskundig in", max_length=120, blank=True)
    phone = models.CharField("telefoon", max_length=20, blank=True)
    mail_fails_since = models.DateField(
        "e-mail komt niet aan sinds", null=True, blank=True,
        help_text="Vul dit in als een bericht terugkwam. Herinneringen gaan dan meteen ook naar een ander.",
    )  # fmt: skip
    is_active = models.BooleanField("mag inloggen", default=True)
    is_staff = models.BooleanField("mag in het beheer", default=False)
    date_joined = models.DateTimeField(default=timezone.now, editable=False)

    objects = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
        ordering = ("name", "email")

    class Privacy:
        personal = {"email", "name", "job_title", "registration", "expertise", "phone", "password", "last_login"}
        plain = {
            "id", "is_active", "is_staff", "is_superuser", "date_joined", "groups", "user_permissions",
            "mail_fails_since",
        }  # fmt: skip

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    @property
    def organisation_ids(self) -> list[uuid.UUID]:
        """Organisations this person works for today. Read once per request."""
        return [membership.organisation_id for membership in self._current_memberships]

    @property
    def led_organisation_ids(self) -> list[uuid.UUID]:
        """Organisations whose team this person leads today."""
        return [row.organisation_id for row in self._current_memberships if row.role == Role.TEAM_LEADER]

    @property
    def roles(self) -> frozenset[str]:
        """What this person is today, wherever that is."""
        return frozenset(row.role for row in self._current_memberships)

    @property
    def works_with_families(self) -> bool:
        """Works today as a professional or team leader; who administers or oversees does not."""
        return not self.roles.isdisjoint(WITH_FAMILIES)

    @property
    def overseen_organisation_ids(self) -> list[uuid.UUID]:
        """Organisations of which this person is privacy officer today (AVG art. 37–39)."""
        return [row.organisation_id for row in self._current_memberships if row.role == Role.PRIVACY_OFFICER]

    @property
    def oversees_privacy(self) -> bool:
        return bool(self.overseen_organisation_ids)

    @property
    def coordinates_region(self) -> bool:
        """Is regional coordinator today: hears of what waits too long, and sees no family."""
        return any(row.role == Role.REGIONAL_COORDINATOR for row in self._current_memberships)

    @property
    def local_teams(self) -> "list[Organisation]":
        """The local teams for which this person may bring a family in."""
        return [
            row.organisation
            for row in self._current_memberships
            if row.role in WITH_FAMILIES and row.organisation.kind == OrganisationKind.LOCAL_TEAM
        ]

    @property
    def family_organisation_ids(self) -> list[uuid.UUID]:
        """Organisations for which this person works with families today."""
        return [row.organisation_id for row in self._current_memberships if row.role in WITH_FAMILIES]

    @property
    def stands_in_for(self) -> list[uuid.UUID]:
        """Colleagues (keys) who are away today and whom this person stands in for. The memberships say whether there
        is any; only then there is a question more, once per request."""
        found = self.__dict__.get("_stands_in_for")
        if found is None:
            there = self.is_active and any(getattr(row, "stands_in", False) for row in self._current_memberships)
            running = self.substitutions.current().order_by("begins_on", "pk") if there else None
            found = list(running.values_list("user_id", flat=True)) if running is not None else []
            self.__dict__["_stands_in_for"] = found
        return found

    @property
    def acts_as(self) -> list[uuid.UUID]:
        """This person, and whom they stand in for today (keys)."""
        return [self.pk, *self.stands_in_for]

    @property
    def reachable(self) -> bool:
        """A mail to this person arrives, as far as is known."""
        return bool(self.is_active and self.email and self.mail_fails_since is None)

    @property
    def organisation(self) -> "Organisation | None":
        """The organisation to show behind the name."""
        return next((row.organisation for row in self._current_memberships), None)

    @property
    def _current_memberships(self) -> "list[Membership]":
        found = self.__dict__.get("_memberships")
        if found is None:
            found = self.__dict__["_memberships"] = memberships_today(self.pk)
        return found


class PeriodQuerySet(models.QuerySet[Any]):
    """Rows with `begins_on` and `ends_on`; the last day counts (tot en met)."""

    def current(self, on: date | None = None) -> Self:
        day = on or timezone.localdate()
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), begins_on__lte=day)

    def overlapping(self, begins_on: date, ends_on: date | None) -> Self:
        """Rows that share a day with this period. Ask it under a lock: no constraint of SQLite knows overlap."""
        rows = self.filter(Q(ends_on=None) | Q(ends_on__gte=begins_on))
        return rows.filter(begins_on__lte=ends_on) if ends_on else rows


def ends_after_it_begins(name: str) -> models.CheckConstraint:
    """The constraint every period carries."""
    return models.CheckConstraint(
        condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on")), name=name,
        violation_error_message="De laatste dag ligt vóór de eerste dag.",
    )  # fmt: skip


class Membership(models.Model):
    """Somebody works for an organisation, in a role, from–until. When it ends, everything through it ends."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships", verbose_name="gebruiker")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships", verbose_name="organisatie"
    )
    role = models.CharField("rol", max_length=20, choices=Role.choices, default=Role.PROFESSIONAL)
    begins_on = models.DateField("van")
    ends_on = models.DateField("tot en met", null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "lidmaatschap"
        verbose_name_plural = "lidmaatschappen"
        constraints = [
            ends_after_it_begins("membership_ends_after_begin"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="membership_role_known"),
            models.UniqueConstraint(
                fields=["user", "organisation"], condition=Q(ends_on=None), name="one_open_membership_per_organisation",
                violation_error_message="Deze persoon werkt al bij deze organisatie. Zet daar eerst een einddatum bij.",
            ),
        ]  # fmt: skip

    class Privacy:
        personal = {"user"}
        plain = {"id", "organisation", "role", "begins_on", "ends_on"}

    def __str__(self) -> str:
        return f"{self.user} bij {self.organisation}"


class Term(models.Model):
    """A term or cadence that a municipality sets differently from the default in `network.terms`, from a date on."""

    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.CASCADE, verbose_name="gemeente (leeg: hele regio)"
    )
    key = models.CharField("termijn", max_length=40, choices=[(key, term.label) for key, term in TERMS.items()])
    value = models.PositiveIntegerField("waarde")
    valid_from = models.DateField("geldt vanaf")
    source = models.CharField("bron", max_length=200)

    class Meta:
        verbose_name = "termijn"
        verbose_name_plural = "termijnen"
        ordering = ("key", "municipality", "-valid_from")
        constraints = [
            models.UniqueConstraint(fields=["municipality", "key", "valid_from"], name="one_term_a_day"),
            models.UniqueConstraint(
                fields=["key", "valid_from"], condition=Q(municipality=None), name="one_regional_term_a_day",
                violation_error_message="Voor de hele regio geldt vanaf die dag al een waarde.",
            ),
            models.CheckConstraint(condition=Q(key__in=list(TERMS)), name="term_key_known"),
        ]  # fmt: skip

    class Privacy:
        personal: ClassVar[set[str]] = set()
        plain = {"id", "municipality", "key", "value", "valid_from", "source"}

    def __str__(self) -> str:
        return f"{self.get_key_display()}: {self.value} ({self.municipality or 'hele regio'})"

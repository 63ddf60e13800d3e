"""Participation of organisations and the people on a family's team."""

from typing import Any, Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.formats import date_format

from cases.access.parts import WHOLE_FAMILY, CasePart
from cases.access.records import PART_PRIVACY, Part
from cases.access.visibility import InCaseQuerySet
from cases.families.models import Case
from network.models import Membership, Organisation, PeriodQuerySet, User, ends_after_it_begins
from network.roles import WITH_FAMILIES


class ParticipationQuerySet(PeriodQuerySet, InCaseQuerySet):  # type: ignore[override]
    """Dated participation, seen with its case."""


class Participation(Part):
    """An organisation takes part in a case. `leads`: the local team that leads it.

    Its people write until `ends_on` and read until `access_until`: the days to hand over that the municipality gives.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="participations", editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="participations", verbose_name="organisatie"
    )
    leads = models.BooleanField("lokaal team dat de zaak leidt", default=False, editable=False)
    purpose = models.CharField("wat doet deze organisatie voor het gezin", max_length=200, blank=True)
    begins_on = models.DateField("doet mee van", default=timezone.localdate)
    ends_on = models.DateField("tot en met", null=True, blank=True)
    access_until = models.DateField("kan nog lezen tot en met", null=True, blank=True, editable=False)

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = "deelname van een organisatie"
        verbose_name_plural = "deelname van organisaties"
        ordering = ("-leads", "begins_on", "pk")
        constraints = [
            ends_after_it_begins("participation_ends_after_begin"),
            models.CheckConstraint(
                condition=Q(access_until=None) | Q(access_until__gte=F("ends_on")), name="participation_read_to_the_end"
            ),
            models.UniqueConstraint(
                fields=["case", "organisation"], condition=Q(ends_on=None),
                name="one_open_participation_per_organisation",
                violation_error_message="Deze organisatie doet al mee.",
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(leads=True, ends_on=None), name="one_leading_team_per_case"
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["organisation"], name="participation_that_joins", condition=Q(leads=False)),
            models.Index(  # whole: the cases of a team are read without their rows
                fields=["organisation", "case", "begins_on", "ends_on"], name="participation_of_team",
                condition=Q(leads=True),
            ),
        ]  # fmt: skip

    class Privacy:
        personal = {"purpose"}
        plain = PART_PRIVACY | {"case", "organisation", "leads", "begins_on", "ends_on", "access_until"}

    class Access:
        part = CasePart.CONTACT
        about = WHOLE_FAMILY

    def __str__(self) -> str:
        return str(self.organisation)

    def clashes(self) -> dict[str, str]:
        """An organisation takes part once at a time; it can come back after it left."""
        same = Participation.objects.filter(case=self.case, organisation=self.organisation)
        return _already_there(self, same, "organisation", "Deze organisatie doet al mee")

    @property
    def document(self) -> Case:
        return self.case


class TeamMemberQuerySet(PeriodQuerySet, InCaseQuerySet):  # type: ignore[override]
    def current(self, on: Any = None) -> Self:
        """On the team that day: the person, the organisation's participation and the membership all run, and the role
        in the organisation is one that works with families."""
        day = on or timezone.localdate()
        runs = Q(participation__ends_on=None) | Q(participation__ends_on__gte=day)
        return super().current(day).filter(runs, _employed(day), participation__begins_on__lte=day)

    def reading(self, on: Any = None) -> Self:
        """As `current`, and who was there until their organisation left and may still read to hand over."""
        day = on or timezone.localdate()
        stays = Q(ends_on=None) | Q(ends_on__gte=day)
        runs = Q(participation__ends_on=None) | Q(participation__ends_on__gte=day)
        until_the_end = Q(ends_on=None) | Q(ends_on__gte=F("participation__ends_on"))
        hands_over = Q(participation__access_until__gte=day) & until_the_end
        begun = {"begins_on__lte": day, "participation__begins_on__lte": day}
        return self.filter((stays & runs) | hands_over, _employed(day), **begun)

    def receiving(self, part: str, on: Any = None) -> Self:
        """Whom this part was given for the whole family: who leads, and whose organisation receives it. Whether the
        consent for it is complete is not asked here: the lists of all cases are written once a day."""
        given = apps.get_model("cases", "Grant")._default_manager.running(on).filter(
            case=OuterRef("participation__case"), organisation=OuterRef("participation__organisation"), part=part,
            whole_family=True,
        )  # fmt: skip
        return self.filter(Q(participation__leads=True) | Exists(given))

    def of_user(self, user: Any) -> "TeamMemberQuerySet":
        """The seats of this person themselves. Whether they may sign in is asked once, and not of every seat."""
        return self.filter(Exists(User.objects.filter(pk=user.pk, is_active=True).order_by()), user=user)

    def open_to(self, user: Any) -> "TeamMemberQuerySet":
        """The seats of this person, and of whom they stand in for today: at an organisation where both work with
        families, and as long as the absence runs. Who stands in for nobody is asked as before."""
        if not user.stands_in_for:
            return self.of_user(user)
        absent = Q(user__in=user.stands_in_for, participation__organisation__in=user.family_organisation_ids)
        return self.filter(Q(user=user) | absent, user__is_active=True)


def _employed(day: Any) -> Exists:
    return Exists(
        Membership.objects.current(day).filter(
            user=OuterRef("user"), organisation=OuterRef("participation__organisation"), role__in=WITH_FAMILIES
        )
    )


class TeamMember(Part):
    """A professional of a taking-part organisation works with this family, from–until."""

    participation = models.ForeignKey(
        Participation, on_delete=models.CASCADE, related_name="members", verbose_name="organisatie"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="team_memberships", verbose_name="wie"
    )
    task = models.CharField("taak voor dit gezin", max_length=200, blank=True)
    begins_on = models.DateField("van", default=timezone.localdate)
    ends_on = models.DateField("tot en met", null=True, blank=True)

    case_path = "participation__case"
    objects = TeamMemberQuerySet.as_manager()

    class Meta:
        verbose_name = "teamlid"
        verbose_name_plural = "teamleden"
        ordering = ("begins_on", "pk")
        constraints = [
            ends_after_it_begins("team_member_ends_after_begin"),
            models.UniqueConstraint(
                fields=["participation", "user"], condition=Q(ends_on=None), name="once_on_the_team",
                violation_error_message="Deze persoon zit al in het team.",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["user", "participation"], name="team_member_of_user")]

    class Privacy:
        personal = {"user", "task"}
        plain = PART_PRIVACY | {"participation", "begins_on", "ends_on"}

    class Access:
        part = CasePart.CONTACT
        about = WHOLE_FAMILY

    def __str__(self) -> str:
        return str(self.user)

    def clashes(self) -> dict[str, str]:
        """Somebody is on the team once at a time; they can come back after they left."""
        same = TeamMember.objects.filter(participation=self.participation, user=self.user)
        return _already_there(self, same, "user", "Deze persoon zit al in het team")

    @property
    def case(self) -> Case:
        return self.participation.case

    @property
    def document(self) -> Case:
        return self.case


def without_present_coordinator(cases: Any) -> Any:
    """Those of these cases whose coordinator has left: no longer at the organisation, or may no longer sign in. As
    `coordinator_has_left` of the case, for many at once."""
    there = TeamMember.objects.current().filter(
        participation__case=OuterRef("pk"), user=OuterRef("coordinator"), user__is_active=True, ends_on=None,
        participation__ends_on=None,
    )  # fmt: skip
    return cases.filter(status="active").exclude(Exists(there))


def _already_there(row: Any, same: Any, field: str, sentence: str) -> dict[str, str]:
    """A period of the same organisation or person that overlaps this one, told at `field` or at the first day."""
    other = same.exclude(pk=row.pk).overlapping(row.begins_on, row.ends_on).order_by("begins_on").first()
    if other is None:
        return {}
    if other.ends_on:
        until = date_format(other.ends_on, "j F Y")
        return {"begins_on": f"{sentence} tot en met {until}. Kies een eerste dag daarna."}
    if other.begins_on > timezone.localdate():
        return {field: f"{sentence} vanaf {date_format(other.begins_on, 'j F Y')}."}
    return {field: f"{sentence}."}


def team_of(case: Case) -> "models.QuerySet[User]":
    """The professionals on the team today, by name."""
    members = TeamMember.objects.current().filter(participation__case=case)
    return User.objects.filter(pk__in=members.order_by().values("user_id"), is_active=True).order_by("name", "pk")

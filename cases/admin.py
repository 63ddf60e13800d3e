"""The reference data of the rooms: how factors are ordered, when is reminded, what a list for 18 asks; which jobs
ran, and what was told to other systems. Nothing of a family is registered."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.db.models import QuerySet
from django.http import HttpRequest

from cases.adulthood.models import CatalogueItem
from cases.adulthood.models.catalogue import next_version
from cases.analysis.models.factors import FactorHeading, FactorScheme
from cases.jobs.models import JobRun
from cases.outbox.actions import replay
from cases.outbox.models import Delivery, Subscription
from cases.reminders.models import RungSetting
from flow.gate import Incomplete
from network.admin import Kept


class FactorHeadingInline(admin.TabularInline):
    """Not deleted: the refusal would name the factors of families that stand under it."""

    model = FactorHeading
    extra = 0
    can_delete = False


@admin.register(FactorScheme)
class FactorSchemeAdmin(Kept):
    list_display = ("name", "source", "is_default")
    inlines = [FactorHeadingInline]


@admin.register(RungSetting)
class RungSettingAdmin(admin.ModelAdmin):
    list_display = ("kind", "municipality", "days", "valid_from", "source")
    list_filter = ("kind",)


@admin.register(CatalogueItem)
class CatalogueItemAdmin(Kept):
    """Every change is a next version: what stands on a list that has begun stays what it was."""

    list_display = ("number", "title", "domain", "law", "begins_months", "due_months", "hard_months", "retired")
    list_filter = ("domain", "law", "retired")
    search_fields = ("title",)

    def get_queryset(self, request: HttpRequest) -> Any:
        return CatalogueItem.objects.newest()

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("number",) if obj else ()

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        next_version(obj)


class OnlyToLookAt(admin.ModelAdmin):
    """For who administers; nothing is written here by hand."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(getattr(request.user, "is_staff", False))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_module_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(JobRun)
class JobRunAdmin(OnlyToLookAt):
    """The newest on top."""

    list_display = ("job", "begun_at", "finished_at", "outcome", "fault")


@admin.register(Subscription)
class SubscriptionAdmin(OnlyToLookAt):
    """Who is told where, and how that goes; the secret is not shown."""

    list_display = ("client", "address", "status", "active_since", "failures", "rests_until", "stopped_because")
    list_filter = ("status",)
    list_select_related = ("client",)


class WithReason(ActionForm):
    reason = forms.CharField(label="Waarom opnieuw", max_length=200, required=False)


@admin.register(Delivery)
class DeliveryAdmin(OnlyToLookAt):
    """What was told to whom, and what did not arrive: that can be offered again, with the reason. No key of a case is
    shown: who administers sees no family."""

    list_display = ("kind", "subscription", "status", "attempts", "due_from", "ended_at", "fault", "replay_reason")
    list_filter = ("status",)
    list_select_related = ("event", "subscription__client")
    exclude = ("case", "event", "sequence")
    ordering = ("-due_from", "pk")
    actions = ("offer_again",)
    action_form = WithReason

    @admin.display(description="gebeurtenis")
    def kind(self, delivery: Delivery) -> str:
        return str(delivery.event.get_kind_display())

    @admin.action(description="Niet te bezorgen: opnieuw aanbieden", permissions=["view"])
    def offer_again(self, request: HttpRequest, chosen: QuerySet[Delivery]) -> None:
        try:
            number = replay(chosen, reason=request.POST.get("reason", ""), by=request.user)
        except Incomplete as no:
            self.message_user(request, " ".join(no.reasons), messages.ERROR)
            return
        self.message_user(request, f"{number} opnieuw aangeboden.", messages.SUCCESS)

"""The reference data of the rooms: how factors are ordered, when is reminded, what a list for 18 asks; and which jobs
ran. Nothing of a family is registered."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from cases.adulthood.models import CatalogueItem
from cases.adulthood.models.catalogue import next_version
from cases.analysis.models.factors import FactorHeading, FactorScheme
from cases.jobs.models import JobRun
from cases.reminders.models import RungSetting
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


@admin.register(JobRun)
class JobRunAdmin(admin.ModelAdmin):
    """To look at only; the newest on top."""

    list_display = ("job", "begun_at", "finished_at", "outcome", "fault")

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

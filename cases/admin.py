"""The reference data of the rooms: how factors are ordered, and when is reminded. Nothing of a family is registered."""

from django.contrib import admin

from cases.analysis.models.factors import FactorHeading, FactorScheme
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

"""Reference data and users; domain models are not edited here."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.http import HttpRequest

from network.models import Membership, Municipality, Organisation, Term, User


class Kept(admin.ModelAdmin):
    """Never deleted: a user stops signing in, a membership ends. The page that asks whether to delete names every row
    that leans on it, and those are the files of families: children, agreements, the journal."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class MembershipInline(admin.TabularInline):
    """Where somebody works opens families; so nobody writes that down for themselves."""

    model = Membership
    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj != request.user and super().has_add_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj != request.user and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj != request.user and super().has_delete_permission(request, obj)


@admin.register(User)
class UserAdmin(Kept, DjangoUserAdmin):
    list_display = ("name", "email", "job_title", "is_active")
    list_filter = ("is_active", "is_staff")
    search_fields = ("name", "email")
    ordering = ("name",)
    inlines = [MembershipInline]
    fieldsets = (
        (None, {"fields": ("email", "password")}),
        ("Persoon", {"fields": ("name", "job_title", "registration", "expertise", "phone")}),
        ("Toegang", {"fields": ("is_active", "is_staff", "is_superuser")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "name", "usable_password", "password1", "password2")}),)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Nobody makes themselves more than they are."""
        return () if request.user.is_superuser else ("is_superuser",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Also the way to a new password: of a superuser only for a superuser."""
        above = obj is not None and obj.is_superuser and not request.user.is_superuser
        return not above and super().has_change_permission(request, obj)


@admin.register(Municipality)
class MunicipalityAdmin(Kept):
    list_display = ("name", "code", "in_region")


@admin.register(Organisation)
class OrganisationAdmin(Kept):
    list_display = ("name", "kind", "municipality")
    list_filter = ("kind",)
    search_fields = ("name",)


@admin.register(Term)
class TermAdmin(admin.ModelAdmin):
    list_display = ("key", "municipality", "value", "valid_from", "source")
    list_filter = ("key",)

"""Reference data and users; domain models are not edited here."""

from typing import Any

from allauth.account.models import EmailAddress
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import HttpRequest

from network.models import Membership, Municipality, Organisation, Term, User


class Kept(admin.ModelAdmin):
    """Never deleted: a user stops signing in, a membership ends. The page that asks whether to delete names every row
    that leans on it, and those are the files of families: children, agreements, the journal."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def reference_permissions() -> QuerySet[Permission]:
    """All that the work in the administration asks: the reference data, users, and taking away a lost second factor."""
    registered = set(admin.site._registry) | {
        inline.model for one in admin.site._registry.values() for inline in one.inlines
    }
    kinds = ContentType.objects.get_for_models(*registered).values()
    return Permission.objects.filter(content_type__in=kinds).exclude(codename="delete_membership")


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

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Who may come into the administration may do its work; there are no finer rights to hand out. Who gets another
        address is no longer reached at the old one: the package keeps what it once mailed to, and would still send a
        link for a new password there."""
        super().save_model(request, obj, form, change)
        obj.user_permissions.set(reference_permissions() if obj.is_staff else [])
        EmailAddress.objects.filter(user=obj).exclude(email=obj.email).delete()

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

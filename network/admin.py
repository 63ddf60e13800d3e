"""Reference data and users; domain models are not edited here."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import LogEntry
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html_join

from network import clients, tokens
from network.account_mails import ADDRESS, invite, tell_owner
from network.leaving import memberships_changed
from network.models import (
    AdminSession,
    ApiClient,
    ApiKey,
    IdentityProvider,
    Membership,
    Municipality,
    Organisation,
    Term,
    User,
)
from network.roles import Role
from network.scopes import SCOPES


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

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """The role of a system comes with its client."""
        if db_field.name == "role":
            kwargs["choices"] = [choice for choice in Role.choices if choice[0] != Role.SYSTEM]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj != request.user and super().has_add_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj != request.user and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj != request.user and super().has_delete_permission(request, obj)


class NewUserForm(forms.ModelForm):
    """Who is registered gets a mail to choose a password; nobody chooses one for somebody else."""

    class Meta:
        model = User
        fields = ("email", "name", "job_title")

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()

    def save(self, commit: bool = True) -> Any:
        self.instance.set_unusable_password()
        return super().save(commit=commit)


@admin.register(User)
class UserAdmin(Kept, DjangoUserAdmin):
    list_display = ("name", "email", "job_title", "is_active")
    list_filter = ("is_active", "is_staff")
    search_fields = ("name", "email")
    ordering = ("name",)
    inlines = [MembershipInline]
    actions = ["invite_again"]
    add_form = NewUserForm
    fieldsets = (
        (None, {"fields": ("email",)}),
        ("Persoon", {"fields": ("name", "job_title", "registration", "expertise", "phone", "mail_fails_since")}),
        ("Toegang", {"fields": ("is_active", "is_staff", "is_superuser")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "name", "job_title")}),)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Nobody makes themselves more than they are."""
        return () if request.user.is_superuser else ("is_superuser",)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Who may come into the administration may do its work; there are no finer rights to hand out. Who gets another
        address is no longer reached at the old one: the package keeps what it once mailed to, and would still send a
        link for a new password there."""
        before = User.objects.filter(pk=obj.pk).values_list("email", flat=True).first()
        if before and before != obj.email and "mail_fails_since" not in form.changed_data:
            obj.mail_fails_since = None  # what did not arrive at the old address says nothing about the new one
        super().save_model(request, obj, form, change)
        obj.user_permissions.set(reference_permissions() if obj.is_staff else [])
        EmailAddress.objects.filter(user=obj).exclude(email=obj.email).delete()
        if not change:
            self._invite(request, obj)
        elif before and before != obj.email:
            tell_owner(before, ADDRESS)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        memberships_changed(form.instance, by=request.user)

    @admin.action(description="Uitnodiging opnieuw sturen (link om een wachtwoord te kiezen)", permissions=["change"])
    def invite_again(self, request: HttpRequest, chosen: QuerySet[User]) -> None:
        for user in chosen.filter(is_active=True, is_superuser=False):
            self._invite(request, user)
            self.log_change(request, user, "Uitnodiging gestuurd")

    def _invite(self, request: HttpRequest, user: User) -> None:
        if invite(user):
            messages.success(request, f"Naar {user.email} gaat een mail met een link om een wachtwoord te kiezen.")
        else:
            messages.error(request, f"De mail aan {user.email} kon niet weg. Stuur de uitnodiging later opnieuw.")

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        raise PermissionDenied  # a password is chosen by its owner

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Also the way to a new password: of a superuser only for a superuser."""
        above = obj is not None and obj.is_superuser and not request.user.is_superuser
        if obj is not None and hasattr(obj, "api_client"):  # the account of a system: nobody signs in with it
            return False
        return not above and super().has_change_permission(request, obj)


@admin.register(Municipality)
class MunicipalityAdmin(Kept):
    list_display = ("name", "code", "in_region")


@admin.register(Organisation)
class OrganisationAdmin(Kept):
    list_display = ("name", "kind", "municipality")
    list_filter = ("kind",)
    search_fields = ("name",)


class IdentityProviderForm(forms.ModelForm):
    """The secret is written and never shown."""

    new_secret = forms.CharField(
        label="Client secret", required=False, widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text="Laat leeg om te houden wat er staat. Het wordt versleuteld bewaard en niet meer getoond.",
    )  # fmt: skip

    class Meta:
        model = IdentityProvider
        fields = ("organisation", "name", "key", "issuer", "client_id", "second_factor_claims", "is_active")

    def save(self, commit: bool = True) -> Any:
        if secret := self.cleaned_data["new_secret"]:
            self.instance.secret = secret
        return super().save(commit=commit)


@admin.register(IdentityProvider)
class IdentityProviderAdmin(Kept):
    form = IdentityProviderForm
    list_display = ("__str__", "issuer", "is_active")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Another issuer may call somebody else by the same name: who was tied is tied anew, by the invited address."""
        before = IdentityProvider.objects.filter(pk=obj.pk).first()
        super().save_model(request, obj, form, change)
        now = (obj.key, obj.issuer, obj.organisation_id)
        if before and (before.key, before.issuer, before.organisation_id) != now:
            SocialAccount.objects.filter(provider__in=[before.key, obj.key]).delete()


@admin.register(AdminSession)
class AdminSessionAdmin(admin.ModelAdmin):
    """Who had the power of an administrator, why, and what was changed then. To look at only."""

    list_display = ("user", "began_at", "until", "ended_at", "reason")
    fields = ("user", "reason", "began_at", "until", "ended_at", "changes")
    date_hierarchy = "began_at"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description="wat er is veranderd")
    def changes(self, obj: AdminSession) -> str:
        last = obj.ended_at or obj.until
        lines = LogEntry.objects.filter(user=obj.user, action_time__range=(obj.began_at, last)).order_by("action_time")
        rows = [(line.action_time.strftime("%H:%M"), line.content_type or "", str(line)) for line in lines]
        return format_html_join("", "<p>{} {}: {}</p>", rows) or "niets"


@admin.register(Term)
class TermAdmin(admin.ModelAdmin):
    list_display = ("key", "municipality", "value", "valid_from", "source")
    list_filter = ("key",)


class ApiClientForm(forms.ModelForm):
    """The private key stays with the system: only its public half comes here."""

    scopes = forms.MultipleChoiceField(
        label="Wat de koppeling mag", choices=list(SCOPES.items()), widget=forms.CheckboxSelectMultiple
    )
    pem = forms.CharField(
        label="Publieke sleutel (PEM)", required=False, widget=forms.Textarea,
        help_text="Van het systeem zelf. Een sleutel erbij: de oude blijft werken tot de datum die u daar invult.",
    )  # fmt: skip

    class Meta:
        model = ApiClient
        fields = ("organisation", "name", "contact", "scopes", "issuer", "known_as")

    def clean_pem(self) -> str:
        text = str(self.cleaned_data["pem"])
        try:
            kid = tokens.read_public_key(text)[0] if text else ""
        except ValueError as wrong:
            raise forms.ValidationError(str(wrong)) from wrong
        if ApiKey.objects.filter(kid=kid).exists():
            raise forms.ValidationError("Deze sleutel is al van een koppeling. Maak een nieuwe.")
        return text


class KeyInline(admin.TabularInline):
    model = ApiKey
    extra = 0
    fields = ("kid", "added_at", "ends_at")
    readonly_fields = ("kid", "added_at")
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(ApiClient)
class ApiClientAdmin(Kept):
    """A client opens every file that its organisation leads: only a superuser lets one in or gives it another key.
    Whoever administers looks, and takes access away."""

    form = ApiClientForm
    list_display = ("name", "organisation", "contact", "added_at", "revoked_at")
    inlines = [KeyInline]
    actions = ["revoke"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_active and request.user.is_superuser)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The list with its action is for everybody who administers; the page of one client to look at."""
        return super().has_change_permission(request, obj) and (obj is None or self.has_add_permission(request))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        pem = form.cleaned_data["pem"]
        if change:
            super().save_model(request, obj, form, change)
            if pem:
                clients.add_key(obj, pem)
            return
        facts = {name: form.cleaned_data[name] for name in ApiClientForm.Meta.fields}
        obj.__dict__.update(clients.create(pem=pem, **facts).__dict__)

    @admin.action(description="Toegang intrekken: vanaf nu kan dit systeem niets meer", permissions=["change"])
    def revoke(self, request: HttpRequest, chosen: QuerySet[ApiClient]) -> None:
        for client in chosen:
            clients.revoke(client)
            self.log_change(request, client, "Toegang ingetrokken")
        messages.success(request, "De toegang is ingetrokken.")

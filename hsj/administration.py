"""What the packages bring into the administration, made as small as its work asks.

People get their address from `User.email`, and a lost second factor is taken away so that its owner sets up a new one.
An administrator who could write either could sign in as somebody else and read families.
"""

from allauth.account.models import EmailAddress
from allauth.mfa.admin import AuthenticatorAdmin
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest

from network.account_mails import SECOND_FACTOR, tell_owner


class SecondFactorAdmin(AuthenticatorAdmin):
    """To look at and to take away; its secret is not shown, and its owner is told."""

    exclude = ("data",)

    def delete_model(self, request: HttpRequest, obj: Authenticator) -> None:
        super().delete_model(request, obj)
        tell_owner(obj.user.email, SECOND_FACTOR)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Authenticator]) -> None:
        addresses = set(queryset.values_list("user__email", flat=True))
        super().delete_queryset(request, queryset)
        for address in addresses:
            tell_owner(address, SECOND_FACTOR)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Authenticator | None = None) -> bool:
        return False


def narrow(site: AdminSite) -> None:
    """Call it once all packages have registered. Groups are not used here: who may come in may do the work."""
    site.site_header = site.site_title = f"{settings.PRODUCT_NAME}: beheer"
    site.index_title = "Gebruikers, organisaties en instellingen"
    site.unregister(Group)
    site.unregister(EmailAddress)
    site.unregister(Authenticator)
    site.unregister([SocialAccount, SocialApp, SocialToken])  # an organisation's sign-in is an IdentityProvider
    site.register(Authenticator, SecondFactorAdmin)

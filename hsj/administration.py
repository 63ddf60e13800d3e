"""What the packages bring into the administration, made as small as its work asks.

People get their address from `User.email`, and a lost second factor is taken away so that its owner sets up a new one.
An administrator who could write either could sign in as somebody else and read families.
"""

from allauth.account.models import EmailAddress
from allauth.mfa.admin import AuthenticatorAdmin
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.models import Group
from django.http import HttpRequest


class SecondFactorAdmin(AuthenticatorAdmin):
    """To look at and to take away; its secret is not shown."""

    exclude = ("data",)

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
    site.register(Authenticator, SecondFactorAdmin)

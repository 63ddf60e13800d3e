"""Which address leads to which room."""

from allauth.account import urls as account
from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from hsj.administration import narrow
from hsj.health import alive, health

# The administrator gives people their address; a page to change it would change who gets the reminders.
_CLOSED = {"account_email", "account_confirm_email", "account_email_verification_sent"}

# Otherwise the administration would have its own way in, past the second factor and the limits on guessing.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
narrow(admin.site)
admin.site.site_header = admin.site.site_title = "Beheer van Samen Verder"
admin.site.index_title = "Gebruikers, organisaties en termijnen"

urlpatterns = [
    # First what is asked most: Django tries them in this order.
    path("api/", include("cases.api.documentation")),
    path("api/v1/", include("cases.api.urls")),
    path("", include("cases.web.urls")),
    path("account/", include([page for page in account.urlpatterns if page.name not in _CLOSED])),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("account/", include("network.web.urls")),
    path("beheer/", admin.site.urls),
    path("gezond/", health, name="health"),
    path("gezond/proces/", alive, name="alive"),
]

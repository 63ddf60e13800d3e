"""Coming in for the first time: the link of the mail, the code that was told, and a password.

The pages tell nothing about whose invitation it is, and a link that does not work says so in the same words whatever
the reason.
"""

import time
from typing import Any

from allauth.account.utils import perform_login
from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from cases.door import actions as doors
from cases.door.models import FamilyAccount
from cases.web.forms import tell, tidy
from cases.web.routes import NO_FAMILY, PUBLIC, page
from flow.gate import NotPossible
from network.models import User
from network.single_sign_on import WELCOMES

PROVED = "invitation_proved"  # in the session: whose code was right, and when
MINUTES = 30
_WRONG_CODE = "Deze code klopt niet. Kijk goed naar de letters en cijfers en probeer het nog eens."
_SAME = "De twee wachtwoorden zijn niet gelijk. Typ ze nog eens."


class CodeForm(forms.Form):
    code = forms.CharField(
        label="De code", max_length=20, help_text="Acht letters en cijfers. Je kreeg de code van je contactpersoon.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
        error_messages={"required": "Vul de code in."},
    )  # fmt: skip


class PasswordForm(forms.Form):
    password = forms.CharField(
        label="Jouw wachtwoord", help_text="Kies minstens 12 tekens. Drie of vier losse woorden werken goed.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Kies een wachtwoord."},
    )  # fmt: skip
    again = forms.CharField(
        label="Nog een keer hetzelfde wachtwoord", widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Typ het wachtwoord nog een keer."},
    )  # fmt: skip

    def __init__(self, *args: Any, user: User, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.user = user
        tidy(self)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        password = typed.get("password")
        if password and typed.get("again") and password != typed["again"]:
            self.add_error("again", _SAME)
        if password:
            try:
                password_validation.validate_password(password, self.user)
            except forms.ValidationError as weak:
                self.add_error("password", weak)
        return typed


@login_not_required
@never_cache
@sensitive_post_parameters("code")
def invitation(request: HttpRequest, link: str) -> HttpResponse:
    account = doors.invited(link)
    if account is None:
        return render(request, "door/entry_over.html", status=200)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if doors.fits(account, form.cleaned_data["code"]):
            request.session.cycle_key()
            request.session[PROVED] = [str(account.pk), int(time.time())]
            return redirect("cases:my-password")
        form.add_error("code", _WRONG_CODE)
    return render(request, "door/entry_code.html", {"form": form})


@login_not_required
@never_cache
@sensitive_post_parameters("password", "again")
def choose_password(request: HttpRequest) -> HttpResponse:
    """The second half: a password, or the button to the identity provider."""
    account = proved(request)
    if account is None:
        return render(request, "door/entry_over.html")
    if settings.FAMILY_SIGN_IN == "oidc":
        return render(request, "door/entry_provider.html", {"provider": settings.FAMILY_PROVIDER})
    form = PasswordForm(request.POST or None, user=User(email=account.email, name=account.person.full_name))
    if request.method == "POST" and form.is_valid():
        try:
            user = doors.open_door(account, password=form.cleaned_data["password"])
        except NotPossible as no:
            return render(request, "door/entry_password.html", {"form": form}, status=tell(form, no))
        del request.session[PROVED]
        return perform_login(request, user, email_verification="none", redirect_url="/")
    return render(request, "door/entry_password.html", {"form": form})


def proved(request: HttpRequest) -> FamilyAccount | None:
    """The invitation whose code was typed in this browser, not long ago."""
    key, at = request.session.get(PROVED, ("", 0))
    if not key or time.time() - at > MINUTES * 60:
        return None
    return FamilyAccount.objects.current().filter(pk=key, opened_at=None).select_related("person__family").first()


def welcome(request: HttpRequest) -> User | None:
    """Back from the identity provider with an invitation whose code was right: the door opens, without a password."""
    account = proved(request) if settings.FAMILY_SIGN_IN == "oidc" else None
    if account is None:
        return None
    try:
        user = doors.open_door(account, password=None)
    except NotPossible:
        return None
    del request.session[PROVED]
    return user


WELCOMES.append(welcome)

urlpatterns = [
    page("mijn/uitnodiging/<slug:link>", invitation, "my-invitation", PUBLIC, NO_FAMILY),
    page("mijn/wachtwoord", choose_password, "my-password", PUBLIC, NO_FAMILY),
]

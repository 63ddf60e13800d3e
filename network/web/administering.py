"""Switch administrator power on, with a reason, and off."""

from typing import Any

from allauth.account.internal.flows.reauthentication import suspend_request
from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from network import power


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Waarvoor zet u het beheer aan?", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Zonder namen van gezinnen. Bijvoorbeeld: account voor een nieuwe collega bij het lokale team.",
        error_messages={"required": "Schrijf waarvoor u het beheer aanzet."},
    )  # fmt: skip


def administer(request: HttpRequest) -> HttpResponse:
    """Ask the reason, then a second look at who it is; the form is sent on by itself after that look. (The package does
    so for an address without questions in it, so where to go next stands in the form.)"""
    if not getattr(request.user, "is_staff", False):
        raise PermissionDenied
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not power.proved(request):
            return suspend_request(request, power.where_to_prove(request.user))
        power.switch_on(request, reason=form.cleaned_data["reason"])
        return redirect(_next(request))
    minutes = settings.ADMIN_SESSION_MINUTES
    context = {"form": form, "minutes": minutes, "next": _next(request)}
    return render(request, "network/administer.html", context)


@require_POST
def stop(request: HttpRequest) -> HttpResponse:
    power.switch_off(request)
    messages.success(request, "Het beheer staat uit.")
    return redirect("/")


def _next(request: Any) -> str:
    asked = request.POST.get("next") or request.GET.get("next", "")
    own = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if own and asked.startswith(reverse("admin:index")) else reverse("admin:index")

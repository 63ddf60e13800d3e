"""One page that asks for facts and does one thing with them, for acts that are no step of a machine."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cases.drafts import actions as drafts
from cases.families.models import Case
from cases.web.drafts import autosave_url, kept, lay_over
from cases.web.forms import StepForm, tell
from cases.web.frame import family_page
from flow.gate import Incomplete, NotAllowed, NotPossible


def may(allowed: bool) -> None:
    if not allowed:
        raise NotAllowed("Dit is niet aan u.")


def ask(
    request: HttpRequest, case: Case, subject: Any, form_class: type[StepForm], title: str, heading: str,
    do: Callable[..., Any], done: str, tab: str = "team", back: str = "",
) -> HttpResponse:  # fmt: skip
    """A refusal stands at its field or above the form. Afterwards: `back`, or `heading` of the page `tab`."""
    place = back or _place(case, tab, heading)
    key, blockers, draft = f"{tab}/{form_class.__name__}/{subject.pk}", [], None
    if request.method == "POST":
        form = form_class(request.POST, subject=subject, user=request.user)
        if form.is_valid():
            try:
                do(**form.cleaned_data)
            except Incomplete as no:
                tell(form, no)
            except NotPossible as no:
                blockers = no.reasons
            else:
                drafts.drop(form=key, by=request.user)
                messages.success(request, done)
                return redirect(_afterwards(case, request.user, place))
    else:
        form = form_class(subject=subject, user=request.user)
        if draft := kept(request, key):
            lay_over(form, draft["fields"])
    context = family_page(
        request, case, tab, title=title, form=form, blockers=blockers, back=place, draft=draft,
        intro=form_class.__doc__, autosave_url=autosave_url(key),
    )  # fmt: skip
    return render(request, "cases/step.html", context, status=409 if blockers else 200)


def _place(case: Case, tab: str, heading: str) -> str:
    return reverse(f"cases:{tab}", args=[case.pk]) + f"#{heading}"


def _afterwards(case: Case, user: Any, place: str) -> str:
    """Back to the page, or to the list for who has just ended their own access."""
    still = Case.objects.visible_to(user).filter(pk=case.pk).exists()
    return place if still else reverse("cases:caseload")

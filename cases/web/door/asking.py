"""One page that asks somebody of the family one thing: what was typed stays, a no stands at its field."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cases.drafts import actions as drafts
from cases.web.drafts import autosave_url, kept, lay_over
from cases.web.forms import tell, tidy
from flow.gate import NotPossible


class PlainForm(Form):
    """A form for families: what may stay empty is said in plain words."""

    in_plain_words = True

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        tidy(self)


def ask(
    request: HttpRequest, make: Callable[..., Form], do: Callable[[Any], Any], *, key: str, done: str, back: str,
    template: str = "door/ask.html", **context: Any,
) -> HttpResponse:  # fmt: skip
    """`make` gives the form, `do` does it with the form that was filled in well. `key` names what is being typed;
    `back` is the address afterwards. The context of `door/ask.html`: title, intro, button."""
    if request.method == "POST":
        form, status, draft = make(request.POST), 200, None
        if form.is_valid():
            try:
                do(form)
            except NotPossible as no:
                status = tell(form, no)
            else:
                drafts.drop(form=key, by=request.user)
                messages.success(request, done)
                return redirect(back)
    else:
        form, status = make(), 200
        if draft := kept(request, key):
            lay_over(form, draft["fields"])
    context |= {"form": form, "back": back, "draft": draft, "autosave_url": autosave_url(key)}
    return render(request, template, context, status=status)

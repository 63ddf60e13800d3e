"""One page to add, change or take out a part of a document, for every kind of part.

A part that somebody else changed in the meantime is not overwritten: the page shows both texts and asks.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from django.contrib import messages
from django.forms import CheckboxSelectMultiple, HiddenInput, IntegerField, Textarea
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.views.decorators.http import require_POST

from cases.access.records import Conflict, Part, only_team, remove, write
from cases.drafts import actions as drafts
from cases.drafts.actions import NEVER_KEPT
from cases.web.drafts import autosave_url, kept, lay_over
from cases.web.forms import PartForm, tell
from cases.web.frame import family_page, get_or_404
from flow.gate import NotPossible


@dataclass(frozen=True)
class Item:
    """A kind of part as a form. `parent` fetches from what is visible the row the new part hangs on; `attach` names
    the field of the part that points to it. `back` gives the address to return to, `tab` the tab of the family page.
    `can` says what this page does: some rows are only changed (the wish of a plan), some only added. `name` is how
    people call it, when that differs from the name of the row. `save` and `removal` write; `only` narrows the rows this
    page may touch; `begin` makes the new part from its parent, when it starts with more than that."""

    key: str
    form: type[PartForm]
    parent: Any
    attach: str
    tab: str
    back: Callable[[Any], str]
    intro: str = ""
    save: Callable[..., Any] = write
    can: tuple[str, ...] = ("add", "edit", "remove")
    name: str = ""
    template: str = "cases/part_form.html"
    removal: Callable[..., None] = remove
    only: dict[str, Any] = field(default_factory=dict)
    begin: Callable[[Any], Any] | None = None

    @property
    def model(self) -> Any:
        return self.form._meta.model

    @property
    def noun(self) -> str:
        return self.name or str(self.model._meta.verbose_name)


ITEMS: dict[str, Item] = {}


def items(*made: Item) -> None:
    """Register kinds of parts; page modules call this."""
    ITEMS.update({item.key: item for item in made})


def add(request: HttpRequest, kind: str, parent: Any) -> HttpResponse:
    item = _item(kind, "add")
    on = get_or_404(item.parent.objects.visible_to(request.user), pk=parent)
    part = item.begin(on) if item.begin else item.model(**{item.attach: on})
    return _edit(request, item, part, title=f"{_capital(item.noun)} toevoegen", key=f"{kind}/nieuw/{parent}")


def edit(request: HttpRequest, kind: str, pk: Any) -> HttpResponse:
    item = _item(kind, "edit")
    part = get_or_404(item.model.objects.visible_to(request.user).filter(**item.only), pk=pk)
    return _edit(request, item, part, title=f"{_capital(item.noun)} aanpassen", key=f"{kind}/{pk}")


@require_POST
def take_out(request: HttpRequest, kind: str, pk: Any) -> HttpResponse:
    item = _item(kind, "remove")
    part = get_or_404(item.model.objects.visible_to(request.user).filter(**item.only), pk=pk)
    back = item.back(part)
    try:
        item.removal(part, by=request.user)
        messages.success(request, f"{_capital(item.noun)} is verwijderd.")
    except NotPossible as no:
        messages.error(request, " ".join(no.reasons))
    return redirect(back)


def _item(kind: str, doing: str) -> Item:
    if kind not in ITEMS or doing not in ITEMS[kind].can:
        raise Http404
    return ITEMS[kind]


def _edit(request: HttpRequest, item: Item, part: Any, *, title: str, key: str) -> HttpResponse:
    document = part.document
    only_team(document, by=request.user)
    if reason := document.closed_for_edits():
        if request.method == "POST":
            return _too_late(request, item, part, title, key, reason)
        messages.error(request, reason)
        return redirect(item.back(part))
    if request.method == "POST":
        form = _form(item, part, request, _resolved(request, item, part))
        if form.is_valid():
            try:
                return _save(request, item, form, key)
            except Conflict as clash:
                return _page(
                    request, item, part, form, title, key, conflicts=_conflicts(form, clash.current), status=409
                )
            except NotPossible as no:
                return _page(request, item, part, form, title, key, status=tell(form, no))
        return _page(request, item, part, form, title, key)
    form, draft = _form(item, part, request, None), kept(request, key)
    if draft:
        lay_over(form, draft["fields"])
    return _page(request, item, part, form, title, key, draft=draft)


def _too_late(request: HttpRequest, item: Item, part: Any, title: str, key: str, reason: str) -> HttpResponse:
    """The document was closed while somebody wrote: what they wrote stays before them."""
    form = _form(item, part, request, request.POST)
    form.add_error(None, reason)
    return _page(request, item, part, form, title, key, status=409)


def _page(request: HttpRequest, item: Item, part: Any, form: PartForm, title: str, key: str, *,
          draft: Any = None, conflicts: Any = (), status: int = 200) -> HttpResponse:  # fmt: skip
    context = family_page(
        request, part.document.case, item.tab, title=title, form=form, item=item,
        part=None if part._state.adding else part, intro=item.intro,
        back=item.back(part), draft=draft, autosave_url=autosave_url(key), conflicts=conflicts,
        conflict_names=[conflict["name"] for conflict in conflicts],
    )  # fmt: skip
    return render(request, item.template, context, status=status)


def _form(item: Item, part: Any, request: HttpRequest, data: Any) -> PartForm:
    document = part.document
    files = None if data is None else request.FILES
    form = item.form(data, files, instance=part, case=document.case, document=document, user=request.user)
    if isinstance(part, Part) and not part._state.adding:
        form.fields["base_version"] = IntegerField(widget=HiddenInput, initial=part.version, required=False)
    return form


def _save(request: HttpRequest, item: Item, form: PartForm, key: str) -> HttpResponse:
    part = form.save(commit=False)
    part = item.save(part, by=request.user, many=form.many(), base_version=form.cleaned_data.get("base_version"))
    drafts.drop(form=key, by=request.user)
    messages.success(request, f"{_capital(item.noun)} is bewaard.")
    return redirect(item.back(part))


def _conflicts(form: PartForm, current: Any) -> list[dict[str, Any]]:
    """The texts that differ, both; the form now starts from the version as it is. A choice, date or short answer that
    differs keeps what was given here, and says at the field what stands there now."""
    data = cast(QueryDict, form.data).copy()
    data["base_version"] = str(current.version)
    form.data = data
    found, written_by = [], f"{current.changed_by} om {current.changed_at.astimezone():%H:%M}"
    for name, asked in form.fields.items():
        if name == "base_version" or not hasattr(current, name) or name in NEVER_KEPT:
            continue
        mine, theirs = form.cleaned_data.get(name), getattr(current, name)
        if isinstance(asked.widget, Textarea) and str(mine or "") != str(theirs or ""):
            found.append({
                "label": asked.label, "name": name, "choice_name": f"keuze_{name}", "theirs": theirs or "",
                "mine": mine or "", "theirs_by": written_by,
            })  # fmt: skip
        elif not isinstance(asked.widget, Textarea | CheckboxSelectMultiple) and (mine or "") != (theirs or ""):
            form.add_error(name, f"Hier staat nu “{_said(current, name)}” ({written_by}). Kies wat klopt.")
    if not found and not form.errors:
        form.add_error(None, f"{written_by} is dit ook aangepast. Kijk na wat klopt en bewaar opnieuw.")
    return found


def _said(part: Any, name: str) -> str:
    """A value as people read it."""
    value = getattr(part, f"get_{name}_display")() if hasattr(part, f"get_{name}_display") else getattr(part, name)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, date):
        return date_format(value, "j F Y")
    return str(value) if value not in (None, "") else "niets"


def _resolved(request: HttpRequest, item: Item, part: Any) -> Any:
    """After a choice for their text or mine, exactly that text is what is sent."""
    data = request.POST.copy()
    for choice, value in request.POST.items():
        name = choice.removeprefix("keuze_")
        if name == choice or name not in item.form.base_fields or part._state.adding:
            continue
        if value == "theirs":
            data[name] = str(getattr(part, name) or "")
        elif value == "mine" and f"mijn_{name}" in request.POST:
            data[name] = request.POST[f"mijn_{name}"]
    return data


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

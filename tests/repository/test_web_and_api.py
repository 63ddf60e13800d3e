"""What a page writes in the file of a family, the API takes too: every kind of row, every field, every machine. What
stays out is named here and in docs/api.md."""

from typing import Any

import cases.web.urls  # noqa: F401 - the forms register themselves
from cases.api.routes import ROUTES
from cases.api.steps import Steps
from cases.api.urls import urlpatterns  # noqa: F401 - the addresses register themselves
from cases.web.items import ITEMS
from cases.web.steps import MACHINES

ON_PAPER = {"Document"}  # a file goes from hand to hand
OF_A_PERSON = {"FileRequest"}  # who asks about their own file is looked at by a person
OTHERWISE = {
    "named": "a system is never chosen by name", "who": "each kind of who has a field of its own",
    "window_from": "starts_on", "withdrawn_on": "on",
}  # fmt: skip


def taken_in(model: Any) -> set[str]:
    """The columns and facts that some address of this kind of row reads."""
    found: set[str] = set()
    for view in ROUTES.values():
        if view.model is model:
            kinds = [view.serializer_class, getattr(view, "new_serializer_class", None), getattr(view, "asks", None)]
            kinds += [*view.facts.values(), *(act.facts for act in getattr(view, "acts", {}).values())]
            fields = [one for kind in kinds if kind for one in kind().fields.values()]
            found |= {str(one.source) for one in fields if not one.read_only}
    return found


def test_every_kind_of_row_that_a_page_writes_has_an_address():
    addressed = {view.model for view in ROUTES.values() if {"POST", "PATCH"} & set(view.rules)}
    assert {item.model.__name__ for item in ITEMS.values() if item.model not in addressed} == ON_PAPER


def test_every_field_of_a_form_is_read_by_an_address():
    missing = {
        (key, name)
        for key, item in ITEMS.items()
        for name in set(item.form._meta.fields or ()) - taken_in(item.model) - set(OTHERWISE)
        if item.model.__name__ not in ON_PAPER
    }
    assert missing == set()


def test_every_machine_takes_its_steps_over_the_api():
    stepped = {view.model for view in ROUTES.values() if issubclass(view, Steps)}
    assert {model.__name__ for model in MACHINES.values() if model not in stepped} == OF_A_PERSON

"""The bases of every address: one row, a list, what is added, changed and taken out, and the steps of a machine.

A resource is declared in a mixin with its model, serializer and parent, and combined with a base (docs/api.md)."""

from functools import cache, cached_property
from typing import Any, cast

from django.urls import reverse
from rest_framework.exceptions import MethodNotAllowed
from rest_framework.generics import GenericAPIView
from rest_framework.response import Response

from cases.access.fetching import get_or_404
from cases.access.records import remove, write
from cases.api import asking, rates
from cases.api.asking import Asked
from cases.api.authentication import acting_professional
from cases.api.filters import Filters, filtered, names_of
from cases.api.newest import newest_case
from cases.api.routes import Rule
from cases.api.sending import changing, etag_of, once, tags_sent
from cases.families.models import Family
from flow.gate import NotAllowed, all_or_nothing
from network.models import ApiClient


@cache
def fields_of(serializer: type[Any]) -> frozenset[str]:
    """The names that `fields` may ask for; the same for everybody."""
    return frozenset(serializer().fields)


class Resource(GenericAPIView[Any]):
    """What all addresses share.

    `parent` is the model of the first key in the address, to which `attach` of a row leads; `only` narrows the rows,
    `related` is fetched with them. `sort`: {name here: column}; `order` when nothing is asked. `facts`: per step of the
    machine what it asks. `single`: the name of the address of one row, for `Location`.
    """

    rules: dict[str, Rule]
    address: str
    model: Any = None
    parent: Any = None
    attach: str = ""
    only: dict[str, Any] = {}
    related: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    sort: dict[str, str] = {}
    filters: type[Filters] | None = None
    facts: dict[str, type[Any]] = {}
    single: str = ""
    is_list = False
    chooses = True  # `fields` may leave some of the answer out
    serializer_class: Any
    list_serializer_class: Any = None  # a shorter one, for a list

    asked: Asked
    professional: Any = None

    def initial(self, request: Any, *args: Any, **kwargs: Any) -> None:
        if request.method not in (*self.rules, "HEAD"):
            self.http_method_not_allowed(request)
        super().initial(request, *args, **kwargs)
        listing = self.is_list and request.method in ("GET", "HEAD")
        self.asked = asking.read(
            request.query_params, fields=fields_of(self.serializer_for(listing)) if self.chooses else None,
            sort=self.sort if listing else None, filters=names_of(self.filters),
        )  # fmt: skip
        if request.method in ("POST", "PATCH", "PUT"):
            request.data  # noqa: B018 - what cannot be read is refused before anything is fetched
        self.professional = acting_professional(request, needed=self.rule.acts)

    def perform_authentication(self, request: Any) -> None:
        super().perform_authentication(request)
        if request.auth is not None:
            request._request.rate = rates.of_client(request.auth.client)

    @property
    def rule(self) -> Rule:
        method = "GET" if self.request.method == "HEAD" else str(self.request.method)
        if method not in self.rules:
            raise MethodNotAllowed(method)
        return self.rules[method]

    @property
    def says(self) -> dict[str, str]:
        """How the fields are called here that a refusal speaks of, as pointers."""
        kinds = {self.serializer_for(False), getattr(self, "new_serializer_class", None)} - {None}
        return {field.source: f"#/{name}" for kind in kinds for name, field in kind().fields.items()}

    def serializer_for(self, listing: bool) -> Any:
        return (self.list_serializer_class if listing else None) or self.serializer_class

    @property
    def caller(self) -> ApiClient:
        """The client that calls."""
        found: Any = self.request.auth
        return cast(ApiClient, found.client)

    def visible(self, model: Any) -> Any:
        """Rows that the client may see, and who acts too when somebody does: the fetch is the check."""
        rows = model.objects.visible_to(self.request.user)
        return rows.visible_to(self.professional) if self.rule.acts else rows

    def rows(self) -> Any:
        """The rows of this address; subclasses narrow and prefetch."""
        found = self.visible(self.model).filter(**self.only)
        if self.parent is not None and self.attach:
            found = found.filter(**{self.attach: self.above.pk})
        return found.select_related(*self.related) if self.related else found

    @cached_property
    def above(self) -> Any:
        """The row that stands first in the address."""
        return get_or_404(self.visible(self.parent), pk=next(iter(self.kwargs.values())))

    def one(self) -> Any:
        return get_or_404(self.rows(), pk=list(self.kwargs.values())[-1])

    def case_of(self, row: Any) -> Any:
        """The case in which is looked what stands open: of the address, or of the row."""
        above = self.above if self.parent is not None else row
        if isinstance(above, Family):
            return self.newest_case(above.pk)
        return above.case if hasattr(above, "case") else above.document.case

    def newest_case(self, family: Any = None) -> Any:
        """The case of the family in the address in which is written now: the newest that may be seen."""
        family = family or self.above.pk
        known = self.__dict__.setdefault("_cases", {})
        if family not in known:
            known[family] = newest_case(family, self.request.user, self.professional if self.rule.acts else None)
        return known[family]

    def context(self, *, one: bool = True, **more: Any) -> dict[str, Any]:
        return {
            "request": self.request, "view": self, "client": self.request.user, "professional": self.professional,
            "case": self.case_of, "facts": self.facts, "one": one, **more,
        }  # fmt: skip

    def represented(self, row: Any, *, one: bool = True) -> dict[str, Any]:
        serializer = self.serializer_for(not one)(row, context=self.context(one=one))
        return self._chosen(serializer.data)

    def _chosen(self, told: dict[str, Any]) -> dict[str, Any]:
        chosen = self.asked.fields
        return told if chosen is None else {name: value for name, value in told.items() if name in chosen}

    def versions(self, row: Any) -> tuple[Any, ...]:
        """The rows that make up what is shown, for the ETag."""
        return (row,)

    def answer(self, row: Any, status: int = 200, **headers: str) -> Response:
        return Response(self.represented(row), status=status, headers={"ETag": etag_of(*self.versions(row)), **headers})

    def place(self, row: Any) -> str:
        """The address of a row that was added."""
        return self.address_of(*(list(self.kwargs.values()) if self.parent is not None else []), row.pk)

    def address_of(self, *keys: Any) -> str:
        return str(self.request.build_absolute_uri(reverse(f"api:{self.single}", args=keys)))


class Lists(Resource):
    """GET of a list."""

    is_list = True

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        rows = filtered(self.filters, self.rows(), self.asked.filters)
        rows = rows.order_by(*(self.asked.order or self.order), "pk")
        found, links = asking.page_of(rows, self.asked, request)
        self.noted(found)
        serializer = self.serializer_for(True)(found, many=True, context=self.context(one=False))
        body = {"next": links["next"], "previous": links["prev"], "results": [*map(self._chosen, serializer.data)]}
        return Response(body, headers={"Link": asking.link_header(links)})

    def noted(self, found: list[Any]) -> None:
        """What stands in the list is written down: with what stands above it, or here by the view itself."""
        if self.parent is not None:
            self.above  # noqa: B018 - fetching it put the family on the trail


class Adds(Resource):
    """POST to a list. `save` is the action with which the page adds one: `save(row, by=, many=, **arguments)`."""

    save: Any = staticmethod(write)
    _shown: Any = None  # what was just added, as it may be seen
    new_serializer_class: Any = None  # when adding takes other fields than changing

    def serializer_of_new(self) -> Any:
        return self.new_serializer_class or self.serializer_class

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        row, status = once(request, self._made)
        return self.answer(self._as_shown(row), status, Location=self.place(row))

    def _made(self) -> Any:
        """What the client would not get to see itself, is not written through it."""
        with all_or_nothing():
            row = self.added(self.begun())
            self._shown = self.rows().filter(pk=row.pk).first()
            if self._shown is None:
                raise NotAllowed("Dit zou deze koppeling daarna niet mogen zien. Leg het vast in Samen Verder zelf.")
        return row

    def begun(self) -> Any:
        """A new row, with what it hangs on."""
        return self.model(**{self.attach: self.above}, **self.only)

    def added(self, part: Any) -> Any:
        serializer = self.serializer_of_new()(data=self.request.data, context=self.context(part=part))
        serializer.is_valid(raise_exception=True)
        many, arguments = serializer.split()
        return self.saved(part, **({"many": many} if many else {}), **arguments)

    def saved(self, part: Any, /, **told: Any) -> Any:
        """Write it, with the action of the page."""
        return type(self).save(part, by=self.professional, **told)

    def _as_shown(self, row: Any) -> Any:
        """Fetched anew, as a GET would: with what the database made of it."""
        return self._shown or self.rows().get(pk=row.pk)


class Shows(Resource):
    """GET of one row."""

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        return self.answer(self.one())


class Changes(Resource):
    """PATCH of one row; `save` as at `Adds`, with the version it started from."""

    save: Any = staticmethod(write)

    def patch(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        row = self.one()
        with changing(request, row.document, lambda: self.rows().get(pk=row.pk), self.versions) as part:
            serializer = self.serializer_class(part, data=request.data, partial=True, context=self.context(part=part))
            serializer.is_valid(raise_exception=True)
            many, arguments = serializer.split()
            arguments |= {"many": many} if many else {}
            self.saved(part, base_version=part.version, **arguments)
        return self.answer(self.rows().get(pk=row.pk))

    def saved(self, part: Any, /, **told: Any) -> Any:
        """Write it, with the action of the page."""
        return type(self).save(part, by=self.professional, **told)


class Acts(Resource):
    """POST to an operation of one row, such as its end or its withdrawal: `asks` reads what is sent, `done` does it and
    gives the row that is shown."""

    asks: Any = None

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        row = self.one()
        tags_sent(request)  # also what is sent again says from which version
        done, status = once(request, lambda: self._done(row), status=200)
        return self.answer(self.rows().get(pk=done.pk), status)

    def _done(self, row: Any) -> Any:
        with changing(self.request, row.document, lambda: self.rows().get(pk=row.pk), self.versions) as current:
            sent = self.asks(data=self.request.data, context=self.context(part=current))
            sent.is_valid(raise_exception=True)
            return self.done(current, **sent.validated_data)

    def done(self, row: Any, /, **facts: Any) -> Any:
        raise NotImplementedError

    @property
    def says(self) -> dict[str, str]:
        return super().says | {str(field.source): f"#/{name}" for name, field in self.asks().fields.items()}


class Removes(Resource):
    """DELETE of one row, with the action with which the page takes it out."""

    removal: Any = staticmethod(remove)

    def delete(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        row = self.one()
        with changing(request, row.document, lambda: self.rows().get(pk=row.pk), self.versions) as part:
            self.removed(part)
        return Response(status=204)

    def removed(self, part: Any) -> None:
        """Take it out, with the action of the page."""
        type(self).removal(part, by=self.professional)

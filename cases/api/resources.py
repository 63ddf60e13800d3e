"""The bases of every address: one row, a list, what is added, changed and taken out, and the steps of a machine.

A resource is declared in a mixin with its model, serializer and parent, and combined with a base (docs/api.md)."""

from functools import cache, partial
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.urls import reverse
from rest_framework.response import Response

from cases.access.records import remove, write
from cases.api import asking, rates
from cases.api.asking import Asked
from cases.api.authentication import acting_professional
from cases.api.filters import Filters, filtered, names_of
from cases.api.rows import Rows
from cases.api.sending import changing, etag_of, in_one, must_match, once, tags_sent
from flow.gate import NotAllowed


@cache
def fields_of(serializer: type[Any]) -> frozenset[str]:
    """The names that `fields` may ask for; the same for everybody."""
    return frozenset(serializer().fields)


@cache
def _path(name: str, keys: int) -> str:
    """The address with this name, with a place for each of its keys: Django looks long for one."""
    stand_ins = [str(UUID(int=place)) for place in range(keys)]
    path = reverse(f"api:{name}", args=stand_ins)
    for stand_in in stand_ins:
        path = path.replace(stand_in, "{}")
    return path


class Resource(Rows):
    """What all addresses share.

    `sort`: {name here: column}; `order` when nothing is asked. `facts`: per step of the machine what it asks. `single`:
    the name of the address of one row, for `Location`.
    """

    address: str
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
    def says(self) -> dict[str, str]:
        """How the fields are called here that a refusal speaks of, as pointers."""
        kinds = {self.serializer_for(False), getattr(self, "new_serializer_class", None)} - {None}
        return {field.source: f"#/{name}" for kind in kinds for name, field in kind().fields.items()}

    def serializer_for(self, listing: bool) -> Any:
        return (self.list_serializer_class if listing else None) or self.serializer_class

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
        return str(self.request.build_absolute_uri(_path(self.single, len(keys)).format(*keys)))


class Lists(Resource):
    """GET of a list."""

    is_list = True

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        found, links = asking.page_of(self.in_order(), self.asked, request)
        self.noted(found)
        serializer = self.serializer_for(True)(found, many=True, context=self.context(one=False))
        body = {"next": links["next"], "previous": links["prev"], "results": [*map(self._chosen, serializer.data)]}
        return Response(body, headers={"Link": asking.link_header(links)})

    def in_order(self) -> Any:
        """All rows that are asked for, of which a page is a slice."""
        rows = filtered(self.filters, self.rows(), self.asked.filters)
        return rows.order_by(*(self.asked.order or self.order), "pk")

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
        def show(made: tuple[Any, int]) -> Response:
            row, status = made
            return self.answer(self._as_shown(row), status, Location=self.place(row))

        return in_one(self, lambda: once(request, self._made), show)

    def _made(self) -> Any:
        """What the client would not get to see itself, is not written through it."""
        self.locks = True  # before the first look
        row = self.added(self.begun())
        try:
            self._shown = self.anew(row)
        except ObjectDoesNotExist as unseen:
            no = "Dit zou deze koppeling daarna niet mogen zien. Leg het vast in Samen Verder zelf."
            raise NotAllowed(no) from unseen
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
        return self._shown or self.anew(row)


class Shows(Resource):
    """GET of one row."""

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        return self.answer(self.one())


class Changes(Resource):
    """PATCH of one row; `save` as at `Adds`, with the version it started from."""

    save: Any = staticmethod(write)

    def patch(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        row = self.one()
        if not request.data:  # nothing to change: nothing is written down, and nobody has to fetch it again
            must_match(request, *self.versions(row))
            return self.answer(row)
        return in_one(self, lambda: self._changed(row), lambda _: self.answer(self.after(row)))

    def _changed(self, row: Any) -> None:
        with changing(self.request, row.document, lambda: self.anew(row), self.versions) as part:
            context = self.context(part=part)
            serializer = self.serializer_class(part, data=self.request.data, partial=True, context=context)
            serializer.is_valid(raise_exception=True)
            many, arguments = serializer.split()
            arguments |= {"many": many} if many else {}
            self.saved(part, base_version=part.version, **arguments)

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
        act = partial(once, request, lambda: self._done(row), status=200)
        return in_one(self, act, lambda done: self.answer(self.after(done[0]), done[1]))

    def _done(self, row: Any) -> Any:
        with changing(self.request, row.document, lambda: self.anew(row), self.versions) as current:
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
        return in_one(self, lambda: self._taken_out(row), lambda _: Response(status=204))

    def _taken_out(self, row: Any) -> None:
        with changing(self.request, row.document, lambda: self.anew(row), self.versions) as part:
            self.removed(part)

    def removed(self, part: Any) -> None:
        """Take it out, with the action of the page."""
        type(self).removal(part, by=self.professional)

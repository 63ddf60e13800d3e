"""Which rows stand behind an address: what the client may see, and who acts too when somebody does. The fetch is the
check."""

from functools import cached_property
from typing import Any, cast

from rest_framework.exceptions import MethodNotAllowed
from rest_framework.generics import GenericAPIView

from cases.access.fetching import get_or_404, or_404
from cases.access.reach import was_opened, with_opened
from cases.access.usual import rows_for, seen_by
from cases.api.newest import newest_case
from cases.api.routes import Rule
from cases.families.models import Family
from network.models import ApiClient


class Rows(GenericAPIView[Any]):
    """`parent` is the model of the first key in the address, to which `attach` of a row leads; `only` narrows the rows,
    `related` is fetched with them."""

    model: Any = None
    parent: Any = None
    attach: str = ""
    only: dict[str, Any] = {}
    related: tuple[str, ...] = ()
    rules: dict[str, Rule]
    professional: Any = None
    locks = False  # the story is held with the first look at its newest case

    @property
    def rule(self) -> Rule:
        method = "GET" if self.request.method == "HEAD" else str(self.request.method)
        if method not in self.rules:
            raise MethodNotAllowed(method)
        return self.rules[method]

    @property
    def caller(self) -> ApiClient:
        """The client that calls."""
        found: Any = self.request.auth
        return cast(ApiClient, found.client)

    @property
    def readers(self) -> tuple[Any, ...]:
        """Who must see a row: the client, and who acts when somebody does."""
        return (self.request.user, self.professional) if self.rule.acts else (self.request.user,)

    def visible(self, model: Any) -> Any:
        """Rows that each of the readers may see."""
        return seen_by(model.objects.all(), self.readers)

    def rows(self) -> Any:
        """The rows of this address; subclasses narrow and prefetch."""
        return self._narrowed(self.visible(self.model), **self._below)

    def anew(self, row: Any) -> Any:
        """The row as it stands now, fetched as a GET would. Raises `DoesNotExist` when it may not be seen any more."""
        return self._there(self._fetched(row.pk))

    def after(self, row: Any) -> Any:
        """The row as it was changed; what stands open of its case is asked again too."""
        self.__dict__.pop("_cases", None)
        return self.anew(row)

    @cached_property
    def above(self) -> Any:
        """The row that stands first in the address. A family comes with the case in which is written now; where its
        readers see no case together, it is asked of each of them."""
        key = next(iter(self.kwargs.values()))
        case = self.newest_case(key) if self.parent is Family else None
        return or_404(case.family, Family, key) if case else get_or_404(self.visible(self.parent), pk=key)

    def one(self) -> Any:
        key = list(self.kwargs.values())[-1]
        return or_404(self._fetched(key), self.model, key)

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
            known[family] = newest_case(family, *self.readers, locked=self.locks)
        return known[family]

    def _fetched(self, key: Any) -> Any:
        """The row with this key, in words that are written once a day where the address narrows nothing itself."""
        if type(self).rows is not Rows.rows or type(self).visible is not Rows.visible:
            return self.rows().filter(pk=key).first()
        for found in rows_for(self.readers, self._one_of, key=key, **self._below):
            if _has_case(self.related):
                was_opened(found, *self.readers)
            return found
        return None

    @property
    def _below(self) -> dict[str, Any]:
        return {"above": self.above.pk} if self.parent is not None and self.attach else {}

    def _there(self, found: Any) -> Any:
        if found is None:
            raise self.model.DoesNotExist
        return found

    @classmethod
    def _narrowed(cls, found: Any, above: Any = None) -> Any:
        found = found.filter(**cls.only)
        found = found if above is None else found.filter(**{cls.attach: above})
        return found.select_related(*cls.related) if cls.related else found

    @classmethod
    def _one_of(cls, *readers: Any, key: Any, above: Any = None) -> Any:
        found = cls._narrowed(seen_by(cls.model.objects.all(), readers), above).filter(pk=key)
        return with_opened(found, *readers, path="case") if _has_case(cls.related) else found


def _has_case(related: tuple[str, ...]) -> bool:
    """The case of the row is fetched with it."""
    return any(path.partition("__")[0] == "case" for path in related)

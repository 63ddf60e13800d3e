"""What may stand behind the question mark: only what is known, once, and filled in; everything else is a 400."""

from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from cases.api.problems import Told, invalid, wrong

PAGE_SIZE, MOST, LAST_PAGE = 50, 100, 100_000


@dataclass
class Asked:
    """A question that is well formed."""

    page: int = 1
    size: int = PAGE_SIZE
    order: tuple[str, ...] = ()
    fields: frozenset[str] | None = None
    filters: dict[str, str] = field(default_factory=dict)


def read(query: QueryDict, *, fields: frozenset[str] | None, sort: dict[str, str] | None,
         filters: frozenset[str]) -> Asked:  # fmt: skip
    """`fields`: names in the answer, None where nothing can be left out; `sort`: {name: column}, None where no list is
    asked; `filters`: their names."""
    known = {"fields"} if fields is not None else set()
    known |= {"page", "pageSize", "sort", *filters} if sort is not None else set()
    errors, asked = _strangers(query, known), Asked()
    given = {name: values[0] for name, values in query.lists() if name in known and len(values) == 1 and values[0]}
    asked.page = _number(given, "page", 1, LAST_PAGE, errors)
    asked.size = _number(given, "pageSize", PAGE_SIZE, MOST, errors)
    if "fields" in given:
        asked.fields = frozenset(_listed(given["fields"], fields or frozenset(), "fields", errors))
    if "sort" in given:
        names = [name.removeprefix("-") for name in given["sort"].split(",")]
        _listed(",".join(names), frozenset(sort or ()), "sort", errors)
        asked.order = tuple(
            ("-" if name.startswith("-") else "") + (sort or {}).get(name.removeprefix("-"), "pk")
            for name in given["sort"].split(",")
        )
    asked.filters = {name: value for name, value in given.items() if name in filters}
    if errors:
        raise invalid(errors)
    return asked


def _strangers(query: QueryDict, known: set[str]) -> Told:
    errors = []
    for name, values in query.lists():
        if name not in known:
            errors.append(wrong(f"?{name}", "Deze parameter bestaat hier niet.", "unknown"))
        elif len(values) > 1:
            errors.append(wrong(f"?{name}", "Geef deze parameter één keer.", "twice"))
        elif not values[0]:
            errors.append(wrong(f"?{name}", "Vul hier iets in, of laat de parameter weg.", "empty"))
        elif "\x00" in values[0]:
            errors.append(wrong(f"?{name}", "Hier staat een teken in dat niet kan.", "null_character"))
    return errors


def _number(given: dict[str, str], name: str, usual: int, most: int, errors: Told) -> int:
    text = given.get(name)
    if text is None:
        return usual
    if text.isascii() and text.isdigit() and len(text) < 10 and 1 <= int(text) <= most:
        return int(text)
    errors.append(wrong(f"?{name}", f"Geef een heel getal van 1 tot en met {most}."))
    return usual


def _listed(text: str, known: frozenset[str], name: str, errors: Told) -> list[str]:
    asked = text.split(",")
    if unknown := sorted(set(asked) - known):
        choose = f"Kies uit {', '.join(sorted(known))}." if known else "Hier is niets te kiezen."
        errors.append(wrong(f"?{name}", f"Onbekend: {', '.join(unknown)}. {choose}", "unknown"))
    return asked


def page_of(rows: Any, asked: Asked, address: Any) -> tuple[list[Any], dict[str, str | None]]:
    """The rows of this page, and the addresses of the pages around it. One row more tells whether there is a next page:
    counting all rows takes longer than fetching a page of them."""
    start = (asked.page - 1) * asked.size
    found = list(rows[start : start + asked.size + 1])
    more = len(found) > asked.size

    def at(page: int) -> str:
        query = address.GET.copy()
        query["page"] = str(page)
        return str(address.build_absolute_uri(f"{address.path}?{query.urlencode()}"))

    links = {
        "first": at(1), "prev": at(asked.page - 1) if asked.page > 1 else None,
        "next": at(asked.page + 1) if more else None, "last": None if more or not (found or asked.page == 1)
        else at(asked.page),
    }  # fmt: skip
    return found[: asked.size], links


def link_header(links: dict[str, str | None]) -> str:
    return ", ".join(f'<{url}>; rel="{name}"' for name, url in links.items() if url)

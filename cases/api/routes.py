"""The table of the API: every address declares beside itself, per method, what a token must allow, what it is in the
read log, and whether a professional acts. The tests walk this table; what does not stand in it is not answered."""

from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, path

from cases.access.log.codes import Shown
from cases.access.log.declared import LOGGED, NO_FAMILY, Log, acts, lists, reads
from network.scopes import READ, SCOPES, WRITE


@dataclass(frozen=True)
class Rule:
    """What one method of an address asks. `acts`: a professional must be named who does it."""

    scope: str
    log: Log
    acts: bool = False

    def __post_init__(self) -> None:
        if self.scope not in SCOPES:
            raise LookupError(f"{self.scope} does not stand in network.scopes")


def shows(resource: str, shown: Shown) -> Rule:
    """Reads of a family: without a row of a family on the trail there is no answer."""
    return Rule(f"{resource}:{READ}", reads(shown))


def listing(resource: str, shown: Shown) -> Rule:
    """Families in a list; the view names them with `trail.lists`."""
    return Rule(f"{resource}:{READ}", lists(shown))


def writes(resource: str, shown: Shown) -> Rule:
    """Changes something in the file of a family, in the name of a professional."""
    return Rule(f"{resource}:{WRITE}", acts(shown), acts=True)


def of_no_family(resource: str, verb: str = READ) -> Rule:
    """Shows nothing of a family: reference data, the subscriptions of the client itself."""
    return Rule(f"{resource}:{verb}", NO_FAMILY)


ROUTES: dict[str, type[Any]] = {}  # name of the address → its view, with its rules


def route(address: str, view: type[Any], name: str, **rules: Rule) -> URLPattern:
    """`route("gezinnen", Families, "gezinnen", get=listing(…), post=writes(…))`: other methods get a 405."""
    by_method = {method.upper(): rule for method, rule in rules.items()}
    methods = [*rules, "head"] if "get" in rules else [*rules]
    declared: Any = type(
        view.__name__, (view,),
        {"rules": by_method, "http_method_names": methods, "address": name, "__doc__": view.__doc__,
         "__module__": view.__module__},
    )  # fmt: skip
    for method, rule in by_method.items():
        LOGGED[f"{method} api:{name}"] = rule.log
    ROUTES[name] = declared
    return path(address, declared.as_view(), name=name)

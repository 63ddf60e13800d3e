"""What an address is in the read log: it says so itself, beside its route (`cases.web.routes`, `cases.api.routes`)."""

from dataclasses import dataclass

from cases.access.log.codes import Happening, Shown


@dataclass(frozen=True)
class Log:
    """What opening this address is in the read log, and what it shows. `names`: an answer always shows a family, so
    without a case on the trail there is no page."""

    event: str = Happening.READ
    shown: str = ""
    names: bool = False


def reads(shown: Shown) -> Log:
    return Log(Happening.READ, shown, names=True)


def prints(shown: Shown) -> Log:
    return Log(Happening.PRINT, shown, names=True)


def exports(shown: Shown) -> Log:
    """What leaves as a file for a person or a machine."""
    return Log(Happening.EXPORT, shown, names=True)


def exports_list(shown: Shown) -> Log:
    """A list of families that leaves as a file; maybe of none. It names them with `trail.lists`."""
    return Log(Happening.EXPORT, shown)


def lists(shown: Shown) -> Log:
    """Families in a list; maybe none. The page names them with `trail.lists`."""
    return Log(Happening.LIST, shown)


def acts(shown: Shown) -> Log:
    """Only takes a form: the change has lines of its own; when it shows a page all the same, that was read."""
    return Log(Happening.READ, shown)


READS_LOG = Log(Happening.LOG_READ, Shown.LOG, names=True)
SEARCHES = Log(Happening.SEARCH, Shown.SEARCH)
NO_FAMILY = Log()  # shows no data of a family
FILE_OF_NO_FAMILY = Log(Happening.EXPORT)  # leaves as a file, and holds none either

LOGGED: dict[str, Log] = {}


def log_of(address: str, method: str) -> Log:
    """An address of the API says it per method; a page says it once."""
    method = "GET" if method == "HEAD" else method
    return LOGGED.get(f"{method} {address}") or LOGGED.get(address, NO_FAMILY)

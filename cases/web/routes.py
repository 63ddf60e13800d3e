"""Every address declares beside itself who gets which answer; the test of strangers walks this table."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import URLPattern, path, reverse

from cases.access.log.declared import FILE_OF_NO_FAMILY as FILE_OF_NO_FAMILY
from cases.access.log.declared import LOGGED as LOGGED
from cases.access.log.declared import NO_FAMILY as NO_FAMILY
from cases.access.log.declared import READS_LOG as READS_LOG
from cases.access.log.declared import SEARCHES as SEARCHES
from cases.access.log.declared import Log as Log
from cases.access.log.declared import acts as acts
from cases.access.log.declared import exports as exports
from cases.access.log.declared import exports_list as exports_list
from cases.access.log.declared import lists as lists
from cases.access.log.declared import prints as prints
from cases.access.log.declared import reads as reads


@dataclass(frozen=True)
class Answers:
    """The answer to a plain GET, per persona: 200, 302 (elsewhere), 403, 404, 405. Anonymous is always sent to sign in
    unless `anonymous` says otherwise. `family` is somebody of a family with an own access: only at the own door.
    `team` is any professional on the family's team, `leader` leads the local team
    without being on the family's team, `outsider` is everybody else who is signed in. `colleague` works for the same
    local team but not with this family: an outsider, unless the page says otherwise. `local` is a professional of the
    local team on the family's team who does not coordinate: as `team`, unless the page says otherwise. `officer` is the
    privacy officer of that team, `region` coordinates the region: outsiders, unless the page says otherwise."""

    coordinator: int
    team: int
    leader: int
    outsider: int
    anonymous: int = 302
    family: int = 404
    colleague: int | None = None
    local: int | None = None
    officer: int | None = None
    region: int | None = None

    def of(self, persona: str) -> int:
        """The answer to somebody of this kind."""
        stands_in = {"colleague": self.outsider, "local": self.team, "officer": self.outsider,
                     "region": self.outsider}  # fmt: skip
        given = getattr(self, persona)
        return int(stands_in[persona] if given is None else given)


EVERYBODY = Answers(200, 200, 200, 200)  # signed in; shows only what this person may see
AT_THE_FRONT = Answers(200, 200, 200, 200, family=302)  # the family goes on to its own start page
IN_CASE = Answers(200, 200, 200, 404)  # whoever may see the case
WRITES = Answers(200, 200, 403, 404)  # a form for the team
COORDINATES = Answers(200, 403, 403, 404)  # a form for the coordinator
COMPOSES = Answers(200, 403, 200, 404, local=200)  # a form for the local team and its leader; provider members may not
POSTS = Answers(405, 405, 405, 405)  # only takes POST
POSTS_BY_ALL = Answers(405, 405, 405, 405, family=405)
PUBLIC = Answers(200, 200, 200, 200, anonymous=200, family=200)
# For whoever holds the address; the one asked here is nobody's.
BY_SECRET = Answers(404, 404, 404, 404, anonymous=404)
INVITES = Answers(200, 403, 403, 404, local=200)  # for the local team on the family's team
AT_HOME = Answers(404, 404, 404, 404, family=200)  # the own pages of the family
AT_HOME_POSTS = Answers(404, 404, 404, 404, family=405)


DECLARED: dict[str, Answers] = {}


def page(route: str, view: Callable[..., Any], name: str, answers: Answers, log: Log) -> URLPattern:
    """A `path` with its declared answers, and what it is in the read log."""
    DECLARED[f"cases:{name}"], LOGGED[f"cases:{name}"] = answers, log
    return path(route, view, name=name)


def address_of(name: str) -> Callable[[UUID], str]:
    """The address of a page about one row, for a list: Django looks it up once instead of for every row."""
    pattern = reverse(f"cases:{name}", args=[_ANY])
    return lambda key: pattern.replace(str(_ANY), str(key))


_ANY = UUID(int=0)

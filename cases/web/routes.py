"""Every address declares beside itself who gets which answer; the test of strangers walks this table."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, path


@dataclass(frozen=True)
class Answers:
    """The answer to a plain GET, per persona: 200, 302 (elsewhere), 403, 404, 405. Anonymous is always sent to sign in
    unless `anonymous` says otherwise. `team` is any professional on the family's team, `leader` leads the local team
    without being on the family's team, `outsider` is everybody else who is signed in. `colleague` works for the same
    local team but not with this family: an outsider, unless the page says otherwise. `local` is a professional of the
    local team on the family's team who does not coordinate: as `team`, unless the page says otherwise."""

    coordinator: int
    team: int
    leader: int
    outsider: int
    anonymous: int = 302
    colleague: int | None = None
    local: int | None = None

    def of(self, persona: str) -> int:
        """The answer to somebody of this kind."""
        stands_in = {"colleague": self.outsider, "local": self.team}
        given = getattr(self, persona)
        return int(stands_in[persona] if given is None else given)


EVERYBODY = Answers(200, 200, 200, 200)  # signed in; shows only what this person may see
IN_CASE = Answers(200, 200, 200, 404)  # whoever may see the case
WRITES = Answers(200, 200, 403, 404)  # a form for the team
COORDINATES = Answers(200, 403, 403, 404)  # a form for the coordinator
COMPOSES = Answers(200, 403, 200, 404, local=200)  # a form for the local team and its leader; provider members may not
POSTS = Answers(405, 405, 405, 405)  # only takes POST
PUBLIC = Answers(200, 200, 200, 200, anonymous=200)

DECLARED: dict[str, Answers] = {}


def page(route: str, view: Callable[..., Any], name: str, answers: Answers) -> URLPattern:
    """A `path` with its declared answers."""
    DECLARED[f"cases:{name}"] = answers
    return path(route, view, name=name)

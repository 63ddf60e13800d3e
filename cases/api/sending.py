"""What keeps two senders from overwriting each other, and one sender from doing the same twice."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.utils.crypto import salted_hmac
from rest_framework.response import Response

from cases.access.log import trail
from cases.access.log.answers import answered
from cases.access.records import Conflict
from cases.api.authentication import ACTING
from cases.api.problems import Problem, invalid, wrong
from flow.gate import all_or_nothing, hold
from network.models import SentOnce

# Entity tags as RFC 9110 writes them, and what may be a key.
ETAGS = r'^(W/)?"[!#-~]*"( *, *(W/)?"[!#-~]*")*$'
KEY = r"^[!-~]([ -~]*[!-~])?$"
IF_MATCH, IDEMPOTENCY, LONGEST_KEY = "If-Match", "Idempotency-Key", 200


def etag_of(*rows: Any) -> str:
    """Changes with anything that is stored in these rows, so also by a step that leaves the version alone. Keyed, so
    that nobody finds out by guessing what a row holds."""
    return etag_of_text([[str(getattr(row, field.attname)) for field in row._meta.concrete_fields] for row in rows])


def etag_of_text(told: Any) -> str:
    """The same for an answer that is made of many rows and that nobody changes through it."""
    text = json.dumps(told, default=str)
    return f'"{salted_hmac("cases.api.etag", text, algorithm="sha256").hexdigest()[:32]}"'


def tags_sent(request: Any) -> list[str]:
    """The versions from which the sender says to have started."""
    text = request.headers.get(IF_MATCH, "").strip()
    if not text or text == "*":
        raise Problem(428, "Stuur de kop If-Match mee, met de ETag van wat u heeft opgehaald.")
    if not re.fullmatch(ETAGS, text):
        raise invalid([wrong(f"kop:{IF_MATCH}", 'Dit is geen ETag. Neem haar over zoals zij is opgehaald, met de ".')])
    return [one.strip() for one in text.split(",")]


def must_match(request: Any, *rows: Any) -> None:
    """The sender started from these rows as they stand. Ask it under the lock."""
    if etag_of(*rows) not in tags_sent(request):
        raise Conflict(rows[0])


@contextmanager
def changing(
    request: Any, subject: Any, fetch: Callable[[], Any], rows_of: Callable[[Any], tuple[Any, ...]]
) -> Iterator[Any]:
    """Within its story, locked: the subject as it stands now, when it is still what the sender started from."""
    with all_or_nothing(undone_alone=False):
        hold(subject)
        current = fetch()
        must_match(request, *rows_of(current))
        yield current


def in_one(view: Any, change: Callable[[], Any], show: Callable[[Any], Response]) -> Response:
    """What is changed and the answer that shows it, in one transaction: their lines in the read log are written at
    once. When it may not be seen any more, it was changed all the same, and what is asked does not exist."""
    following, gone, noted = trail.current() or trail.Trail(), None, 0
    try:
        with all_or_nothing():
            done = change()
            try:
                response = show(done)
            except (ObjectDoesNotExist, Http404) as fault:
                gone = fault
            else:
                noted = len(following.entries)
                shown = answered(following.entries, view.rule.log, response.status_code)
                following.with_change = [(view.request.user, shown)]
        if noted and not following.with_change:  # they were taken along
            del following.entries[:noted]
    finally:
        following.with_change = []
    if gone is not None:
        raise gone
    return response


def once(request: Any, act: Callable[[], Any], *, status: int | Callable[[], int] = 201) -> tuple[Any, int]:
    """What `act` makes, and the status of the answer. With an `Idempotency-Key` that was used before for the same: the
    row that was made then. The key and the change are one transaction, so that of two at once one waits and then finds
    what the other made. A `status` that depends on what came of it is asked afterwards."""
    key = request.headers.get(IDEMPOTENCY)
    if key is None:
        return act(), _now(status)
    if len(key) > LONGEST_KEY or not re.fullmatch(KEY, key):
        raise invalid(
            [wrong(f"kop:{IDEMPOTENCY}", "Een sleutel heeft 1 tot 200 tekens: letters, cijfers en leestekens.")]
        )
    sent = SentOnce(client=request.auth.client, key=key, fingerprint=_fingerprint(request))
    with all_or_nothing(undone_alone=False):
        if not SentOnce.objects.begin(sent):
            return _made_before(sent)
        row = act()
        sent.status, sent.made = _now(status), f"{row._meta.label_lower}:{row.pk}"
        SentOnce.objects.finish(sent)
    return row, sent.status


def _now(status: int | Callable[[], int]) -> int:
    return status() if callable(status) else status


def _fingerprint(request: Any) -> str:
    """Of everything that decides what is made: how, where, by whom and what."""
    body = json.dumps(request.data, sort_keys=True, ensure_ascii=True, default=str)
    told = "\n".join((request.method, request.path, request.headers.get(ACTING, ""), body))
    return sha256(told.encode()).hexdigest()


def _made_before(sent: SentOnce) -> tuple[Any, int]:
    """Fetched as everything is: who may no longer see it does not get it by sending it again. Nobody sees the row of a
    key before it says what was made."""
    kept = SentOnce.objects.filter(client=sent.client, key=sent.key).first()
    if kept is None:  # its day was over just now
        raise Problem(409, "Met deze Idempotency-Key loopt nu een andere aanroep. Probeer het zo opnieuw.")
    if kept.fingerprint != sent.fingerprint:
        raise Problem(409, "Met deze Idempotency-Key is al iets anders gestuurd. Neem een nieuwe sleutel.")
    label, _, pk = kept.made.partition(":")
    rows: Any = apps.get_model(label)._default_manager
    if not hasattr(rows.all(), "visible_to"):
        return rows.get(pk=pk), kept.status
    row = rows.visible_to(sent.client.account).get(pk=pk)
    trail.shows(row)
    return row, kept.status

"""An event as a CloudEvent (1.0, JSON structured mode, NL GOV profile), and the signature with which it goes out.

Information-poor: the receiver gets an address (`dataref`) and asks for the content itself, with its own rights at that
moment. No attribute says anything about a person.
"""

import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.utils import timezone

from cases.outbox.codes import TEST_TYPE
from cases.outbox.models import OutboxEvent

CONTENT_TYPE = "application/cloudevents+json; charset=utf-8"
SIGNATURE = "Webhook-Signature"


def envelope(event: OutboxEvent) -> dict[str, str]:
    """`time`: when it was recorded. `sequence` counts per `partitionkey`, the case. Who sees only some of a case sees
    numbers missing; they never go down."""
    return _frame(str(event.key), event.type, event.recorded_at) | {
        "subject": str(event.subject_id),
        "dataref": event.dataref,
        "sequence": str(event.sequence),
        "sequencetype": "Integer",
        "partitionkey": str(event.case_id),
    }


def test_envelope() -> dict[str, str]:
    """Of nothing that happened: whether the receiver gets it and can check the signature."""
    return _frame(str(uuid4()), TEST_TYPE, timezone.now())


def _frame(key: str, kind: str, at: datetime) -> dict[str, str]:
    time = at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return {"specversion": "1.0", "id": key, "source": settings.EVENT_SOURCE, "type": kind, "time": time}


def written(message: dict[str, Any]) -> bytes:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()


def signature(body: bytes, secret: str) -> str:
    """`t=<seconds>,v1=<hex>`: HMAC-SHA256 over the moment, a full stop and the body. With the moment in it an old
    message cannot be offered again as a new one."""
    moment = str(int(timezone.now().timestamp()))
    made = hmac.new(secret.encode(), moment.encode() + b"." + body, hashlib.sha256).hexdigest()
    return f"t={moment},v1={made}"

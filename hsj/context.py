"""What every page knows about the product it belongs to."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from cases.jobs.actions import beats
from cases.outbox.watch import telling
from cases.reminders.watch import sending
from network import power


def product(request: HttpRequest) -> dict[str, object]:
    return {
        "product_name": settings.PRODUCT_NAME, "demo": settings.DEMO, "idle_seconds": settings.SESSION_COOKIE_AGE,
        "power_until": power.until(request),
        # Asked by the administration alone.
        "beats": SimpleLazyObject(beats), "sending": SimpleLazyObject(sending), "telling": SimpleLazyObject(telling),
    }  # fmt: skip

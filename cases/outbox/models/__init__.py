"""What happened, who is told, and how each telling stands."""

from cases.outbox.models.delivery import Delivery
from cases.outbox.models.event import OutboxEvent
from cases.outbox.models.subscription import Subscription

__all__ = ["Delivery", "OutboxEvent", "Subscription"]

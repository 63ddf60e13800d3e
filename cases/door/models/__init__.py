"""The rows of this room, and the way in that they give."""

from cases.door.models import ways  # noqa: F401 - the way in registers itself
from cases.door.models.accounts import FamilyAccount
from cases.door.models.news import DoorNews

__all__ = ["DoorNews", "FamilyAccount"]

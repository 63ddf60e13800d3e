"""The rows of this room, one file per subject."""

from cases.adulthood.models.catalogue import CatalogueItem
from cases.adulthood.models.checklist import Checklist, ChecklistItem, OutcomeAnswer
from cases.adulthood.models.future import AdultHandover, Continuation, FuturePlan

__all__ = [
    "AdultHandover", "CatalogueItem", "Checklist", "ChecklistItem", "Continuation", "FuturePlan",
    "OutcomeAnswer",
]  # fmt: skip

"""The rows of this room, one file per subject."""

from cases.evaluations.models.evaluation import Evaluation, GoalReview, GoalScore
from cases.evaluations.models.signal import Signal

__all__ = ["Evaluation", "GoalReview", "GoalScore", "Signal"]

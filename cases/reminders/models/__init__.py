"""The rows of this room: the ledger, its rhythm, and how somebody wants to hear."""

from cases.reminders.codes import UNSENT, Hearer, Kind, MailStyle, ReminderStatus
from cases.reminders.models.preference import ReminderPreference
from cases.reminders.models.reminder import Reminder
from cases.reminders.models.rhythm import RungSetting

__all__ = [
    "UNSENT", "Hearer", "Kind", "MailStyle", "Reminder", "ReminderPreference", "ReminderStatus", "RungSetting",
]  # fmt: skip

"""The message: that something waits, in which case by its neutral number, and where to look. Never what, never who."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from cases.reminders.models import Reminder


def message(reminders: Sequence[Reminder], to: Any) -> EmailMultiAlternatives:
    """The mail of one reminder, or of several that go in one letter. The address of the list, not of the case: that
    names nobody, also not in a log."""
    context = {
        "numbers": sorted({one.case.number for one in reminders}), "link": f"{settings.BASE_URL}/herinneringen",
        "product": settings.PRODUCT_NAME, "how_many": len(reminders),
    }  # fmt: skip
    kind = "reminder" if len(reminders) == 1 else "reminders"
    subject = " ".join(render_to_string(f"emails/{kind}.subject.txt", context).split())
    mail = EmailMultiAlternatives(
        subject, render_to_string(f"emails/{kind}.txt", context), to=[to.email],
        headers={"Message-ID": reminders[0].message_id, "Auto-Submitted": "auto-generated"},
    )  # fmt: skip
    mail.attach_alternative(render_to_string(f"emails/{kind}.html", context), "text/html")
    return mail


def send(reminders: Sequence[Reminder], to: Any) -> None:
    """Raises OSError (smtplib's errors are) when the mail server does not take it."""
    message(reminders, to).send()

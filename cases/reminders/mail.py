"""The message: that something waits, in which case by its neutral number, and where to look. Never what, never who."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from cases.reminders.models import Reminder


def message(reminder: Reminder) -> EmailMultiAlternatives:
    """The mail of one reminder. The address of the list, not of the case: that names nobody, also not in a log."""
    context = {
        "number": reminder.case.number, "link": f"{settings.BASE_URL}/herinneringen", "product": settings.PRODUCT_NAME,
    }  # fmt: skip
    subject = " ".join(render_to_string("emails/reminder.subject.txt", context).split())
    mail = EmailMultiAlternatives(
        subject, render_to_string("emails/reminder.txt", context), to=[reminder.recipient.email],
        headers={"Message-ID": reminder.message_id, "Auto-Submitted": "auto-generated"},
    )  # fmt: skip
    mail.attach_alternative(render_to_string("emails/reminder.html", context), "text/html")
    return mail


def send(reminder: Reminder) -> None:
    """Raises OSError (smtplib's errors are) when the mail server does not take it."""
    message(reminder).send()

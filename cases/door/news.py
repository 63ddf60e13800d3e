"""The team hears that somebody of the family wrote or answered themselves, and says that it was read."""

from typing import Any

from django.utils import timezone

from cases.door.codes import News
from cases.door.models.news import DoorNews
from cases.families.models import Case, Person
from cases.sharing.lifecycle import answers_for_it
from flow.gate import NotAllowed, all_or_nothing, hold, record


def came_in(case: Case, person: Person, what: News, *, by: Any) -> None:
    """For an action that wrote something at the own door, in its transaction and under its lock on the case."""
    unread = DoorNews.objects.unread().filter(case=case, person=person, what=what)
    if not unread.exists():
        DoorNews(case=case, person=person, what=what, added_by=by).save(force_insert=True)


def read(news: DoorNews, *, by: Any) -> DoorNews:
    """It was read; from now on it waits for nobody. Raises `NotAllowed` for who does not answer for the case."""
    with all_or_nothing():
        hold(news)
        row = DoorNews.objects.visible_to(by).select_for_update(of=("self",), no_key=True).get(pk=news.pk)
        if not answers_for_it(row, by):
            raise NotAllowed("Alleen de casusregisseur zegt dat dit is gelezen.")
        if row.read_on is None:
            row.read_on, row.read_by = timezone.localdate(), by
            row.save(update_fields=["read_on", "read_by"])
            record(row.case, "Gelezen wat iemand van het gezin zelf schreef", by=by, part=row)
    return row

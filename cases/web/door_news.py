"""What somebody of the family wrote or answered at their own door and nobody has read yet."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cases.access.log.codes import Shown
from cases.door.codes import News
from cases.door.models import DoorNews
from cases.door.news import read
from cases.sharing.lifecycle import answers_for_it
from cases.web.frame import case_or_404, family_page, get_or_404
from cases.web.routes import IN_CASE, POSTS, acts, page, reads

STANDS_ON = {News.WORDS: "analyses", News.ANALYSIS: "analyses", News.PLAN: "plan", News.ADULTHOOD: "adulthood"}


def door_news(request: HttpRequest, case: str) -> HttpResponse:
    found = case_or_404(request, case)
    unread = DoorNews.objects.visible_to(request.user).unread().filter(case=found).select_related("person")
    rows = [{"news": row, "url": reverse(f"cases:{STANDS_ON[News(row.what)]}", args=[found.pk])} for row in unread]
    context = family_page(request, found, "family", rows=rows, answers=answers_for_it(found, request.user))
    return render(request, "cases/door_news.html", context)


@require_POST
def was_read(request: HttpRequest, pk: Any) -> HttpResponse:
    row: DoorNews = get_or_404(DoorNews.objects.visible_to(request.user), pk=pk)
    read(row, by=request.user)
    messages.success(request, "Dit staat niet meer op uw lijst.")
    return redirect("cases:door-news", row.case_id)


urlpatterns = [
    page("gezin/<uuid:case>/van-het-gezin", door_news, "door-news", IN_CASE, reads(Shown.OVERVIEW)),
    page("van-het-gezin/<uuid:pk>/gelezen", was_read, "door-news-read", POSTS, acts(Shown.OVERVIEW)),
]

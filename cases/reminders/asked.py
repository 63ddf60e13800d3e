"""Whose answer counts, in SQL for all cases at once: the twin of `analysis.models.respondents` and of the age engine
(`families.rights`, question ANSWER). A test holds the two together."""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from cases.families.ages import last_birth_date
from cases.families.codes import Matter
from cases.families.gezag import alive
from cases.families.models import Authority, Incapacity, Trajectory
from cases.reminders.moments import Moments, born_by


def youths(moments: Moments) -> Any:
    """Youths of the case (the outer row's) who answer for themselves."""
    own = Q(person__birth_date__lte=born_by(moments, "youth_answers_age", "case__municipality"))
    own |= Q(person__birth_date=None) | Q(person__birth_date__lte=last_birth_date(moments.today, 16))
    rows = Trajectory.objects.filter(own, alive(moments.today, "person__"), case=OuterRef("case"))
    return rows.filter(~_unable(moments, "person"), person__is_youth=True)


def gezag(moments: Moments) -> Any:
    """Gezag over a youth of the case who does not answer alone: younger than 16, of unknown age, or until 18 when the
    youth cannot decide."""
    minor = Q(child__birth_date__gt=last_birth_date(moments.today, 18)) & Q(_unable(moments, "child"))
    child = minor | Q(child__birth_date=None) | Q(child__birth_date__gt=last_birth_date(moments.today, 16))
    rows = Authority.objects.holding(moments.today).filter(child, holder__isnull=False, child__is_youth=True)
    rows = rows.filter(alive(moments.today, "child__"), alive(moments.today, "holder__"))
    return rows.filter(child__trajectories__case=OuterRef("case"))


def stand_ins(moments: Moments) -> Any:
    """Who of the family stands in for a young adult, or a youth of unknown age, who cannot decide about help."""
    grown = Q(person__birth_date=None) | Q(person__birth_date__lte=last_birth_date(moments.today, 18))
    rows = _judged(moments).filter(grown, alive(moments.today, "person__"), alive(moments.today, "representative__"))
    rows = rows.filter(representative__isnull=False, person__is_youth=True)
    return rows.filter(person__trajectories__case=OuterRef("case"))


def _judged(moments: Moments) -> Any:
    return Incapacity.objects.current(moments.today).filter(matter=Matter.HELP)


def _unable(moments: Moments, path: str) -> Exists:
    return Exists(_judged(moments).filter(person=OuterRef(path)))

"""The way in of somebody of the family: a rule of its own, because it turns on who said something and about whom.

Closed unless it stands here: a model that is not in `SHOWN` is not for the family's pages, and of what is, only what
the writers have laid before the family, what everybody may read, and what `cases.door.reading` opens.
"""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet
from django.utils import timezone

from cases.access.audience import Addressed, open_to_everyone
from cases.access.parts import ANY_PART, CasePart, declared
from cases.access.reach import Reach
from cases.access.visibility import InFamilyQuerySet
from cases.access.ways import WAYS, Asked, Way
from cases.door.models.accounts import FamilyAccount
from cases.door.reading import Reading, reading_of
from network.models import User

_ANALYSIS, _PLAN = ("shared", "final"), ("proposed", "active", "replaced", "closed")
_HELD = ("planned", "held", "concluded")
# What the family's pages show, with where the status of its document stands and which statuses are for the family.
SHOWN: dict[str, tuple[str, tuple[str, ...]]] = {
    "Case": ("", ()), "Family": ("", ()), "Person": ("", ()), "Trajectory": ("", ()),
    "Participation": ("", ()), "TeamMember": ("", ()), "FamilyAccount": ("", ()),
    "Analysis": ("status", _ANALYSIS),
    **{name: ("analysis__status", _ANALYSIS)
       for name in ("AnalysisText", "Statement", "Worry", "Factor", "Explanation", "AnalysisResponse")},
    "Plan": ("status", _PLAN),
    **{name: ("plan__status", _PLAN) for name in ("Goal", "Agreement", "PlanResponse")},
    "GoalScale": ("goal__plan__status", _PLAN), "NeededHelp": ("goal__plan__status", _PLAN),
    "Evaluation": ("status", _HELD),
    **{name: ("evaluation__status", _HELD) for name in ("GoalScore", "GoalReview")},
    **{name: ("", ()) for name in
       ("Checklist", "ChecklistItem", "OutcomeAnswer", "FuturePlan", "Continuation", "AdultHandover", "Document")},
}  # fmt: skip
# What is only for who wrote or asked it: nobody else of the family reads it.
OWN = {"OwnWords": "person", "FileRequest": "asked_by"}
# Who said or does it. For who lives apart from the other parent these must be themselves or their children.
SAID_BY: dict[str, tuple[str, ...]] = {
    **{name: ("person",) for name in ("Statement", "Worry", "Agreement", "GoalScale", "GoalScore")},
    "Factor": ("statements__person", "worries__person", "statements__about", "worries__about"),
    "Explanation": ("factors__about", "factors__statements__person", "factors__worries__person"),
}

# A document does not say which of the family it came from: of these kinds it may be the words of the other parent.
MAYBE_OF_THE_OTHER = {"Document": ("kind", ("brief", "formulier", "beeld", "anders"))}

# What belongs to nobody's goal is about who does it, and not about the family.
OF_WHO_DOES_IT = {"Agreement"}


def account_of(user: Any) -> FamilyAccount | None:
    """The own access of this user that was not ended; looked up once per request. Who works here has none."""
    if not isinstance(user, User) or not user.is_active:
        return None
    if "_family_account" not in user.__dict__:
        found = None
        if not user.organisation_ids and not user.is_staff:
            found = FamilyAccount.objects.current().filter(user=user).select_related("person__family").first()
        user.__dict__["_family_account"] = found
    account: FamilyAccount | None = user.__dict__["_family_account"]
    return account


def reads(user: Any) -> Reading | None:
    """The `Reading` of this user today; None when they have no door, or it is closed today."""
    today = timezone.localdate()
    known = user.__dict__.get("_reading")
    if known is None or known[0] != today:
        account = account_of(user)
        known = user.__dict__["_reading"] = (today, reading_of(account.person, today) if account else None)
    reading: Reading | None = known[1]
    return reading


def comes_as(user: Any) -> Any:
    """The key of the person as whom this user comes in by their own door today; None for everybody else."""
    reading = reads(user)
    return reading.person.pk if reading else None


def reader_of(person: Any) -> User | None:
    """This person as a reader of their own file, with or without an own access: for what is printed for them. None when
    nothing is open to them today. It is a user that is never saved."""
    today = timezone.localdate()
    reading = reading_of(person, today)
    if reading is None:
        return None
    reader = User(name=person.full_name)
    reader.__dict__["_reading"] = (today, reading)
    reader.__dict__["_reach"] = Reach(reader, (_DOOR,), frozenset())
    return reader


def _opened(user: Any, case: Any) -> Iterable[tuple[str, bool, Any]]:
    """What is about the family as a whole, and about whom, per part."""
    reading = reads(user)
    if reading is None or case.family_id != reading.person.family_id:
        return
    for part in CasePart.values:
        if reading.whole(part):
            yield part, True, None
        yield from ((part, False, person) for person in reading.people(part))


def _applies(user: Any) -> Asked:
    return False if user.roles else Exists(FamilyAccount.objects.current().filter(user=user, user__is_active=True))


def _no_cases(_user: Any, _part: str) -> QuerySet[Any]:
    return apps.get_model("cases", "Case")._default_manager.none().values("pk")


def _rule(user: Any, model: type[Model]) -> Q:
    reading = reads(user)
    if reading is None or model.__name__ not in {*SHOWN, *OWN}:
        return Q(pk__in=[])
    if own := OWN.get(model.__name__):
        return Q(**{own: reading.person.pk})
    told = declared(model)
    found = Q(**{_family_path(model): reading.person.family_id})
    status, for_the_family = SHOWN[model.__name__]
    if status:
        found &= Q(**{f"{status}__in": for_the_family})
    found &= open_to_everyone(model)
    if issubclass(model, Addressed):
        found &= Q(about_third_party=False)  # Jeugdwet 7.3.10
    speakers = SAID_BY.get(model.__name__, ())
    about = [path for path in told.about if path not in speakers]
    people = reading.people(told.part)
    if not told.is_frame:
        found &= _about(model, about, people, whole=reading.whole(told.part) and (told.part != ANY_PART or not about))
    if model.__name__ in OF_WHO_DOES_IT:  # for no goal, so for nobody else than who does it
        found &= Q(Exists(_somebody(model, about[0]))) | Q(person__isnull=True) | Q(person__in=people)
    if model.__name__ in MAYBE_OF_THE_OTHER and reading.apart:
        field, kinds = MAYBE_OF_THE_OTHER[model.__name__]
        found &= ~Q(**{f"{field}__in": kinds})
    for path in speakers if speakers and reading.apart else ():
        found &= ~Q(Exists(_somebody(model, path).exclude(one_of_them__in=people)))
    return found


def _about(model: type[Model], paths: list[str], people: frozenset[Any], *, whole: bool) -> Q:
    """About nobody else than these people; about nobody at all only when what is about everybody is open."""
    somebody, nobody_else = Q(pk__in=[]), Q()
    for path in paths:
        rows = _somebody(model, path)
        somebody |= Q(Exists(rows))
        nobody_else &= ~Q(Exists(rows.exclude(one_of_them__in=people)))
    return nobody_else if whole else somebody & nobody_else


def _somebody(model: type[Model], path: str) -> QuerySet[Any]:
    rows: QuerySet[Any] = model._base_manager.filter(pk=OuterRef("pk")).order_by()
    return rows.annotate(one_of_them=F(path)).filter(one_of_them__isnull=False)


def _family_path(model: Any) -> str:
    if isinstance(model._default_manager.all(), InFamilyQuerySet):
        return str(getattr(model, "family_path", "family"))
    path = getattr(model, "case_path", "case")
    return "family" if path == "pk" else f"{path}__family"


_DOOR = Way("family_door", _no_cases, applies=_applies, opened=_opened, rule=_rule)
WAYS.append(_DOOR)

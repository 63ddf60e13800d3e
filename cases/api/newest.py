"""The case of a family in which is written now, and which stands for the family in an answer."""

from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Subquery

from cases.access.reach import was_opened, with_opened
from cases.access.usual import rows_for, seen_by
from cases.families.models import Case, Family
from flow.gate import was_locked


def newest_case(family: UUID, *readers: Any, locked: bool = False) -> Case | None:
    """The newest that each of these sees: the client, and who acts when somebody does. What of it stands open to them
    comes with it, and its family. `locked`: when it is the newest there is, its story is held from then on; ask that
    within `all_or_nothing`. An older one is not: what is written may belong to a newer, and that is held first."""
    found = rows_for(readers, _newest_locked, family=family) if locked else []
    for case in found:
        was_locked(case)
    found = found or rows_for(readers, _newest, family=family)
    for case in found:
        was_opened(case, *readers)
        case.family = Family.from_db(None, ["id", "name"], [case.family_id, case.family_name])
        if case.newest == case.pk:
            case.family.newest_case = case
    return next(iter(found), None)


def _newest_locked(*readers: Any, family: UUID) -> Any:
    rows = _newest_first(*readers, family=family).filter(pk=F("newest"))
    return rows.select_for_update(of=("self",), no_key=True)[:1]


def _newest(*readers: Any, family: UUID) -> Any:
    return _newest_first(*readers, family=family)[:1]


def _newest_first(*readers: Any, family: UUID) -> Any:
    """Not joined with the family: PostgreSQL would begin at all cases of the organisation of a reader."""
    rows = Case.objects.filter(family=family).newest_first()
    name = Family.objects.filter(pk=OuterRef("family")).values("name")
    newest = Case.objects.filter(family=OuterRef("family")).newest_first().values("pk")[:1]
    rows = rows.annotate(family_name=Subquery(name), newest=Subquery(newest))
    return with_opened(seen_by(rows, readers), *readers)

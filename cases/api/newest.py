"""The case of a family in which is written now, and which stands for the family in an answer."""

from typing import Any
from uuid import UUID

from cases.access.reach import was_opened, with_opened
from cases.access.usual import rows_for, seen_by
from cases.families.models import Case


def newest_case(family: UUID, *readers: Any) -> Case | None:
    """The newest that each of these sees: the client, and who acts when somebody does. What of it stands open to them
    comes with it."""
    found = rows_for(readers, _newest_first, family=family)[:1]
    for case in found:
        was_opened(case, *readers)
    return next(iter(found), None)


def _newest_first(*readers: Any, family: UUID) -> Any:
    rows = Case.objects.filter(family=family).select_related("family").newest_first()
    return with_opened(seen_by(rows, readers), *readers)

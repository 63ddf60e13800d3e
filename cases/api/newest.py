"""The case of a family in which is written now, and which stands for the family in an answer."""

from typing import Any
from uuid import UUID

from cases.access.reach import was_opened, with_opened
from cases.access.usual import rows_for
from cases.families.models import Case


def newest_case(family: UUID, client: Any, professional: Any) -> Case | None:
    """The newest that the client may see, and who acts too when somebody does. What of it stands open to the client
    comes with it."""
    if professional is None:
        found = rows_for(client, _newest_first, family=family)[:1]
    else:
        found = list(_newest_first(client, family).visible_to(professional)[:1])
    for case in found:
        was_opened(case, client)
    return next(iter(found), None)


def _newest_first(user: Any, family: UUID) -> Any:
    rows = Case.objects.visible_to(user).filter(family=family).select_related("family").newest_first()
    return with_opened(rows, user)

"""Of a row that somebody may see: what stands in it that is not for them."""

from typing import Any

from cases.access.parts import declared
from cases.access.reach import opened


def hidden_fields(row: Any, case: Any, user: Any) -> frozenset[str]:
    """The fields of a row that may be seen itself, but that are not for this reader: what tells about the whole family
    while they see one person, and what belongs to another part."""
    told, seen = declared(type(row)), opened(case, user)
    hidden = set() if seen.shows_all(told) else set(told.whole_fields)
    for part, names in told.fields.items():
        if not seen.covers(part, row):
            hidden |= names
    return frozenset(hidden)


def withhold(row: Any, case: Any, user: Any) -> Any:
    """The row for a page, with the fields emptied that are not for this reader. Such a row is shown and never saved."""
    for name in hidden_fields(row, case, user):
        field = row._meta.get_field(name)
        if field.many_to_many:
            row.__dict__.setdefault("_prefetched_objects_cache", {})[name] = field.related_model._default_manager.none()
        else:
            setattr(row, name, None if field.null else "")
    return row

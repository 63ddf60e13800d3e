"""How the tables of a new installation are made."""

from typing import Any

from django.core.management.base import CommandError
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation, OperationCategory


class CreateModels(Operation):
    """Makes many tables at once, in any order. One by one Django draws every model that has to do with the new one
    anew after each: of seventy models that is half a minute of a first start, and like this it is a second."""

    category = OperationCategory.ADDITION
    serialization_expand_args = ["models"]

    def __init__(self, models: list[CreateModel]):
        self.models = models

    def state_forwards(self, app_label: str, state: Any) -> None:
        state.__dict__.pop("apps", None)  # what was drawn of it; Django draws it when it is asked for
        for one in self.models:
            one.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for one in self.models:
            one.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for one in reversed(self.models):
            one.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"Create {len(self.models)} models"


def refuse_half_way(using: str = "default") -> None:
    """Of the migrations that one replaces, some ran here and the others are gone: Django would forget them all and go
    on with what comes after. Asked before anything is touched. Raises `CommandError`, which names what is to be run."""
    loader = MigrationLoader(connections[using])
    for (app, name), squashed in loader.replacements.items():
        missing = [one for one in squashed.replaces if one not in loader.applied_migrations]
        if 0 < len(missing) < len(squashed.replaces) and not set(missing) <= set(loader.disk_migrations):
            gone = ", ".join(f"{one[0]}.{one[1]}" for one in missing)
            raise CommandError(f"{app}.{name} stands for {gone} too. Run those first, with the release that has them.")

from importlib import import_module

from django.apps import AppConfig
from django.db.backends.signals import connection_created

from cases.access.frozen import FROZEN
from flow.triggers import keep_frozen


class CasesConfig(AppConfig):
    name = "cases"
    verbose_name = "Gezinnen"

    def ready(self) -> None:
        """Rooms subscribe to the consequences of rooms below them; what is final is kept so by the database."""
        subscribe = (
            "families.actions", "sharing.asking", "sharing.leaving", "sharing.standing_in", "plans.actions",
            "evaluations.actions", "adulthood.actions", "rights.actions",
        )  # fmt: skip
        for actions in subscribe:
            import_module(f"cases.{actions}")
        import_module("cases.access.log.changes").follow()
        import_module("cases.access.log.account").follow()
        import_module("cases.outbox.recording").follow()
        connection_created.connect(import_module("cases.reminders.dates").teach_sqlite)
        keep_frozen(self, FROZEN)

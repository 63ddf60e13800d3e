from importlib import import_module

from django.apps import AppConfig

from cases.access.frozen import FROZEN
from flow.triggers import keep_frozen


class CasesConfig(AppConfig):
    name = "cases"
    verbose_name = "Gezinnen"

    def ready(self) -> None:
        """Rooms subscribe to the consequences of rooms below them; what is final is kept so by the database."""
        for room in ("families", "plans", "evaluations"):
            import_module(f"cases.{room}.actions")
        keep_frozen(self, FROZEN)

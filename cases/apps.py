from importlib import import_module

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "cases"
    verbose_name = "Gezinnen"

    def ready(self) -> None:
        """Rooms subscribe to the consequences of rooms below them."""
        for room in ("families", "plans", "evaluations"):
            import_module(f"cases.{room}.actions")

from django.apps import AppConfig

from flow.triggers import Frozen, keep_frozen

JOURNAL = Frozen("flow_event", "Het journaal groeit alleen: regels veranderen en verdwijnen niet.")


class FlowConfig(AppConfig):
    name = "flow"
    verbose_name = "Stappen en journaal"

    def ready(self) -> None:
        keep_frozen(self, [JOURNAL])

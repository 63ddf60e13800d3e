from django.apps import AppConfig

from flow.triggers import Frozen, keep_frozen

ADMINISTERED = [
    Frozen(
        "network_adminsession", "Wie beheerde, waarvoor en wanneer blijft staan.",
        columns=("user_id", "reason", "began_at", "until"),
    ),
    Frozen("django_admin_log", "Wat in het beheer is veranderd, blijft staan."),
]  # fmt: skip


class NetworkConfig(AppConfig):
    name = "network"
    verbose_name = "Netwerk"

    def ready(self) -> None:
        keep_frozen(self, ADMINISTERED)

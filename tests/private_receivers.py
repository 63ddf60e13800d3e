"""The settings of the product for a process in which a receiver on this machine may be called."""

from hsj.settings import *  # noqa: F403

WEBHOOK_ALLOW_PRIVATE = True

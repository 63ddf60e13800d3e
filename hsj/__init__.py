"""The project: knows every room, contains no domain of its own."""

from hsj.celery import app as celery_app

__all__ = ["celery_app"]

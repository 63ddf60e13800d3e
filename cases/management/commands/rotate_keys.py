"""After a new key was put first in FIELD_KEYS, or another BSN_INDEX_KEY was set: write everything anew, so that the old
key can be taken away. It can be stopped and run again; people work on meanwhile."""

from collections.abc import Iterator
from typing import Any

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.core.management.base import BaseCommand
from django.db.models import F, TextField, Value
from django.db.models.functions import Cast

from cases.access.bsn import index_of
from cases.families.models import Person
from network.keys import EncryptedTextField, renewed


class Command(BaseCommand):
    help = (
        "Versleutelt alles opnieuw met de eerste sleutel van FIELD_KEYS en maakt de zoeksleutels van het BSN opnieuw."
    )

    def handle(self, *args: object, **options: Any) -> None:
        for model, field in encrypted_fields():
            self.stdout.write(f"{model._meta.verbose_name}: {_renew_field(model, field)} opnieuw versleuteld")
        self.stdout.write(f"tweede stap van inloggen: {_renew_second_factors()} opnieuw versleuteld")
        self.stdout.write(f"zoeksleutel van het BSN: {_renew_index()} opnieuw gemaakt")


def encrypted_fields() -> Iterator[tuple[Any, str]]:
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, EncryptedTextField):
                yield model, field.name


def _renew_field(model: Any, name: str) -> int:
    """A row that somebody writes in the meantime has the new key already, and is left alone."""
    rows = model._base_manager.annotate(raw=Cast(F(name), TextField())).exclude(raw="")
    done = 0
    for key, token in rows.order_by("pk").values_list("pk", "raw").iterator(500):
        if new := renewed(token):
            done += rows.filter(pk=key, raw=token).order_by().update(**{name: Value(new, TextField())})
    return done


def _renew_second_factors() -> int:
    """The secret of an app and the seed of recovery codes lie in one JSON field of the sign-in package."""
    done = 0
    for row in Authenticator.objects.order_by("pk"):
        new = {name: renewed(row.data[name]) for name in ("secret", "seed") if row.data.get(name)}
        if changed := {name: token for name, token in new.items() if token}:
            done += Authenticator.objects.filter(pk=row.pk, data=row.data).update(data={**row.data, **changed})
    return done


def _renew_index() -> int:
    done = 0
    people = Person.objects.exclude(bsn="").order_by("pk").only("pk", "bsn", "bsn_index")
    for person in people.iterator(500):
        if (index := index_of(person.bsn)) != person.bsn_index:
            done += Person.objects.filter(pk=person.pk, bsn_index=person.bsn_index).update(bsn_index=index)
    return done

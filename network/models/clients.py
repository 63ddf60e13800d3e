"""Systems of other organisations: who they are, with which keys they prove it, and what came of what they sent."""

import uuid
from datetime import timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from flow.prepared import insert, parameters, prepared
from network.models.parties import Organisation


class ApiClientQuerySet(models.QuerySet["ApiClient"]):
    def active(self) -> "ApiClientQuerySet":
        """Not revoked. That their account still works for the organisation is asked of its membership."""
        return self.filter(revoked_at=None)


class ApiClient(models.Model):
    """A system that reads and writes for one organisation. Its key is its `client_id`.

    `account` is its service account: a user who cannot sign in, with a membership of its own in the role `SYSTEM`. With
    an `issuer` its tokens are made elsewhere, and `known_as` is how that issuer calls it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="api_clients", verbose_name="organisatie"
    )
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="api_client", editable=False,
        verbose_name="account van de koppeling",
    )  # fmt: skip
    name = models.CharField("naam van het systeem", max_length=80)
    contact = models.CharField("wie beheert de koppeling", max_length=200, blank=True)
    scopes = models.JSONField("wat de koppeling mag", default=list)
    issuer = models.CharField("uitgever van de tokens (leeg: deze applicatie)", max_length=200, blank=True)
    known_as = models.CharField("naam bij die uitgever", max_length=200, blank=True)
    added_at = models.DateTimeField("toegevoegd op", default=timezone.now, editable=False)
    revoked_at = models.DateTimeField("ingetrokken op", null=True, blank=True, editable=False)

    objects = ApiClientQuerySet.as_manager()

    class Meta:
        verbose_name = "koppeling"
        verbose_name_plural = "koppelingen"
        ordering = ("name", "pk")
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="one_client_per_name"),
            models.UniqueConstraint(
                fields=["issuer", "known_as"], condition=~Q(issuer=""), name="one_client_per_name_elsewhere"
            ),
            models.CheckConstraint(
                condition=Q(issuer="", known_as="") | (~Q(issuer="") & ~Q(known_as="")),
                name="client_of_an_issuer_has_a_name_there",
            ),
        ]  # fmt: skip

    class Privacy:
        personal = {"contact"}
        plain = {
            "id", "organisation", "account", "name", "scopes", "issuer", "known_as", "added_at", "revoked_at",
        }  # fmt: skip

    def __str__(self) -> str:
        return self.name

    @property
    def access_point(self) -> str:
        """How a line of the read log names the point from which was looked (NEN 7513)."""
        return f"koppeling:{self.pk.hex}"


class ApiKeyQuerySet(models.QuerySet["ApiKey"]):
    def valid(self) -> "ApiKeyQuerySet":
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=timezone.now()))


class ApiKey(models.Model):
    """A public key with which a client proves who it is (`private_key_jwt`). The private half stays with the client.

    `kid` is the thumbprint of the key (RFC 7638). Several may be valid at once, so that a client can change keys.
    """

    client = models.ForeignKey(ApiClient, on_delete=models.CASCADE, related_name="keys", verbose_name="koppeling")
    kid = models.CharField("kenmerk", max_length=43)
    pem = models.TextField("publieke sleutel (PEM)")
    added_at = models.DateTimeField("toegevoegd op", default=timezone.now, editable=False)
    ends_at = models.DateTimeField("geldig tot", null=True, blank=True)

    objects = ApiKeyQuerySet.as_manager()

    class Meta:
        verbose_name = "sleutel van een koppeling"
        verbose_name_plural = "sleutels van koppelingen"
        ordering = ("added_at", "pk")
        constraints = [models.UniqueConstraint(fields=["kid"], name="one_client_per_key")]

    class Privacy:
        personal: ClassVar[set[str]] = set()
        plain = {"id", "client", "kid", "pem", "added_at", "ends_at"}

    def __str__(self) -> str:
        return self.kid


class SpentAssertion(models.Model):
    """A client proved itself with this: it works once (RFC 7523 §3, 7). Kept until it would have expired by itself."""

    client = models.ForeignKey(ApiClient, on_delete=models.CASCADE, related_name="+")
    fingerprint = models.CharField(max_length=64)
    until = models.DateTimeField("geldig tot", db_index=True)

    class Meta:
        verbose_name = "gebruikt bewijs van een koppeling"
        verbose_name_plural = "gebruikte bewijzen van koppelingen"
        constraints = [models.UniqueConstraint(fields=["client", "fingerprint"], name="an_assertion_works_once")]

    class Privacy:
        personal: ClassVar[set[str]] = set()
        plain = {"id", "client", "fingerprint", "until"}

    def __str__(self) -> str:
        return self.fingerprint


class SentOnceQuerySet(models.QuerySet["SentOnce"]):
    """Every call that adds asks both, so in words that are written once."""

    def begin(self, sent: "SentOnce") -> bool:
        """Keep what a client sends with a key. False when there is one, after waiting for what becomes of who was just
        ahead."""
        return insert(sent, unless_there=True)

    def finish(self, sent: "SentOnce") -> None:
        """Keep what came of it."""
        words = f"UPDATE {SentOnce._meta.db_table} SET status = %s, made = %s WHERE client_id = %s AND key = %s"  # noqa: S608
        with prepared() as cursor:
            cursor.execute(words, parameters(sent, "status", "made", "client_id", "key"))


class SentOnce(models.Model):
    """What a client sent with an `Idempotency-Key`, and which row came of it: sent again it gets the same answer.

    Written in the transaction of the change itself, so that there is never one without the other. It keeps no answer:
    that is made again, of what this client may see at that moment.
    """

    KEPT = timedelta(hours=24)

    client = models.ForeignKey(ApiClient, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField("antwoord", default=0)
    made = models.CharField("wat ervan kwam", max_length=80, blank=True)
    added_at = models.DateTimeField("ontvangen op", default=timezone.now, db_index=True)

    objects = SentOnceQuerySet.as_manager()

    class Meta:
        verbose_name = "ontvangen met een sleutel"
        verbose_name_plural = "ontvangen met een sleutel"
        constraints = [models.UniqueConstraint(fields=["client", "key"], name="sent_once")]

    class Privacy:
        personal: ClassVar[set[str]] = set()
        plain = {"id", "client", "key", "fingerprint", "status", "made", "added_at"}

    def __str__(self) -> str:
        return self.key


def drop_what_is_over(now: Any = None) -> int:
    """What need not be remembered any more; part of the work that runs by itself."""
    at = now or timezone.now()
    spent, _ = SpentAssertion.objects.filter(until__lt=at).delete()
    sent, _ = SentOnce.objects.filter(added_at__lt=at - SentOnce.KEPT).delete()
    return spent + sent

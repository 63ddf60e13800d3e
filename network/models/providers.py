"""Identity providers (OpenID Connect): of an organisation, at which its people sign in, or of families."""

import re
from typing import ClassVar
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models

from network.keys import EncryptedTextField
from network.models.parties import Organisation


class IdentityProviderQuerySet(models.QuerySet["IdentityProvider"]):
    def in_use(self) -> "IdentityProviderQuerySet":
        """Switched on; of those for families only the one that the settings name."""
        for_families = settings.FAMILY_PROVIDER if settings.FAMILY_SIGN_IN == "oidc" else ""
        return self.filter(models.Q(organisation__isnull=False) | models.Q(key=for_families), is_active=True)


class IdentityProvider(models.Model):
    """Where the people of one organisation sign in, or without an organisation: the people of families (such as a
    broker of DigiD), when the setting `FAMILY_PROVIDER` names its key. `key` stands in the address to come back to.

    `second_factor_claims` names what its token says after a second factor: values of `amr`, or the value of `acr`.
    Without it the second factor of this application is asked.
    """

    organisation = models.OneToOneField(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="identity_provider",
        verbose_name="organisatie", help_text="Leeg: voor mensen van een gezin.",
    )  # fmt: skip
    name = models.CharField(
        "naam op de knop", max_length=60, blank=True,
        help_text="Bijvoorbeeld: DigiD. Leeg: de naam van de organisatie.",
    )  # fmt: skip
    key = models.SlugField("sleutel in het adres", max_length=40, unique=True)
    issuer = models.CharField(
        "issuer", max_length=200, validators=[URLValidator(schemes=["http", "https"])],
        help_text="Het adres, precies zoals de organisatie het opgeeft.",
    )  # fmt: skip
    client_id = models.CharField("client-id", max_length=190)
    secret = EncryptedTextField("client secret", blank=True)
    second_factor_claims = models.CharField(
        "woorden voor een tweede stap", max_length=200, blank=True,
        help_text="Waarden van amr of acr die een tweede stap bewijzen, met een komma ertussen. Bijvoorbeeld: mfa",
    )  # fmt: skip
    is_active = models.BooleanField("staat aan", default=True)
    objects = IdentityProviderQuerySet.as_manager()

    class Meta:
        verbose_name = "inloggen via de organisatie"
        verbose_name_plural = "inloggen via de organisatie"
        ordering = ("organisation__name", "key")

    class Privacy:
        personal: ClassVar[set[str]] = set()
        plain = {
            "id",
            "organisation",
            "name",
            "key",
            "issuer",
            "client_id",
            "secret",
            "second_factor_claims",
            "is_active",
        }

    def __str__(self) -> str:
        return self.name or str(self.organisation or "Voor gezinnen")

    def clean(self) -> None:
        self.issuer = self.issuer.rstrip("/")
        if urlsplit(self.issuer).scheme != "https" and not settings.LOCAL:
            raise ValidationError({"issuer": "Dit adres begint met https://."})

    @property
    def origin(self) -> tuple[str, str]:
        """Scheme and host: the only place that is asked anything for this organisation."""
        parts = urlsplit(self.issuer)
        return parts.scheme, parts.netloc

    def proves_second_factor(self, claims: dict) -> bool:
        """Whether these claims of a checked token say that a second factor was used."""
        wanted = set(re.split(r"[,\s]+", self.second_factor_claims.strip())) - {""}
        methods = claims.get("amr")
        said = {one for one in methods if isinstance(one, str)} if isinstance(methods, list) else set()
        if isinstance(claims.get("acr"), str):
            said.add(claims["acr"])
        return bool(wanted & said)

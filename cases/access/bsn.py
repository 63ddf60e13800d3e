"""The citizen service number (BSN): the eleven-test, encryption at rest, and the keyed index for exact search.

Source: Jeugdwet 7.2.1–7.2.4 (who must use it); Regeling Jeugdwet art. 6 (security). 000000000 passes the
arithmetic but stands for an unborn child, and is refused.
"""

import hmac
from hashlib import sha256
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from network.keys import EncryptedTextField, decrypt, encrypt

__all__ = ["BsnField", "EncryptedTextField", "decrypt", "encrypt", "index_of", "normalised", "validate"]

_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def normalised(text: str) -> str:
    return "".join(text.split()).replace(".", "").replace("-", "")


def validate(text: str) -> None:
    """Raise ValidationError with what is wrong; the number itself is never in the message."""
    number = normalised(text)
    if len(number) != 9 or not (number.isascii() and number.isdigit()):
        raise ValidationError("Een BSN heeft negen cijfers. Kijk het nummer na op het identiteitsbewijs.")
    if number == "000000000":
        raise ValidationError(
            "000000000 is geen BSN van een persoon. Laat het veld leeg als het BSN nog niet bekend is."
        )
    if sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=True)) % 11:
        raise ValidationError("Dit BSN klopt niet (elfproef). Kijk of er een cijfer verkeerd staat.")


class BsnField(forms.CharField):
    """Asks for a BSN. What is typed is not kept as a draft, and no browser offers it again."""

    def __init__(self, **kwargs: Any):
        attrs = {"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false", "data-no-autosave": ""}
        super().__init__(**{"label": "BSN", "widget": forms.TextInput(attrs=attrs), "max_length": 20, **kwargs})
        self.error_messages["max_length"] = "Een BSN heeft negen cijfers. Kijk het nummer na op het identiteitsbewijs."

    def clean(self, value: Any) -> str:
        if number := normalised(super().clean(value)):
            validate(number)
        return number


def index_of(text: str) -> str | None:
    """The keyed hash by which a BSN is found again, exactly or not at all."""
    number = normalised(text)
    return hmac.new(settings.BSN_INDEX_KEY.encode(), number.encode(), sha256).hexdigest() if number else None

"""What a guesser would try first here."""

import re
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError

from network.models import Organisation

# Beside the name of the product and the words of the names of organisations.
EXPECTED = {"wachtwoord", "welkom", "password", "jeugdhulp", "jeugdzorg", "gezin", "gemeente", "groningen", "lokaal",
            "team", "zorg"}  # fmt: skip
_LEAST_OF_ITS_OWN = 6  # characters that must be left when the expected words are taken away


class NoExpectedWords:
    """Refuses a password that is little more than words everybody here would think of, with digits around them."""

    def validate(self, password: str, user: Any = None) -> None:
        left = password.lower()
        for word in sorted(_expected(), key=len, reverse=True):
            left = left.replace(word, "")
        if len(re.sub(r"[\W\d_]", "", left)) < _LEAST_OF_ITS_OWN and left != password.lower():
            raise ValidationError(self.get_help_text())

    def get_help_text(self) -> str:
        return "Dit wachtwoord is te makkelijk te raden: het bestaat vooral uit woorden die hier voor de hand liggen."


def _expected() -> set[str]:
    names = " ".join([settings.PRODUCT_NAME, *Organisation.objects.values_list("name", flat=True)])
    return EXPECTED | {word for word in re.findall(r"[^\W\d_]{4,}", names.lower())}

"""What lies encrypted in the database: with the first key of the ring (`FIELD_KEYS`); the older keys still decrypt."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models


@lru_cache(maxsize=4)
def _ring(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def encrypt(text: str) -> str:
    return _ring(tuple(settings.FIELD_KEYS)).encrypt(text.encode()).decode() if text else ""


def decrypt(token: str) -> str:
    return _ring(tuple(settings.FIELD_KEYS)).decrypt(token.encode()).decode() if token else ""


def renewed(token: str) -> str | None:
    """The same text under the first key; None when it is already."""
    if not token:
        return None
    try:
        Fernet(settings.FIELD_KEYS[0]).decrypt(token.encode())
    except InvalidToken:
        return _ring(tuple(settings.FIELD_KEYS)).rotate(token.encode()).decode()
    return None


class EncryptedTextField(models.TextField):
    """Text that nobody can read who only holds a copy of the database. It cannot be searched."""

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        return encrypt(value) if value else value

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return decrypt(value) if value else value


class EncryptedBinaryField(models.BinaryField):
    """Bytes that nobody can read who only holds a copy of the database: a Fernet token without its base64, which would
    make a file a third larger."""

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value:
            value = urlsafe_b64decode(_ring(tuple(settings.FIELD_KEYS)).encrypt(bytes(value)))
        return super().get_db_prep_value(value, connection, prepared)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return _ring(tuple(settings.FIELD_KEYS)).decrypt(urlsafe_b64encode(bytes(value))) if value else b""

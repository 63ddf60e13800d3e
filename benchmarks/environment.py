"""The product as in production, in an environment of its own: strict values, and keys that exist for measuring only."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PASSWORD = "een-lang-wachtwoord-voor-de-meting"  # of every invented person
SERVER = "postgres://postgres@127.0.0.1:5432"

# DEMO and DEBUG are off. The second factor is off because a program signs in; plain http because it stays on 127.0.0.1.
_VALUES = {
    "DEBUG": "false",
    "DEMO": "false",
    "SECOND_FACTOR_REQUIRED": "false",
    "SECURE_SSL_REDIRECT": "false",
    "ALLOWED_HOSTS": "127.0.0.1",
    "SECRET_KEY": "only-for-benchmarks-only-for-benchmarks-only-for-benchmarks",
    "FIELD_KEYS": "bXWExxM7DPLLYA0YcXW7VtTNvqXPMN0P4hQPmzMCvX0=",
    "BSN_INDEX_KEY": "b25seS1mb3ItYmVuY2htYXJrcw==",
    "READ_LOG_KEYS": "only-for-benchmarks",
    "API_SIGNING_KEYS": "only-for-benchmarks",
    "LOG_LEVEL": "WARNING",
    "EMAIL_URL": "dummymail://",
    "REDIS_URL": "",
}


def database_of(families: int) -> str:
    """The address of the database with so many families, when nothing else is said."""
    return f"{SERVER}/bench_{families}"


def environment(database_url: str, **more: str) -> dict[str, str]:
    """What a process of the product finds around it."""
    return _VALUES | {"DATABASE_URL": database_url, "DJANGO_SETTINGS_MODULE": "hsj.settings"} | more


def set_up(database_url: str) -> None:
    """Make this process one of the product."""
    import django

    os.environ.update(environment(database_url, DB_POOL_SIZE="0", DB_STATEMENT_TIMEOUT_MS="0"))
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    django.setup()

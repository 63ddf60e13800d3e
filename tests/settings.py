"""The product's settings with keys that exist for tests only, whatever stands in the environment or in var/."""

import os

from tests.signing_key import API_SIGNING_KEY

os.environ.update(
    DEBUG="false",
    DEMO="true",
    SECRET_KEY="only-for-tests-only-for-tests-only-for-tests-only-for-tests",
    FIELD_KEYS="bXWExxM7DPLLYA0YcXW7VtTNvqXPMN0P4hQPmzMCvX0=,pUqdfDqLAlIRsm1swVVIUJQvMKC_s3Sax4zyBYQMcDQ=",
    BSN_INDEX_KEY="b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHMtISE=",
    READ_LOG_KEYS="only-for-tests-read-log-key-of-now,only-for-tests-read-log-key-of-before",
    API_SIGNING_KEYS=API_SIGNING_KEY,
    BASE_URL="http://testserver",
    DB_POOL_SIZE="0",  # a pool keeps connections open that stop the test database from being dropped
    REDIS_URL="",
    EMAIL_URL="memorymail://",
    LOG_LEVEL="ERROR",
    DJANGO_ALLOW_ASYNC_UNSAFE="true",  # Playwright runs an event loop in the thread that also asks the database
)

from hsj.settings import *  # noqa: F403

# Argon2 is slow on purpose; a test signs in often.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# A mail that fails must fail the test; in the product it must not break the page.
CELERY_TASK_EAGER_PROPAGATES = True
# Test data need not survive a power cut.
if DATABASES["default"]["ENGINE"].endswith("postgresql"):  # noqa: F405
    DATABASES["default"]["OPTIONS"]["options"] += " -c synchronous_commit=off"  # noqa: F405

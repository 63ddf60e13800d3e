"""The settings as production reads them: strict by default, and no start without keys.

Each test reads them in a process of its own, from a copy without var/, so that no demo file answers instead.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

ROOT = Path(__file__).parents[3]
PRODUCTION = {
    "SECRET_KEY": "x" * 25 + "production-like-secret-of-enough-length-0123456789",
    "FIELD_KEYS": Fernet.generate_key().decode(),
    "BSN_INDEX_KEY": "index",
    "READ_LOG_KEYS": "log",
    "API_SIGNING_KEYS": "key",
    "ALLOWED_HOSTS": "samenverder.example.org",
    "DATABASE_URL": "postgres://hsj:p%40ss@db:5432/hsj",
    "REDIS_URL": "redis://redis:6379/0",
}


@pytest.fixture
def read(tmp_path):
    """Run a line of Python that knows the settings as `s`."""
    shutil.copytree(ROOT / "hsj", tmp_path / "hsj", ignore=shutil.ignore_patterns("__pycache__"))

    def run(line: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
        program = [sys.executable, "-W", "error", "-c", f"import hsj.settings as s; {line}"]
        env = {"PATH": os.environ["PATH"], **environment}
        return subprocess.run(program, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)

    return run


@pytest.mark.parametrize("name", ["SECRET_KEY", "FIELD_KEYS", "BSN_INDEX_KEY", "READ_LOG_KEYS", "API_SIGNING_KEYS"])
def test_without_a_key_it_does_not_start_and_says_why(read, name):
    done = read("", PRODUCTION | {name: ""})
    assert done.returncode != 0
    assert (
        done.stderr.strip()
        .splitlines()[-1]
        .endswith(
            f"{name} is not set. Set it in the environment, or run `python3 start.py` once: "
            "that makes keys for a demo on this machine."
        )
    )


@pytest.mark.parametrize(
    "claim",
    [
        "not s.DEBUG and not s.DEMO and s.SECOND_FACTOR_REQUIRED",
        "s.SESSION_COOKIE_SECURE and s.CSRF_COOKIE_SECURE and s.SECURE_SSL_REDIRECT and s.SECURE_HSTS_SECONDS",
        "s.DATABASES['default']['PASSWORD'] == 'p@ss' and s.DATABASES['default']['OPTIONS']['pool']['max_size'] == 4",
        "not s.CELERY_TASK_ALWAYS_EAGER and s.CELERY_TASK_ACKS_LATE",
        "s.CELERY_BROKER_TRANSPORT_OPTIONS['visibility_timeout'] > s.CELERY_TASK_TIME_LIMIT",
        "s.STORAGES['staticfiles']['BACKEND'].endswith('ManifestStaticFilesStorage')",
    ],
)
def test_production_is_the_default(read, claim):
    done = read(f"assert {claim}", PRODUCTION)
    assert done.returncode == 0, done.stderr


def test_the_demo_is_open_on_this_machine_only(read):
    demo = PRODUCTION | {"DEMO": "true", "ALLOWED_HOSTS": "localhost"}
    claim = "not s.DEBUG and not s.SECOND_FACTOR_REQUIRED and not s.SESSION_COOKIE_SECURE"
    assert read(f"assert {claim}", demo).returncode == 0


def test_a_worker_keeps_its_connection_and_has_no_pool(read):
    claim = "'pool' not in s.DATABASES['default']['OPTIONS'] and s.DATABASES['default']['CONN_MAX_AGE'] == 60"
    assert read(f"assert {claim}", PRODUCTION | {"DB_POOL_SIZE": "0"}).returncode == 0


def test_celery_reads_how_long_to_keep_a_connection(read):
    line = "from hsj.celery import app; assert app.conf.get('CELERY_DB_REUSE_MAX') == 1000, app.conf"
    done = read(line, PRODUCTION)
    assert done.returncode == 0, done.stderr


def test_djangos_own_deployment_check_has_nothing_to_say():
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    env = {"PATH": os.environ["PATH"], "DEMO": "false", **PRODUCTION}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr

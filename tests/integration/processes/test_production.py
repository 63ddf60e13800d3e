"""The processes of docker-compose.yml, started by hand: its commands, its order, its health checks.

No container engine is needed: what runs inside the containers is what is started here, with Redis on this machine and a
database of its own. So a typing error in a command or a health check fails here and not on the night of the release.
"""

import os
import re
import shlex
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
import yaml
from celery import Celery
from cryptography.fernet import Fernet
from django.db import connection

from hsj.celery import app

ROOT = Path(__file__).parents[3]
BIN = Path(sys.executable).parent
SERVICES = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
REDIS = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/9")
WEB = 'gunicorn -c python:hsj.server hsj.wsgi --bind 127.0.0.1:{port} --workers 2 --worker-tmp-dir "{tmp}"'

pytestmark = pytest.mark.slow


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def within(seconds: float, works: Callable[[], bool]) -> bool:
    end = time.monotonic() + seconds
    while not (answer := works()) and time.monotonic() < end:
        time.sleep(0.2)
    return answer


@pytest.fixture
def environment(empty_database, tmp_path) -> dict[str, str]:
    if connection.vendor != "postgresql":
        pytest.skip("production is PostgreSQL; the other run has this test")
    keys = {"SECRET_KEY": "a" * 60, "FIELD_KEYS": Fernet.generate_key().decode(), "BSN_INDEX_KEY": "index",
            "READ_LOG_KEYS": "log", "API_SIGNING_KEYS": "key"}  # fmt: skip
    return keys | {
        "PATH": f"{BIN}:{os.environ['PATH']}",
        "DEMO": "false",
        "ALLOWED_HOSTS": "localhost",
        "DATABASE_URL": empty_database,
        "REDIS_URL": REDIS,
        "STATIC_ROOT": str(tmp_path),
        "HOSTNAME": socket.gethostname(),
        "C_FORCE_ROOT": "true",
    }


@contextmanager
def running(name: str, environment: dict[str, str], tmp_path: Path, *, port: int = 0) -> Iterator[Path]:
    """Start the command of a service, and give the file with what it says."""
    command = shlex.join(SERVICES[name]["command"]) if "command" in SERVICES[name] else WEB
    words = shlex.split(command.replace("/tmp/", f"{tmp_path}/").format(port=port, tmp=tmp_path))
    said = tmp_path / f"{name}.log"
    env = environment | {key: str(value) for key, value in SERVICES[name].get("environment", {}).items()}
    with said.open("wb") as log, subprocess.Popen(words, cwd=ROOT, env=env, stdout=log, stderr=log) as process:
        try:
            yield said
        finally:
            process.terminate()
            assert process.wait(timeout=30) is not None
    assert process.returncode == 0, said.read_text()


def healthy(name: str, environment: dict[str, str], tmp_path: Path, *, port: int = 0) -> Callable[[], bool]:
    kind, *words = SERVICES[name]["healthcheck"]["test"]
    words = [word.replace("$$", "$").replace(":8000/", f":{port}/").replace("/tmp/", f"{tmp_path}/") for word in words]
    command = words if kind == "CMD" else ["sh", "-c", *words]
    return lambda: subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False).returncode == 0


def test_the_image_starts_the_web_server_like_this_test():
    command = yaml.safe_load((ROOT / "Dockerfile").read_text().rsplit("CMD ", 1)[1])
    assert command == shlex.split(WEB.replace("127.0.0.1:{port}", "0.0.0.0:8000").format(tmp="/dev/shm"))


def test_migrate_then_web_worker_and_beat_are_healthy_and_a_trigger_reaches_its_task(environment, tmp_path):
    migrate = subprocess.run(
        SERVICES["migrate"]["command"], cwd=ROOT, env=environment, capture_output=True, check=False
    )
    assert migrate.returncode == 0, migrate.stderr.decode()
    port = free_port()
    with (
        running("web", environment, tmp_path, port=port) as web,
        running("worker", environment, tmp_path) as worker,
        running("beat", environment, tmp_path) as beat,
    ):
        for name, said in (("web", web), ("worker", worker), ("beat", beat)):
            assert within(40, healthy(name, environment, tmp_path, port=port)), f"{name}: {said.read_text()}"
        with Celery(broker=REDIS, set_as_current=False) as sender:
            for task in {entry["task"] for entry in app.conf.beat_schedule.values()}:
                sender.send_task(task)
                assert within(20, partial(done, task, worker)), worker.read_text()


def done(task: str, log: Path) -> bool:
    return bool(re.search(rf"Task {re.escape(task)}\[.*succeeded", log.read_text()))

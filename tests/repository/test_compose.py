"""The production file: valid, nothing floating, nothing running as root, no secret inside."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FILE = ROOT / "docker-compose.yml"
SERVICES = yaml.safe_load(FILE.read_text())["services"]
OURS = {"migrate", "web", "worker", "beat"}
ALLOWED = {
    "build", "image", "env_file", "restart", "read_only", "tmpfs", "security_opt", "cap_drop", "volumes",
    "healthcheck", "command", "environment", "depends_on", "ports",
}  # fmt: skip


def test_every_process_is_there_and_says_only_what_compose_knows():
    assert set(SERVICES) == OURS | {"postgres", "redis"}
    assert not {key for service in SERVICES.values() for key in service} - ALLOWED


def test_compose_itself_accepts_it(tmp_path):
    compose = shutil.which("docker-compose")
    if not compose:
        return  # the test above is all that can be said without the program
    # The examples stand in for the filled-in files.
    shutil.copy(FILE, tmp_path)
    shutil.copytree(ROOT / "deploy", tmp_path / "deploy")
    for example in (tmp_path / "deploy").glob("*.env.example"):
        example.rename(example.with_suffix(""))
    done = subprocess.run([compose, "config", "-q"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_a_service_is_pinned_and_checked(name):
    image = SERVICES[name]["image"]
    assert re.search(r":\d+\.?\d*", image), f"{image} floats"
    assert "healthcheck" in SERVICES[name] or name == "migrate"


def test_our_processes_start_after_the_migrations_and_without_privileges():
    assert re.search(r"^USER hsj$", (ROOT / "Dockerfile").read_text(), re.M)
    for name in OURS:
        assert SERVICES[name]["read_only"] is True
        assert SERVICES[name]["cap_drop"] == ["ALL"]
    for name in OURS - {"migrate"}:
        assert SERVICES[name]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}


def test_no_secret_stands_in_it_and_the_database_server_never_holds_the_keys():
    assert not re.search(r"(PASSWORD|SECRET|KEYS?)\s*[:=]\s*\S", FILE.read_text())
    assert SERVICES["postgres"]["env_file"] == "deploy/postgres.env"


def test_production_runs_the_database_version_that_debian_tests():
    assert SERVICES["postgres"]["image"].startswith("postgres:15-")


def test_what_the_example_sets_is_what_the_settings_read():
    read = set(re.findall(r'(?:env\.\w+|secret)\("(\w+)"', (ROOT / "hsj" / "settings.py").read_text()))
    example = (ROOT / "deploy" / "app.env.example").read_text()
    assert set(re.findall(r"^(\w+)=", example, re.M)) <= read

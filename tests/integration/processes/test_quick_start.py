"""The quick start of the API as a new user meets it: a server in a process of its own with a family of the demo, and
every command of the page pasted into one shell, exactly as the page shows it."""

import html
import json
import os
import re
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from django.db import connection

from tests.integration.processes.test_production import free_port, within
from tests.receivers import Receiver

ROOT, BIN = Path(__file__).parents[3], Path(sys.executable).parent
BLOCK = re.compile(r"<code data-run>(.*?)</code>", re.DOTALL)

BEFORE = "set -euo pipefail; ONTVANGER={}"  # which the page asks the reader to fill in
KEYS = ("SECRET_KEY", "FIELD_KEYS", "BSN_INDEX_KEY", "READ_LOG_KEYS", "API_SIGNING_KEYS")  # of `tests.settings`

pytestmark = pytest.mark.slow


@pytest.fixture
def environment(empty_database, tmp_path) -> dict[str, str]:
    if connection.vendor != "postgresql":
        pytest.skip("once is enough; the other run has this test")
    port = free_port()
    return {
        "PATH": f"{BIN}:{os.environ['PATH']}", "DATABASE_URL": empty_database, "DEMO": "true", "HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "tests.private_receivers", "BASE_URL": f"http://127.0.0.1:{port}",
        "TMPDIR": str(tmp_path),
        **{name: os.environ[name] for name in KEYS},
    }  # fmt: skip


def fetch(url: str) -> str:
    with urllib.request.urlopen(url, timeout=30) as answer:
        return str(answer.read().decode())


def answers(url: str) -> bool:
    try:
        return bool(fetch(url))
    except OSError:
        return False


def test_every_command_of_the_page_works_as_it_stands(environment, tmp_path):
    receiver = Receiver()
    for command in ("migrate", "load_demo"):
        subprocess.run(
            [BIN / "python", "manage.py", command], cwd=ROOT, env=environment, capture_output=True, check=True
        )
    base, said = environment["BASE_URL"], tmp_path / "web.log"
    serve = [BIN / "python", "-m", "gunicorn", "-c", "python:hsj.server", "hsj.wsgi", "--bind", base.split("//")[1]]
    with said.open("wb") as log, subprocess.Popen(serve, cwd=ROOT, env=environment, stdout=log, stderr=log) as web:
        try:
            assert within(60, lambda: answers(f"{base}/api/docs/")), said.read_text()
            page = fetch(f"{base}/api/docs/aan-de-slag")
            blocks = [html.unescape(one) for one in BLOCK.findall(page)]
            assert len(blocks) >= 5 and f"BASIS={base}\n" in blocks[0]
            script = "\n".join([BEFORE.format(receiver.address), *blocks, 'cp "$MAP/gezin.fhir.json" "$HOME"'])
            done = subprocess.run(["bash", "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True,
                                  check=False)  # fmt: skip
            assert done.returncode == 0, done.stdout + done.stderr
        finally:
            receiver.stop()
            web.terminate()
            web.wait(timeout=30)
    assert '"naam":"De Vries"' in done.stdout.replace(": ", ":") and "De geheime sleutel" not in done.stdout
    assert '"stand":"actief"' in done.stdout.replace(": ", ":") or '"stand":"active"' in done.stdout.replace(": ", ":")
    assert [body["type"] for body in receiver.asked] == ["nl.jeugdhulp.testbericht.v1"]
    assert json.loads((tmp_path / "gezin.fhir.json").read_text())["type"] == "collection"

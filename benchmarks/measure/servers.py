"""gunicorn as the compose file starts it, on a free port of 127.0.0.1; what is started here is ended here."""

import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.environment import ROOT

STARTS_WITHIN = 60  # seconds
PRODUCT, FLOOR, EVERYTHING = "hsj.wsgi", "benchmarks.floor.wsgi", "benchmarks.measure.everything"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(application: str, environment: dict[str, str]) -> Iterator[int]:
    """Two workers with the settings of `hsj.server`; gives the port."""
    port = free_port()
    words = [sys.executable, "-m", "gunicorn", "-c", "python:hsj.server", application]
    words += ["--bind", f"127.0.0.1:{port}", "--workers", "2", "--worker-tmp-dir", "/dev/shm"]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(words, cwd=ROOT, env=environment, stdout=said, stderr=said)
        try:
            _wait(process, port)
            yield port
        except Exception as failure:
            said.seek(0)
            failure.add_note(said.read().decode()[-3000:])
            raise
        finally:
            process.terminate()
            try:
                process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(process: subprocess.Popen, port: int) -> None:
    """Until it answers anything at all."""
    end = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/gezond/proces/", timeout=5).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"the server on port {port} did not start")


def manage(environment: dict[str, str], *words: str) -> str:
    """A command of the product, or of this folder, in a process of its own; gives what it printed."""
    done = subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=600, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)}\n{done.stderr[-3000:]}")
    return done.stdout


@contextmanager
def gathered_files(environment: dict[str, str]) -> Iterator[str]:
    """The folder with static files as production serves them."""
    with tempfile.TemporaryDirectory(prefix="bench-static-") as folder:
        manage(environment | {"STATIC_ROOT": folder}, str(Path("manage.py")), "collectstatic", "--noinput")
        yield folder

"""The processes of the simulated year, each started here and ended by its own number: Redis, two beats, three workers,
and, for the long form, a PostgreSQL of its own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from celery import Celery
from kombu.exceptions import OperationalError

ROOT = Path(__file__).resolve().parents[2]
WORKERS, BEATS = ("worker-1", "worker-2", "worker-3"), ("beat-1", "beat-2")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def within(seconds: float, works: object) -> bool:
    end = time.monotonic() + seconds
    while not (answer := bool(works())) and time.monotonic() < end:  # type: ignore[operator]
        time.sleep(0.05)
    return answer


class Process:
    """One program with what it starts itself, as a group."""

    def __init__(self, words: list[str], said: Path, env: dict[str, str]):
        self.words, self.said, self.env = words, said, env
        self.running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.said.open("ab") as log:
            self.running = subprocess.Popen(
                self.words, cwd=ROOT, env=self.env, stdout=log, stderr=log, start_new_session=True
            )

    @property
    def alive(self) -> bool:
        return self.running is not None and self.running.poll() is None

    def kill(self) -> None:
        """As a power cut does."""
        process = self.running  # another thread may start the next one meanwhile
        if process is not None and process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(timeout=30)

    def stop(self) -> None:
        """As an administrator does; and without patience."""
        if self.running is None or not self.alive:
            return
        self.running.terminate()
        try:
            self.running.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.kill()


class Redis(Process):
    """It keeps nothing: what is lost with it is what the product says may be lost."""

    def __init__(self, folder: Path):
        self.port = free_port()
        words = ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no",
                 "--dir", str(folder)]  # fmt: skip
        super().__init__(words, folder / "redis.log", dict(os.environ))

    def start(self) -> None:
        super().start()
        if not within(10, self._listens):
            raise RuntimeError("Redis does not listen")

    def start_anew(self) -> None:
        self.kill()
        self.start()

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def flush(self) -> None:
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as link:
            link.sendall(b"FLUSHALL\r\n")
            link.recv(16)

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"


class Jobs:
    """Two beats and three workers."""

    def __init__(self, folder: Path, env: dict[str, str]):
        celery = [sys.executable, "-m", "celery", "-A", "benchmarks.year.clocked"]
        every = env | {"YEAR_FOLDER": str(folder), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
        self.processes: dict[str, Process] = {}
        self.broker = env["REDIS_URL"]
        for name in WORKERS:
            words = [*celery, "worker", "-n", f"{name}@year", "--concurrency", "1", "--loglevel", "warning",
                     "--without-gossip", "--without-mingle"]  # fmt: skip
            self.processes[name] = Process(words, folder / f"{name}.log", every | {"YEAR_WORKER": name})
        for name in BEATS:
            own = ["--schedule", str(folder / name), "--pidfile", "", "--loglevel", "warning"]
            self.processes[name] = Process([*celery, "beat", *own], folder / f"{name}.log", every)

    def start(self) -> None:
        """Also again: only what does not run."""
        for process in self.processes.values():
            if not process.alive:
                process.start()

    def stop(self, *, roughly: bool = False) -> None:
        for process in self.processes.values():
            process.kill() if roughly else process.stop()

    def kill(self, name: str) -> None:
        self.processes[name].kill()

    def call(self) -> None:
        """One more trigger, so that a simulated day need not wait for a beat. When Redis is away it is lost."""
        with suppress(OperationalError, ConnectionError), Celery(broker=self.broker, set_as_current=False) as app:
            app.send_task("cases.reminders.tasks.run_due", retry=False, expires=60)


class Cluster:
    """A PostgreSQL of its own, that may be restarted without hurting anybody."""

    def __init__(self, folder: Path):
        self.data, self.port = folder / "postgres", free_port()
        self.user = "postgres" if os.geteuid() == 0 else None
        self.data.mkdir(mode=0o700)
        if self.user:  # PostgreSQL refuses to run as root
            shutil.chown(self.data, self.user)
            folder.chmod(0o755)
        self._run("initdb", "-D", str(self.data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale", "C")
        self._control("start")
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", "year")

    @property
    def url(self) -> str:
        return f"postgres://postgres@127.0.0.1:{self.port}/year"

    def restart(self) -> None:
        """At once, as after a fault: what was not committed is gone."""
        self._control("restart")

    def stop(self) -> None:
        self._control("stop")

    def _control(self, what: str) -> None:
        listen = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c shared_buffers=256MB"
        words = ["pg_ctl", "-D", str(self.data), "-w", "-l", str(self.data / "server.log")]
        self._run(*words, *(() if what == "start" else ("-m", "immediate")), "-o", listen, what)

    def _run(self, *words: str) -> None:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
        subprocess.run(words, check=True, user=self.user, cwd="/", **quiet)  # type: ignore[call-overload]

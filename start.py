#!/usr/bin/env python3
"""Set up everything and start Samen Verder with invented families, or run every test. Needs Python and nothing else.

python3 start.py            set up, load the demo, open the doors on http://localhost:8000
python3 start.py test       lint, types, contracts, tests on SQLite and PostgreSQL, browser journeys
"""

import argparse
import base64
import hashlib
import importlib.util
import os
import re
import secrets
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / "bin"
VAR = ROOT / "var"
# Must not reach the demo or the tests: both bring their own, and keep what Python compiled for all that come after.
NOT_FROM_THE_SHELL = "DATABASE_URL REDIS_URL EMAIL_URL DJANGO_SETTINGS_MODULE DEBUG PYTHONPATH PYTHONDONTWRITEBYTECODE"
POSTGRES, REDIS, CHROMIUM = "postgresql", "redis-server", "chromium-headless-shell"  # as Debian calls them

# The checks of `start.py test`, in this order, stopping at the first that fails: (name, what runs, on PostgreSQL?)
CHECKS = [
    ("Lint", "ruff check .", False),
    ("Format", "ruff format --check .", False),
    ("Templates", "djade --check --target-version 5.2 {templates}", False),
    ("Types", "mypy", False),
    ("Import contracts", "lint-imports --no-logo", False),
    ("Migrations in step", "python manage.py makemigrations --check --dry-run", False),
    ("Diagrams in step", "python manage.py draw_flows --check", False),
    ("Access table in step", "python manage.py draw_access --check", False),
    ("Description of the API in step", "python manage.py write_openapi --check", False),
    ("Glossary in step", "python manage.py check_glossary", False),
    ("Tests on SQLite", "pytest -q -n 2 --dist worksteal -m 'not browser and (no_database or not everywhere)'", False),
    ("Tests and browser journeys on PostgreSQL", "pytest -q -n 2 --dist worksteal -m 'not no_database'", True),
]


def main() -> None:
    options = _options()
    os.chdir(ROOT)
    if sys.version_info < (3, 11):
        _stop(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    for name in NOT_FROM_THE_SHELL.split():
        os.environ.pop(name, None)
    try:
        test(options.only) if options.command == "test" else demo(options)
    except subprocess.CalledProcessError as failure:
        sys.exit(failure.returncode if 0 < failure.returncode < 126 else 1)
    except KeyboardInterrupt:
        _stop("Stopped.")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", nargs="?", choices=["demo", "test"], default="demo")
    parser.add_argument("--port", type=int, default=8000, help="the next free one is taken when it is in use")
    parser.add_argument("--no-serve", action="store_true", help="set up only")
    parser.add_argument("--reset", action="store_true", help="throw the demo data away and begin again")
    parser.add_argument("--only", default="", metavar="WORD", help="test: only the checks with WORD in their name")
    return parser.parse_args()


# --- The demo -----------------------------------------------------------------------------------------------------


def demo(options: argparse.Namespace) -> None:
    _say("[1/5] Virtual environment in .venv")
    make_venv()
    _say("[2/5] Packages, checked against their hashes")
    install("base")
    _say("[3/5] Keys and database in var/")
    make_keys()
    if options.reset:
        for file in VAR.glob("hsj.sqlite3*"):
            file.unlink()
    migrated = subprocess.run([BIN / "python", "manage.py", "migrate", "-v", "0"], capture_output=True, text=True)
    if migrated.returncode:
        _say("      " + "".join(migrated.stderr.splitlines()[-1:]))
        _stop("The database in var/ does not fit this version. Begin anew: python3 start.py --reset")
    _say("[4/5] Invented families")
    port = _free_port(options.port)
    os.environ["BASE_URL"] = f"http://localhost:{port}"  # for the links in the mails, which land in var/mail
    _run("python", "manage.py", "load_demo")
    _run("python", "manage.py", "run_due")
    taken = "" if port == options.port else f"; port {options.port} is in use"
    _say(f"[5/5] Samen Verder is open on http://localhost:{port} (Ctrl-C closes it{taken})")
    if not options.no_serve:
        # One process with threads: the embedded cache and task queue live inside it. Beside it what is due each minute.
        subprocess.Popen([BIN / "python", "manage.py", "run_due", "--every", "60", "--parent", str(os.getpid())])
        serve = ["-m", "gunicorn", "-c", "python:hsj.server", "hsj.wsgi", "--bind", f"127.0.0.1:{port}"]
        os.execv(BIN / "python", [str(BIN / "python"), *serve])  # noqa: S606


def make_venv() -> None:
    if _succeeds(BIN / "python", "-c", "import pip"):
        return
    if not importlib.util.find_spec("ensurepip"):
        _apt("python3-venv")
    _run(sys.executable, "-m", "venv", "--clear", VENV)


def install(lock: str) -> None:
    """Install requirements/<lock>.txt, unless exactly this lock was installed before."""
    file = ROOT / "requirements" / f"{lock}.txt"
    stamp = VENV / f".{lock}.sha256"
    wanted = hashlib.sha256(file.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    # The lock is whole: no resolver, which in an older pip looks past the pin of a package with extras.
    exactly = ["--no-deps", "--require-hashes", "--disable-pip-version-check"]
    pip: list[str | Path] = [BIN / "python", "-m", "pip", "install", *exactly, "-r", file]
    total, seen, output = len(re.findall(r"^\S+==", file.read_text(), re.M)), 0, []
    with subprocess.Popen(pip, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        for line in process.stdout or ():
            output.append(line)
            if line.startswith("Collecting "):
                seen += 1
                if seen % 10 == 0:
                    _say(f"      {seen} of {total} packages")
    if process.returncode:
        sys.stderr.writelines(output[-20:])
        _stop(f"The packages of requirements/{lock}.txt could not be installed; pip's reason stands above.")
    stamp.write_text(wanted)


def make_keys() -> None:
    """Keys of this machine's own, each made once. Without them nobody can read the BSNs in the demo database again."""
    VAR.mkdir(mode=0o700, exist_ok=True)
    file = VAR / "settings.env"
    file.touch(mode=0o600)
    there = file.read_text()
    keys = [base64.urlsafe_b64encode(os.urandom(32)).decode() for _ in range(2)]
    wanted = {
        "DEMO": "true", "SECRET_KEY": secrets.token_urlsafe(50), "FIELD_KEYS": keys[0], "BSN_INDEX_KEY": keys[1],
        "READ_LOG_KEYS": secrets.token_urlsafe(50),
    }  # fmt: skip
    names = {line.partition("=")[0] for line in there.splitlines()}
    wanted |= {} if "API_SIGNING_KEYS" in names else {"API_SIGNING_KEYS": _signing_key()}
    missing = "".join(f"{name}={value}\n" for name, value in wanted.items() if name not in names)
    if missing:
        file.write_text(f"{there.rstrip()}\n{missing}".lstrip())


def _signing_key() -> str:
    """An RSA key takes a package, so the Python of the virtual environment makes it."""
    make = "import base64; from cryptography.hazmat.primitives.asymmetric import rsa; "
    make += "from cryptography.hazmat.primitives.serialization import *; key = rsa.generate_private_key(65537, 3072); "
    make += "print(base64.b64encode(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())).decode())"
    return subprocess.check_output([str(BIN / "python"), "-W", "ignore", "-c", make], text=True).strip()


def _free_port(first: int) -> int:
    for port in range(first, min(first + 50, 65536)):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    _stop(f"No free port from {first} on; choose another with --port.")


# --- The tests ----------------------------------------------------------------------------------------------------


def test(only: str) -> None:
    _say("[1/3] Virtual environment in .venv")
    make_venv()
    _say("[2/3] Packages, checked against their hashes")
    install("dev")
    make_keys()
    _say("[3/3] Chromium, PostgreSQL, Redis, npm and curl from Debian")
    database_url = _system_parts()
    node_packages()
    names = [check for check in CHECKS if only.lower() in check[0].lower()]
    for number, (name, command, on_postgres) in enumerate(names, 1):
        _say(f"\n=== {number} of {len(names)}: {name} ({time.strftime('%H:%M:%S')}) ===")
        words = shlex.split(command.format(templates=shlex.join(map(str, sorted(ROOT.glob("templates/**/*.html"))))))
        env = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
        _run(*words, env=env | ({"DATABASE_URL": database_url} if on_postgres else {}))


def node_packages() -> None:
    """Validators that exist for Node only, at the versions of tests/node/package.json, in var/node."""
    wanted, home = (ROOT / "tests" / "node" / "package.json").read_text(), VAR / "node"
    if (stamp := home / "installed").exists() and stamp.read_text() == wanted:
        return
    home.mkdir(parents=True, exist_ok=True)
    (home / "package.json").write_text(wanted)
    _run("npm", "install", "--prefix", home, "--no-package-lock", "--no-audit", "--no-fund", "--silent")
    stamp.write_text(wanted)


def _system_parts() -> str:
    """Use what runs, start what is installed, install what is missing. Gives the address of PostgreSQL."""
    wanted: dict[str, Callable[[], object]] = {
        **{name: partial(shutil.which, name) for name in (CHROMIUM, "npm", "curl", "openssl")},
        POSTGRES: _postgres_url, REDIS: _redis_answers,
    }  # fmt: skip
    missing = [package for package, works in wanted.items() if not works()]
    if missing and os.geteuid() == 0:
        installed = {POSTGRES: Path("/usr/lib/postgresql"), REDIS: Path("/usr/bin/redis-server")}
        if to_install := [package for package in missing if not (package in installed and installed[package].exists())]:
            _apt(*to_install)
        for service in {POSTGRES, REDIS}.intersection(missing):
            _start(service)
        missing = [package for package in missing if not _within(10, wanted[package])]
    if missing:
        role = " && sudo -u postgres createuser --superuser $USER" if POSTGRES in missing else ""
        _stop(f"Missing or not running: {', '.join(missing)}. Once: sudo apt-get install -y {' '.join(missing)}{role}")
    return _postgres_url()


def _postgres_url() -> str:
    """The first address where we may create the test database: the given one, the socket, or 127.0.0.1."""
    user = os.environ.get("USER") or os.environ.get("LOGNAME") or "root"
    given = os.environ.get("TEST_DATABASE_URL", "")
    guesses = [f"postgres://{user}@%2Fvar%2Frun%2Fpostgresql/postgres", f"postgres://{user}@127.0.0.1:5432/postgres"]
    may = "import psycopg, sys; c = psycopg.connect(sys.argv[1], connect_timeout=3); sys.exit(not c.execute("
    may += "'select rolcreatedb or rolsuper from pg_roles where rolname = current_user').fetchone()[0])"
    return next((url for url in ([given] if given else guesses) if _succeeds(BIN / "python", "-c", may, url)), "")


def _redis_answers() -> bool:
    try:
        with socket.create_connection(("127.0.0.1", 6379), timeout=2) as connection:
            connection.sendall(b"PING\r\n")
            return connection.recv(16).startswith(b"+PONG")
    except OSError:
        return False


def _start(service: str) -> None:
    _succeeds("service", service, "start")
    if service == POSTGRES and _within(20, lambda: _succeeds("runuser", "-u", "postgres", "--", "psql", "-c", "")):
        _succeeds("runuser", "-u", "postgres", "--", "createuser", "--superuser", "root")


def _apt(*packages: str) -> None:
    command = f"apt-get install -y {' '.join(packages)}"
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        _stop(f"Missing: {' '.join(packages)}. Once: sudo {command}")
    _say(f"      {command} (a minute or two)")
    # C.UTF-8: otherwise Debian creates the PostgreSQL cluster without an encoding.
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    quiet = ["-q", "-o", "DPkg::Lock::Timeout=300"]
    for arguments in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(["apt-get", *quiet, *arguments], env=env, capture_output=True, text=True)
        if done.returncode and arguments[0] == "install":
            sys.stderr.write(done.stdout[-2000:] + done.stderr[-2000:])
            _stop(f"Debian could not install: {' '.join(packages)}")


def _run(*command: str | Path, env: dict[str, str] | None = None) -> None:
    program = BIN / command[0] if (BIN / command[0]).exists() else command[0]
    subprocess.run([program, *command[1:]], check=True, env=env)


def _succeeds(*command: str | Path) -> bool:
    try:
        quiet = subprocess.DEVNULL
        return subprocess.run(command, stdin=quiet, stdout=quiet, stderr=quiet, timeout=120).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _within(seconds: int, works) -> bool:
    end = time.monotonic() + seconds
    while not works():
        if time.monotonic() > end:
            return False
        time.sleep(0.5)
    return True


def _say(text: str) -> None:
    print(text, flush=True)


def _stop(text: str) -> NoReturn:
    print(text, file=sys.stderr)
    sys.exit(1)


if __name__ == "__main__":
    main()

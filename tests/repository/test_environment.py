"""deploy/app.env.example names every variable that the settings read, and no other."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
READ = re.compile(r"""(?:\benv\.\w+|\bsecret)\(\s*"([A-Z_]+)\"""")
NAMED = re.compile(r"^#?([A-Z][A-Z_]*)=(.*)$", re.MULTILINE)


def test_the_example_names_every_variable_that_the_settings_read():
    read = set(READ.findall((ROOT / "hsj/settings.py").read_text(encoding="utf-8")))
    named = [name for name, _ in NAMED.findall((ROOT / "deploy/app.env.example").read_text(encoding="utf-8"))]
    assert len(named) == len(set(named))
    assert set(named) == read


def test_the_environment_is_read_in_one_place():
    reading = re.compile(r"os\.(environ\b(?!\.setdefault)|getenv)")
    product = [file for folder in ("hsj", "cases", "network", "flow") for file in (ROOT / folder).rglob("*.py")]
    assert [str(file.relative_to(ROOT)) for file in product if reading.search(file.read_text(encoding="utf-8"))] == []

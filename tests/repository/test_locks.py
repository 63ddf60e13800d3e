"""The locks: every package by hash, no address in them, nothing declared that is not locked."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def locked(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text()


def packages(name: str) -> set[str]:
    return set(re.findall(r"^([a-z0-9.-]+)==", locked(name), re.M))


def declared(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[~>=<]", requirement)[0].lower() for requirement in requirements}


@pytest.mark.parametrize("name", ["base", "dev"])
def test_a_lock_names_no_address_and_no_path(name):
    assert not re.search(r"https?:|file:|index-url|find-links|/home/|/opt/", locked(name))


@pytest.mark.parametrize("name", ["base", "dev"])
def test_every_package_is_pinned_by_hash(name):
    blocks = re.split(r"\n(?=[a-z0-9.-]+==)", locked(name))[1:]
    assert blocks
    assert not [block.split()[0] for block in blocks if "--hash=sha256:" not in block]


def test_what_is_declared_is_locked():
    assert declared(PROJECT["project"]["dependencies"]) <= packages("base")
    assert declared(PROJECT["dependency-groups"]["dev"]) <= packages("dev")
    assert packages("base") <= packages("dev")


def test_every_dependency_says_what_it_is_for():
    text = (ROOT / "pyproject.toml").read_text().split("[tool.", 1)[0]
    assert not [line for line in text.splitlines() if re.match(r'  "[a-z]', line) and "# " not in line]

"""docs/security.md against the standard and against the code: every requirement once, every proof there, and what the
page says of the code as a whole is so."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
PAGE = (ROOT / "docs/security.md").read_text(encoding="utf-8")

# ASVS 5.0.0: how many requirements each section has, with those of level 3 alone taken out.
SECTIONS: dict[str, tuple[int, set[int]]] = {
    "1.1": (2, set()), "1.2": (10, {10}), "1.3": (12, {12}), "1.4": (3, set()), "1.5": (3, {3}), "2.1": (3, set()),
    "2.2": (3, set()), "2.3": (5, {5}), "2.4": (2, {2}), "3.2": (3, {3}), "3.3": (5, {5}), "3.4": (8, {7, 8}),
    "3.5": (8, {6, 7, 8}), "3.7": (5, {3, 4, 5}), "4.1": (5, {4, 5}), "4.2": (5, {2, 3, 4, 5}), "4.3": (2, set()),
    "4.4": (4, set()), "5.1": (1, set()), "5.2": (6, {4, 5, 6}), "5.3": (3, {3}), "5.4": (3, set()), "6.1": (3, set()),
    "6.2": (12, set()), "6.3": (8, {5, 6, 7, 8}), "6.4": (6, {5, 6}), "6.5": (8, {6, 7, 8}), "6.6": (4, {4}),
    "6.8": (4, set()), "7.1": (3, set()), "7.2": (4, set()), "7.3": (2, set()), "7.4": (5, set()), "7.5": (3, {3}),
    "7.6": (2, set()), "8.1": (4, {3, 4}), "8.2": (4, {4}), "8.3": (3, {2, 3}), "8.4": (2, {2}), "9.1": (3, set()),
    "9.2": (4, set()), "10.1": (2, set()), "10.2": (3, {3}), "10.3": (5, {5}), "10.4": (16, {12, 13, 14, 15, 16}),
    "10.5": (5, set()), "10.6": (2, set()), "10.7": (3, set()), "11.1": (4, {3, 4}), "11.2": (5, {4, 5}),
    "11.3": (5, {4, 5}), "11.4": (4, set()), "11.5": (2, {2}), "11.6": (2, {2}), "12.1": (5, {4, 5}),
    "12.2": (2, set()), "12.3": (5, {5}), "13.1": (4, {2, 3, 4}), "13.2": (6, {6}), "13.3": (4, {3, 4}),
    "13.4": (7, {6, 7}),
    "14.1": (2, set()), "14.2": (8, {5, 6, 7, 8}), "14.3": (3, set()), "15.1": (5, {4, 5}), "15.2": (5, {4, 5}),
    "15.3": (7, set()), "16.1": (1, set()), "16.2": (5, set()), "16.3": (4, set()), "16.4": (3, set()),
    "16.5": (4, {4}), "17.1": (2, {2}), "17.2": (8, {5, 6, 7, 8}), "17.3": (2, set()),
}  # fmt: skip
WANTED = {f"V{name}.{n}" for name, (most, third) in SECTIONS.items() for n in range(1, most + 1) if n not in third}


def answers() -> list[str]:
    """Every number in the first cell of a row, or after “does not apply” or “of the server”."""
    found: list[str] = []
    for line in PAGE.splitlines():
        if line.startswith("| V"):
            found += re.findall(r"V\d+\.\d+\.\d+", line.split("|")[1])
    for told in re.findall(r"\*\*Of the server\*\*: (.*?)(?:\n\n|\*Does|\Z)", PAGE, re.S) + re.findall(
        r"\*Does not apply\*: (.*?)(?:\n\n|\Z)", PAGE, re.S
    ):
        found += re.findall(r"V\d+\.\d+\.\d+", re.split(r"\. V\d[^()]*see Open", told)[0].split(" and\nV6.5.2: see")[0])
    return found


def test_every_requirement_of_level_2_is_answered():
    assert set(answers()) ^ WANTED == set()


def test_every_file_that_is_named_as_proof_is_there():
    named = set(re.findall(r"`((?:tests|cases|network|hsj|templates|static|deploy|docs|requirements)/[^`]*)`", PAGE))
    assert len(named) > 60
    assert [one for one in sorted(named) if "*" not in one and not (ROOT / one).exists()] == []


CODE = [file for folder in ("cases", "network", "hsj", "flow") for file in (ROOT / folder).rglob("*.py")]
SCREENS = list((ROOT / "templates").rglob("*.html"))
SCRIPTS = list((ROOT / "static/js").glob("*.js"))


@pytest.mark.parametrize(
    ("files", "pattern"),
    [
        (CODE, r"\bmark_safe\b|SafeString|csrf_exempt|\.raw\(|\.extra\("),
        (CODE, r"\bimport (subprocess|pickle|marshal|shelve)\b|\bos\.(system|popen)|(?<![\w.])(eval|exec)\("),
        (CODE, r"""fields\s*=\s*["']__all__["']"""),
        (SCREENS, r"\|\s*safe\b|autoescape\s+off|https?://(?!www\.w3\.org)|\bstyle=|\son(?:[a-z]*click|load|submit|change|input|error|focus|blur|key\w+|mouse\w+|pointer\w+)="),
        (SCRIPTS, r"localStorage|sessionStorage|indexedDB|document\.cookie|innerHTML|insertAdjacentHTML|\beval\("),
        (SCRIPTS, r"addEventListener\(.message.|postMessage"),
    ],
    ids=["escaping and forgery", "no process and no evaluation", "forms name their fields", "templates", "scripts",
         "no messages"],
)  # fmt: skip
def test_what_the_page_says_is_nowhere_is_nowhere(files, pattern):
    found = {str(file.relative_to(ROOT)): re.findall(pattern, file.read_text(encoding="utf-8")) for file in files}
    assert {name: what for name, what in found.items() if what} == {}

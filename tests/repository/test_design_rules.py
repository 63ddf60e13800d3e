"""openapi.json before the official linter of the API Design Rules of the Dutch government: no error, no warning.
The rules are theirs and no part of this project: `ADR_LINT` names the script that runs them, or it lies beside the
project. What the linter cannot see is asked of every address in tests/integration/api."""

import os
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

BESIDE = Path(settings.BASE_DIR).parent / "shared" / "adr" / "lint.sh"
LINT = Path(os.environ.get("ADR_LINT") or BESIDE)


@pytest.mark.everywhere
@pytest.mark.skipif(not LINT.exists(), reason="ADR_LINT names no linter of the API Design Rules")
def test_the_official_linter_finds_nothing():
    openapi = Path(settings.BASE_DIR) / "cases" / "api" / "openapi.json"
    found = subprocess.run(["sh", str(LINT), str(openapi)], check=False, capture_output=True, text=True, timeout=300)
    assert found.returncode == 0, found.stdout + found.stderr

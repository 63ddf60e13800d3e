"""The pictures of the README. They are taken when asked for (`just screens`): a test run leaves the tree clean."""

import os
from pathlib import Path

from playwright.sync_api import Page

SCREENS = Path(__file__).parents[2] / "docs" / "screens"
WIDTH, HEIGHT = 1280, 1000


def asked_for() -> bool:
    return os.environ.get("SCREENS") == "1"


def picture(page: Page, address: str, name: str) -> None:
    """The upper part of this page, as wide as a desk screen."""
    if not asked_for():
        return
    page.goto(address)
    page.wait_for_load_state("networkidle")
    SCREENS.mkdir(parents=True, exist_ok=True)
    frame = {"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT}
    page.screenshot(path=SCREENS / f"{name}.png", clip=frame, full_page=True)  # type: ignore[arg-type]

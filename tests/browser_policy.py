"""What an answer tells a browser to do and not to do, and whether the page keeps to it."""

import re
from typing import Any

# No script, style or handler is written in a page itself: the policy forbids it, so it would not work either.
_INLINE = re.compile(r"<[^>]+\s(?:style|on[a-z]+)\s*=|<style\b|javascript:", re.I)
_SCRIPT = re.compile(r"<script\b([^>]*)>", re.I)
_HEADERS = {
    "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
}  # fmt: skip
_POLICY = ("default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action '")


def faults(answer: Any) -> list[str]:
    """What is wrong with an answer in the eyes of a browser; empty when nothing is."""
    policy, kind = answer.get("Content-Security-Policy", ""), answer.get("Content-Type", "")
    found = [f"{name}: {answer.get(name)}" for name, value in _HEADERS.items() if answer.get(name) != value]
    found += [f"no {told}" for told in _POLICY if told not in policy]
    found += ["unsafe in the policy"] if "unsafe" in policy else []
    if kind.startswith("text/"):
        page = answer.getvalue().decode()
        found += [] if kind.endswith("charset=utf-8") else [kind]
        found += _INLINE.findall(page)
        found += [f"script {one}" for one in _SCRIPT.findall(page) if "src=" not in one and "nonce=" not in one]
    return found

"""The mail server of the simulated year: it keeps every copy that it took, can refuse for hours, and is where a worker
is killed: just before a mail is handed over, or just after it was taken and before the worker knows."""

import email
import email.policy
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.controller import Controller

LATER = "451 4.3.0 Not now"
Blow = Callable[[str], None]  # what hits the worker of this name


@dataclass(frozen=True)
class Copy:
    """One mail as it was taken."""

    message_id: str
    to: str
    by: str
    at: float  # of the real clock


@dataclass
class Mailbox:
    """`before` and `after`: blows that wait for the next mail. `hits`: which mail was taken right before which blow."""

    copies: list[Copy] = field(default_factory=list)
    refuses: bool = False
    before: list[Blow] = field(default_factory=list)
    after: list[Blow] = field(default_factory=list)
    hits: list[tuple[str, float]] = field(default_factory=list)
    refused: int = 0

    async def handle_EHLO(self, server: Any, session: Any, envelope: Any, hostname: str, responses: list[str]) -> Any:
        session.host_name = hostname
        return responses

    async def handle_MAIL(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if self.refuses:
            self.refused += 1
            return LATER
        if self.before:
            self.before.pop(0)(session.host_name)
        envelope.mail_from = address
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        copy = Copy(str(letter["Message-ID"]), envelope.rcpt_tos[0], session.host_name, time.monotonic())
        self.copies.append(copy)
        if self.after:
            self.hits.append((copy.message_id, copy.at))
            self.after.pop(0)(session.host_name)
        return "250 OK"

    def raw(self) -> Counter[str]:
        """How many copies there are of each message."""
        return Counter(copy.message_id for copy in self.copies)


class Server:
    """The mailbox behind a port of this machine."""

    def __init__(self, port: int):
        self.mailbox = Mailbox()
        self.controller = Controller(self.mailbox, hostname="127.0.0.1", port=port, server_hostname="mailbox")

    def __enter__(self) -> Mailbox:
        self.controller.start()
        return self.mailbox

    def __exit__(self, *_: object) -> None:
        self.controller.stop()

"""The other side of our webhooks: real servers on this machine that answer as they are told, also badly. They keep what
they said yes to; the signature is checked here in a few lines of their own."""

import hashlib
import hmac
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from cloudevents.core.bindings import http

from cases.outbox import actions
from cases.outbox.models import Subscription
from network.models import ApiClient, Organisation
from tests.callers import make_client


class Receiver:
    """`mode`: how it answers. `got`: bodies to which it said yes, in order; `asked`: everything it was sent."""

    def __init__(self) -> None:
        self.mode, self.secret = "ok", ""
        self.got: list[dict[str, Any]] = []
        self.asked: list[dict[str, Any]] = []
        self.raw: list[tuple[dict[str, str], bytes]] = []
        self.bad: set[str] = set()
        self.released = threading.Event()
        self._lock = threading.Lock()
        self.port = 0
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/gebeurtenissen?van=ons"

    def start(self) -> None:
        """Listen, on the same port as before."""
        self._server = _Server(("127.0.0.1", self.port), _Handler)
        self._server.receiver, self.port = self, self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=[0.01], daemon=True).start()

    def stop(self) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()

    def keep(self, body: dict[str, Any]) -> None:
        with self._lock:
            self.got.append(body)

    def ids(self) -> list[str]:
        return [one["id"] for one in self.got]

    def sequences(self) -> dict[str, list[int]]:
        """Per case, what came for the first time, in the order in which it came."""
        found: dict[str, dict[str, int]] = {}
        for one in self.got:
            found.setdefault(one["partitionkey"], {}).setdefault(one["id"], int(one["sequence"]))
        return {case: list(numbers.values()) for case, numbers in found.items()}


class _Server(ThreadingHTTPServer):
    daemon_threads, allow_reuse_address = True, True
    receiver: Receiver

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Whoever called hung up."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_OPTIONS(self) -> None:
        receiver = self.server.receiver
        receiver.raw.append((dict(self.headers), b""))
        allowed = {"ok": self.headers["WebHook-Request-Origin"], "star": "*"}.get(receiver.mode, "elders.example")
        self.send_response(200)
        self.send_header("WebHook-Allowed-Origin", allowed)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_POST(self) -> None:
        receiver, body = self.server.receiver, self.rfile.read(int(self.headers["Content-Length"]))
        message = json.loads(body)
        receiver.raw.append((dict(self.headers), body))
        receiver.asked.append(message)
        mode = "500" if message["id"] in receiver.bad else receiver.mode
        getattr(self, f"mode_{mode}", self.answer)(message, body)

    def answer(self, message: Any, body: bytes) -> None:
        self._status(int(self.server.receiver.mode) if self.server.receiver.mode.isdecimal() else 500)

    def mode_500(self, message: Any, body: bytes) -> None:
        self._status(500)

    def mode_ok(self, message: Any, body: bytes) -> None:
        secret = self.server.receiver.secret
        if secret and not genuine(dict(self.headers), body, secret):
            return self._status(401)
        self.server.receiver.keep(message)
        self._status(204)

    def mode_redirect(self, message: Any, body: bytes) -> None:
        self.send_response(307)
        self.send_header("Location", f"http://127.0.0.1:{self.server.receiver.port}/elders")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def mode_hang(self, message: Any, body: bytes) -> None:
        self.server.receiver.released.wait(20)

    def mode_drip(self, message: Any, body: bytes) -> None:
        """A byte now and then: never quiet, never ready."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while not self.server.receiver.released.wait(0.05):
            self.wfile.write(b"a")

    def mode_flood(self, message: Any, body: bytes) -> None:
        self.server.receiver.keep(message)
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n" + b"a" * 100_000)

    def mode_half(self, message: Any, body: bytes) -> None:
        """It keeps the message, says yes, and is gone before its answer is whole."""
        self.server.receiver.keep(message)
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbijna")
        self.connection.shutdown(socket.SHUT_RDWR)

    def mode_half_headers(self, message: Any, body: bytes) -> None:
        self.server.receiver.keep(message)
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Len")
        self.connection.shutdown(socket.SHUT_RDWR)

    def mode_gone_before(self, message: Any, body: bytes) -> None:
        self.connection.shutdown(socket.SHUT_RDWR)

    def _status(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        if status == 503:
            self.send_header("Retry-After", "7200")
        self.end_headers()

    def log_message(self, *args: Any) -> None:
        """Quiet."""


def genuine(headers: dict[str, str], body: bytes, secret: str) -> bool:
    """As a receiver checks it, from our documentation."""
    moment, made = (part.split("=")[1] for part in headers["Webhook-Signature"].split(","))
    wanted = hmac.new(secret.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(made, wanted)


@contextmanager
def receiving() -> Iterator[Receiver]:
    receiver = Receiver()
    try:
        yield receiver
    finally:
        receiver.stop()


def system(organisation: Organisation, name: str = "Koppelsysteem") -> ApiClient:
    """The client of this organisation, made when it is not there yet."""
    return ApiClient.objects.filter(organisation=organisation, name=name).first() or make_client(
        organisation, name=name
    )


def listens(client: Any, receiver: Receiver, *kinds: str) -> Subscription:
    """This client is told at that server, from now on."""
    subscription, receiver.secret = actions.subscribe(client=client, address=receiver.address, kinds=kinds)
    return actions.shake_hands(subscription)


def parsed(headers: dict[str, str], body: bytes) -> Any:
    """Read by a parser that is not ours, in the mode that the content type says."""
    return http.from_http_event(http.HTTPMessage(headers, body))

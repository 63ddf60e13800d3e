"""A system that calls, with one open connection and a token of its own."""

import base64
import http.client
import json
import time
import uuid
from dataclasses import dataclass, field
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from benchmarks.measure.browser import Wrong

BASE = "/api/v1"
RENEWS = 300  # seconds after which a token is made anew


@dataclass
class Signer:
    """The key with which the servers of this run sign tokens; it exists for the run only."""

    key: Any = field(default_factory=lambda: rsa.generate_private_key(public_exponent=65537, key_size=2048))

    @property
    def setting(self) -> str:
        der = self.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        return base64.b64encode(der).decode()

    def token(self, claims: dict[str, Any], kid: str) -> str:
        now = int(time.time())
        told = {**claims, "iat": now, "nbf": now, "exp": now + 2 * RENEWS, "jti": uuid.uuid4().hex}
        return jwt.encode(told, self.key, algorithm="RS256", headers={"kid": kid})


class ApiCaller:
    """`ask` gives the answer and the seconds from the first byte sent to the last byte read."""

    def __init__(self, port: int, signer: Signer | None = None, seen: dict[str, Any] | None = None):
        self.port, self.signer, self.seen = port, signer, seen or {}
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._token, self._made = "", 0.0

    def anew(self) -> None:
        """The next request comes over a new connection, perhaps to the other worker."""
        self._connection.close()

    def ask(
        self, method: str, path: str, body: Any = None, *, acting: bool = False, etag: str = "", key: str = ""
    ) -> tuple[Any, http.client.HTTPMessage, float]:
        headers = self._headers(acting, etag, key)
        content = None if body is None else json.dumps(body).encode()
        if content is not None:
            headers["Content-Type"] = "application/json"
        begun = time.perf_counter()
        response = self._answer(method, path, content, headers)
        read = response.read()
        seconds = time.perf_counter() - begun
        if response.status >= 300:
            raise Wrong(f"{method} {path}: {response.status} {read[:500]!r}")
        return json.loads(read) if read else None, response.headers, seconds

    def _answer(self, method: str, path: str, content: bytes | None, headers: dict[str, str]) -> Any:
        """A connection the server closed meanwhile is opened again."""
        try:
            self._connection.request(method, path, content, headers)
            return self._connection.getresponse()
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            self._connection.close()
            self._connection.request(method, path, content, headers)
            return self._connection.getresponse()

    def _headers(self, acting: bool, etag: str, key: str) -> dict[str, str]:
        headers = {"Host": f"127.0.0.1:{self.port}"}
        if self.signer is not None:
            if time.monotonic() - self._made > RENEWS or not self._token:
                self._token = self.signer.token(self.seen["claims"], self.seen["kid"])
                self._made = time.monotonic()
            headers["Authorization"] = f"Bearer {self._token}"
        if acting:
            headers["Handelend-Professional"] = self.seen["acting"]
        return headers | ({"If-Match": etag} if etag else {}) | ({"Idempotency-Key": key} if key else {})

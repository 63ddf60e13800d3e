"""One client with one open connection, that keeps cookies and signs in by the sign-in page as anybody does."""

import http.client
import time
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from benchmarks.environment import PASSWORD
from benchmarks.measure.forms import fields_of

SIGN_IN = "/account/login/"


class Wrong(Exception):
    """The server answered otherwise than a measurement may use."""


@dataclass
class Answer:
    status: int
    body: bytes
    seconds: float
    location: str

    @property
    def html(self) -> str:
        return self.body.decode()


class Browser:
    def __init__(self, port: int):
        self.port = port
        self.cookies: dict[str, str] = {}
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def get(self, path: str, *, expect: int = 200) -> Answer:
        return self._ask("GET", path, None, expect)

    def post(self, path: str, fields: dict[str, str], *, expect: int = 302) -> Answer:
        return self._ask("POST", path, urlencode(fields).encode(), expect)

    def sign_in(self, email: str) -> None:
        fields = fields_of(self.get(SIGN_IN).html, "login")
        self.post(SIGN_IN, fields | {"login": email, "password": PASSWORD})
        if not any(name.endswith("sessionid") for name in self.cookies):
            raise Wrong(f"{email} could not sign in")

    def anew(self) -> None:
        """The next request comes over a new connection, perhaps to the other worker."""
        self._connection.close()

    def _ask(self, method: str, path: str, body: bytes | None, expect: int) -> Answer:
        headers = {"Host": f"127.0.0.1:{self.port}", "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        answer = self._timed(method, path, body, headers)
        if answer.status != expect:
            raise Wrong(f"{method} {path}: {answer.status} instead of {expect}")
        return answer

    def _timed(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        """From the first byte sent to the last byte read. A connection the server closed meanwhile is opened again."""
        for last in (False, True):
            begun = time.perf_counter()
            try:
                self._connection.request(method, path, body, headers)
                response = self._connection.getresponse()
                content = response.read()
                break
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
                self._connection.close()
                if last:
                    raise
        seconds = time.perf_counter() - begun
        for header in response.headers.get_all("Set-Cookie") or ():
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(header).items()}
        return Answer(response.status, content, seconds, response.headers.get("Location", ""))

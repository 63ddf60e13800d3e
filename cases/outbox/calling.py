"""Call an address that somebody else gave us, so that it can reach nothing inside.

The host is resolved once; every address it has must be a public one, and the connection goes to that address and no
other (a second look-up could give another answer). Only https, the certificate must be of the host, redirects are not
followed, no proxy is asked, and all of it takes at most `LONGEST` seconds.
"""

import ipaddress
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from threading import Event, Timer
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, NewConnectionError

CONNECT, READ, LONGEST = 5.0, 10.0, 20.0  # seconds
MOST_TRIED = 3  # addresses of one host
MOST_READ = 16_384  # bytes of an answer, which nobody looks at
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]", re.IGNORECASE)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
# Set apart by IANA, and not known as such by every Python.
_SPECIAL = [
    ipaddress.ip_network(one)
    for one in ("192.0.0.0/24", "100.64.0.0/10", "198.18.0.0/15", "192.88.99.0/24", "64:ff9b:1::/48", "2001::/23",
                "2001:db8::/32", "3fff::/20", "5f00::/16", "100::/32")
]  # fmt: skip

NO_ADDRESS = "Dit is geen volledig webadres. Vul een adres in zoals https://ontvanger.example/gebeurtenissen."
NOT_SECURE = "Dit adres begint niet met https://."
# One sentence, so that it tells nobody which names exist inside.
NOT_OUTSIDE = "Dit adres is op het openbare internet niet te vinden. Vul een adres in dat van buiten te bereiken is."


class Unreachable(Exception):
    """This address is not called; the text is a sentence for who gave it."""


@dataclass(frozen=True)
class Answer:
    """`status` 0: there was none, and `fault` says what kind of error."""

    status: int = 0
    fault: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def accepted(self) -> bool:
        return 200 <= self.status < 300

    @property
    def said(self) -> str:
        """In a few characters, without anything the other side wrote."""
        return f"HTTP {self.status}" if self.status else self.fault


def call(method: str, address: str, *, body: bytes | None = None, headers: dict[str, str] | None = None) -> Answer:
    """Ask it, and keep the status and the headers. Never raises for what happens outside."""
    try:
        parts = checked(address)
        found = outside(parts)
    except Unreachable:
        return Answer(fault="NotOutside")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    answer = Answer()
    for ip in found[:MOST_TRIED]:
        try:
            with _connected(parts, ip) as connection:
                sent = {"Host": parts.netloc, **(headers or {})}
                connection.request(method, target, body=body, headers=sent, preload_content=False)
                got = connection.getresponse()
                got.read(MOST_READ)
                return Answer(got.status, headers={name.lower(): value for name, value in got.headers.items()})
        except NewConnectionError as error:  # nothing listens there: perhaps at another one
            answer = Answer(fault=type(error).__name__)
        except (HTTPError, HTTPException, OSError, ValueError) as error:
            return Answer(fault=type(error).__name__)
    return answer


def checked(address: str) -> SplitResult:
    """The parts of a well-formed address. Raises `Unreachable`."""
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError as wrong:
        raise Unreachable(NO_ADDRESS) from wrong
    plain = host and address.isascii() and address.isprintable() and not set(' \\"<>^`{|}') & set(address)
    bare = f"[{host}]" if host and ":" in host else host or ""
    if not plain or "@" in parts.netloc or parts.fragment or not _HOST.fullmatch(bare):
        raise Unreachable(NO_ADDRESS)
    if parts.scheme != "https" and not (settings.WEBHOOK_ALLOW_PRIVATE and parts.scheme == "http"):
        raise Unreachable(NOT_SECURE)
    return parts


def outside(parts: SplitResult) -> list[str]:
    """The addresses of the host, when all it has are public. Raises `Unreachable`."""
    host, port = parts.hostname or "", _port(parts)
    try:
        found = [str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as unknown:
        raise Unreachable(NOT_OUTSIDE) from unknown
    if not found:
        raise Unreachable(NOT_OUTSIDE)
    if not settings.WEBHOOK_ALLOW_PRIVATE and not all(map(is_public, found)):
        raise Unreachable(NOT_OUTSIDE)
    return list(dict.fromkeys(found))


def is_public(written: str) -> bool:
    """On the public internet, also for an IPv6 address that carries an IPv4 address inside."""
    try:
        ip = ipaddress.ip_address(written.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inside = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64 or ip.packed[:12] == bytes(12):
            inside = ipaddress.IPv4Address(ip.packed[12:])
        if inside is not None:
            return is_public(str(inside))
        if ip.is_site_local:
            return False
    if any(ip.version == one.version and ip in one for one in _SPECIAL):
        return False
    wrong = ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_multicast or ip.is_reserved
    return ip.is_global and not wrong and not ip.is_unspecified


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


@contextmanager
def _connected(parts: SplitResult, ip: str) -> Iterator[HTTPConnection]:
    """A connection to that very address, closed after `LONGEST` seconds: a server that sends one byte at a
    time, also while the connection is made secure, keeps nobody waiting."""
    too_long, connection = Event(), _opened(parts, ip)
    watch = Timer(LONGEST, _cut, [connection, too_long])
    watch.daemon = True
    watch.start()
    try:
        connection.connect()
        connection.timeout = READ
        yield connection
        if too_long.is_set():
            raise TimeoutError
    finally:
        watch.cancel()
        connection.close()


def _opened(parts: SplitResult, ip: str) -> HTTPConnection:
    host, port = parts.hostname or "", _port(parts)
    connection: HTTPConnection
    if parts.scheme == "https":
        secure = ssl.create_default_context()
        connection = HTTPSConnection(ip, port, timeout=CONNECT, ssl_context=secure, server_hostname=host)
    else:
        connection = HTTPConnection(ip, port, timeout=CONNECT)
    connection.response_class = WholeAnswer
    return connection


def _cut(connection: HTTPConnection, too_long: Event) -> None:
    too_long.set()
    try:
        if connection.sock is not None:
            connection.sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # closed already


class WholeAnswer(HTTPResponse):
    """Python takes the end of the connection for the end of the headers; here an answer that is cut off is none."""

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        self.fp: Any = _WholeLines(self.fp)


class _WholeLines:
    def __init__(self, file: Any):
        self._file = file

    def readline(self, limit: int = -1) -> bytes:
        line: bytes = self._file.readline(limit)
        if not line.endswith(b"\n"):
            raise ConnectionResetError
        return line

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

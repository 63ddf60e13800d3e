"""Addresses that others give us reach nothing inside, however they are written, and the call goes to the address that
was looked at."""

import datetime
import socket
import ssl
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from cases.outbox import actions
from cases.outbox.calling import NOT_OUTSIDE, Unreachable, call, checked, is_public, outside
from flow.gate import Incomplete
from tests.personas import make_people
from tests.receivers import system

INSIDE = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255",
    "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "fec0::1",
    "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::", "2002:a00:1::1", "100::1", "192.88.99.1", "2001:2::1",
    "3fff::1", "geen adres", "",
]  # fmt: skip
OUTSIDE = ["93.184.216.34", "8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8", "2a02:898::1"]


@pytest.mark.parametrize("address", INSIDE)
def test_what_lies_inside(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", OUTSIDE)
def test_what_lies_outside(address):
    assert is_public(address)


WRONG = [
    "", "ontvanger", "//ontvanger.example/x", "http://ontvanger.example/", "ftp://ontvanger.example/",
    "file:///etc/passwd", "https://", "https:///x", "https://gebruiker:geheim@ontvanger.example/",
    "https://ontvanger.example\\@127.0.0.1/", "https://ontvanger.example/#deel", "https://ontvanger.example/a b",
    "https://ontvanger.example/\nHost: binnen", "https://ontvanger.example\t/", "https://ontvanger.example:99999/",
    "https://ontvanger.example:poort/", "https://öntvanger.example/", "https://-x.example/", "gopher://x.example/",
]  # fmt: skip


@pytest.mark.parametrize("address", WRONG)
def test_an_address_that_is_not_well_formed_is_not_called(address):
    with pytest.raises(Unreachable):
        checked(address)
    assert call("POST", address).said == "NotOutside"


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "0"],
)  # fmt: skip
def test_no_way_of_writing_reaches_this_machine(host):
    with pytest.raises(Unreachable) as no:
        outside(checked(f"https://{host}/x"))
    assert str(no.value) == NOT_OUTSIDE
    assert call("POST", f"https://{host}/x").said == "NotOutside"


def names(monkeypatch, *answers):
    """What a host is found at, one answer per look-up, the last for ever. Gives how often was looked."""
    looked: list[str] = []
    really = socket.getaddrinfo

    def getaddrinfo(host, port, *args, **options):
        if ":" in host or host.replace(".", "").isdecimal():
            return really(host, port, *args, **options)
        found = answers[min(len(looked), len(answers) - 1)]
        looked.append(host)
        family = {True: socket.AF_INET6, False: socket.AF_INET}
        return [(family[":" in ip], socket.SOCK_STREAM, 6, "", (ip, port)) for ip in found]

    monkeypatch.setattr("cases.outbox.calling.socket.getaddrinfo", getaddrinfo)
    return looked


def test_a_host_with_one_address_inside_is_refused(monkeypatch):
    names(monkeypatch, ["8.8.8.8", "10.0.0.1"])
    with pytest.raises(Unreachable):
        outside(checked("https://ontvanger.example/"))
    names(monkeypatch, [])
    with pytest.raises(Unreachable):
        outside(checked("https://ontvanger.example/"))


@pytest.mark.django_db
def test_a_subscription_to_an_address_inside_is_refused_in_words():
    client = system(make_people().team)
    with pytest.raises(Incomplete) as no:
        actions.subscribe(client=client, address="https://169.254.169.254/latest", kinds=["doel.afgerond", "x"])
    assert no.value.errors == {"address": NOT_OUTSIDE, "kinds": "Dit soort gebeurtenis bestaat niet: x."}


class _Server(HTTPServer):
    hosts: list[str]

    def handle_error(self, request, client_address):
        """Whoever called hung up."""


class _Yes(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self):
        self.server.hosts.append(self.headers["Host"])
        self.send_response(204)
        self.end_headers()

    def log_message(self, *args):
        """Quiet."""


@pytest.fixture
def secure(tmp_path, monkeypatch, settings):
    """A server on this machine with a certificate for ontvanger.example, that this process trusts."""
    settings.WEBHOOK_ALLOW_PRIVATE = True
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "ontvanger.example")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("ontvanger.example")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    (tmp_path / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (tmp_path / "key.pem").write_bytes(key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    server = _Server(("127.0.0.1", 0), _Yes)
    server.socket, server.hosts = context.wrap_socket(server.socket, server_side=True), []
    threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
    yield server
    server.shutdown()
    server.server_close()


def test_the_call_goes_to_the_address_that_was_looked_at_under_the_name_of_the_host(secure, monkeypatch):
    looked = names(monkeypatch, ["127.0.0.1"], ["192.0.2.1"])
    port = secure.server_address[1]
    assert call("POST", f"https://ontvanger.example:{port}/x", body=b"{}").said == "HTTP 204"
    assert (looked, secure.hosts) == (["ontvanger.example"], [f"ontvanger.example:{port}"])


def test_when_nothing_listens_at_one_address_the_next_is_tried(secure, monkeypatch):
    names(monkeypatch, ["::1", "127.0.0.1"])
    address = f"https://ontvanger.example:{secure.server_address[1]}/x"
    assert call("POST", address, body=b"{}").said == "HTTP 204"
    names(monkeypatch, ["::1"])
    assert call("POST", address, body=b"{}").said == "NewConnectionError"


def test_who_drips_before_the_connection_is_secure_is_cut_off(monkeypatch, settings):
    settings.WEBHOOK_ALLOW_PRIVATE = True
    monkeypatch.setattr("cases.outbox.calling.LONGEST", 0.2)
    server, cut = socket.create_server(("127.0.0.1", 0)), threading.Event()

    def drip():
        caller, _ = server.accept()
        with caller:
            caller.sendall(b"\x16\x03\x03\x40\x00\x02")
            while not cut.wait(0.02):
                try:
                    caller.sendall(b"\x00")
                except OSError:
                    return

    thread = threading.Thread(target=drip, daemon=True)
    thread.start()
    try:
        assert call("POST", f"https://127.0.0.1:{server.getsockname()[1]}/x").status == 0
        assert not cut.is_set()
    finally:
        cut.set()
        thread.join(5)
        server.close()


def test_a_certificate_of_another_name_is_no_receiver(secure, monkeypatch):
    names(monkeypatch, ["127.0.0.1"])
    answer = call("POST", f"https://iemand-anders.example:{secure.server_address[1]}/x", body=b"{}")
    assert (answer.status, answer.fault) == (0, "SSLCertVerificationError")
    assert secure.hosts == []


def test_a_proxy_in_the_environment_is_not_asked(secure, monkeypatch):
    names(monkeypatch, ["127.0.0.1"])
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    assert call("POST", f"https://ontvanger.example:{secure.server_address[1]}/x", body=b"{}").accepted

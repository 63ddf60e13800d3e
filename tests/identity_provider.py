"""An identity provider as an organisation has one: a small real server with discovery, keys and signed tokens."""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa


class StubProvider:
    """`claims` go into the next token beside what belongs there; `broken` overrides what belongs there."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.signing_key: Any = self.key
        self.algorithm = "RS256"
        self.claims: dict[str, Any] = {}
        self.broken: dict[str, Any] = {}
        self.metadata: dict[str, Any] = {}
        self.codes: dict[str, dict[str, str]] = {}
        self.asked: list[str] = []
        self.issuer = ""

    def signs_in(self, address: str) -> str:
        """What the sign-in page of the organisation answers the browser with: a code for the asked address."""
        asked = dict(parse_qsl(urlsplit(address).query))
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return code

    def configuration(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer, "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token", "jwks_uri": f"{self.issuer}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
            "code_challenge_methods_supported": ["S256"], **self.metadata,
        }  # fmt: skip

    def keys(self) -> dict[str, Any]:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**public, "kid": "one", "alg": "RS256", "use": "sig"}]}

    def token(self, form: dict[str, list[str]]) -> tuple[int, dict[str, Any]]:
        """A code is good once, and only with the verifier whose challenge came with it."""
        asked = self.codes.pop(form.get("code", [""])[0], None)
        verifier = form.get("code_verifier", [""])[0].encode()
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier).digest()).rstrip(b"=").decode()
        if asked is None or asked.get("code_challenge_method") != "S256" or asked.get("code_challenge") != challenge:
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {
            "iss": self.issuer, "aud": asked["client_id"], "sub": "person-1", "iat": now, "exp": now + 300,
            "nonce": asked.get("nonce", ""), **self.claims, **self.broken,
        }  # fmt: skip
        signed = jwt.encode(claims, self.signing_key, algorithm=self.algorithm, headers={"kid": "one"})
        return 200, {"access_token": "x", "token_type": "Bearer", "id_token": signed}


def answers_of(stub: StubProvider) -> type[BaseHTTPRequestHandler]:
    """What the server says, in the name of this provider."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            stub.asked.append(self.path)
            if self.path.startswith("/authorize?"):
                return self._back_to_us()
            pages = {"/.well-known/openid-configuration": stub.configuration, "/keys": stub.keys}
            return self._send(200, pages[self.path]()) if self.path in pages else self._send(404, {})

        def _back_to_us(self) -> None:
            """Somebody signs in there without a word, and the browser returns."""
            asked = dict(parse_qsl(urlsplit(self.path).query))
            answer = urlencode({"code": stub.signs_in(self.path), "state": asked["state"]})
            self.send_response(302)
            self.send_header("Location", f"{asked['redirect_uri']}?{answer}")
            self.end_headers()

        def do_POST(self) -> None:
            stub.asked.append(self.path)
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self._send(*stub.token(form))

        def _send(self, status: int, body: dict[str, Any]) -> None:
            text = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *values: Any) -> None:
            """Nothing in the output of the tests."""

    return Answers


@contextmanager
def running() -> Iterator[StubProvider]:
    """The server, on a free port of this machine."""
    stub = StubProvider()
    server = ThreadingHTTPServer(("127.0.0.1", 0), answers_of(stub))
    stub.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield stub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

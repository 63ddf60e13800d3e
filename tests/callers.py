"""Systems that call the API: each with a token of its own, and a professional in whose name it writes."""

import json
from functools import lru_cache
from typing import Any

from django.test import Client

from network import clients, tokens
from network.models import ApiClient, Organisation
from network.scopes import SCOPES

BASE = "/api/v1"


@lru_cache(maxsize=4)
def key_pair(number: int = 0) -> tuple[str, str]:
    """Making one takes a while: the same ones serve every test."""
    return clients.new_key_pair()


def make_client(organisation: Organisation, *, scopes: Any = None, name: str = "Koppelsysteem") -> ApiClient:
    """A client of this organisation that may do everything, unless said otherwise."""
    return clients.create(organisation=organisation, name=name, scopes=list(SCOPES if scopes is None else scopes))


class Caller:
    """`Caller(client, people.marit).post("gezinnen", {...})`; answers have `.json()` and headers as always."""

    def __init__(self, client: ApiClient, professional: Any = None, *, scopes: Any = None):
        self.client, self.professional = client, professional
        self.token = tokens.issue(client=client, scopes=list(client.scopes if scopes is None else scopes))
        self.web = Client()

    def _send(self, method: str, address: str, body: Any = None, **headers: str) -> Any:
        given = {"Authorization": f"Bearer {self.token}"}
        if self.professional is not None:
            given["Handelend-Professional"] = str(self.professional.pk)
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        url = address if address.startswith(("/", "http")) else f"{BASE}/{address}"
        content = b"" if body is None else json.dumps(body).encode()
        return self.web.generic(method, url, content, "application/json", headers=given)

    def get(self, address: str, **headers: str) -> Any:
        return self._send("GET", address, **headers)

    def post(self, address: str, body: Any = None, **headers: str) -> Any:
        return self._send("POST", address, {} if body is None else body, **headers)

    def patch(self, address: str, body: Any, *, etag: str = "", **headers: str) -> Any:
        return self._send("PATCH", address, body, **({"If_Match": etag} if etag else {}), **headers)

    def delete(self, address: str, *, etag: str = "", **headers: str) -> Any:
        return self._send("DELETE", address, **({"If_Match": etag} if etag else {}), **headers)

    def step(self, address: str, name: str, *, etag: str = "", **facts: Any) -> Any:
        """Take a step of the row at this address, as it stands now."""
        etag = etag or self.get(address)["ETag"]
        return self.post(f"{address}/stappen", {"stap": name, "feiten": facts}, If_Match=etag)

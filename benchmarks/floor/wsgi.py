"""Both floors behind one server: /raw without any framework, everything else by plain Django."""

import os
from collections.abc import Callable, Iterable
from html import escape
from urllib.parse import parse_qs

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.floor.settings"

from django.core.wsgi import get_wsgi_application
from psycopg_pool import ConnectionPool

_django = get_wsgi_application()

from benchmarks.floor.rows import RAW  # noqa: E402

_pool = ConnectionPool(os.environ["DATABASE_URL"], min_size=1, max_size=4, open=False)


def application(environ: dict, start_response: Callable) -> Iterable[bytes]:
    if environ["PATH_INFO"] != "/raw":
        return _django(environ, start_response)
    _pool.open()  # here, so that each worker opens its own; a second call does nothing
    user = parse_qs(environ["QUERY_STRING"])["user"][0]
    with _pool.connection() as connection:
        found = connection.execute(RAW, [user]).fetchall()
    lines = "".join(f"<tr>{''.join(f'<td>{escape(str(value))}</td>' for value in row)}</tr>" for row in found)
    body = f"<!doctype html><table>{lines}</table>".encode()
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))])
    return [body]

"""A page on paper as a PDF that a screen reader can read: tagged, in Dutch, with a title (PDF/UA-1).

The same templates make the page to print and the PDF. weasyprint is imported when a PDF is made and not before: it
leans on libraries of the system (Pango), and everything else must work without them. It fetches nothing but our own
style sheets and fonts, so that no text can make the server ask for an address.
"""

import logging
import mimetypes
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils._os import safe_join
from django.utils.http import content_disposition_header

from flow.gate import NotPossible

logger = logging.getLogger(__name__)

_HERE = "https://static.invalid"
NO_PDF = "Op deze server kan nu geen PDF worden gemaakt. Kies “Afdrukken” en bewaar de pagina als pdf."


def as_pdf(template: str, context: dict[str, Any], request: HttpRequest) -> bytes:
    """The bytes of the PDF. Raises `NotPossible` where the libraries that draw it are missing."""
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher, URLFetcherResponse
    except (ImportError, OSError) as missing:
        logger.exception("no PDF: a library is missing")
        raise NotPossible(NO_PDF) from missing

    class OnlyOurOwn(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> Any:
            found = _static_file(url)
            kind = mimetypes.guess_type(found.name)[0] or "application/octet-stream"
            content = _unpacked(found) if found.suffix == ".woff2" else found.read_bytes()
            return URLFetcherResponse(url, content, {"Content-Type": kind})

    html = render_to_string(template, context, request)
    document = HTML(string=html, base_url=f"{_HERE}/", url_fetcher=OnlyOurOwn(fail_on_errors=False))
    return document.write_pdf(pdf_variant="pdf/ua-1")


def _static_file(url: str) -> Path:
    """The file behind an address of ours. Raises ValueError for any other address."""
    prefix = _HERE + settings.STATIC_URL
    if not url.startswith(prefix):
        raise ValueError("only our own style sheets and fonts are used in a PDF")
    name = unquote(urlsplit(url).path).removeprefix(settings.STATIC_URL)
    gathered = Path(safe_join(str(settings.STATIC_ROOT), name)) if settings.STATIC_ROOT else None
    found = gathered if gathered and gathered.is_file() else finders.find(name)
    if not found:
        raise ValueError("there is no such style sheet or font")
    return Path(str(found))


@lru_cache
def _unpacked(font: Path) -> bytes:
    """A web font as weasyprint uses it: unpacking it for every document took more time than drawing the document."""
    from fontTools.ttLib import woff2

    unpacked = BytesIO()
    with font.open("rb") as packed:
        woff2.decompress(packed, unpacked)
    return unpacked.getvalue()


def pdf_response(request: HttpRequest, template: str, context: dict[str, Any], name: str, back: str) -> HttpResponse:
    """A download with a name that says what it is and never who it is about; `back` to where it was asked."""
    try:
        return download(as_pdf(template, context, request), name, "application/pdf")
    except NotPossible as no:
        messages.error(request, " ".join(no.reasons))
        return redirect(back)


# Of a file nothing runs, loads, is sent or is framed.
CLOSED = "sandbox; default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'"


def download(content: bytes | Iterator[bytes], name: str, kind: str) -> Any:
    """A file that is saved and never opened in the place of a page, whatever stands in it: no browser guesses its kind,
    runs anything of it or keeps it. The name as RFC 6266 says. What comes in pieces is sent in pieces."""
    headers = {
        "Content-Disposition": str(content_disposition_header(True, name)), "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": CLOSED, "Cache-Control": "private, no-store",
        "Cross-Origin-Resource-Policy": "same-origin",
    }  # fmt: skip
    answer = HttpResponse if isinstance(content, bytes) else StreamingHttpResponse
    return answer(content, content_type=kind, headers=headers)

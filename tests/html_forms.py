"""The forms of a page as a browser finds them: their fields, what can be chosen, and what is filled in."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

TYPED = {"text", "email", "password", "search", "tel", "textarea", "number"}


@dataclass
class Field:
    """A control by its name. `options` are the values that can be chosen; `values` what is filled in or chosen."""

    kind: str
    options: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)

    @property
    def is_typed(self) -> bool:
        return self.kind in TYPED


@dataclass
class Form:
    action: str
    method: str
    fields: dict[str, Field] = field(default_factory=dict)

    def asks(self) -> bool:
        """There is something to fill in, and not only a button to press."""
        return any(one.kind not in ("hidden", "submit") for one in self.fields.values())


class Page(HTMLParser):
    """`forms` within main, every `id`, the sentences of the error summary with where they link to, and all text."""

    def __init__(self, text: str):
        super().__init__()
        self.forms: list[Form] = []
        self.ids: set[str] = set()
        self.errors: list[tuple[str, str]] = []
        self.text = ""
        self._main = self._summary = self._item = False
        self._area: Field | None = None
        self._select: Field | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, Any]]) -> None:
        given = dict(attributes)
        self.ids |= {given["id"]} if given.get("id") else set()
        if tag == "main":
            self._main = True
        elif tag == "form" and self._main:
            self.forms.append(Form(given.get("action") or "", given.get("method", "get").lower()))
        elif "error-summary" in (given.get("class") or "").split():
            self._summary = True
        elif tag == "li" and self._summary:
            self._item = True
            self.errors.append(("", ""))
        elif tag == "a" and self._item:
            self.errors[-1] = (given.get("href", ""), "")
        if tag in ("input", "select", "textarea") and given.get("name") and self.forms and self._main:
            self._control(tag, given)
        elif tag == "option" and self._select:
            self._select.options.append(given.get("value", ""))
            self._select.values += [given.get("value", "")] if "selected" in given else []

    def _control(self, tag: str, given: dict[str, Any]) -> None:
        kind = given.get("type", "text") if tag == "input" else tag
        one = self.forms[-1].fields.setdefault(given["name"], Field(kind))
        if kind in ("checkbox", "radio"):
            one.options.append(given.get("value", "on"))
            one.values += [given.get("value", "on")] if "checked" in given else []
        elif tag == "textarea":
            self._area = one
            one.values = [""]
        elif tag == "select":
            self._select = one
        else:
            one.values = [given.get("value", "")]

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self._main = False
        elif tag == "textarea":
            self._area = None
        elif tag == "select":
            self._select = None
        elif tag == "li":
            self._item = False
        elif tag == "ul":
            self._summary = False

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._area:
            self._area.values[0] += data
        if self._item:
            link, words = self.errors[-1]
            self.errors[-1] = (link, words + data)

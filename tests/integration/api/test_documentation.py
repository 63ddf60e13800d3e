"""The pages about the API: they say what `openapi.json` says, all of it, to everybody, and fetch nothing elsewhere."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cases.api.changes import CHANGES
from cases.api.description import kept
from cases.api.readable import groups
from tests.browser_policy import faults

TOLD = json.loads(kept())
OPERATIONS = [(method, path) for path, told in TOLD["paths"].items() for method in told]
PAGES = [reverse("api-docs:index"), reverse("api-docs:quick-start"), reverse("api-docs:changelog")]

pytestmark = pytest.mark.django_db


def page(url: str) -> Any:
    answer = Client().get(url)
    assert answer.status_code == 200
    return answer


def test_the_first_page_leads_to_every_group_and_lists_no_addresses_itself():
    first = page(reverse("api-docs:index")).text
    for one in groups().values():
        assert f'href="{reverse("api-docs:group", args=[one.name])}"' in first
    assert "GET /gezinnen" not in first


def test_every_address_stands_in_the_list_of_its_group_and_leads_to_what_it_asks():
    pages = {one.name: page(reverse("api-docs:group", args=[one.name])).text for one in groups().values()}
    for method, path in OPERATIONS:
        told, text = TOLD["paths"][path][method], pages[TOLD["paths"][path][method]["tags"][0]]
        assert f'<a href="#{told["operationId"]}"><code>{method.upper()} {path}</code></a>' in text
        assert f'id="{told["operationId"]}"' in text


def test_every_field_that_is_sent_or_answered_stands_there_with_what_it_means():
    text = " ".join(page(reverse("api-docs:group", args=[one.name])).text for one in groups().values())
    used = {name for one in groups().values() for name in one.blocks}
    assert "NewFamilyRequest" in used and "Family" in used
    for name in used:
        assert f'id="blok-{name}"' in text
        for field in TOLD["components"]["schemas"][name]["properties"]:
            assert f"<code>{field}</code>" in text, f"{name}.{field}"
    assert html.escape("Datum van de vraag (eerste contact)") in text and "<code>brp</code> adres in de BRP" in text


def told_in_words(told: Any) -> Iterator[str]:
    """Every sentence for readers of this part of the description."""
    for key, value in told.items() if isinstance(told, dict) else enumerate(told):
        if key in ("summary", "description") and isinstance(value, str):
            yield value
        elif isinstance(value, dict | list):
            yield from told_in_words(value)


def test_what_is_sent_and_what_is_answered_are_not_mistaken_for_each_other():
    """By the end of their names: an answer has no required fields, because `fields` may leave any of them out."""
    for path, operations in json.loads(kept())["paths"].items():
        for verb, operation in operations.items():
            for code, answer in operation["responses"].items():
                assert not re.search(r"schemas/\w+Request\"", json.dumps(answer)), (path, verb, code)


def test_everything_it_says_in_words_is_dutch():
    english = re.compile(r"\b(the|who|whom|which|somebody|with|only|what|and)\b", re.IGNORECASE)
    sentences = list(told_in_words(TOLD))
    assert len(sentences) > 500
    assert [one for one in sentences if english.search(one)] == []


def test_an_example_is_what_the_address_would_take():
    (added,) = [one for one in groups()["gezinnen"].operations if one.key == "gezinnenToevoegen"]
    example = json.loads(added.example)
    schema = TOLD["components"]["schemas"]["NewFamilyRequest"]
    assert set(example) == set(schema["required"])
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", example["vraagDatum"]) and example["jeugdige"]["voornaam"]


def test_the_pages_keep_to_the_policy_of_every_page_and_ask_nothing_elsewhere():
    for url in [*PAGES, reverse("api-docs:group", args=["gezinnen"])]:
        answer = page(url)
        assert faults(answer) == []
        linked = re.findall(r"""(?:src|href)=["']([^"']+)""", answer.text)
        assert [one for one in linked if re.match(r"(https?:)?//", one)] == []


def test_the_newest_version_of_the_changelog_is_the_one_that_answers():
    answer = page("/api/v1/changelog")
    assert CHANGES[0][0] == TOLD["info"]["version"] == answer["API-Version"]
    assert re.search(r"<h2[^>]*>([^<]+)</h2>", answer.text)[1] == TOLD["info"]["version"]  # type: ignore[index]
    assert [number for number, _, _ in CHANGES] == sorted((number for number, _, _ in CHANGES), reverse=True)


def test_what_is_no_page_is_not_there():
    assert Client().get("/api/docs/iets-anders").status_code == 404
    assert Client().post("/api/docs/").status_code == 405
    assert Client().get("/api/v1/changelog/")["Content-Type"] == "application/problem+json"

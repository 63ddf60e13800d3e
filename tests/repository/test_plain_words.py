"""Every text of the family's own pages reads easily."""

from pathlib import Path

import pytest

from cases.access.log.codes import ActingAs, Happening, Shown
from cases.web.door.log import DID, IS, WITH
from tests.plain_words import complaints, read, sentences_of_module, text_of_template

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted([*(ROOT / "templates/door").glob("*.html"), ROOT / "templates/emails/door.txt"])
MODULES = sorted([*(ROOT / "cases/web/door").glob("*.py"), ROOT / "cases/analysis/telling.py"])


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_page_of_the_family_reads_easily(path):
    assert complaints(text_of_template(path)) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_what_the_pages_of_the_family_ask_and_say_reads_easily(path):
    assert complaints("\n".join(sentences_of_module(path)), page=False) == []


def test_the_check_knows_easy_from_hard():
    easy = "Je kiest zelf over hulp. Je ouders lezen alleen mee als jij dat goed vindt. Wil je dat niet? Zeg het."
    hard = (
        "Uw aanvraag wordt door de regisseur beoordeeld, waarna de verklarende analyse conform de verordening wordt "
        "vastgesteld en aan de betrokken zorgaanbieders wordt verstrekt."
    )
    assert complaints(easy) == [] and read(easy).ease > 90
    assert read(hard).ease < 40
    assert {"says “regisseur”: say “contactpersoon”", "says “uw” to the reader"} <= {*complaints(hard)}
    assert any(one.startswith("23 words") or "words:" in one for one in complaints(hard))


def test_everything_in_the_read_log_has_plain_words():
    in_a_file = set(Happening.disclosing())
    assert (set(DID), set(WITH), set(IS)) == (in_a_file, set(Shown), set(ActingAs))


def test_there_is_something_to_read():
    assert sum(len(read(text_of_template(path)).words) for path in TEMPLATES) > 500
    assert sum(len(sentences_of_module(path)) for path in MODULES) > 60

"""Tests about the code itself: what every model, file, template and label must be like."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.template.loader import get_template
from django.urls import NoReverseMatch, get_resolver, reverse

from cases.access.parts import CasePart, Declared, declared
from cases.families.models import Person
from cases.management.commands.check_glossary import wanted, wrong_lines
from flow.draw import machines

ROOT = Path(settings.BASE_DIR)
PRODUCT = ("cases", "flow", "network", "hsj")
MODELS = [m for name in ("cases", "flow", "network") for m in apps.get_app_config(name).get_models()]
LONGEST_FILE, LONGEST_FUNCTION = 300, 40
# A ratchet: what is longer today and why. Nothing is added without a reason; what became shorter is taken out.
LONG_FILES: dict[str, int] = {}
LONG_FUNCTIONS = {
    "tests/analysis_parts.py:add": 120,  # one dictionary with every part of an analysis
    "tests/integration/web/test_analysis_follow_up.py:test_a_carried_factor_is_confirmed_with_a_reason_or_dropped_with_an_explanation": 50,  # noqa: E501
}
# What Django, the HTML parser, the web server of Python, the mail server of the year and the field itself call so.
THEIR_NAMES = {
    "process_view", "process_regie", "handle_starttag", "handle_endtag", "handle_data", "handle_EHLO", "handle_MAIL",
    "handle_DATA", "handle_error",
}  # fmt: skip


def python_files(*folders: str) -> list[Path]:
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return [path for path in found if "migrations" not in path.parts]


OURS = [*python_files(*PRODUCT, "tests", "benchmarks"), ROOT / "start.py", ROOT / "manage.py"]
TEMPLATES = sorted((ROOT / "templates").rglob("*"))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_says_whether_it_is_personal(model):
    fields = {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)}
    privacy = model.__dict__.get("Privacy")
    assert privacy, f"{model.__name__} needs its own class Privacy"
    assert privacy.personal | privacy.plain == fields
    assert not privacy.personal & privacy.plain


OF_FAMILIES = list(apps.get_app_config("cases").get_models())


@pytest.mark.parametrize("model", OF_FAMILIES, ids=lambda model: model.__name__)
def test_every_model_says_to_which_part_it_belongs_and_whom_it_is_about(model):
    told = declared(model)
    if told.not_of_a_family:
        assert told == Declared(not_of_a_family=told.not_of_a_family)
        assert not hasattr(model.objects, "visible_to")
        return
    assert told.part in {"", *CasePart.values}
    assert hasattr(model.objects.all(), "visible_to")
    names = {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)}
    assert told.whole_fields <= names
    assert told.whole_fields == frozenset() or told.is_frame
    assert all(part in CasePart.values and fields <= names for part, fields in told.fields.items())
    if not told.is_frame:
        for path in told.about:
            assert ends_at(model, path) is Person


@pytest.mark.parametrize("model", [m for m in OF_FAMILIES if not declared(m).not_of_a_family and declared(m).is_frame])
def test_what_a_frame_tells_itself_is_kept_for_who_sees_the_whole_family(model):
    """A frame opens for one person; its own words are about everybody, but for what identifies it."""
    assert model.Privacy.personal - declared(model).whole_fields <= KNOWN_WITH_ANYTHING[model.__name__]


KNOWN_WITH_ANYTHING: dict[str, set[str]] = {
    "Case": {"family", "coordinator", "contact_person"}, "Family": {"name"}, "Reminder": {"recipient", "sent_to"},
    "Coordination": {"user", "held_by", "about"}, "Analysis": {"addressed_to"}, "Plan": set(),
    "Evaluation": {"trigger", "how"}, "OutboxEvent": set(),
}  # fmt: skip


def ends_at(model, path):
    for step in path.split("__"):
        field = model._meta.pk if step == "pk" else model._meta.get_field(step)
        model = field.related_model or model
    return model


SAME_WORD = {"Factor", "Document"}  # in Dutch and in English


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_says_what_it_is_and_is_called(model):
    assert model.__doc__ and not model.__doc__.startswith(f"{model.__name__}(")
    assert str(model._meta.verbose_name) != model._meta.model_name.replace("_", " ") or model.__name__ in SAME_WORD


def test_files_stay_short():
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in OURS}
    assert {path: n for path, n in lengths.items() if n > LONG_FILES.get(path, LONGEST_FILE)} == {}
    assert not [path for path in LONG_FILES if lengths.get(path, 0) <= LONGEST_FILE], "take it out of the list"


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{name(path)}:{node.name}", (node.end_lineno or 0) - node.lineno + 1


def test_functions_stay_short():
    # A journey in the browser is one story, told from beginning to end.
    lengths = dict(one for path in OURS if "functional" not in path.parts for one in functions(path))
    assert {where: n for where, n in lengths.items() if n > LONG_FUNCTIONS.get(where, LONGEST_FUNCTION)} == {}
    assert not [where for where in LONG_FUNCTIONS if lengths.get(where, 0) <= LONGEST_FUNCTION], (
        "take it out of the list"
    )


def test_names_say_what_something_is():
    forbidden = re.compile(r"(^|_)(utils?|helpers?|services?|managers?|misc|common)(_|$)")
    assert [name(path) for path in OURS if forbidden.search(path.stem)] == []
    names = {where.split(":")[1] for path in OURS for where, _ in functions(path)}
    assert [one for one in names - THEIR_NAMES if one.startswith(("handle_", "process_"))] == []


def test_nothing_is_left_for_later():
    marks = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X"]) + r")\b")
    assert [name(path) for path in [*OURS, *TEMPLATES] if path.is_file() and marks.search(path.read_text())] == []


def test_the_product_does_not_lean_on_the_tests():
    wrong = re.compile(r"^\s*(from|import) (tests|pytest|hypothesis|stdnum)\b", re.M)
    assert [name(path) for path in python_files(*PRODUCT) if wrong.search(path.read_text())] == []


def test_rooms_send_no_signals_of_their_own():
    wrong = re.compile(r"django\.dispatch|@receiver|pre_save|post_save|m2m_changed")
    assert [name(path) for path in python_files(*PRODUCT) if wrong.search(path.read_text())] == []


def used_templates() -> str:
    """All text that may name a template."""
    return "\n".join(p.read_text(encoding="utf-8") for p in [*python_files(*PRODUCT), *TEMPLATES] if p.is_file())


def test_no_template_is_left_unused():
    text = used_templates()
    by_django = ("403.html", "404.html", "500.html", "400.html", "429.html")  # found by their name
    packages = ("account/", "allauth/", "mfa/", "django/", "admin/")  # override those of a package
    ours = [str(path.relative_to(ROOT / "templates")) for path in TEMPLATES if path.is_file() and path.suffix != ".md"]
    unused = [one for one in ours if one not in by_django and not one.startswith(packages) and not named(one, text)]
    assert unused == []


def named(template: str, text: str) -> bool:
    """By its whole name, or an e-mail or page chosen by the last part of its name."""
    stem = template.rsplit("/", 1)[0]
    return f'"{template}"' in text or f"'{template}'" in text or f'f"{stem}/' in text


def test_every_template_can_be_read():
    for path in TEMPLATES:
        if path.suffix in {".html", ".txt"}:
            get_template(str(path.relative_to(ROOT / "templates")))


def test_every_address_in_a_template_exists():
    names = {
        match for path in TEMPLATES if path.is_file() for match in URL_TAG.findall(path.read_text(encoding="utf-8"))
    }
    known = {key for key in get_resolver("cases.web.urls").reverse_dict if isinstance(key, str)}
    wrong = [one for one in names if not (one.removeprefix("cases:") in known or there(one))]
    assert wrong == []


URL_TAG = re.compile(r"""\{%\s*url\s+["']([^"']+)["']""")


def there(address: str) -> bool:
    """Of a package; its arguments are not our business."""
    try:
        reverse(address)
    except NoReverseMatch as missing:
        return "with no arguments" in str(missing)
    return True


def test_every_step_and_every_line_of_the_journal_is_dutch():
    english = re.compile(r"\b(the|and|of the|with|added|changed|closed|removed|is not|started)\b", re.I)
    labels = [edge.label for machine in machines() for edge in machine.edges()]
    labels += [guard.sentence for machine in machines() for edge in machine.edges() for guard in edge.guards]
    labels += [sentence for machine in machines() for edge in machine.edges() for sentence in edge.needs.values()]
    for path in python_files("cases", "flow"):
        labels += re.findall(r'record\([^"\n]*f?"([^"]+)"', path.read_text(encoding="utf-8"))
    assert len(labels) > 60
    assert [label for label in labels if english.search(label)] == []


def test_every_model_and_code_list_has_its_word_in_the_glossary():
    call_command("check_glossary")


def test_a_word_that_is_missing_or_differs_is_told_in_a_sentence():
    there = wanted() | {"Goal": "streven"}
    del there["Case"]
    assert wrong_lines(there, wanted()) == [
        "`Case` ontbreekt; op het scherm heet het “zaak”",
        "`Goal` heet op het scherm “doel”, in de woordenlijst “streven”",
    ]


@pytest.mark.parametrize("command", ["draw_flows", "draw_access"])
def test_the_generated_pages_are_in_step(command):
    call_command(command, check=True)


@pytest.mark.parametrize(("command", "words"), [("draw_flows", "draw_flows"), ("draw_access", "draw_access")])
def test_a_page_out_of_step_says_what_to_run(command, words, settings, tmp_path):
    settings.BASE_DIR = tmp_path
    with pytest.raises(CommandError, match=words):
        call_command(command, check=True)

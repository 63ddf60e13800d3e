"""The strict set-up of every test: what would be a small fault in production is a failing test here.

Also set in pyproject.toml: warnings are errors (an unordered page is one), no connection beyond this machine,
random order. Tests that ask for `page` are marked `browser` by themselves, tests of pages and of the API `everywhere`
(adr 0017).
"""

import gc
import inspect
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.cache import cache
from django.db import connection, transaction
from django.template import Engine
from django.template.base import Node, Origin
from playwright.sync_api import Page
from whitenoise.middleware import WhiteNoiseMiddleware

from flow.triggers import released
from tests import remembered

CHROMIUM = "/usr/bin/chromium-headless-shell"
DOORS = Path(__file__).parent / "integration"
EVERYWHERE = {"web", "api"}  # of the folders of DOORS, but for these
ON_BOTH = {
    "web/test_pages_of_case_files.py", "web/test_caseload.py", "web/test_lists_at_speed.py", "api/test_families.py",
    "api/test_analyses.py", "api/test_plan.py",
}  # fmt: skip
DATABASE = {"db", "transactional_db"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "page" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
        folder, name = item.path.parent, f"{item.path.parent.name}/{item.path.name}"
        if folder.parent == DOORS and folder.name in EVERYWHERE and name not in ON_BOTH:
            item.add_marker(pytest.mark.everywhere)
        if not item.get_closest_marker("django_db") and DATABASE.isdisjoint(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.no_database)
    items.sort(key=lambda item: not item.get_closest_marker("slow"))  # or one worker ends long after the other


def pytest_collection_finish() -> None:
    """What is loaded now stays until the end: looking through it again and again took a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


class UndefinedVariable(AssertionError):
    pass


class FailOnUndefined(str):
    """Stands in for `string_if_invalid`: Django asks it for `"%s" in …` and then for `… % name`."""

    __slots__ = ()

    def __contains__(self, key: object) -> bool:
        return key == "%s"

    def __mod__(self, name: object) -> str:
        template = _template_being_rendered()
        # Django's and allauth's own templates lean on undefined variables; ours do not.
        if template and template.startswith(str(settings.BASE_DIR / "templates")):
            raise UndefinedVariable(f"undefined template variable '{name}' in {template}")
        return ""


def _template_being_rendered() -> str:
    frame = inspect.currentframe()
    while frame := frame and frame.f_back:
        node = frame.f_locals.get("self")
        if isinstance(node, Node) and isinstance(getattr(node, "origin", None), Origin):
            return str(node.origin.name)
    return ""


@pytest.fixture(autouse=True, scope="session")
def _undefined_variable_fails() -> None:
    Engine.get_default().string_if_invalid = FailOnUndefined("%s")


# What a migration brings and no test changes: it stays when the tables are emptied after a test in the browser.
REFERENCE_MIGRATIONS = ("network.migrations.0002_region", "cases.migrations.0002_factor_schemes")
REFERENCE_TABLES = {"network_municipality", "cases_factorscheme", "cases_factorheading"}


@pytest.fixture(autouse=True, scope="session")
def _tables_can_be_emptied() -> Iterator[None]:
    """A test with a live server leaves its rows; Django empties the tables afterwards. It meets the triggers that keep
    the journal and what is final: they step aside for that moment. On PostgreSQL row by row: to truncate a hundred
    tables takes fifty times as long as to take out the few rows of a test."""
    operations = type(connection.ops)
    execute = operations.execute_sql_flush

    def sql_flush(self: Any, style: Any, tables: Any, **options: Any) -> list[str]:
        return [f"DELETE FROM {self.quote_name(table)}" for table in tables if table not in REFERENCE_TABLES]

    def execute_sql_flush(self: Any, statements: Any) -> None:
        with released():
            execute(self, statements)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "sql_flush", sql_flush)
        patch.setattr(operations, "execute_sql_flush", execute_sql_flush)
        yield


@pytest.fixture(autouse=True, scope="session")
def _static_files_are_looked_for_once() -> Iterator[None]:
    """The client of every test loads the middleware anew, which then looks through all static files."""
    found: dict[str, Any] = {}
    look = WhiteNoiseMiddleware.add_files_from_finders

    def once(self: Any) -> None:
        if not found:
            look(self)
            found.update(self.files)
        self.files.update(found)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", once)
        yield


@pytest.fixture(autouse=True, scope="session")
def _browsers_keep_static_files() -> Iterator[None]:
    """As they do with what production serves under hashed names: else every page of a journey asks for its fonts and
    styles again. For so long that it holds on a day to which a test travels."""
    serve = StaticFilesHandler.serve

    def kept(self: Any, request: Any) -> Any:
        response = serve(self, request)
        response["Cache-Control"] = "max-age=999999999, immutable"
        return response

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StaticFilesHandler, "serve", kept)
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The tables come straight from the models, so the rows that a migration brings are laid here. A browser that is
    still open keeps a server thread, and that a connection, with which PostgreSQL refuses to drop the test database: at
    the end they are closed."""
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        for migration in REFERENCE_MIGRATIONS:
            import_module(migration).load(apps, editor)
    yield
    if connection.vendor == "postgresql":
        # Since the first browser the tests had another connection (Django keeps one per event loop). This one stood
        # idle, and a test of outages may have cut it.
        connection.close()
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            others = "datname = current_database() AND pid <> pg_backend_pid()"
            cursor.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")


@pytest.fixture(autouse=True)
def _no_memory_between_tests() -> Iterator[None]:
    """Rate limits live in the cache: a test must not be refused for what another one tried."""
    cache.clear()
    yield


@pytest.fixture(autouse=True)
def _walks_are_remembered(request: pytest.FixtureRequest) -> Iterator[None]:
    """See `tests.remembered`: not beside a server with a connection of its own, nor on top of a standing sample."""
    from network.models import User

    if not {"db", "transactional_db"} & set(request.fixturenames) and not request.node.get_closest_marker("django_db"):
        yield
        return
    own = {"live_server", "page", "transactional_db", "standing_sample"} & set(request.fixturenames)
    request.getfixturevalue("_django_db_helper")
    with remembered.watching(from_empty=not own and not User.objects.exists()):
        yield


@pytest.fixture
def people(db: None) -> Any:
    """The people of every test, freshly made; a module that needs others says so itself."""
    from tests.personas import make_people

    return make_people()


@pytest.fixture(scope="module")
def standing_sample(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
    """One `Sample` with all its rows for the tests of a module: making it takes longer than asking every address. What
    a test changes is undone after that test, the sample itself after the module."""
    from tests.sample import standing

    with django_db_blocker.unblock(), transaction.atomic():
        with remembered.watching(from_empty=True):
            sample = standing()
        yield sample
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """Debian's Chromium, that looks for nothing outside this machine."""
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": [*quiet, "--disable-sync"]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict, live_server) -> dict:
    return {
        **browser_context_args,
        "base_url": live_server.url,
        "locale": "nl-NL",
        "timezone_id": "Europe/Amsterdam",
        "viewport": {"width": 1280, "height": 900},
    }


@pytest.fixture(scope="session")
def accessible() -> Callable[[Page], None]:
    """Call it with every page a journey comes by: no violation of WCAG 2.2 AA, and no sideways scrolling on a phone."""
    axe, rules = Axe(), ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

    def check(page: Page) -> None:
        found = axe.run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
        assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
        size = page.viewport_size
        page.set_viewport_size({"width": 320, "height": 800})
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 320, f"{page.url} is {wide} px wide on a screen of 320"
        if size:
            page.set_viewport_size(size)

    return check

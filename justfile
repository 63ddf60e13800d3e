# Short names for the daily commands. `just` comes with the developer packages: .venv/bin/just
export DJANGO_SETTINGS_MODULE := "hsj.settings"
bin := justfile_directory() / ".venv/bin"

# what there is
default:
    @{{ bin }}/just --list

# set up and open the demo
demo *options:
    python3 start.py {{ options }}

# everything CI runs; `just check lint` runs the checks with that word in their name
check only="":
    python3 start.py test --only "{{ only }}"

# the quick tests on SQLite: `just test -k reminders`
test *options:
    {{ bin }}/pytest -q -m "not browser" {{ options }}

# ask every address of the API at least five thousand things, as three clients (in this process: nothing leaves it)
probe-api *options:
    PROBE=long {{ bin }}/pytest -q -s -n 3 tests/integration/api/test_schemathesis.py {{ options }}

# take the two pictures of the README anew (docs/screens)
screens:
    SCREENS=1 {{ bin }}/pytest -q tests/functional/test_main_journey.py tests/functional/test_screens.py

# lint and format, mending what can be mended
fix:
    {{ bin }}/ruff check --fix .
    {{ bin }}/ruff format .
    {{ bin }}/djade --target-version 5.2 $(git ls-files --cached --others --exclude-standard "templates/*.html")

# new migrations, in our format
migrations *options:
    {{ bin }}/python manage.py makemigrations {{ options }}
    {{ bin }}/ruff format */migrations

# compile the locks from pyproject.toml: hashes, no addresses
lock *options:
    {{ bin }}/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header -q pyproject.toml -o requirements/base.txt {{ options }}
    {{ bin }}/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header -q pyproject.toml --group dev -c requirements/base.txt -o requirements/dev.txt {{ options }}
    sed -i '1i # Compiled from pyproject.toml by `just lock`; do not edit by hand.' requirements/base.txt requirements/dev.txt

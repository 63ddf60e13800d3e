"""Read a case file safely: bounded in size, no references, no doubled keys; dates that do not exist stay text."""

import re
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

MOST_BYTES = 1_000_000  # the largest case file known is 60 kB
MISBUILT = "hier klopt de opbouw niet; kijk naar inspringen, haakjes en aanhalingstekens op en vóór deze plek"


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Problem:
    """What is wrong, and where in the file: `personen[2].bsn`. An empty path is the file as a whole."""

    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}" if self.path else self.reason


class BadFile(Exception):
    """The file cannot be taken over; `problems` says everything that is wrong with it."""

    def __init__(self, *problems: Problem):
        super().__init__(*map(str, problems))
        self.problems = list(problems)


class _Unwanted(yaml.MarkedYAMLError):
    """Good YAML that a case file does not use; `problem` says so in words of ours."""


class _CaseFileLoader(yaml.SafeLoader):
    """YAML without the parts in which a file can hide something."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()
            raise _Unwanted(problem="verwijzingen (& en *) mogen niet", problem_mark=event.start_mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:
        seen = set()
        for key, _ in node.value:
            name = getattr(key, "value", None)
            if isinstance(name, str):
                if name in seen:
                    words = f"de sleutel “{name}” staat er dubbel"
                    raise _Unwanted(problem=words, problem_mark=key.start_mark)
                seen.add(name)
        return super().construct_mapping(node, deep=deep)

    def construct_day(self, node: Any) -> Any:
        """A day that does not exist (30 February) stays text: the check names its path."""
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError:
            return self.construct_scalar(node)


_CaseFileLoader.add_constructor("tag:yaml.org,2002:timestamp", _CaseFileLoader.construct_day)


def read(file: Path) -> dict[str, Any]:
    """The content of the file. Raises `BadFile` when it cannot be read as a case file at all."""
    try:
        with file.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise BadFile(Problem("", _why_unreadable(file, error))) from error
    if len(raw) > MOST_BYTES:
        raise BadFile(Problem("", f"Het bestand is te groot (meer dan {MOST_BYTES // 1000} kB)."))
    return parse(raw)


def _why_unreadable(file: Path, error: OSError) -> str:
    if file.is_dir():
        return "Dit is een map. Noem één bestand."
    return {FileNotFoundError: "Dit bestand is er niet.", PermissionError: "Dit bestand mag niet worden gelezen."}.get(
        type(error), "Dit bestand kan niet worden gelezen."
    )


def parse(raw: bytes) -> dict[str, Any]:
    """The same, of what was read already."""
    try:
        data = yaml.load(raw.decode("utf-8"), Loader=_CaseFileLoader)  # noqa: S506 - a SafeLoader, made stricter
    except UnicodeDecodeError as error:
        raise BadFile(Problem("", "Het bestand is geen tekst in UTF-8.")) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"regel {mark.line + 1}, teken {mark.column + 1}" if mark else ""
        why = error.problem if isinstance(error, _Unwanted) else MISBUILT
        raise BadFile(Problem(where, f"Dit is geen goede YAML: {why}.")) from error
    except (yaml.YAMLError, RecursionError, TypeError, ValueError) as error:
        raise BadFile(Problem("", "Dit is geen goede YAML: het bestand kan niet worden ontleed.")) from error
    if not isinstance(data, dict):
        raise BadFile(Problem("", "Het bestand bevat geen sleutels, zoals `zaak` en `personen`."))
    return data


def with_days(value: Any) -> Any:
    """The same content from JSON, which knows no dates: a text that is a day becomes one, as in YAML."""
    if isinstance(value, dict):
        return {key: with_days(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [with_days(inner) for inner in value]
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value  # 30 February: the check names its path
    return value

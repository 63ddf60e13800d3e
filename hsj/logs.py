"""One JSON object per log line, and never a citizen service number or an address that opens something in it."""

import json
import logging
import re
from datetime import UTC, datetime
from typing import Any

# Nine digits, also written 1234.56.789 or 123 456 789: wrong for the occasional other number, and that is the right
# way to be wrong.
_NINE_DIGITS = re.compile(r"(?<!\d)(?:\d{4}[. ]?\d{2}[. ]?\d{3}|\d{3}[. -]\d{3}[. -]\d{3})(?!\d)")
# PostgreSQL shows the row that it refuses, with all that people wrote in it.
_ROW = re.compile(r"^(DETAIL|CONTEXT): .*?(?=\n\n(?:The above|During handling of)|\Z)", re.DOTALL | re.MULTILINE)


# Whoever holds one of these addresses comes in by it: of a calendar, an invitation, a new password.
_KEY = re.compile(r"(/agenda/|/mijn/uitnodiging/|/password/reset/key/)[\w.%~-]{16,}")


def redact(text: str) -> str:
    return _NINE_DIGITS.sub("[9 cijfers]", _KEY.sub(r"\1[geheim]", _ROW.sub(r"\1: [weggelaten]", text)))


class JsonFormatter(logging.Formatter):
    """Redacts here and not in a filter, because the text of an exception only exists once it is formatted."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": redact(record.getMessage()),
        }
        if record.exc_info:
            line["exception"] = redact(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)


def to_stdout(level: str) -> dict[str, Any]:
    """The setting LOGGING: everything from this level on as JSON."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "hsj.logs.JsonFormatter"}},
        "handlers": {"stdout": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "json"}},
        "root": {"handlers": ["stdout"], "level": level},
        "loggers": {
            "django": {"handlers": [], "propagate": True},
            "django.server": {"handlers": ["stdout"], "propagate": False},
        },
    }

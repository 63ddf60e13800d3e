"""No citizen service number reaches a log line, also not by way of an exception."""

import json
import logging
import sys

import pytest

from hsj import server
from hsj.logs import JsonFormatter


def record(message: str, *args: object, exc_info=None) -> logging.LogRecord:
    return logging.LogRecord("cases", logging.ERROR, __file__, 1, message, args, exc_info)


def line(message: str, *args: object, exc_info=None) -> dict:
    return json.loads(JsonFormatter().format(record(message, *args, exc_info=exc_info)))


@pytest.mark.parametrize("number", ["999990019", "9999.90.019", "9999 90 019", "999 990 019", "999-990-019"])
def test_a_number_of_nine_digits_is_taken_out_however_it_is_written(number):
    assert line("zoek op %s", number)["message"] == "zoek op [9 cijfers]"


@pytest.mark.parametrize("number", ["99999001", "9999900190", "2026-11-22"])
def test_other_numbers_stay(number):
    assert number in line(f"nummer {number}")["message"]


def test_a_number_inside_an_exception_is_taken_out():
    try:
        raise ValueError("999990019 is geen BSN")
    except ValueError:
        logged = line("mislukt", exc_info=sys.exc_info())
    assert "999990019" not in json.dumps(logged)
    assert "ValueError" in logged["exception"]


def test_the_row_that_the_database_refuses_is_not_told():
    """PostgreSQL adds it to its refusal, over several lines when somebody wrote several lines."""
    refusal = (
        'new row for relation "cases_person" violates check constraint "x"\n'
        "DETAIL:  Failing row contains (1, Luka, Horvat,\nMoeder zegt:\n\nhij slaapt niet).\n"
    )
    try:
        try:
            raise ValueError(refusal)
        except ValueError as error:
            raise RuntimeError(refusal) from error
    except RuntimeError:
        logged = line(refusal, exc_info=sys.exc_info())
    for said in ("Luka", "Horvat", "slaapt"):
        assert said not in json.dumps(logged)
    assert "violates check constraint" in logged["message"]
    assert "ValueError" in logged["exception"] and "RuntimeError" in logged["exception"]


@pytest.mark.parametrize("address", ["/agenda/{}.ics", "/mijn/uitnodiging/{}", "/account/password/reset/key/1-{}/"])
def test_what_opens_something_for_whoever_holds_it_is_taken_out(address):
    secret = "dGhpcyBpcyBub3QgYSByZWFsIHNlY3JldCBhdCBhbGw"
    assert secret not in json.dumps(line("Not Found: %s", address.format(secret)))
    assert "/agenda/maken" in line("Forbidden: /agenda/maken")["message"]
    assert server.accesslog is None

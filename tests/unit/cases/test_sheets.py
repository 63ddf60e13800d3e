"""A list as CSV and as a workbook: the same rows, read back by other programs, and no text becomes a formula."""

import csv
import io
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from cases.exporting import sheets

HEAD = ("Gezin", "Kinderen", "Voor")
ROWS = [("De Vries; Jansen", 2, date(2026, 3, 2)), ("Babić “Zoë”\nvan Dijk", None, None), ("=1+1", 0, None)]


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_csv_is_read_back_as_it_was_with_a_mark_that_it_is_utf_8():
    content = b"".join(sheets.as_csv(HEAD, ROWS))
    assert content.startswith(b"\xef\xbb\xbf")
    assert read_csv(content) == [
        ["Gezin", "Kinderen", "Voor"], ["De Vries; Jansen", "2", "2026-03-02"], ["Babić “Zoë”\nvan Dijk", "", ""],
        ["'=1+1", "0", ""],
    ]  # fmt: skip


def test_a_workbook_has_real_numbers_and_dates_and_no_formula():
    sheet = load_workbook(io.BytesIO(sheets.as_xlsx(HEAD, ROWS, "Lijst"))).active
    assert sheet is not None and sheet.title == "Lijst" and sheet.freeze_panes == "A2"
    values = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert values[0] == list(HEAD)
    assert values[1] == ["De Vries; Jansen", 2, datetime(2026, 3, 2)]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}


@pytest.mark.parametrize("text", [
    '=HYPERLINK("http://x")', "+31 50 123", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\u00a0=1", "＝1",
])  # fmt: skip
def test_what_a_spreadsheet_would_take_for_a_formula_is_text(text):
    assert sheets.safe(text) == f"'{text}"
    (_, (cell,)) = read_csv(b"".join(sheets.as_csv(["x"], [[text]])))
    assert cell.startswith("'")


@pytest.mark.parametrize("text", ["Horvat", "a=b", "1-2-2026", "", "’s-Gravenhage"])
def test_other_text_stays_as_it_is(text):
    assert sheets.safe(text) == text


def test_a_long_list_comes_in_pieces():
    pieces = list(sheets.as_csv(["x"], ([str(number)] for number in range(1000))))
    assert len(pieces) > 4
    assert len(read_csv(b"".join(pieces))) == 1001

"""A list as a file for a spreadsheet: CSV that streams, or a workbook (xlsx) with real dates and numbers.

A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection): somebody may have
typed it in the name of a family, and the file is opened by a colleague.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import xlsxwriter

CSV, XLSX = "csv", "xlsx"
MEDIA_TYPES = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
BOM = "\ufeff"  # without it Excel reads an ë as two signs
BETWEEN = ";"  # what a Dutch Excel expects
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_CHUNK = 200


def safe(value: Any) -> Any:
    """The value for a cell: text that begins as a formula is only text."""
    if isinstance(value, str):
        return f"'{value}" if value.lstrip(" \u00a0").startswith(_BEGINS_A_FORMULA) else value
    return "" if value is None else value


def as_csv(head: Iterable[str], rows: Iterable[Iterable[Any]]) -> Iterator[bytes]:
    """Piece by piece, so that a long list is never a whole file in memory."""
    piece = io.StringIO()
    writer = csv.writer(piece, delimiter=BETWEEN)
    piece.write(BOM)
    writer.writerow(head)
    for number, row in enumerate(rows, 1):
        writer.writerow([safe(one) for one in row])
        if number % _CHUNK == 0:
            yield _taken(piece)
    yield _taken(piece)


def _taken(piece: io.StringIO) -> bytes:
    text = piece.getvalue()
    piece.seek(0)
    piece.truncate()
    return text.encode()


def as_xlsx(head: Iterable[str], rows: Iterable[Iterable[Any]], title: str) -> bytes:
    """Row by row to a scratch file that is gone afterwards. No text becomes a formula, an address or a number."""
    made = io.BytesIO()
    never = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(made, {"constant_memory": True, **never}) as book:
        sheet = book.add_worksheet(title)
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "d-m-yyyy"})
        headings = list(head)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(headings) - 1, 22)
        for column, words in enumerate(headings):
            sheet.write_string(0, column, words, bold)
        for line, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(line, column, value, day)
                elif isinstance(value, int):
                    sheet.write_number(line, column, value)
                else:
                    sheet.write_string(line, column, str(safe(value)))
    return made.getvalue()

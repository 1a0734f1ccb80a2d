"""The first line of a table: its separator and its columns."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.service.sources.columns import Columns, recognise
from kiosk.service.sources.mapping import SourceMapping
from kiosk.service.sources.refusals import FileFault, FileRefused
from kiosk.service.sources.text_lines import Line

SEPARATORS = (";", ",", "\t")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    separator: str
    columns: Columns


def read_header(lines: Iterator[Line], mapping: SourceMapping) -> Header | FileRefused:
    """Uses up the lines as far as the headings."""
    text = _first_line(lines)
    tried = (mapping.separator,) if mapping.separator else SEPARATORS
    refused = FileRefused(code=FileFault.NOT_A_TABLE)
    for separator in tried:
        headings = _cells(text, separator)
        if len(headings) < 2:
            continue
        columns = recognise(headings, renamed=mapping.columns)
        if isinstance(columns, Columns):
            return Header(separator=separator, columns=columns)
        refused = columns
    return refused


def _first_line(lines: Iterator[Line]) -> str:
    """Spreadsheets may put a line `sep=;` before the headings, and people empty ones."""
    for line in lines:
        text = (line.text or "").strip("\r\n")
        if text.strip() and not text.casefold().startswith("sep="):
            return text
    return ""


def _cells(text: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([text], delimiter=separator, strict=True), [])
    except csv.Error:
        return []

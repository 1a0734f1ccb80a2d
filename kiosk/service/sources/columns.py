"""Which column of a file is what, told by its headings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiosk.service.sources.mapping import Column
from kiosk.service.sources.refusals import FileFault, FileRefused

KNOWN: Mapping[Column, tuple[str, ...]] = {
    Column.EXTERNAL_ID: ("external_id", "aftale-id"),
    Column.DATE: ("date", "dato"),
    Column.STARTS_AT: ("starts_at", "starttid"),
    Column.ENDS_AT: ("ends_at", "sluttid"),
    Column.CPR: ("cpr", "cpr-nr."),
    Column.CITIZEN: ("citizen", "borger"),
    Column.CASEWORKER: ("caseworker", "sagsbehandler"),
    Column.INITIALS: ("initials", "initialer"),
    Column.ROOM: ("room", "lokale"),
    Column.TEAM: ("team",),
    Column.STATUS: ("status",),
}
NEEDED = (Column.STARTS_AT, Column.CPR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The place of each column that the file has, and how many there are in all."""

    places: Mapping[Column, int]
    width: int


def recognise(headings: Sequence[str], *, renamed: Mapping[Column, str]) -> Columns | FileRefused:
    found: dict[Column, int] = {}
    double: set[Column] = set()
    wanted = _wanted(renamed)
    for place, heading in enumerate(headings):
        column = wanted.get(_plain(heading))
        if column is None:
            continue
        if column in found:
            double.add(column)
        found[column] = place
    if double:
        return FileRefused(code=FileFault.DOUBLE_HEADINGS, fields=tuple(sorted(double)))
    missing = tuple(column for column in (*NEEDED, *renamed) if column not in found)
    if missing:
        return FileRefused(code=FileFault.UNKNOWN_HEADINGS, fields=tuple(dict.fromkeys(missing)))
    return Columns(places=found, width=len(headings))


def _wanted(renamed: Mapping[Column, str]) -> dict[str, Column]:
    """Heading → column; what the mapping renames is known by its new name alone."""
    known = {heading: column for column, headings in KNOWN.items() if column not in renamed for heading in headings}
    return known | {_plain(heading): column for column, heading in renamed.items()}


def _plain(heading: str) -> str:
    return " ".join(heading.split()).casefold()

"""A source's mapping: what it may say, and what is refused by name."""

import pytest

from builders.exports import appointments_of, table
from kiosk.service.sources.mapping import Column, SourceMapping, load_mapping
from kiosk.service.sources.refusals import FileFault, FileRefused

WHOLE = b"""
separator = "|"
encoding = "windows-1252"
time_format = "%d/%m/%y %H%M"
cancelled = ["Afmeldt"]
[columns]
starts_at = "Tid"
cpr = "Personnummer"
citizen = "Navn"
[calendar]
properties = ["X-CPR"]
pattern = "CPR ([0-9]{6})"
"""


def loaded(raw: bytes) -> SourceMapping:
    mapping = load_mapping(raw)
    assert isinstance(mapping, SourceMapping), mapping
    return mapping


def test_a_mapping_says_all_there_is_to_say() -> None:
    mapping = loaded(WHOLE)

    assert mapping.columns[Column.STARTS_AT] == "Tid"
    assert mapping.cancelled == {"afmeldt"}
    assert mapping.calendar.properties == ("X-CPR",)


def test_a_mapped_file_is_read_by_its_mapping() -> None:
    raw = table("23/11/26 0830|010190|Åse|Afmeldt", headings="Tid|Personnummer|Navn|Status")

    (found,) = appointments_of(raw.decode().encode("cp1252"), mapping=loaded(WHOLE))

    assert (found.starts_at.hour, found.citizen, found.cancelled) == (7, "Åse", True)


def test_what_is_not_mapped_keeps_its_known_heading() -> None:
    mapping = loaded(b'[columns]\ncpr = "Personnummer"')

    (found,) = appointments_of(
        table("2026-11-23 08:00;010190;2.14", headings="starts_at;Personnummer;Lokale"),
        mapping=mapping,
    )

    assert found.room == "2.14"


@pytest.mark.parametrize(
    ("raw", "fields"),
    [
        (b"not = = toml", ()),
        (b"\xff", ()),
        (b'seperator = ";"', ("seperator",)),
        (b'separator = ";;"', ("separator",)),
        (b"separator = '\"'", ("separator",)),
        (b'encoding = "klingon"', ("encoding",)),
        (b'encoding = "base64"', ("encoding",)),
        (b'time_format = "%Q"', ("time_format",)),
        (b'cancelled = "Aflyst"', ("cancelled",)),
        (b'[columns]\nshoe_size = "Sko"', ("columns.shoe_size.[key]",)),
        (b'[calendar]\npattern = "("', ("calendar.pattern",)),
        (b'[calendar]\npattern = "[0-9]{6}"', ("calendar.pattern",)),
    ],
)
def test_a_wrong_key_is_refused_by_its_name(raw: bytes, fields: tuple[str, ...]) -> None:
    assert load_mapping(raw) == FileRefused(code=FileFault.BAD_MAPPING, fields=fields)

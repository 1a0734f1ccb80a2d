"""Slips with sensible defaults."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

from kiosk.hardware import slip_contents
from kiosk.hardware.calendar_entry import calendar_entry
from kiosk.hardware.slip import Line, QrCode, Slip
from kiosk.messages.catalogue import Catalogue
from kiosk.messages.key import Surface
from kiosk.messages.keys_booking import Booked
from kiosk.settings.assets import assets_folder

FONTS = assets_folder() / "fonts"
OFFICE = "Prøve Kommune"
AT = datetime(2026, 11, 23, 9, 52, tzinfo=timezone(timedelta(hours=1)))
BOOKED_FOR = datetime(2026, 12, 3, 10, 15, tzinfo=timezone(timedelta(hours=1)))
CODE, RECEIPT = "7QF2M8XW", "K7QF2M8X"
SPOKEN = tuple(sorted(file.stem for file in (Path(FONTS).parent / "messages" / "kiosk").glob("*.toml")))
"""Every language of the kiosk."""


def words(code: str = "da") -> Catalogue:
    return Catalogue.load(code, surface=Surface.KIOSK, assets=assets_folder())


def number_slip(*, number: int = 17, language: str = "da", office: str = OFFICE) -> Slip:
    return slip_contents.number_slip(words(language), office=office, number=number, at=AT, receipt=RECEIPT)


def an_entry(language: str = "da", *, office: str = OFFICE) -> str:
    title = words(language).text(Booked.CALENDAR_ENTRY, office=office)
    return calendar_entry(BOOKED_FOR, title=title, code=CODE, at=AT)


def booking_slip(language: str = "da", *, office: str = OFFICE) -> Slip:
    return slip_contents.booking_slip(
        words(language),
        office=office,
        starts_at=BOOKED_FOR,
        code=CODE,
        for_scanner=CODE,
        for_calendar=an_entry(language, office=office),
    )


def slip_with_code(content: str) -> Slip:
    return Slip(parts=(Line(text="Din tid"), QrCode(content=content, caption="Vis koden her næste gang")))

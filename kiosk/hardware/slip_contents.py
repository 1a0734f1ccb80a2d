"""What stands on a slip, in the citizen's language, and nothing else: number or time, date, office, code."""

from datetime import datetime

from kiosk.hardware.slip import Line, QrCode, Slip
from kiosk.messages.catalogue import Catalogue
from kiosk.messages.keys_booking import Booked
from kiosk.messages.keys_booking import Slip as Words
from kiosk.messages.keys_checkin import Number


def number_slip(catalogue: Catalogue, *, office: str, number: int, at: datetime, receipt: str) -> Slip:
    return Slip(
        parts=(
            Line(text=office, bold=True),
            Line(text=catalogue.text(Number.YOUR_NUMBER)),
            Line(text=str(number), size="giant", bold=True),
            Line(text=f"{_date(catalogue, at)} {_clock(catalogue, at)}"),
            Line(text=catalogue.text(Number.NO_ORDER)),
            Line(text=catalogue.text(Words.RECEIPT, receipt=receipt), size="small"),
        ),
        right_to_left=catalogue.right_to_left,
    )


def booking_slip(
    catalogue: Catalogue, *, office: str, starts_at: datetime, code: str, for_scanner: str, for_calendar: str
) -> Slip:
    return Slip(
        parts=(
            Line(text=office, bold=True),
            Line(text=catalogue.text(Words.YOUR_TIME)),
            Line(text=_date(catalogue, starts_at), size="large", bold=True),
            Line(text=_clock(catalogue, starts_at), size="large", bold=True),
            Line(text=catalogue.text(Booked.CODE, code=code)),
            QrCode(content=for_scanner, caption=catalogue.text(Booked.SCANNER_CODE)),
            QrCode(content=for_calendar, caption=catalogue.text(Booked.CALENDAR_CODE)),
        ),
        right_to_left=catalogue.right_to_left,
    )


def _date(catalogue: Catalogue, at: datetime) -> str:
    return catalogue.text(Words.DATE, day=catalogue.day(at.date()), year=at.year)


def _clock(catalogue: Catalogue, at: datetime) -> str:
    return catalogue.text(Booked.AT, time=catalogue.clock(at.time()))

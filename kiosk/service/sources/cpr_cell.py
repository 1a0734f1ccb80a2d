"""The cell with the CPR number: its first six digits, and the rest thrown away."""

import re

from kiosk.domain.appointments import RowFault
from kiosk.domain.digits import BirthDigits, Malformed, parse_digits

# WHY five: spreadsheets drop the leading zero, so a day below ten arrives one digit short.
_CPR = re.compile(r"([0-9]{5,6})(?:[- ]?[0-9]{4}|-[Xx*]{4})?")


def read_cpr(cell: str) -> BirthDigits | RowFault | None:
    """None for an empty cell: such an appointment can be found by staff only."""
    text = cell.strip()
    if not text:
        return None
    found = _CPR.fullmatch(text)
    digits = parse_digits(found[1].zfill(6)) if found else Malformed.NOT_SIX_DIGITS
    return RowFault.BAD_DIGITS if isinstance(digits, Malformed) else digits

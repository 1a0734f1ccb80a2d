"""What is wrong with the machines, one calm line each with what to do, the most serious first."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from admin_tool.models.device_rows import named
from admin_tool.models.phrases import Phrase, Value, phrase
from admin_tool.models.rows import Entry, Heading, Row, Tone
from admin_tool.models.wording import age
from kiosk.domain.instants import elapsed
from kiosk.domain.supervision import Concern, Part
from kiosk.messages.key import StaffKey
from kiosk.messages.keys_staff_supervision import Supervision
from kiosk.wire.staff import Device
from kiosk.wire.supervision import Notice

MOST_LINES = 4
"""More would push the citizens off the board."""

_TODAY = timedelta(hours=12)
_SILENT: Mapping[str, StaffKey] = {
    Part.KIOSK: Supervision.KIOSK_SILENT,
    Part.DISPLAY: Supervision.DISPLAY_SILENT,
    Part.STAFF_TOOL: Supervision.TOOL_SILENT,
    Part.DISPATCHER: Supervision.DISPATCHER_SILENT,
    Part.SOURCE: Supervision.SOURCE_FAILS,
}
_FAILING: Mapping[str, StaffKey] = {Part.SOURCE: Supervision.SOURCE_FAILS, Part.CHANNEL: Supervision.CHANNEL_FAILS}
_SLIPS: Mapping[str | None, StaffKey] = {
    "out_of_paper": Supervision.PAPER_OUT,
    "cover_open": Supervision.COVER_OPEN,
}
_OTHERS: Mapping[str, StaffKey] = {
    Concern.NO_APPOINTMENTS: Supervision.NO_APPOINTMENTS,
    Concern.NOTHING_COMES: Supervision.NOTHING_COMES,
    Concern.NO_NUMBERS: Supervision.NO_NUMBERS,
    Concern.BUSY: Supervision.BUSY,
    Concern.UNSURE_SLIP: Supervision.UNSURE_SLIP,
    Concern.LONG_SPOOL: Supervision.LONG_SPOOL,
    Concern.SCANNER_GONE: Supervision.SCANNER_GONE,
    Concern.CLOCK_OFF: Supervision.CLOCK_OFF,
    Concern.PAPER_LOW: Supervision.PAPER_LOW,
}


def notice_lines(
    notices: Iterable[Notice], devices: Iterable[Device], now: datetime, *, most: int | None = None
) -> tuple[Phrase, ...]:
    """`most`: so many lines at the most, the last one saying how many more there are."""
    by_id = {each.device.id: each for each in named(devices)}
    lines = []
    for notice in notices:
        known = by_id.get(notice.subject)
        name = known.name if known is not None else Phrase(Supervision.A_DEVICE)
        trouble = known.device.trouble if known is not None else None
        lines.append(_line(notice, name, trouble, now))
    if most is None or len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], phrase(Supervision.MORE, count=len(lines) - most + 1))


def notice_rows(lines: Sequence[Phrase]) -> tuple[Entry, ...]:
    """Above a list of what else there is to know."""
    if not lines:
        return ()
    heading = Heading(id="wrong", text=Phrase(Supervision.HEADING), count=len(lines), tone=Tone.AMBER)
    return (heading, *(Row(id=f"wrong-{place}", headline=(line,)) for place, line in enumerate(lines)))


def _line(notice: Notice, device: Phrase, trouble: str | None, now: datetime) -> Phrase:
    values: dict[str, Value] = {"device": device, "name": notice.name or device, "count": abs(notice.figure or 0)}
    if notice.since is not None:
        values["time"] = _when(notice.since, now)
    return phrase(_key(notice, trouble), **values)


def _key(notice: Notice, trouble: str | None) -> StaffKey:
    """Of what a newer service knows and this program does not, only that somebody should have a look."""
    if notice.concern == Concern.SILENT:
        return _SILENT.get(notice.part, Supervision.OTHER)
    if notice.concern == Concern.FAILING:
        return _FAILING.get(notice.part, Supervision.OTHER)
    if notice.concern == Concern.NO_SLIPS:
        return _SLIPS.get(trouble, Supervision.PRINTER_AWAY)
    return _OTHERS.get(notice.concern, Supervision.OTHER)


def _when(since: datetime, now: datetime) -> Value:
    """The time of day, or how long ago where that would be another day's."""
    ago = elapsed(since=since, until=now)
    return since if ago < _TODAY else phrase(Supervision.AGO, age=age(ago))

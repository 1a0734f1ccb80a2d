"""What is watched beside the devices: sources, channels, whoever sends, and the colleagues' tools."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from admin_tool.models.phrases import Phrase, phrase
from admin_tool.models.rows import Entry, Heading, Pill, Row, Tone
from admin_tool.models.wording import age
from kiosk.domain.instants import elapsed
from kiosk.domain.supervision import Part
from kiosk.messages.key import StaffKey
from kiosk.messages.keys_staff_office import Devices
from kiosk.messages.keys_staff_supervision import Supervision
from kiosk.wire.supervision import PartState

_NAMES: Mapping[str, StaffKey] = {
    Part.SOURCE: Supervision.SOURCE,
    Part.CHANNEL: Supervision.CHANNEL,
    Part.DISPATCHER: Supervision.DISPATCHER,
    Part.STAFF_TOOL: Supervision.TOOL,
}


def part_rows(parts: Iterable[PartState], now: datetime) -> tuple[Entry, ...]:
    """What only a newer service knows is left out."""
    rows = tuple(_row(each, now) for each in parts if each.part in _NAMES)
    return (Heading(id="parts", text=Phrase(Supervision.PARTS), count=len(rows)), *rows) if rows else ()


def _row(part: PartState, now: datetime) -> Row:
    seen = part.last_seen
    ago = phrase(Devices.SEEN, time=seen, age=age(elapsed(since=seen, until=now))) if seen is not None else None
    return Row(
        id=f"{part.part}-{part.id}",
        emphasis=phrase(_NAMES[part.part], name=part.name),
        detail=(ago or Phrase(Devices.SEEN_NEVER),),
        pill=Pill(text=Phrase(Devices.SILENT), tone=Tone.AMBER) if part.silent else None,
    )

"""A booked time as iCalendar text, small enough for a QR code: no person, no topic, no address to ask."""

from datetime import UTC, datetime


def calendar_entry(starts_at: datetime, *, title: str, code: str, at: datetime) -> str:
    """`title` is what the phone shows; `at` is now. The code is the entry's id: read twice, it is there once.

    Without an end: its length is the topic's, and would tell the topic to whoever sees the slip or the phone.
    """
    from icalendar import Calendar, Event  # WHY here: most citizens book nothing

    event = Event()
    event.add("uid", code)
    event.add("dtstamp", at.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", starts_at.astimezone(UTC))
    event.add("summary", title)
    event.add("description", code)
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "reception-kiosk")
    calendar.add_component(event)
    text: str = calendar.to_ical().decode()
    return text

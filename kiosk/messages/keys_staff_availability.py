"""Keys of what caseworkers say of themselves: free, in a meeting, away."""

from kiosk.messages.key import StaffKey


class Availability(StaffKey):
    TITLE = "availability.title"
    FREE = "availability.free"
    IN_MEETING = "availability.in_meeting"
    IS_AWAY = "availability.is_away"
    MEETING_UNTIL = "availability.meeting_until"
    MEETING = "availability.meeting"
    AWAY_UNTIL = "availability.away_until"
    AWAY = "availability.away"
    SAID = "availability.said"

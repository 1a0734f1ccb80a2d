"""What a message outside the house can be about: the kinds, without a word about anybody."""

from enum import StrEnum


class MessageKind(StrEnum):
    """PICKUP: your citizen is here; TEAM: a colleague's citizen waits; the rest is about the house itself."""

    PICKUP = "pickup"
    TEAM = "team"
    SILENT_DEVICE = "silent_device"
    SOURCE_FAILED = "source_failed"
    CHANNEL_FAILED = "channel_failed"
    NO_APPOINTMENTS = "no_appointments"
    TEST = "test"

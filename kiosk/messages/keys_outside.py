"""Keys of what leaves the house: messages to staff, which hold a number and a link and nothing else."""

from kiosk.messages.key import OutsideKey


class Outside(OutsideKey):
    """One sentence per kind of message; it is a mail's subject, and the whole of a text message beside the link."""

    NUMBER_WAITS = "message.number_waits"
    SOMEBODY_WAITS = "message.somebody_waits"
    SILENT_DEVICE = "message.silent_device"
    SOURCE_FAILED = "message.source_failed"
    NO_APPOINTMENTS = "message.no_appointments"
    TEST = "message.test"
    OPEN = "message.open"

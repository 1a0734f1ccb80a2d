"""The sealed envelope, both ends: the kiosk builds and seals it, the service opens and checks it (contract.md)."""

from kiosk.wire.envelope.agreement import NO_TIME, PLAIN_SIZE, SEALED_SIZE, UNKNOWN_TIME
from kiosk.wire.envelope.box import wipe
from kiosk.wire.envelope.fields import UnreadableBecause
from kiosk.wire.envelope.opening import (
    Opened,
    OpenedAmendment,
    OpenedArrival,
    OpenedBooking,
    Unreadable,
    open_envelope,
)
from kiosk.wire.envelope.sealing import seal_amendment, seal_arrival, seal_booking

__all__ = [
    "NO_TIME",
    "PLAIN_SIZE",
    "SEALED_SIZE",
    "UNKNOWN_TIME",
    "Opened",
    "OpenedAmendment",
    "OpenedArrival",
    "OpenedBooking",
    "Unreadable",
    "UnreadableBecause",
    "open_envelope",
    "seal_amendment",
    "seal_arrival",
    "seal_booking",
    "wipe",
]

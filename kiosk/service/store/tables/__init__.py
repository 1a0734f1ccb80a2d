"""The tables, by subject. Every row belongs to an office."""

from kiosk.service.store.tables.alarms import AlarmAnswerRow, AlarmRow
from kiosk.service.store.tables.appointments import AppointmentRow, ImportRow
from kiosk.service.store.tables.arrivals import ArrivalRow, InboxRow
from kiosk.service.store.tables.availability import AvailabilityRow
from kiosk.service.store.tables.base_row import Row
from kiosk.service.store.tables.bookings import BookingRow, SlotCellRow, SlotTimeRow
from kiosk.service.store.tables.channels import ChannelRow
from kiosk.service.store.tables.devices import BoxKeyRow, DeviceRow, PairingCodeRow, WrongCodeRow
from kiosk.service.store.tables.figures import DayFiguresRow
from kiosk.service.store.tables.installation import InstallationRow
from kiosk.service.store.tables.ledger import AuditRow, EventRow, IdempotencyRow, OfficeCounterRow
from kiosk.service.store.tables.numbers import NumberCounterRow, NumberLeaseRow
from kiosk.service.store.tables.offices import DeskRow, OfficeRow, TopicRow
from kiosk.service.store.tables.outbox import LeaseRow, OutboxRow
from kiosk.service.store.tables.people import LoginAttemptRow, StaffSessionRow, UserRow
from kiosk.service.store.tables.policies import PolicyRow, StandInRow
from kiosk.service.store.tables.private_rooms import RoomGivenRow
from kiosk.service.store.tables.sources import SourceRow, SourceRunRow
from kiosk.service.store.tables.supervision import NoticeRow, ServicePartRow, StaffToolRow
from kiosk.service.store.tables.visits import VisitRow, VisitStepRow

__all__ = [
    "AlarmAnswerRow",
    "AlarmRow",
    "AppointmentRow",
    "ArrivalRow",
    "AuditRow",
    "AvailabilityRow",
    "BookingRow",
    "BoxKeyRow",
    "ChannelRow",
    "DayFiguresRow",
    "DeskRow",
    "DeviceRow",
    "EventRow",
    "IdempotencyRow",
    "ImportRow",
    "InboxRow",
    "InstallationRow",
    "LeaseRow",
    "LoginAttemptRow",
    "NoticeRow",
    "NumberCounterRow",
    "NumberLeaseRow",
    "OfficeCounterRow",
    "OfficeRow",
    "OutboxRow",
    "PairingCodeRow",
    "PolicyRow",
    "RoomGivenRow",
    "Row",
    "ServicePartRow",
    "SlotCellRow",
    "SlotTimeRow",
    "SourceRow",
    "SourceRunRow",
    "StaffSessionRow",
    "StaffToolRow",
    "StandInRow",
    "TopicRow",
    "UserRow",
    "VisitRow",
    "VisitStepRow",
    "WrongCodeRow",
]

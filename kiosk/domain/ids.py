"""The ids of the house, each of its own type so that one cannot stand where another belongs."""

from typing import NewType

OfficeId = NewType("OfficeId", str)
VisitId = NewType("VisitId", str)
ArrivalId = NewType("ArrivalId", str)
AppointmentId = NewType("AppointmentId", str)
StaffId = NewType("StaffId", str)
DeviceId = NewType("DeviceId", str)
DeskId = NewType("DeskId", str)
TopicId = NewType("TopicId", str)
SlotId = NewType("SlotId", str)

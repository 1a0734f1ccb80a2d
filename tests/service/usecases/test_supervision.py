"""What staff are told of the machines: notices by name, and everything that shows signs of life."""

from datetime import timedelta

from builders.reception import KIOSK, OFFICE, Reception
from kiosk.domain.roles import Role
from kiosk.domain.supervision import Concern, Part
from kiosk.service.store.tables import DeviceRow, NoticeRow, StaffToolRow
from kiosk.service.usecases.supervision import supervision


def stands(reception: Reception, concern: Concern, part: Part, subject: str) -> None:
    row = NoticeRow(
        office_id=OFFICE, concern=concern, part=part, subject=subject, since=reception.now, figure=None,
        noticed_at=reception.now, told_at=None,
    )  # fmt: skip
    reception.does(lambda session: session.add(row))


def listens(reception: Reception, role: Role) -> None:
    staff = reception.staff[role]
    row = StaffToolRow(
        office_id=OFFICE, session_id=staff.session_id, user_id=staff.user_id, seen_at=reception.now - timedelta(hours=1)
    )
    reception.does(lambda session: session.add(row))


def test_the_most_serious_comes_first_and_people_are_named(reception: Reception):
    rita = reception.staff[Role.RECEPTIONIST]
    listens(reception, Role.RECEPTIONIST)
    listens(reception, Role.CASEWORKER)
    stands(reception, Concern.PAPER_LOW, Part.KIOSK, KIOSK)
    stands(reception, Concern.SILENT, Part.STAFF_TOOL, rita.user_id)

    said = reception.sees(lambda session: supervision(session, OFFICE))

    assert [(each.concern, each.name) for each in said.notices] == [("silent", "Receptionist Prøve"), ("paper_low", "")]
    assert [(each.id, each.silent) for each in said.parts] == [("caseworker", False), ("receptionist", True)]


def test_a_device_is_called_by_its_name(reception: Reception):
    reception.does(lambda session: setattr(session.get_one(DeviceRow, KIOSK), "name", "Kiosk ved indgangen"))
    stands(reception, Concern.PAPER_LOW, Part.KIOSK, KIOSK)

    (said,) = reception.sees(lambda session: supervision(session, OFFICE)).notices

    assert said.name == "Kiosk ved indgangen"

"""What the reception is shown of messages: of today's visits alone."""

from sqlalchemy.orm import Session

from builders.pickups import Ladder
from builders.reception import OFFICE, Reception, at
from kiosk.domain.roles import Role
from kiosk.service.usecases.list_messages import list_messages
from kiosk.service.usecases.office_rules import office_day


def seen_by(reception: Reception, role: Role) -> int:
    def question(session: Session) -> int:
        day = office_day(session, OFFICE, now=reception.now)
        return len(list_messages(session, reception.staff[role], day=day))

    return reception.sees(question)


def test_yesterdays_messages_are_none_of_the_receptions(reception: Reception):
    ladder = Ladder(reception)
    ladder.has_channel("mail")
    reception.now = at("10:00")
    ladder.work.expected()
    ladder.passes(minutes=2)
    assert (seen_by(reception, Role.RECEPTIONIST), seen_by(reception, Role.LEAD)) == (1, 1)

    reception.later(hours=15)

    assert (seen_by(reception, Role.RECEPTIONIST), seen_by(reception, Role.LEAD)) == (0, 1)

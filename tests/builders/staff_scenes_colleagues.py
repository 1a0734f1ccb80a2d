"""The staff tool as people see it: a colleague does not answer, and somebody comes instead."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage

from builders.staff_desk import StaffDesk
from builders.staff_desktop import WholeDesktop
from builders.staff_pictures import over, picture
from builders.staff_visits import ANNE, BO, NOW, SARA, appointment, at, minutes, visit
from kiosk.domain.pickups import Rung

OWN = (appointment("9.00"), appointment("10.30"), appointment("11.00"))


def my_day_for_a_colleague(desk: StaffDesk) -> QImage:
    """Nobody answers for Anne's citizen; for Bo's somebody comes."""
    whole = WholeDesktop(desk)
    ended = visit(9, ago=50, status="ended", appointment=OWN[0], status_since=at("9.38"))
    theirs = visit(12, ago=6, appointment=appointment("9.45", ANNE), colleagues=["sara"], escalation=Rung.TEAM)
    coming = visit(
        15, ago=12, appointment=appointment("9.30", BO), status="on_the_way", status_since=at("9.50"), caseworker=ANNE,
        on_behalf_of=BO, colleagues=["sara"],
    )  # fmt: skip
    desk.knows(ended, theirs, coming, appointments=OWN)
    assert whole.desktop.toasts is not None
    shown = picture(desk.frame)
    card = whole.desktop.toasts.window
    return over(shown, card, QPoint(shown.width() - card.width() - 28, shown.height() - card.height() - 28))


def my_day_many(desk: StaffDesk) -> QImage:
    """Two of my own and a colleague's on cards, one more counted."""
    whole = WholeDesktop(desk)
    mine = [appointment(clock) for clock in ("10.00", "10.15", "10.30")]
    came = [
        visit(number, ago=ago, appointment=each) for (number, ago), each in zip(((17, 3), (19, 1)), mine, strict=False)
    ]
    theirs = [
        visit(number, ago=6, appointment=appointment(clock, by), colleagues=["sara"], escalation=Rung.TEAM)
        for number, clock, by in ((12, "9.45", ANNE), (14, "9.30", BO))
    ]
    desk.knows(*came, *theirs, appointments=tuple(mine))
    assert whole.desktop.toasts is not None
    shown = picture(desk.frame)
    card = whole.desktop.toasts.window
    return over(shown, card, QPoint(shown.width() - card.width() - 28, shown.height() - card.height() - 28))


def my_day_instead(desk: StaffDesk) -> QImage:
    """I have said that I come for Anne's citizen, and Bo comes for mine."""
    WholeDesktop(desk)
    said = {"status": "on_the_way", "colleagues": ["bo", "sara"]}
    taken = visit(
        12, ago=6, appointment=appointment("9.45", ANNE), caseworker=SARA, on_behalf_of=ANNE, status_since=NOW,
        undo_until=NOW + minutes(2), needs=["interpreter"], **said,
    )  # fmt: skip
    given = visit(17, ago=5, appointment=OWN[1], caseworker=BO, on_behalf_of=SARA, status_since=at("9.51"), **said)
    desk.knows(taken, given, appointments=OWN)
    return picture(desk.frame)

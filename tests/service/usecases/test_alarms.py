"""Alarms: who is told, who has answered, and how they end."""

import pytest

from builders.at_work import code
from builders.reception import OFFICE, Reception
from kiosk.domain.alarms import AlarmStep
from kiosk.domain.roles import Role
from kiosk.service.store.tables import AlarmRow, StaffSessionRow
from kiosk.service.usecases.alarms import Press, answer_alarm, find_alarm, raise_alarm
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.sessions import revoke_sessions
from kiosk.wire.alarms import Alarm

ID = "0f8f1e0a-8a5e-4a63-9d1a-6a4a7f1f0001"


def pressed(reception: Reception, *, by: Role = Role.CASEWORKER, id: str = ID, reachable: int = 3) -> AlarmRow:
    press = Press(id=id, place="Lokale 2.14", drill=False, reachable=reachable)
    staff, now = reception.staff[by], reception.now
    return reception.does(lambda session: raise_alarm(session, press, by=staff, now=now))


def answered(reception: Reception, step: AlarmStep, *, by: Role = Role.LEAD, id: str = ID) -> Alarm | Refused:
    staff, now = reception.staff[by], reception.now
    return reception.does(lambda session: answer_alarm(session, id, step, by=staff, now=now))


def shown(reception: Reception, office: str = OFFICE) -> Alarm:
    found = reception.sees(lambda session: find_alarm(session, ID, office_id=office))
    assert isinstance(found, Alarm), found
    return found


def test_an_alarm_says_who_where_and_who_has_not_seen_it(reception: Reception):
    pressed(reception)

    alarm = shown(reception)

    assert (alarm.by, alarm.place, alarm.at, alarm.drill) == ("Caseworker Prøve", "Lokale 2.14", reception.now, False)
    assert (alarm.seen, alarm.coming, alarm.ended_at) == ([], [], None)
    assert set(alarm.not_reached) == {"Receptionist Prøve", "Lead Prøve", "Admin Prøve"}


def test_the_same_press_again_is_the_same_alarm(reception: Reception):
    first = pressed(reception)
    reception.later(seconds=5)

    again = pressed(reception, reachable=7)

    assert (again.raised_at, again.reachable) == (first.raised_at, 3)


def test_who_has_seen_it_and_who_comes_is_shown(reception: Reception):
    pressed(reception)

    answered(reception, AlarmStep.SEEN, by=Role.RECEPTIONIST)
    answered(reception, AlarmStep.COMING, by=Role.LEAD)
    answered(reception, AlarmStep.SEEN, by=Role.LEAD)

    alarm = shown(reception)
    assert (alarm.seen, alarm.coming) == (["Lead Prøve", "Receptionist Prøve"], ["Lead Prøve"])
    assert alarm.not_reached == ["Admin Prøve"]


@pytest.mark.parametrize(("step", "false_alarm"), [(AlarmStep.END, False), (AlarmStep.FALSE_ALARM, True)])
def test_an_alarm_ends_once_and_can_still_be_seen(reception: Reception, step: AlarmStep, false_alarm: bool):
    pressed(reception)

    ended = answered(reception, step)

    assert isinstance(ended, Alarm)
    assert (ended.ended_at, ended.false_alarm) == (reception.now, false_alarm)
    assert code(answered(reception, AlarmStep.END)) == "wrong_state"
    assert code(answered(reception, AlarmStep.COMING)) == "wrong_state"
    assert isinstance(answered(reception, AlarmStep.SEEN), Alarm)


def test_two_alarms_do_not_disturb_each_other(reception: Reception):
    pressed(reception)
    pressed(reception, by=Role.RECEPTIONIST, id="other")

    answered(reception, AlarmStep.END, id="other")

    assert shown(reception).ended_at is None


def test_who_was_logged_out_is_not_counted_as_unreached(reception: Reception):
    reception.does(lambda session: revoke_sessions(session, "admin", now=reception.now))
    pressed(reception)

    assert "Admin Prøve" not in shown(reception).not_reached


def test_who_logs_in_afterwards_is_not_counted_as_unreached(reception: Reception):
    pressed(reception)
    reception.later(minutes=1)
    later = StaffSessionRow(
        token_hash=b"later", id="later", user_id="admin", office_id=OFFICE, created_at=reception.now,
        expires_at=reception.now.replace(year=2030), revoked_at=None,
    )  # fmt: skip
    reception.does(lambda session: session.add(later))

    assert shown(reception).not_reached.count("Admin Prøve") == 1


def test_another_office_knows_nothing_of_it(reception: Reception):
    pressed(reception)

    assert code(reception.sees(lambda session: find_alarm(session, ID, office_id="other"))) == "not_found"
    assert code(answered(reception, AlarmStep.SEEN, id="unknown")) == "not_found"

"""A kiosk that somebody plays with is shown to the reception."""

from datetime import timedelta

from builders.arrivals import KioskRoom
from builders.reception import KIOSK, OFFICE, Reception, at
from kiosk.domain.supervision import LIMITS
from kiosk.service.usecases.office_devices import list_devices

USUAL_ARRIVALS = LIMITS.busy_arrivals


def busy(reception: Reception) -> list[str]:
    found = reception.sees(lambda session: list_devices(session, office_id=OFFICE, now=reception.now))
    return [device.id for device in found if device.busy]


def send(reception: Reception, count: int, *, minutes_apart: float) -> None:
    room = KioskRoom(reception)
    times = [reception.now - timedelta(minutes=minutes_apart * number) for number in range(count)]
    room.sends(*(room.sealed(n, digits=None, declared="none", at=time) for n, time in enumerate(times, 1)))


def test_a_usual_rush_is_nothing_to_look_at(reception: Reception):
    reception.now = at("09:52")

    send(reception, USUAL_ARRIVALS, minutes_apart=0.1)

    assert busy(reception) == []


def test_one_more_is(reception: Reception):
    reception.now = at("09:52")

    send(reception, USUAL_ARRIVALS + 1, minutes_apart=0.1)

    assert busy(reception) == [KIOSK]
    reception.later(minutes=11)
    assert busy(reception) == []


def test_what_a_kiosk_brings_after_an_outage_does_not_make_it_busy(reception: Reception):
    reception.now = at("14:52")

    send(reception, 60, minutes_apart=2)

    assert busy(reception) == []

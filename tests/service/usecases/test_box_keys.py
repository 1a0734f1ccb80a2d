"""Box keys: the next one is announced long before it counts, and an old one goes when nobody can hold its envelopes."""

from datetime import timedelta

from sqlalchemy import update

from builders.arrivals import KioskRoom
from builders.reception import KIOSK, Reception
from kiosk.service.store.tables import DeviceRow
from kiosk.service.usecases.box_keys import CHANGED_EVERY, BoxKeys, box_keys, change_boxes
from kiosk.service.usecases.night import night


def keys_of(reception: Reception) -> BoxKeys:
    return reception.sees(box_keys)


def changed(reception: Reception) -> BoxKeys:
    reception.now += CHANGED_EVERY
    reception.does(lambda session: change_boxes(session, reception.keys, now=reception.now))
    return keys_of(reception)


def hears_from_all(reception: Reception, *, spool: int) -> None:
    reception.does(lambda session: session.execute(update(DeviceRow).values(last_seen=reception.now, spool=spool)))


def test_after_a_month_the_announced_key_counts_and_another_is_announced(reception: Reception):
    before = keys_of(reception)

    after = changed(reception)

    assert before.following is not None and after.following is not None
    assert after.current.key_id == before.following.key_id
    assert after.following.key_id not in {before.current.key_id, before.following.key_id}


def test_a_key_is_not_changed_before_its_time(reception: Reception):
    before = keys_of(reception)
    reception.now += CHANGED_EVERY - timedelta(minutes=1)

    reception.does(lambda session: change_boxes(session, reception.keys, now=reception.now))

    assert keys_of(reception).current.key_id == before.current.key_id


def test_envelopes_under_the_key_before_still_open(reception: Reception):
    room = KioskRoom(reception)
    row = room.sealed(17)

    changed(reception)
    room.sends(row)

    evidence = room.evidence(row["id"])
    assert evidence is not None and evidence.kind == "arrival"


def test_an_old_key_is_destroyed_once_every_kiosk_has_an_empty_spool(reception: Reception):
    old = keys_of(reception).current.key_id
    changed(reception)
    reception.now += timedelta(days=3)

    hears_from_all(reception, spool=1)
    night(reception.store, reception.keys, before=None, now=reception.now)
    assert reception.keys.private_box(old) is not None

    hears_from_all(reception, spool=0)
    night(reception.store, reception.keys, before=None, now=reception.now)
    assert reception.keys.private_box(old) is None
    assert reception.keys.private_box(keys_of(reception).current.key_id) is not None


def test_a_kiosk_that_was_not_heard_of_keeps_the_old_key_alive(reception: Reception):
    old = keys_of(reception).current.key_id
    changed(reception)
    reception.now += timedelta(days=3)
    hears_from_all(reception, spool=0)
    reception.does(
        lambda session: session.execute(update(DeviceRow).where(DeviceRow.id == KIOSK).values(last_seen=None))
    )

    night(reception.store, reception.keys, before=None, now=reception.now)

    assert reception.keys.private_box(old) is not None

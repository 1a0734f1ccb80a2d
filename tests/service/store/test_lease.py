"""Leases: one holder at a time, and a next one when it ends."""

from datetime import timedelta

from builders.reception import MORNING
from kiosk.service.store.lease import hold_lease, release_lease
from kiosk.service.store.store import Store

MINUTE = timedelta(minutes=1)


def test_a_lease_has_one_holder_until_it_runs_out(store: Store):
    assert hold_lease(store, "post", holder="one", lasts=MINUTE, now=MORNING)

    assert not hold_lease(store, "post", holder="two", lasts=MINUTE, now=MORNING + MINUTE / 2)
    assert hold_lease(store, "post", holder="two", lasts=MINUTE, now=MORNING + MINUTE)
    assert not hold_lease(store, "post", holder="one", lasts=MINUTE, now=MORNING + MINUTE)


def test_who_holds_a_lease_prolongs_it(store: Store):
    hold_lease(store, "post", holder="one", lasts=MINUTE, now=MORNING)

    assert hold_lease(store, "post", holder="one", lasts=MINUTE, now=MORNING + MINUTE / 2)
    assert not hold_lease(store, "post", holder="two", lasts=MINUTE, now=MORNING + MINUTE)


def test_a_lease_that_is_given_back_is_free_at_once(store: Store):
    hold_lease(store, "post", holder="one", lasts=MINUTE, now=MORNING)

    release_lease(store, "post", holder="two")
    assert not hold_lease(store, "post", holder="two", lasts=MINUTE, now=MORNING)
    release_lease(store, "post", holder="one")
    assert hold_lease(store, "post", holder="two", lasts=MINUTE, now=MORNING)

"""Wrong pairing codes are counted per address, whichever process of the service hears them."""

from datetime import timedelta
from functools import partial

from builders.reception import MORNING, Reception
from kiosk.service.usecases.pairing import GOOD_FOR, TRIES
from kiosk.service.usecases.wrong_codes import note_wrong_code

LONG_AGO = MORNING - timedelta(days=9)


def types_wrong(reception: Reception, address: str = "192.0.2.7", *, began: timedelta | None = None) -> int | None:
    since = LONG_AGO if began is None else reception.now - began
    return reception.does(partial(note_wrong_code, address=address, since=since, now=reception.now))


def test_the_sixth_waits_until_the_first_is_old(reception: Reception):
    answers = []
    for _ in range(TRIES + 1):
        answers.append(types_wrong(reception))
        reception.later(seconds=60)

    assert answers == [None] * TRIES + [300]


def test_who_is_told_to_wait_is_not_told_to_wait_longer_for_asking(reception: Reception):
    for _ in range(50):
        types_wrong(reception)

    reception.later(seconds=GOOD_FOR.total_seconds())

    assert types_wrong(reception) is None


def test_another_address_has_tries_of_its_own(reception: Reception):
    for _ in range(TRIES):
        types_wrong(reception)

    assert types_wrong(reception, "192.0.2.8") is None
    assert types_wrong(reception) is not None


def test_a_process_that_was_started_anew_forgives_what_was_before(reception: Reception):
    for _ in range(TRIES):
        types_wrong(reception)
    reception.later(seconds=10)

    assert types_wrong(reception, began=timedelta(seconds=5)) is None

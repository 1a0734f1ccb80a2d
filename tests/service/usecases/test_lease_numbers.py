"""Numbers are leased once per office and day, whoever asks and however many at once."""

from datetime import timedelta

from sqlalchemy import update

from builders.reception import KIOSK, OFFICE, TODAY, Reception
from kiosk.domain.numbers import Block
from kiosk.service.store.tables import NumberCounterRow
from kiosk.service.usecases.lease_numbers import lease_for_device, lease_numbers
from kiosk.service.usecases.refusals import Refused


def lease(reception: Reception, count: int, *, days: int = 0) -> Block | Refused:
    day = TODAY + timedelta(days=days)
    return reception.does(
        lambda session: lease_for_device(session, OFFICE, day, count, device_id=KIOSK, now=reception.now)
    )


def block(first: int, last: int) -> Block:
    return Block(first=first, last=last)


def test_blocks_follow_one_another_and_begin_anew_with_the_day(reception: Reception):
    assert [lease(reception, 20), lease(reception, 5), lease(reception, 1, days=1)] == [
        block(1, 20),
        block(21, 25),
        block(1, 1),
    ]


def test_a_desk_draws_from_the_same_counter(reception: Reception):
    lease(reception, 20)

    drawn = reception.does(lambda session: lease_numbers(session, OFFICE, TODAY, 1, device_id=None, now=reception.now))

    assert drawn == block(21, 21)


def test_of_many_at_once_each_gets_other_numbers(reception: Reception):
    def ask() -> list[int]:
        futures = [
            reception.store.submit(
                lambda session: lease_numbers(session, OFFICE, TODAY, 3, device_id=KIOSK, now=reception.now)
            )
            for _ in range(50)
        ]
        blocks = [future.result(20) for future in futures]
        return [number for each in blocks if isinstance(each, Block) for number in range(each.first, each.last + 1)]

    assert sorted(ask()) == list(range(1, 151))


def test_the_last_block_of_a_day_is_shorter_and_then_there_are_none(reception: Reception):
    lease(reception, 1)
    reception.does(lambda session: session.execute(update(NumberCounterRow).values(next_number=8990)))

    assert lease(reception, 20) == block(8990, 8999)
    refused = lease(reception, 1)
    assert isinstance(refused, Refused) and refused.code == "no_numbers"


def test_only_today_and_the_next_day_that_opens(reception: Reception):
    def refused(days: int) -> bool:
        return isinstance(lease(reception, 1, days=days), Refused)

    assert [refused(-1), refused(0), refused(1), refused(2)] == [True, False, False, True]
    reception.now += timedelta(days=4)  # a Friday: the next day that opens is Monday
    assert [refused(4), refused(5), refused(7)] == [False, True, False]

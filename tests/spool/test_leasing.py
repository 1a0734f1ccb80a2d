"""Numbers are leased before they are needed, and a service that is only away is asked again at once."""

import asyncio
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import cast

import pytest

from builders.spooling import DAY, a_desk
from kiosk.client.answers import NoAnswer, Refused
from kiosk.client.device_answers import Leased
from kiosk.client.device_calls import DeviceCalls
from kiosk.domain.numbers import Block
from kiosk.spool.leasing import Lessee


@dataclass
class Lessor:
    """Answers like this, one after the other."""

    answers: list[Leased | NoAnswer] = field(default_factory=list)

    async def lease(self, *, service_day: date, count: int) -> Leased | NoAnswer:
        return self.answers.pop(0)


@pytest.mark.parametrize(("status", "asked_again"), [(503, True), (502, True), (409, False), (422, False)])
def test_only_what_the_service_has_refused_is_not_asked_for_again_soon(tmp_path: Path, status: int, asked_again: bool):
    lessor = Lessor([Refused(status=status), Leased(service_day=DAY, block=Block(first=1, last=20))])
    with a_desk(tmp_path) as desk:
        lessee = Lessee(desk.spool, cast(DeviceCalls, lessor), in_hand=20, steady=desk.clock.steady, journal=desk.notes)

        async def twice() -> list[bool]:
            return [await lessee.fill(DAY) for _ in range(2)]

        assert asyncio.run(twice()) == [False, asked_again]

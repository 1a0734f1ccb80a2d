"""Whatever goes wrong around the kiosk: no number that is not kept, a way on within 3 s, and well again by itself."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from builders.cut_line import CutLine, cut_line
from builders.failing_disk import HAS_NO_ROOM, Failing, full, mute, no_byte_more
from builders.processes import Installation, Service
from builders.scale import scaled
from builders.spool_on_disk import numbers_in_hand, spooled_numbers
from builders.store import counted_visits, engine_of, until_all_taken
from builders.telling_process import Told, until_true
from builders.touched_kiosk import KioskPlace, painted_numbers, pair_kiosk
from kiosk.service.store.tables import ArrivalRow

FALLBACK_WITHIN_SECONDS = 3.0
WELL_WITHIN_SECONDS = 60.0
CITIZENS = scaled(100, least=4)
SLACK = timedelta(seconds=30)
MADE_UP = 8999
SHOWS_ANYWAY = f"""
from kiosk.spool import registrar
numbered = registrar.Registrar._numbered
def careless(room, sealing):
    found = numbered(room, sealing)
    return found if isinstance(found, registrar.Arrived) else sealing.seal({MADE_UP})[0]
registrar.Registrar._numbered = careless
"""
IS_PATIENT = """
from kiosk.flow.rhythm import Rhythm
from kiosk.presenter import front
from kiosk.spool import database
database._BUSY_SECONDS = 30.0
front._rhythm = lambda settings: Rhythm(registering=20.0, between_numbers=0.0, most_numbers=1_000_000)
"""
JUMPS = """
import os
from dataclasses import replace
from pathlib import Path
from kiosk import kiosk_app
told = kiosk_app.machine_time
def jumping():
    now, file = told(), Path(os.environ["KIOSK_DATA_DIR"]) / "jump"
    by = float(file.read_text()) if file.exists() else 0.0
    return replace(now, wall=now.wall + by{and_more})
kiosk_app.machine_time = jumping
"""


@dataclass(kw_only=True)
class Street:
    """A kiosk at work behind a line that can be cut, in front of a service that can be frozen."""

    installation: Installation
    service: Service
    line: CutLine
    place: KioskPlace

    def not_kept(self, painted: list[int]) -> set[int]:
        """Numbers from the glass that are neither in the spool nor with the service."""
        until_all_taken(self.installation)
        return set(painted) - set(spooled_numbers(self.place.data)) - set(counted_visits(self.installation, "main"))

    def until_delivered(self) -> float:
        return until_true(lambda: not spooled_numbers(self.place.data), seconds=2 * WELL_WITHIN_SECONDS)


@contextmanager
def street(installation: Installation, *, planted: str = "", in_hand: int = 40 + 4 * CITIZENS) -> Iterator[Street]:
    installation.command("office", "add", "main", "--name", "Prøve Kommune", "--always-open")
    data, log = installation.folder / "kiosk", installation.folder / "kiosk.log"
    with installation.serving() as service, cut_line(service.url) as line:
        pair_kiosk(installation, line.url, data)
        place = KioskPlace(data=data, log=log, environment={"KIOSK_NUMBERS_IN_HAND": str(in_hand)}, planted=planted)
        with place.touched(rounds=0) as kiosk:
            kiosk.until("ready")
            until_true(lambda: numbers_in_hand(data) >= in_hand, seconds=60)
        yield Street(installation=installation, service=service, line=line, place=place)


def wait_of(told: Told) -> float:
    """How long a citizen waited for what came; who found the page there already did not wait."""
    return float(told["at"] - (told["touched"] or told["at"]))


def through_a_failing_disk(here: Street, failing: Failing) -> tuple[list[int], float]:
    """Numbers from the glass, and how long the fallback page let a citizen wait. The line is cut meanwhile."""
    here.line.cut()
    with here.place.touched() as kiosk:
        kiosk.until("number", count=CITIZENS)
        with failing(kiosk.process.pid, here.place.data):
            fallback = kiosk.until("fallback", after=time.monotonic(), seconds=30)
        kiosk.until("number", after=time.monotonic(), count=CITIZENS, seconds=WELL_WITHIN_SECONDS)
    return painted_numbers(kiosk), wait_of(fallback)


@pytest.mark.parametrize("failing", [full, no_byte_more, mute])
def test_a_disk_that_fails_sends_the_citizen_to_the_reception(on_sqlite: Installation, failing: Failing):
    with street(on_sqlite, planted=HAS_NO_ROOM) as here:
        painted, waited = through_a_failing_disk(here, failing)

        assert here.not_kept(painted) == set()
        assert len(painted) == len(set(painted)) >= 2 * CITIZENS
        assert waited <= FALLBACK_WITHIN_SECONDS


def test_a_number_shown_in_spite_of_the_disk_is_caught(on_sqlite: Installation):
    with street(on_sqlite, planted=SHOWS_ANYWAY) as here, here.place.touched() as kiosk:
        here.line.cut()
        with no_byte_more(kiosk.process.pid, here.place.data):
            until_true(lambda: MADE_UP in painted_numbers(kiosk), seconds=30)

        assert here.not_kept(painted_numbers(kiosk)) == {MADE_UP}


def test_a_kiosk_that_lets_a_citizen_wait_for_the_disk_is_caught(on_sqlite: Installation):
    with street(on_sqlite, planted=IS_PATIENT) as here:
        _, waited = through_a_failing_disk(here, mute)

        assert waited > FALLBACK_WITHIN_SECONDS


def test_a_frozen_service_is_nothing_that_a_citizen_notices(on_sqlite: Installation):
    with street(on_sqlite) as here, here.place.touched(rounds=2 * CITIZENS) as kiosk:
        kiosk.until("number")
        here.service.process.send_signal(signal.SIGSTOP)
        kiosk.until("done")
        here.service.process.send_signal(signal.SIGCONT)
        seconds = here.until_delivered()

        assert here.not_kept(painted_numbers(kiosk)) == set()
    assert kiosk.all("fallback") == []
    assert max(map(wait_of, kiosk.all("number"))) <= FALLBACK_WITHIN_SECONDS
    assert seconds <= WELL_WITHIN_SECONDS


def test_without_a_number_in_hand_the_citizen_goes_to_the_reception(on_sqlite: Installation):
    with street(on_sqlite, in_hand=1) as here, here.place.touched() as kiosk:
        here.line.cut()
        fallback = kiosk.until("fallback")
        given = painted_numbers(kiosk)
        here.line.mend()
        kiosk.until("number", after=time.monotonic(), seconds=WELL_WITHIN_SECONDS)

        assert here.not_kept(given) == set()
    assert len(given) == len(set(given)) >= 50
    assert wait_of(fallback) <= FALLBACK_WITHIN_SECONDS


@dataclass(frozen=True, kw_only=True)
class Outage:
    """`before`: numbers of those who came before the plug was pulled; `after`: of those who came then."""

    before: list[int]
    after: list[int]
    mended_at: datetime


def through_jumps(here: Street, *jumps: int) -> Outage:
    """Citizens come while the network is away and the machine's clock jumps about; the plug is pulled once."""
    here.line.cut()
    with here.place.touched() as kiosk:
        for by in jumps:
            jump(here, by)
            kiosk.until("number", after=time.monotonic(), count=CITIZENS)
    with here.place.touched(rounds=CITIZENS) as reborn:
        reborn.until("done")
        mended_at = datetime.now(UTC)
        here.line.mend()
        here.until_delivered()
    until_all_taken(here.installation)
    return Outage(before=painted_numbers(kiosk), after=painted_numbers(reborn), mended_at=mended_at)


def jump(here: Street, seconds: float) -> None:
    part = here.place.data / "jump.part"
    part.write_text(str(seconds))
    part.rename(here.place.data / "jump")


def told_times(installation: Installation, numbers: list[int]) -> list[datetime]:
    """When these citizens came, by what the kiosk said of it."""
    engine = engine_of(installation)
    with engine.connect() as connection:
        times = list(connection.execute(select(ArrivalRow.at).where(ArrivalRow.number.in_(numbers))).scalars())
    engine.dispose()
    return times


def in_its_time(installation: Installation, outage: Outage, *, began: datetime) -> bool:
    """WHY until the line is mended: a time that is ahead counts as that of handing in, which comes after."""
    return all(began - SLACK <= at <= outage.mended_at for at in told_times(installation, outage.before))


def test_a_clock_that_jumps_changes_neither_numbers_nor_times(on_sqlite: Installation):
    began = datetime.now(UTC)
    with street(on_sqlite, planted=JUMPS.format(and_more="")) as here:
        outage = through_jumps(here, 0, 3600, -3600)
        painted = [*outage.before, *outage.after]

        assert here.not_kept(painted) == set()
    assert len(painted) == len(set(painted)) >= 4 * CITIZENS
    assert in_its_time(on_sqlite, outage, began=began)


def test_a_kiosk_that_goes_by_a_clock_that_jumps_is_caught(on_sqlite: Installation):
    began = datetime.now(UTC)
    with street(on_sqlite, planted=JUMPS.format(and_more=", steady=now.steady + by")) as here:
        outage = through_jumps(here, 0, 3600)

    assert not in_its_time(on_sqlite, outage, began=began)

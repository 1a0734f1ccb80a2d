"""The kiosk is killed again and again while the network is away: who had a number on the glass arrives, and once."""

import random
from collections import Counter
from dataclasses import dataclass, field
from threading import Event

from builders.cut_line import CutLine, Line, cut_line
from builders.processes import Installation
from builders.scale import scaled
from builders.spool_on_disk import numbers_in_hand, spooled_numbers
from builders.store import counted_visits, until_all_taken
from builders.telling_process import until_true
from builders.touched_kiosk import FOREVER, KioskPlace, painted_numbers, pair_kiosk

OUTAGES = scaled(10, least=1)
KILLS = scaled(5, least=1)
ARRIVALS = scaled(200, least=20)
DELIVERED_WITHIN_SECONDS = 60.0
WAYS = [Line.LOSING_ANSWERS, Line.SILENT, Line.CUT]
FORGETS = """
from kiosk.spool import envelopes, shipping
deliver = shipping.Shipper._deliver
async def hasty(shipper, batch):
    ids = [each.id for each in batch]
    shipper._spool.submit(lambda connection: envelopes.drop(connection, ids))
    return await deliver(shipper, batch)
shipping.Shipper._deliver = hasty
"""
REPEATS = """
import uuid
from kiosk.client import device_calls
written = device_calls._written
device_calls._written = lambda envelope: written(envelope) | {"id": str(uuid.uuid4())}
"""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """`lost`: numbers that stood on the glass and never arrived. `unseen`: that arrived and never stood there."""

    painted: int
    lost: Counter[int]
    unseen: Counter[int]
    deaths: int
    seconds: list[float]


@dataclass(kw_only=True)
class Street:
    """A kiosk behind a line that fails; what stood on its glass, over all its lives."""

    line: CutLine
    place: KioskPlace
    chance: random.Random = field(default_factory=lambda: random.Random(11))
    painted: Counter[int] = field(default_factory=Counter)
    deaths: int = 0

    def fill_hand(self) -> None:
        with self.place.touched(rounds=0) as kiosk:
            kiosk.until("ready")
            until_true(lambda: numbers_in_hand(self.place.data) >= ARRIVALS, seconds=60)

    def outage(self, way: Line) -> float:
        """Returns how long it took until everything was delivered after the network was back, in seconds."""
        self.line.becomes(way)
        before = self.painted.total()
        for end in sorted(self.chance.sample(range(2, ARRIVALS), KILLS)):
            self._life(max(1, end - self.painted.total() + before), dies=True)
        self._life(max(1, ARRIVALS - self.painted.total() + before), dies=False)
        self.line.mend()
        self._life(0, dies=True)
        with self.place.touched(rounds=0):
            return until_true(lambda: not spooled_numbers(self.place.data), seconds=2 * DELIVERED_WITHIN_SECONDS)

    def _life(self, citizens: int, *, dies: bool) -> None:
        """Who dies is dead some moment after that many numbers, in the middle of whatever it does then."""
        with self.place.touched(rounds=FOREVER if dies and citizens else citizens) as kiosk:
            kiosk.until("number" if citizens else "ready", count=max(1, citizens))
            Event().wait(self.chance.uniform(0, 0.3))
        self.painted.update(painted_numbers(kiosk))
        self.deaths += 1


def _played(installation: Installation, ways: list[Line], *, planted: str = "") -> Outcome:
    installation.command("office", "add", "main", "--name", "Prøve Kommune", "--always-open")
    data, log = installation.folder / "kiosk", installation.folder / "kiosk.log"
    seconds = []
    with installation.serving() as service, cut_line(service.url) as line:
        pair_kiosk(installation, line.url, data)
        hand = {"KIOSK_NUMBERS_IN_HAND": str(ARRIVALS)}
        street = Street(line=line, place=KioskPlace(data=data, log=log, environment=hand, planted=planted))
        for way in ways:
            street.fill_hand()
            seconds.append(street.outage(way))
        until_all_taken(installation)
    arrived = Counter(counted_visits(installation, "main"))
    return Outcome(
        painted=street.painted.total(),
        lost=street.painted - arrived,
        unseen=arrived - street.painted,
        deaths=street.deaths,
        seconds=seconds,
    )


def test_every_number_on_the_glass_arrives_once_however_often_the_plug_is_pulled(on_sqlite: Installation):
    outcome = _played(on_sqlite, [WAYS[outage % len(WAYS)] for outage in range(OUTAGES)])

    assert outcome.painted >= OUTAGES * ARRIVALS
    assert outcome.lost == Counter()
    # Between the disk and the glass a plug may be pulled: at most one citizen each time saw no number.
    assert outcome.unseen.total() <= outcome.deaths
    assert set(outcome.unseen.values()) <= {1}
    assert max(outcome.seconds) <= DELIVERED_WITHIN_SECONDS


def test_a_kiosk_that_forgets_what_it_has_only_sent_is_caught(on_sqlite: Installation):
    assert _played(on_sqlite, [Line.CUT], planted=FORGETS).lost


def test_a_kiosk_that_sends_the_same_arrival_as_another_is_caught(on_sqlite: Installation):
    outcome = _played(on_sqlite, [Line.LOSING_ANSWERS], planted=REPEATS)

    assert outcome.unseen.total() > outcome.deaths

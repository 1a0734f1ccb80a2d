"""The service is killed again and again while arrivals come in: nothing acknowledged is lost or counted twice."""

import random
import threading
import time
from http.client import HTTPException

from builders.processes import Installation, Service, free_port
from builders.public_room import Item, PairedKiosk, pair
from builders.scale import scaled
from builders.store import counted_arrivals, counted_visits, until_all_taken

KILLS = scaled(200, least=3)
ARRIVALS = KILLS * 50
# Three seconds are promised; at small size other tests run beside this one, and time is not what is judged.
BACK_WITHIN_SECONDS = 3.0 if scaled(200) == 200 else 30.0


class Sender:
    """Sends every arrival until it is acknowledged, as a kiosk's spool does."""

    def __init__(self, kiosk: PairedKiosk, items: list[Item]) -> None:
        self._kiosk = kiosk
        self._waiting = items
        self.acknowledged: list[str] = []
        self.sent_again = 0

    def send_to(self, service: Service, *, until: threading.Event) -> None:
        while self._waiting and not until.is_set():
            batch = self._waiting[:3]
            try:
                status, answer = service.call(
                    "POST", "/v1/kiosk/arrivals", {"arrivals": batch}, token=self._kiosk.token
                )
            except (OSError, HTTPException):
                self.sent_again += len(batch)
                return
            assert status == 202, answer
            self.acknowledged += [str(item["id"]) for item in batch]
            del self._waiting[: len(batch)]

    @property
    def done(self) -> bool:
        return not self._waiting


def _one_life(installation: Installation, port: int, senders: list[Sender], *, kill_after: float | None) -> float:
    """Starts the service, lets the senders send, and kills it; how long it took to answer, in seconds."""
    began = time.perf_counter()
    service = installation.start(port=port)
    back = time.perf_counter() - began
    over = threading.Event()
    threads = [threading.Thread(target=sender.send_to, args=(service,), kwargs={"until": over}) for sender in senders]
    for thread in threads:
        thread.start()
    if kill_after is not None:
        over.wait(kill_after)
        service.kill()
        over.set()
    for thread in threads:
        thread.join()
    service.kill()
    return back


def test_a_service_killed_in_the_middle_loses_nothing_and_counts_nothing_twice(on_both: Installation):
    offices = ["north", "south"]
    for office in offices:
        on_both.add_office(office)
    with on_both.serving() as service:
        kiosks = [pair(on_both, service, office=office) for office in offices]
    each = ARRIVALS // len(offices)
    senders = [Sender(kiosk, [kiosk.arrival(1 + n) for n in range(each)]) for kiosk in kiosks]
    chance = random.Random(17)
    port = free_port()

    backs = [_one_life(on_both, port, senders, kill_after=chance.uniform(0.02, 0.5)) for _ in range(KILLS)]
    backs.append(_one_life(on_both, port, senders, kill_after=None))
    with on_both.serving():
        until_all_taken(on_both)

    assert all(sender.done for sender in senders)
    for office, sender in zip(offices, senders, strict=True):
        assert counted_arrivals(on_both, office) == dict.fromkeys(sender.acknowledged, 1)
        assert counted_visits(on_both, office) == dict.fromkeys(range(1, each + 1), 1)
    assert max(backs) <= BACK_WITHIN_SECONDS

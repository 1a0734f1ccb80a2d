"""Event streams on four processes: listeners that reconnect all the time miss nothing and hear it in order."""

import random
import threading
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

from builders.processes import Installation, Service
from builders.public_room import PairedKiosk, pair
from builders.scale import scaled
from builders.store import event_ids, until_all_taken

EVENTS = scaled(10_000, least=300)
PROCESSES = 4
BATCH = 25


class RestlessListener(threading.Thread):
    """Reads a few events, hangs up, and goes on at another process from the last id it has."""

    def __init__(self, services: list[Service], token: str, *, seed: int) -> None:
        super().__init__(daemon=True)
        self._services, self._token = services, token
        self._chance = random.Random(seed)
        self.ids: list[int] = []
        self.visits: list[int] = []
        self.connections = 0
        self.wanted: int | None = None
        self.failure: BaseException | None = None

    def run(self) -> None:
        try:
            while self.wanted is None or not self.visits or self.visits[-1] < self.wanted:
                self._listen(self._chance.randint(1, 40))
        except BaseException as failure:
            self.failure = failure
            raise

    def _listen(self, most: int) -> None:
        headers = {"Authorization": f"Bearer {self._token}", "Last-Event-ID": str(self.ids[-1] if self.ids else 0)}
        request = urllib.request.Request(self._chance.choice(self._services).url + "/v1/staff/events", headers=headers)
        self.connections += 1
        name, id = "", 0
        with urllib.request.urlopen(request, timeout=15) as stream:
            for raw in stream:
                line = raw.decode().rstrip("\r\n")
                if line.startswith("event:"):
                    name = line[6:].strip()
                elif line.startswith("id:"):
                    id = int(line[3:])
                elif line == "" and name:
                    self._hear(name, id)
                    name, most = "", most - 1
                    if most <= 0:
                        return
                elif line.startswith(":") and self.wanted is not None:
                    return

    def _hear(self, name: str, id: int) -> None:
        assert name != "reset"
        self.ids.append(id)
        if name == "visit":
            self.visits.append(id)


def _send_all(services: list[Service], kiosk: PairedKiosk) -> None:
    """Arrivals and an amendment to each, at random processes, eight requests at a time."""
    half = EVENTS // 2
    arrivals = [kiosk.arrival(1 + n) for n in range(half)]
    amendments = [kiosk.amendment(1 + n, str(item["id"])) for n, item in enumerate(arrivals)]

    def send(start: int) -> None:
        for items in (arrivals, amendments):
            body = {"arrivals": items[start : start + BATCH]}
            service = random.Random(start).choice(services)
            status, answer = service.call("POST", "/v1/kiosk/arrivals", body, token=kiosk.token)
            assert status == 202, answer

    with ThreadPoolExecutor(8) as senders:
        list(senders.map(send, range(0, half, BATCH)))


def test_listeners_that_reconnect_all_the_time_have_every_event_in_order(on_postgres: Installation):
    on_postgres.add_office("main")
    on_postgres.add_user("reception", "receptionist")
    with ExitStack() as stack:
        services = [stack.enter_context(on_postgres.serving()) for _ in range(PROCESSES)]
        token = services[0].log_in("reception")["token"]
        listeners = [RestlessListener(services, token, seed=seed) for seed in (1, 2)]
        for listener in listeners:
            listener.start()

        _send_all(services, pair(on_postgres, services[0]))
        until_all_taken(on_postgres)
        happened = event_ids(on_postgres, "main", kind="visit")
        for listener in listeners:
            listener.wanted = happened[-1]
        for listener in listeners:
            listener.join(120)

    for listener in listeners:
        assert listener.failure is None
        assert listener.ids == sorted(listener.ids)
        assert sorted(set(listener.visits)) == happened
        assert listener.connections > EVENTS / 100

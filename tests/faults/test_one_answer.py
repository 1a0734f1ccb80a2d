"""Asking the kiosk tells nothing: whoever is typed in, and whatever they are to us, the answer is one and the same."""

import http.client
import json
import random
from datetime import date, timedelta
from pathlib import Path

from builders.exported_day import Exported, write_export
from builders.processes import Installation, Service
from builders.public_room import Item, PairedKiosk, pair
from builders.scale import scaled

DATES = scaled(1_000, least=60)
# One person for each state of the table in product.md §3; who is not in the day is a stranger.
DAY = [
    Exported(at="10:00", digits="010190"),
    Exported(at="10:00", digits="020280"),
    Exported(at="10:00", digits="020280", caseworker="Bo Lind", initials="BOLI"),
    Exported(at="10:15", digits="030370"),
    Exported(at="14:00", digits="040460"),
    Exported(at="09:00", digits="050550"),
    Exported(at="13:00", digits="050550"),
    Exported(at="11:00", digits="060640", cancelled=True),
    Exported(at="12:00", digits="710165"),
]


def _dates() -> list[str]:
    """Sampled over a century; every tenth a replacement number (day + 60)."""
    chance = random.Random(4)
    days = [date(1930, 1, 1) + timedelta(days=chance.randrange(29_000)) for _ in range(DATES)]
    return [f"{day.day + 60 * (n % 10 == 0):02}{day:%m%y}" for n, day in enumerate(days)]


def _everyone(kiosk: PairedKiosk) -> list[Item]:
    known = [row.digits for row in DAY]
    declared = ["10:00", "unknown", "none"]
    people = [(digits, time) for digits in [*known, "010191", *_dates()] for time in declared]
    items = [kiosk.arrival(1 + n, digits=who.encode(), declared=time) for n, (who, time) in enumerate(people)]
    items += [kiosk.arrival(8000 + n, digits=None, declared=time) for n, time in enumerate(declared)]
    items += [kiosk.arrival(8100, digits=None, code="K7QF2M8X"), kiosk.arrival(1)]
    items += [{**kiosk.arrival(8200), "envelope": "not base64"}, {**kiosk.arrival(8201), "key_id": "unknown"}]
    return items


def _answer(service: Service, kiosk: PairedKiosk, item: Item) -> tuple[int, tuple[tuple[str, str], ...], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=30)
    headers = {"Authorization": f"Bearer {kiosk.token}", "Content-Type": "application/json"}
    connection.request("POST", "/v1/kiosk/arrivals", json.dumps({"arrivals": [item]}), headers)
    answer = connection.getresponse()
    shape = tuple((name, value) for name, value in answer.getheaders() if name.lower() != "date")
    body = answer.read()
    connection.close()
    return answer.status, shape, body


def test_everybody_gets_the_same_bytes_of_answer(on_sqlite: Installation, tmp_path: Path):
    on_sqlite.add_office("main")
    with on_sqlite.serving() as service:
        kiosk = pair(on_sqlite, service)
        export = write_export(tmp_path / "day.csv", kiosk.day, DAY)
        on_sqlite.command("import", str(export), "--office", "main", "--day", kiosk.day.isoformat())

        answers = {_answer(service, kiosk, item) for item in _everyone(kiosk)}

    assert len(answers) == 1
    status, _, body = answers.pop()
    assert status == 202
    assert json.loads(body) == {"accepted": 1}

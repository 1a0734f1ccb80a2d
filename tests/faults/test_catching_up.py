"""Line, mail server, database and service are cut for a minute each while everything flows: it catches up by itself."""

import json
import time
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from builders.busy_kiosk import digits_of
from builders.cut_line import CutLine, cut_line
from builders.exported_day import Exported, write_export
from builders.mail_server import mail_server
from builders.postgres import Cluster
from builders.processes import Installation, Service
from builders.receivers import http_receiver
from builders.scale import scaled
from builders.steady_flow import PER_SECOND, Flow, Told, flowing
from builders.store import counted_arrivals, counted_visits, event_ids
from builders.touched_kiosk import pair_kiosk
from kiosk.presenter.pairing import read_pairing
from kiosk.service.notify.dispatcher import SLOTS_OF_A_CHANNEL
from kiosk.wire import paths

DURING = scaled(60 * PER_SECOND, least=6)
"""So many come while something is cut: in a minute, at full size."""
BEFORE = 4
WITHIN_SECONDS = 10.0
SECRET = "whsec_" + "bWFk" * 8
PATIENT = """
from datetime import timedelta
from kiosk.service.notify import outbox
outbox.pause_after = lambda attempts, *, chance: timedelta(minutes=1)
"""


@dataclass(kw_only=True)
class House:
    """Everything that can be cut, and how it comes back."""

    installation: Installation
    database: Cluster
    service: Service
    line: CutLine
    to_mail: CutLine
    flow: Flow
    seconds: dict[str, float] = field(default_factory=dict)

    def is_without(self, what: str) -> None:
        """While many come; then how long it takes until everybody has been told of. What a service takes to start
        counts, what a database takes does not.
        """
        cut, mend, begin = {
            "line": (self.line.cut, self.line.mend, _nothing),
            "mail server": (self.to_mail.cut, self.to_mail.mend, _nothing),
            "database": (self.database.stop, self.database.start, _nothing),
            "service": (self.service.kill, _nothing, self._begin_anew),
        }[what]
        self.flow.goes_on(BEFORE)
        cut()
        try:
            self.flow.goes_on(DURING)
        finally:
            mend()
        mended_at = time.monotonic()
        begin()
        self.seconds[what] = self.flow.seconds_until_told(since=mended_at, at_most=WITHIN_SECONDS + 1)

    def _begin_anew(self) -> None:
        self.service = self.installation.start(port=self.service.port)


def _nothing() -> None:
    pass


@contextmanager
def house(installation: Installation, database: Cluster, folder: Path, *, cuts: int) -> Iterator[House]:
    with ExitStack() as running:
        mail, hooks = running.enter_context(mail_server()), running.enter_context(http_receiver())
        to_mail = running.enter_context(cut_line(f"http://127.0.0.1:{mail.port}"))
        mail_settings = {"server": to_mail.url.removeprefix("http://"), "sender": "reception@example.org"}
        installation.extra_env = {
            "KIOSK_MAIL": json.dumps(mail_settings | {"security": "none"}),
            "KIOSK_ALLOWED_HOSTS": '["127.0.0.1"]',
        }
        _furnish(installation)
        service = installation.start()
        most = cuts * (BEFORE + DURING + int(WITHIN_SECONDS) * PER_SECOND // 2)
        line = running.enter_context(cut_line(service.url))
        pair_kiosk(installation, line.url, folder / "kiosk")
        _expect(installation, service, folder, most=most)
        token = service.log_in("lena")["token"]
        _tell(service, token, hooks.url)
        flow = flowing(folder / "kiosk", url=line.url, token=token, mail=mail, hooks=hooks, most=most)
        found = House(
            installation=installation,
            database=database,
            service=service,
            line=line,
            to_mail=to_mail,
            flow=running.enter_context(flow),
        )
        try:
            yield found
        finally:
            found.service.kill()


def _furnish(installation: Installation) -> None:
    installation.command("office", "add", "main", "--name", "Kontor", "--always-open")
    installation.add_user("lena", "lead")
    installation.add_user("anne", "caseworker", initials="ANHO")


def _expect(installation: Installation, service: Service, folder: Path, *, most: int) -> None:
    """Everybody has an appointment with the one caseworker that has begun already."""
    pairing = read_pairing(folder / "kiosk")
    assert pairing is not None
    _, state = service.call("GET", paths.KIOSK_STATE, token=pairing[1].token)
    rows = [Exported(at="00:00", until="23:59", digits="".join(map(str, digits_of(each)))) for each in range(most)]
    export = write_export(folder / "day.csv", date.fromisoformat(state["service_day"]), rows)
    installation.command("import", str(export), "--office", "main", "--day", state["service_day"])


def _tell(service: Service, token: str, hook: str) -> None:
    """Of everybody who comes, at once, by mail and by a webhook."""
    anne = service.log_in("anne")
    steps = [{"after_seconds": 0, "rung": "channels"}, {"after_seconds": 3600, "rung": "board"}]
    to_anne = {"name": "Made up", "scope": "staff", "staff_id": anne["user_id"]}
    for method, path, body in (
        ("POST", paths.STAFF_CHANNELS, to_anne | {"kind": "email", "address": "prove@example.org"}),
        ("POST", paths.STAFF_CHANNELS, to_anne | {"kind": "webhook", "address": hook, "secret": SECRET}),
        ("PUT", paths.STAFF_POLICIES, {"policies": [{"team": None, "steps": steps}]}),
    ):
        headers = {"Idempotency-Key": str(uuid.uuid4())}
        status, said = service.call(method, path, body, token=token, headers=headers)
        assert status in {200, 201}, said


def _doubles(told: list[Told]) -> int:
    """How often something came again under its id; whoever is told of under two ids was told of twice."""
    assert len({number for _, number in told}) == len(set(told))
    return len(told) - len(set(told))


def _nothing_came_twice(flow: Flow, *, but: int) -> None:
    assert _doubles(flow.mailed()) <= but
    assert _doubles(flow.posted()) <= but


def test_whatever_was_cut_catches_up_by_itself_and_tells_of_nobody_twice(
    on_postgres: Installation, durable_postgres: Cluster, tmp_path: Path
):
    with house(on_postgres, durable_postgres, tmp_path, cuts=4) as played:
        for what in ("line", "mail server", "database"):
            played.is_without(what)
        _nothing_came_twice(played.flow, but=0)
        played.is_without("service")
        came = list(played.flow.citizens.numbers)
        played.flow.citizens.end()
        played.flow.seconds_until_told(since=time.monotonic(), at_most=WITHIN_SECONDS)

        assert max(played.seconds.values()) <= WITHIN_SECONDS, played.seconds
        # What was being sent when the plug was pulled is sent again, under the same id.
        _nothing_came_twice(played.flow, but=SLOTS_OF_A_CHANNEL)
        ear = played.flow.ear
    assert counted_visits(on_postgres, "main") == dict.fromkeys(came, 1)
    assert set(counted_arrivals(on_postgres, "main").values()) == {1}
    assert ear.visits == event_ids(on_postgres, "main", kind="visit")
    assert ear.ids == sorted(set(ear.ids))


def test_a_service_that_waits_too_long_is_caught(on_postgres: Installation, durable_postgres: Cluster, tmp_path: Path):
    on_postgres.planted = PATIENT
    with house(on_postgres, durable_postgres, tmp_path, cuts=1) as played:
        played.is_without("mail server")

    assert played.seconds["mail server"] > WITHIN_SECONDS

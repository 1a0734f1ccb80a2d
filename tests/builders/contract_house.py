"""One office as people outside the project meet it: a real service, its devices, its staff, its day's appointments."""

import json
import time
import uuid
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from threading import Event
from typing import Any

from builders.made_up_people import strangers
from builders.outsider import Answer, Outsider, outsider
from builders.processes import PASSWORD, Installation, Service
from builders.street_kiosk import StreetKiosk

Visit = dict[str, Any]
Appointment = dict[str, Any]

OFFICE, OTHER_OFFICE = "main", "nord"
STAFF = (
    ("rikke", "receptionist", "", "Rikke Reception", OFFICE),
    ("lene", "lead", "", "Lene Leder", OFFICE),
    ("aksel", "admin", "", "Aksel Admin", OFFICE),
    ("anne", "caseworker", "ANHO", "Anne Holm", OFFICE),
    ("bo", "caseworker", "BOLI", "Bo Lind", OFFICE),
    ("nina", "receptionist", "", "Nina Nord", OTHER_OFFICE),
    ("niels", "caseworker", "NINO", "Niels Nord", OTHER_OFFICE),
    ("nora", "admin", "", "Nora Nord", OTHER_OFFICE),
)
EVERYBODY = tuple(name for name, *_ in STAFF)
_DEVICES = (("kiosk", OFFICE), ("display", OFFICE), ("kiosk", OTHER_OFFICE))
_HEADINGS = "external_id;starts_at;ends_at;cpr;caseworker;initials;room;team;status;citizen"
_STILL_PLANNED = 8
_PATIENCE = 30.0
_NEVER = Event()


def clock_at(moment: str) -> str:
    """Python to run before a program: it is that moment now, and programs that are started later are later."""
    ahead = datetime.fromisoformat(moment).timestamp() - time.time()
    return f"import time, time_machine\ntime_machine.travel(time.time() + {ahead!r}, tick=True).start()"


def eventually(look: Callable[[], Any]) -> Any:
    """The first answer that is not None; fails after a while."""
    for _ in range(int(_PATIENCE / 0.01)):
        found = look()
        if found is not None:
            return found
        _NEVER.wait(0.01)
    raise AssertionError("it never happened")


@dataclass(kw_only=True)
class Board:
    """One of the staff with what they may do."""

    outside: Outsider
    token: str = field(repr=False)
    user_id: str = ""

    def get(self, path: str) -> Answer:
        return self.outside.call("GET", path, token=self.token)

    def post(self, path: str, body: Any = None, *, key: str = "") -> Answer:
        return self.outside.call("POST", path, body, token=self.token, key=key)

    def visits(self) -> list[Visit]:
        return list(self.get("/v1/staff/visits").body()["visits"])

    def with_number(self, number: int) -> list[Visit]:
        return [visit for visit in self.visits() if visit["number"] == number]

    def of(self, number: int) -> Visit:
        """The visit with this number, as soon as it is there."""
        return dict(eventually(lambda: next(iter(self.with_number(number)), None)))

    def again(self, visit: Visit) -> Visit:
        return next(each for each in self.visits() if each["id"] == visit["id"])

    def changed(self, visit: Visit) -> Visit:
        """The visit as soon as it is a newer version."""

        def newer() -> Visit | None:
            now = self.again(visit)
            return now if now["version"] > visit["version"] else None

        return dict(eventually(newer))

    def takes(self, visit: Visit, step: str, **words: Any) -> Answer:
        return self.post(f"/v1/staff/visits/{visit['id']}/{step}", words, key=str(uuid.uuid4()))

    def does(self, visit: Visit, *steps: str, **words: Any) -> Visit:
        """Steps that must be allowed; the words go with each."""
        for step in steps:
            visit = self.takes(visit, step, **words).body()
        return visit

    def free_desk(self) -> dict[str, Any]:
        desks = self.get("/v1/staff/desks").body()["desks"]
        return dict(next(desk for desk in desks if desk["visit_id"] is None))

    def pairing_code(self, kind: str) -> str:
        """As an administrator makes one in the staff tool."""
        return str(self.post("/v1/staff/pairing_codes", {"kind": kind}, key=str(uuid.uuid4())).body(201)["code"])

    def calls_next(self, desk: str) -> Answer:
        return self.post("/v1/staff/call_next", {"desk_id": desk}, key=str(uuid.uuid4()))


class Staff(dict[str, Board]):
    """By log-in name; each logs in when first asked for."""

    def __init__(self, outside: Outsider) -> None:
        super().__init__()
        self._outside = outside

    def __missing__(self, name: str) -> Board:
        self[name] = logged_in(self._outside, name)
        return self[name]


@dataclass(kw_only=True)
class Diary:
    """The day's appointments: the last ones stand, those of tests before are cancelled by and by."""

    staff: Staff
    kept_by: str
    day: date
    _made: int = 0
    _rows: list[str] = field(default_factory=list)
    _people: Iterator[str] = field(default_factory=strangers)

    def somebody(self) -> str:
        """Digits that nobody else has, nor nearly."""
        return next(self._people)

    @property
    def board(self) -> Board:
        return self.staff[self.kept_by]

    def plans(self, at: str, digits: str, *, caseworker: str = "ANHO", until: str = "", cancelled: bool = False) -> str:
        """Makes an appointment of today; returns its room, which is its own and finds it again."""
        self._made += 1
        room, status, end = f"R{self._made}", "Aflyst" if cancelled else "Planlagt", until or f"{at[:3]}59"
        when = f"{self.day:%d-%m-%Y} {at};{self.day:%d-%m-%Y} {end}"
        row = f"{room};{when};{digits}-0000;;{caseworker};{room};Job;{status};Prøve {room}"
        self._rows = [*self._rows[-_STILL_PLANNED:], row]
        text = "\r\n".join([_HEADINGS, *filter(None, self._rows)]) + "\r\n"
        report = self.board.post(f"/v1/staff/imports?day={self.day}", text.encode()).body()
        assert report["rejected"] == [], report
        return room

    def expects(self, at: str, digits: str, **words: Any) -> Appointment:
        """Makes an appointment of today, and shows it as GET appointments does."""
        room = self.plans(at, digits, **words)
        found = self.board.get(f"/v1/staff/appointments?day={self.day}").body()["appointments"]
        return dict(next(each for each in found if each["room"] == room))

    def forget_last(self) -> None:
        """The next import will not name it."""
        self._rows[-1] = ""


@dataclass(kw_only=True)
class House:
    """`staff`: by log-in name. All tests share it, so each brings its own people and numbers."""

    installation: Installation
    service: Service
    outside: Outsider
    kiosk: StreetKiosk
    display_token: str = field(repr=False)
    staff: Staff
    diary: Diary
    other_kiosk: StreetKiosk
    other_diary: Diary

    @property
    def reception(self) -> Board:
        return self.staff["rikke"]

    @property
    def anne(self) -> Board:
        return self.staff["anne"]

    @property
    def bo(self) -> Board:
        return self.staff["bo"]

    def living_at(self, moment: str) -> Installation:
        """The same database and keys, for programs that live in another moment."""
        return replace(self.installation, clock=clock_at(moment))

    def kiosk_at(self, outside: Outsider) -> StreetKiosk:
        """The same kiosk, talking to another service process."""
        return StreetKiosk(outside=outside, token=self.kiosk.token)

    def arrives(self, digits: str | None, declared: str, **changes: Any) -> Visit:
        """Somebody checks in at the kiosk, and the reception sees it."""
        return self.reception.of(self.kiosk.arrives(digits, declared, **changes))

    def walk_in(self) -> Visit:
        return self.arrives(None, "none")

    def expected(self, at: str = "10:00", *, caseworker: str = "ANHO") -> Visit:
        """Somebody whose appointment is found."""
        digits = self.diary.somebody()
        self.diary.plans(at, digits, caseworker=caseworker)
        return self.arrives(digits, at)


def set_up(installation: Installation, *, desks: int, staff: Collection[str]) -> list[str]:
    """Offices, staff and devices by an operator's commands; returns a pairing code for each of _DEVICES."""
    orders: list[dict[str, Any]] = [
        {"argv": ["office", "add", office, "--name", f"Kontor {office}", "--desks", str(desks)]}
        for office in (OFFICE, OTHER_OFFICE)
    ]
    for name, role, initials, full_name, office in [each for each in STAFF if each[0] in staff]:
        words = ["--role", role, "--office", office, "--initials", initials, "--full-name", full_name]
        orders.append({"argv": ["user", "add", name, *words], "stdin": PASSWORD + "\n"})
    for kind, office in _DEVICES:
        orders.append({"argv": ["device", "add", "--kind", kind, "--office", office]})
    answers = run_commands(installation, orders)
    return [answer.split()[-1] for answer in answers[-len(_DEVICES) :]]


def run_commands(installation: Installation, orders: list[dict[str, Any]]) -> list[str]:
    """Several commands in one process, each of which must succeed; what they printed."""
    printed = installation.command("batch", stdin="".join(json.dumps(order) + "\n" for order in orders))
    return [json.loads(line)["out"] for line in printed.splitlines()]


@contextmanager
def opened_house(installation: Installation, *, desks: int = 40, staff: Collection[str] = EVERYBODY) -> Iterator[House]:
    """`staff`: who works there; a password takes its time."""
    codes = set_up(installation, desks=desks, staff=staff)
    with installation.serving() as service, outsider(service.url) as outside:
        at_work = Staff(outside)
        tokens = [service.pair(code)["token"] for code in codes]
        kiosk, other_kiosk = (StreetKiosk(outside=outside, token=tokens[each]) for each in (0, 2))
        day = date.fromisoformat(kiosk.state()["service_day"])
        yield House(
            installation=installation,
            service=service,
            outside=outside,
            kiosk=kiosk,
            display_token=tokens[1],
            staff=at_work,
            diary=Diary(staff=at_work, kept_by="rikke", day=day),
            other_kiosk=other_kiosk,
            other_diary=Diary(staff=at_work, kept_by="nina", day=day),
        )


def logged_in(outside: Outsider, name: str, password: str = PASSWORD) -> Board:
    session = outside.log_in(name, password).body(201)
    return Board(outside=outside, token=session["token"], user_id=session["user_id"])

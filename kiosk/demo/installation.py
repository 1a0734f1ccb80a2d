"""A demo's own installation: its folder, its service set up by an operator's commands, its devices and users."""

import json
import secrets
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.demo.day import DemoDay, DemoUser, as_csv, day_of
from kiosk.demo.processes import Processes, free_port, module_command
from kiosk.settings.refusals import SaidToOperator

OFFICE = "main"
TIME_ZONE = "Europe/Copenhagen"
_DEVICES = ("kiosk", "display")


class DemoFailed(SaidToOperator):
    """The demo cannot go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """A service that is coming up. `codes`: one pairing code for each kind of device."""

    url: str
    service: subprocess.Popen[bytes]
    password: str = field(repr=False)
    codes: dict[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    argv: tuple[str, ...]
    stdin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingUp:
    """An installation under way in one process, which afterwards serves."""

    url: str
    service: subprocess.Popen[bytes]
    password: str = field(repr=False)
    orders: tuple[_Order, ...] = field(repr=False)
    log: Path

    def wait(self) -> Installation:
        """Blocks until the office is set up; the service itself comes up a moment later. Raises DemoFailed."""
        answers = [_answer(self.service, order, self.log) for order in self.orders]
        printed = [answer for answer, order in zip(answers, self.orders, strict=True) if order.argv[0] == "device"]
        codes = {kind: words.split()[-1] for kind, words in zip(_DEVICES, printed, strict=True)}
        return Installation(url=self.url, service=self.service, password=self.password, codes=codes)


def set_up(day: DemoDay, folder: Path, processes: Processes) -> SettingUp:
    """WHY one process for all commands: each by itself would spend a second on its imports."""
    port = free_port()
    password = secrets.token_urlsafe(12)
    export = folder / "day.csv"
    export.write_text(as_csv(day), encoding="utf-8")
    orders = tuple(_orders(day, export, password))
    service = processes.start(
        "service",
        module_command("kiosk", "batch"),
        environment=_environment(folder, port),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    _hand_over(service, orders)
    log = processes.log_of("service")
    return SettingUp(url=f"http://127.0.0.1:{port}", service=service, password=password, orders=orders, log=log)


def _orders(day: DemoDay, export: Path, password: str) -> Iterator[_Order]:
    yield _Order(argv=("office", "add", OFFICE, "--name", day.office_name, "--desks", str(day.desks), "--always-open"))
    yield _Order(argv=("office", "rooms", OFFICE, *day.rooms))
    for user in day.users:
        yield _Order(argv=("user", "add", user.username, *_user_words(user)), stdin=password + "\n")
    for kind in _DEVICES:
        yield _Order(argv=("device", "add", "--kind", kind, "--office", OFFICE))
    yield _Order(argv=("import", str(export), "--office", OFFICE, "--day", day_of(day).isoformat(), "--json"))


def _user_words(user: DemoUser) -> tuple[str, ...]:
    return ("--role", user.role, "--office", OFFICE, "--initials", user.initials, "--full-name", user.full_name)


def _environment(folder: Path, port: int) -> dict[str, str]:
    return {
        "KIOSK_DATABASE_URL": f"sqlite:///{folder / 'reception.db'}",
        "KIOSK_SECRETS_DIR": str(folder / "secrets"),
        "KIOSK_LISTEN": f"127.0.0.1:{port}",
        "KIOSK_OPENAPI": "true",
        "KIOSK_TIME_ZONE": TIME_ZONE,
    }


def _hand_over(service: subprocess.Popen[bytes], orders: tuple[_Order, ...]) -> None:
    lines: list[dict[str, Any]] = [{"argv": order.argv, "stdin": order.stdin} for order in orders]
    lines.append({"argv": ["serve"], "last": True})
    assert service.stdin is not None
    service.stdin.write("".join(json.dumps(line) + "\n" for line in lines).encode())
    service.stdin.close()


def _answer(service: subprocess.Popen[bytes], order: _Order, log: Path) -> str:
    """What the command printed; its own words on standard error are in the log."""
    assert service.stdout is not None
    line = service.stdout.readline()
    answer: dict[str, Any] = json.loads(line) if line else {"exit": 1, "out": ""}
    if answer["exit"]:
        said = log.read_text(encoding="utf-8", errors="replace").strip()
        raise DemoFailed(f"The demo could not be set up: kiosk {' '.join(order.argv[:2])} failed.\n{said}")
    return str(answer["out"])

"""Repeating events by ICS and by CalDAV: the same meetings that recurring-ical-events gives, none an hour off."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from pathlib import Path
from typing import Any

import pytest
from icalendar import Component
from sqlalchemy import select

from builders.busy_calendar import CHANGES, expected, resources, together
from builders.radicale_server import PASSWORD, USER, CalDavServer, radicale
from builders.reception import CPH, Reception
from builders.sources import AtSource, at_source
from builders.web_server import Reply, WebServer, web_server
from kiosk.service.sources import ics_reader
from kiosk.service.sources.deliveries import FetchFailed, Reason, Taken
from kiosk.service.store.tables import AppointmentRow

DAYS = 4


@pytest.fixture(scope="module")
def caldav(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CalDavServer]:
    with radicale(tmp_path_factory.mktemp("radicale")) as server:
        for name, content in resources():
            server.put(name, content)
        yield server


@pytest.fixture(scope="module")
def ics() -> Iterator[WebServer]:
    with web_server(lambda asked: Reply(body=together())) as server:
        yield server


@pytest.fixture
def secret(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "password").write_text(PASSWORD, encoding="utf-8")
    return {"file": str(tmp_path / "password")}


def by_ics(reception: Reception, ics: WebServer) -> AtSource:
    return at_source(reception, kind="ics", address=f"{ics.url}/plan.ics", days=DAYS)


def by_caldav(reception: Reception, server: CalDavServer, secret: Any, **said: Any) -> AtSource:
    address = {"address": server.calendar, "username": USER, "password": secret, "days": DAYS}
    return at_source(reception, kind="caldav", **(address | said))


def begins(reception: Reception) -> list[datetime]:
    wanted = select(AppointmentRow.starts_at).where(AppointmentRow.cancelled.is_(False))
    return reception.sees(lambda session: sorted(session.scalars(wanted)))


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("by", ["ics", "caldav"])
def test_the_same_meetings_right_across_a_change_of_the_clock(
    reception: Reception, caldav: CalDavServer, ics: WebServer, secret: Any, by: str, change: date
):
    first = change - timedelta(days=2)
    reception.now = datetime.combine(first, datetime.min.time(), tzinfo=UTC).replace(hour=6)
    source = by_ics(reception, ics) if by == "ics" else by_caldav(reception, caldav, secret)

    assert source.run() == Taken()

    wanted = [each.astimezone(UTC) for each in expected(first, first + timedelta(days=DAYS), CPH)]
    assert len(wanted) > 15
    assert begins(reception) == wanted


def test_what_is_deleted_on_the_server_is_cancelled_and_what_is_moved_is_changed(
    reception: Reception, secret: Any, tmp_path: Path
):
    with radicale(tmp_path) as server:
        for name in ("utc", "weekly"):
            server.put(name, dict(resources())[name])
        reception.now = datetime(2026, 10, 25, 6, tzinfo=UTC)
        source = by_caldav(reception, server, secret)
        source.run()
        before = begins(reception)
        server.delete("utc")
        server.put("weekly", dict(resources())["weekly"].replace(b"20261029T140000", b"20261029T150000"))
        source.run()

    last = source.runs()[-1]
    assert (last.added, last.changed, last.cancelled) == (0, 1, 1)
    assert len(begins(reception)) == len(before) - 1


def test_a_wrong_password_is_said_and_nothing_else(reception: Reception, caldav: CalDavServer, tmp_path: Path):
    (tmp_path / "wrong").write_text("forkert")
    source = by_caldav(reception, caldav, {"file": str(tmp_path / "wrong")})

    assert source.run() == FetchFailed(reason=Reason.LOGIN_REFUSED)


def test_a_calendar_that_is_not_there_is_said(reception: Reception, caldav: CalDavServer, secret: Any):
    source = by_caldav(reception, caldav, secret, address=f"{caldav.url}/{USER}/none/")

    assert source.run() == FetchFailed(reason=Reason.NOT_FOUND)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html/>",
        b'<!DOCTYPE x [<!ENTITY a "b">]><multistatus xmlns="DAV:">&a;</multistatus>',
        b"<multistatus xmlns='DAV:'>",
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><multistatus xmlns="DAV:">&a;</multistatus>'.encode(
            "utf-16"
        ),
    ],
)
def test_an_answer_that_is_none_is_not_believed(reception: Reception, secret: Any, body: bytes):
    with web_server(lambda asked: Reply(status=207, body=body)) as server:
        source = at_source(reception, kind="caldav", address=f"{server.url}/")

        assert source.run() == FetchFailed(reason=Reason.BAD_ANSWER)


def test_the_comparison_catches_a_reader_that_forgets_the_change_of_the_clock(
    reception: Reception, ics: WebServer, monkeypatch: pytest.MonkeyPatch
):
    """The planted reader takes every local time for winter time."""
    first = CHANGES[1] - timedelta(days=2)
    winter = timezone(timedelta(hours=1))

    def forgets(component: Component, name: str, tz: tzinfo) -> datetime | None:
        moment = getattr(component.get(name), "dt", None)
        return moment.replace(tzinfo=winter).astimezone(UTC) if isinstance(moment, datetime) else None

    monkeypatch.setattr(ics_reader, "_instant", forgets)
    reception.now = datetime.combine(first, datetime.min.time(), tzinfo=UTC).replace(hour=6)
    by_ics(reception, ics).run()

    assert begins(reception) != [each.astimezone(UTC) for each in expected(first, first + timedelta(days=DAYS), CPH)]

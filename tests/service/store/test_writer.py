"""Writing: one transaction per use case in effect, the alarm first, and answers after the commit."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from builders.held_writers import Held
from builders.reception import OFFICE, Reception
from kiosk.service.store.jobs import Priority
from kiosk.service.store.ledger import Audited, append_all, append_event
from kiosk.service.store.tables import AuditRow, DeskRow, EventRow
from kiosk.service.usecases.audit_chain import Holds, check_chain

Job = Callable[[Session], Any]


def _desk(reception: Reception, id: str) -> Job:
    return lambda session: session.add(DeskRow(office_id=OFFICE, id=id, name=id, position=9))


def _desks(reception: Reception) -> set[str]:
    return set(reception.sees(lambda session: session.scalars(select(DeskRow.id)).all()))


def _raise(session: Session) -> None:
    session.add(DeskRow(office_id=OFFICE, id="never", name="never", position=9))
    session.flush()
    raise ZeroDivisionError


def test_a_job_that_fails_takes_only_its_own_work_back(reception: Reception):
    with Held(reception):
        futures = [
            reception.store.submit(_desk(reception, "before")),
            reception.store.submit(_raise),
            reception.store.submit(_desk(reception, "after")),
        ]

    with pytest.raises(ZeroDivisionError):
        futures[1].result(10)
    assert [futures[0].result(10), futures[2].result(10)] == [None, None]
    assert {"before", "after"} <= _desks(reception)
    assert "never" not in _desks(reception)


def test_what_breaks_a_constraint_breaks_nobody_elses_work(reception: Reception):
    with Held(reception):
        futures = [reception.store.submit(_desk(reception, id)) for id in ("a", "1", "b")]

    assert [future.exception(10) is None for future in futures] == [True, False, True]
    assert {"a", "b"} <= _desks(reception)


def test_what_one_job_has_read_is_not_known_to_the_next(reception: Reception):
    kept: list[DeskRow] = []  # WHY: what nobody holds any more a session forgets by itself

    def known_before(session: Session) -> int:
        known = len(session.identity_map)
        kept.extend(session.scalars(select(DeskRow)))
        return known

    with Held(reception):
        jobs = [reception.store.submit(known_before) for _ in range(3)]

    assert [job.result(10) for job in jobs] == [0, 0, 0]


def test_an_answer_comes_after_its_commit(reception: Reception):
    reception.does(_desk(reception, "new"))

    assert "new" in _desks(reception)


def test_an_alarm_goes_before_everything_that_waits(reception: Reception):
    done: list[str] = []

    def note(what: str) -> Job:
        return lambda session: done.append(what)

    with Held(reception):
        futures: list[Future[None]] = [reception.store.submit(note("bulk"), Priority.BULK)]
        futures.append(reception.store.submit(note("ordinary")))
        alarm = reception.store.submit(note("alarm"), Priority.ALARM)
        if not reception.store.engines.is_sqlite:
            alarm.result(10)  # it has threads of its own: held writers are nothing to it
    for future in futures:
        future.result(10)

    assert done[0] == "alarm"


def test_only_what_is_committed_wakes_anybody(reception: Reception):
    woken: list[frozenset[str]] = []
    reception.store.on_commit(woken.append)

    def tells(session: Session) -> None:
        append_event(session, OFFICE, "visit", "somebody", reception.now)

    def tells_and_fails(session: Session) -> None:
        tells(session)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        reception.does(tells_and_fails)
    assert woken == []
    reception.does(tells)

    assert woken == [frozenset({OFFICE})]


def test_jobs_of_many_threads_leave_no_gap_in_the_events(reception: Reception):
    def tells(session: Session) -> None:
        append_event(session, OFFICE, "visit", "somebody", reception.now)

    before = reception.sees(lambda session: session.scalar(select(func.count()).select_from(EventRow)) or 0)
    for future in [reception.store.submit(tells) for _ in range(100)]:
        future.result(20)

    ids = reception.sees(lambda session: session.scalars(select(EventRow.id).order_by(EventRow.id)).all())
    assert list(ids) == list(range(1, before + 101))


def test_what_the_jobs_of_one_commit_say_is_one_chain_without_what_failed(reception: Reception):
    def acts(subject: str) -> Job:
        said = Audited(actor="anna", action="visit.left", subject=subject, origin="")
        return lambda session: append_all(
            session, OFFICE, events=[("visit", subject)] * 2, audited=[said], now=reception.now
        )

    def acts_and_fails(session: Session) -> None:
        acts("never")(session)
        raise ZeroDivisionError

    with Held(reception):
        futures = [reception.store.submit(job) for job in (acts("one"), acts_and_fails, acts("two"), acts("three"))]

    assert [future.exception(10) is None for future in futures] == [True, False, True, True]
    rows = reception.sees(lambda session: session.scalars(select(AuditRow).order_by(AuditRow.seq)).all())
    assert reception.sees(lambda session: check_chain(session, OFFICE)) == Holds(rows=len(rows))
    assert {row.subject for row in rows[-3:]} == {"one", "two", "three"}
    events = reception.sees(lambda session: session.scalars(select(EventRow).order_by(EventRow.id)).all())
    assert [row.id for row in events] == list(range(1, len(events) + 1))
    assert [row.subject for row in events[-6:]] == [row.subject for row in rows[-3:] for _ in range(2)]


def test_nothing_can_be_written_while_reading(reception: Reception):
    with reception.store.read() as session:
        session.add(DeskRow(office_id=OFFICE, id="never", name="never", position=9))
        with pytest.raises(Exception, match=r"readonly|read-only"):
            session.flush()
        session.rollback()

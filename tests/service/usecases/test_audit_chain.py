"""Whatever is done to the audit is found; and what the service wrote holds, also while it writes on."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from random import Random
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.orm import Session

from builders.reception import MORNING, OFFICE, Reception
from kiosk.service.store.ledger import append_audit, chained
from kiosk.service.store.tables import AuditRow, OfficeCounterRow
from kiosk.service.usecases import audit_chain
from kiosk.service.usecases.audit_chain import Broken, Fault, Holds, check_chain

LAST = 9
"""Rows in the chain: more than two parts."""

Tampering = Callable[[Session, Random], object]


def acts(session: Session, number: int) -> None:
    append_audit(
        session,
        OFFICE,
        actor="anna",
        action="visit.coming",
        subject=f"visit-{number}",
        detail={"from": "waiting", "number": number},
        origin="127.0.0.1",
        now=MORNING + timedelta(microseconds=number),
    )


@pytest.fixture
def audited(reception: Reception, monkeypatch: pytest.MonkeyPatch) -> Reception:
    """An office whose audit is read in parts of four rows."""
    monkeypatch.setattr(audit_chain, "AT_ONCE", 4)
    written = reception.sees(lambda session: session.get_one(OfficeCounterRow, OFFICE).audit_seq)
    for number in range(written, LAST):
        reception.does(partial(acts, number=number))
    return reception


@contextmanager
def tampering(reception: Reception) -> Iterator[Session]:
    """With a session that may do anything; then all is as it was."""
    with Session(reception.store.engines.writing) as session:
        yield session
        session.rollback()


def found(reception: Reception, tamper: Tampering, chance: Random) -> Holds | Broken:
    with tampering(reception) as session:
        tamper(session, chance)
        session.expunge_all()
        return check_chain(session, OFFICE)


def sets(session: Session, row: int, /, **columns: Any) -> None:
    session.execute(update(AuditRow).where(AuditRow.seq == row).values(columns))


def changes(session: Session, chance: Random) -> None:
    seq = chance.randint(1, LAST)
    row = session.scalars(select(AuditRow).where(AuditRow.seq == seq)).one()
    other: dict[str, Any] = {
        "at": row.at + timedelta(microseconds=chance.choice([-1, 1, 10**9])),
        "actor": "bo",
        "action": "visit.left",
        "subject": f"visit-{chance.randint(20, 99)}",
        "detail": {**row.detail, "number": chance.randint(20, 99)},
        "origin": "",
        "previous": chance.randbytes(32),
        "hash": chance.randbytes(32),
    }
    name = chance.choice(list(other))
    sets(session, seq, **{name: other[name]})


def writes_anew(session: Session, chance: Random) -> None:
    row = session.scalars(select(AuditRow).where(AuditRow.seq == chance.randint(1, LAST))).one()
    row.actor = "bo"
    row.hash = chained(row)
    session.flush()


def takes_out(session: Session, chance: Random) -> None:
    gone = chance.sample(range(1, LAST + 1), chance.randint(1, 4))
    session.execute(delete(AuditRow).where(AuditRow.seq.in_(gone)))


def cuts_the_beginning(session: Session, chance: Random) -> None:
    session.execute(delete(AuditRow).where(AuditRow.seq <= chance.randint(1, LAST - 1)))


def cuts_the_end(session: Session, chance: Random) -> None:
    session.execute(delete(AuditRow).where(AuditRow.seq > chance.randint(0, LAST - 1)))


def leaves_nothing(session: Session, chance: Random) -> None:
    session.execute(delete(AuditRow))
    session.execute(update(OfficeCounterRow).values(audit_seq=0, audit_hash=b"\0" * 32))


def swaps(session: Session, chance: Random) -> None:
    one, other = chance.sample(range(1, LAST + 1), 2)
    for old, new in ((one, 0), (other, one), (0, other)):
        sets(session, old, seq=new)


def moves_up(session: Session, chance: Random) -> None:
    for seq in range(LAST, chance.randint(1, LAST) - 1, -1):
        sets(session, seq, seq=seq + 1)


def adds(session: Session, chance: Random) -> None:
    """A row that follows as it should, and nobody counted."""
    last = session.scalars(select(AuditRow).where(AuditRow.seq == LAST)).one()
    columns = {column.key: getattr(last, column.key) for column in AuditRow.__table__.columns}
    row = AuditRow(**columns | {"seq": LAST + 1, "previous": last.hash})
    session.execute(insert(AuditRow).values(columns | {"seq": row.seq, "previous": row.previous, "hash": chained(row)}))


def puts_before(session: Session, chance: Random) -> None:
    adds(session, chance)
    sets(session, LAST + 1, seq=chance.choice([0, -1, -99]))


def turns_the_counter(session: Session, chance: Random) -> None:
    session.execute(update(OfficeCounterRow).values(audit_seq=OfficeCounterRow.audit_seq + chance.choice([-3, -1, 1])))


def changes_the_counter(session: Session, chance: Random) -> None:
    session.execute(update(OfficeCounterRow).values(audit_hash=chance.randbytes(32)))


def takes_the_counter(session: Session, chance: Random) -> None:
    session.execute(delete(OfficeCounterRow))


TAMPERINGS = (
    changes, writes_anew, takes_out, cuts_the_beginning, cuts_the_end, leaves_nothing, swaps, moves_up, adds,
    puts_before, turns_the_counter, changes_the_counter, takes_the_counter,
)  # fmt: skip


def not_found(reception: Reception, *, times: int) -> Counter[str]:
    chance = Random(1)
    undetected: Counter[str] = Counter()
    for number in range(times):
        tamper = TAMPERINGS[number % len(TAMPERINGS)]
        undetected[tamper.__name__] += isinstance(found(reception, tamper, chance), Holds)
    return +undetected


def test_what_the_service_wrote_holds(audited: Reception):
    assert audited.sees(lambda session: check_chain(session, OFFICE)) == Holds(rows=LAST)


def test_each_of_a_thousand_tamperings_is_found(audited: Reception):
    times = 1000 if audited.store.engines.is_sqlite else len(TAMPERINGS)

    assert not_found(audited, times=times) == Counter()
    assert audited.sees(lambda session: check_chain(session, OFFICE)) == Holds(rows=LAST)


@pytest.mark.parametrize(
    ("part", "blind", "missed"),
    [
        ("_end", lambda _, *, seq, last: Holds(rows=seq), {"cuts_the_end", "adds", "turns_the_counter"}),
        ("_is_as_written", lambda _: True, {"changes"}),
    ],
)
def test_a_check_that_does_not_look_is_found(
    audited: Reception, monkeypatch: pytest.MonkeyPatch, part: str, blind: object, missed: set[str]
):
    monkeypatch.setattr(audit_chain, part, blind)

    assert missed <= set(not_found(audited, times=3 * len(TAMPERINGS)))


@pytest.mark.parametrize(
    ("tamper", "broken"),
    [
        (lambda session, _: sets(session, 7, actor="bo"), Broken(seq=7, fault=Fault.CHANGED)),
        (lambda session, _: sets(session, 7, previous=b"\1" * 32), Broken(seq=7, fault=Fault.CHANGED)),
        (lambda session, _: sets(session, 7, seq=99), Broken(seq=7, fault=Fault.NOT_THERE)),
        (lambda session, _: sets(session, LAST, seq=99), Broken(seq=LAST, fault=Fault.NOT_THERE)),
        (leaves_nothing, Broken(seq=1, fault=Fault.NOT_THERE)),
        (adds, Broken(seq=LAST + 1, fault=Fault.OTHER_END)),
        (changes_the_counter, Broken(seq=LAST, fault=Fault.OTHER_END)),
        (takes_the_counter, Broken(seq=LAST, fault=Fault.NO_END)),
    ],
)
def test_the_first_row_that_is_wrong_is_told(audited: Reception, tamper: Tampering, broken: Broken):
    assert found(audited, tamper, Random(1)) == broken


def test_a_row_written_anew_does_not_lead_to_the_next(audited: Reception):
    def writes_the_seventh_anew(session: Session, _: Random) -> None:
        row = session.scalars(select(AuditRow).where(AuditRow.seq == 7)).one()
        row.actor, row.hash = "bo", b""
        row.hash = chained(row)
        session.flush()

    assert found(audited, writes_the_seventh_anew, Random(1)) == Broken(seq=8, fault=Fault.DOES_NOT_FOLLOW)


@pytest.mark.parametrize("store", ["sqlite_copy"], indirect=True)
def test_a_row_that_cannot_be_read_was_changed(audited: Reception):
    """SQLite's columns take anything."""

    def spoils(session: Session, _: Random) -> None:
        session.execute(text(f"UPDATE audit SET {column} = {value} WHERE seq = 7"))

    for column, value in [
        ("at", "'yesterday'"), ("at", "x'ff'"), ("detail", "'no json'"), ("detail", "x'ff'"), ("actor", "x'ff'"),
        ("actor", "CAST(x'ff' AS TEXT)"), ("previous", "'text'"), ("hash", "'text'"), ("hash", "7"),
    ]:  # fmt: skip
        assert found(audited, spoils, Random(1)) == Broken(seq=7, fault=Fault.CHANGED), (column, value)


def test_what_is_written_meanwhile_is_not_looked_at(audited: Reception, monkeypatch: pytest.MonkeyPatch):
    def while_it_looks(row: AuditRow) -> bytes:
        if row.seq == 2:
            audited.does(partial(acts, number=99))
        return chained(row)

    monkeypatch.setattr(audit_chain, "chained", while_it_looks)

    assert audited.sees(lambda session: check_chain(session, OFFICE)) == Holds(rows=LAST)

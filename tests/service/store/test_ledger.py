"""The audit chain shows every tampering; events have no gaps."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, make_transient

from builders.reception import OFFICE, Reception
from kiosk.service.store.ledger import append_audit, first_broken_link
from kiosk.service.store.tables import AuditRow


def _acts(session: Session, number: int, now: datetime) -> None:
    append_audit(
        session,
        OFFICE,
        actor="anna",
        action="visit.coming",
        subject=f"visit-{number}",
        detail={"from": "waiting", "number": number},
        origin="127.0.0.1",
        now=now + timedelta(microseconds=number),
    )


@pytest.fixture
def chain(reception: Reception) -> list[AuditRow]:
    """Rows as they come back from the database."""
    for number in range(20):
        reception.does(partial(_acts, number=number, now=reception.now))
    rows = reception.sees(lambda session: list(session.scalars(select(AuditRow).order_by(AuditRow.seq))))
    for row in rows:
        make_transient(row)
    return rows


def test_an_untouched_chain_holds(chain: list[AuditRow]):
    assert first_broken_link(chain, previous=b"\0" * 32) is None


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("actor", "bo"),
        ("action", "visit.left"),
        ("subject", "visit-99"),
        ("detail", {}),
        ("origin", ""),
        ("office_id", "elsewhere"),
        ("previous", b"\1" * 32),
        ("hash", b"\1" * 32),
    ],
)
def test_every_change_is_found(chain: list[AuditRow], column: str, value: Any):
    setattr(chain[7], column, value)

    assert first_broken_link(chain) in {chain[7].seq, chain[8].seq}


def test_another_time_is_found(chain: list[AuditRow]):
    chain[7].at += timedelta(microseconds=1)

    assert first_broken_link(chain) == chain[7].seq


def test_a_row_that_is_missing_or_moved_is_found(chain: list[AuditRow]):
    without = [row for row in chain if row.seq != chain[7].seq]
    swapped = [*chain[:7], chain[8], chain[7], *chain[9:]]

    assert first_broken_link(without) == chain[8].seq
    assert first_broken_link(swapped) == chain[8].seq


def test_a_beginning_that_was_cut_off_is_found(chain: list[AuditRow]):
    assert first_broken_link(chain[3:]) is None
    assert first_broken_link(chain[3:], previous=b"\0" * 32) == chain[3].seq

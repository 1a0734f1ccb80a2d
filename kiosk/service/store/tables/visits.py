"""Visits: what the reception works on, and each step somebody took."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.service.store.tables.base_row import Row

_OPEN = text("status IN ('waiting', 'on_the_way', 'called')")
_CALLED = text("status = 'called'")
_DUE = text("step_due_at IS NOT NULL")


class VisitRow(Row):
    """`version` rises with every change; `clashes` 0 but for visits of a number conflict (1, 2, …).

    `queued_from`: since when they seem to have waited wherever they are called from the queue (`kiosk.domain.queue`).
    `tag`: HMAC of the arrival's digits under the day's key, gone with the night.
    Of its pickup: `step_due_at` when the policy's next step is to be taken, `told_after` the seconds of the last that
    was, `escalation` the highest rung it reached; all empty while nobody's answer is waited for. `colleagues`: ids of
    the staff whom its steps told beside the caseworker, with spaces between; `on_behalf_of`: for whom one of them came.
    """

    __tablename__ = "visits"
    id: Mapped[str] = mapped_column(primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    service_day: Mapped[date]
    number: Mapped[int]
    clashes: Mapped[int]
    also: Mapped[list[Any]]
    status: Mapped[str]
    status_since: Mapped[datetime]
    outcome: Mapped[str]
    flags: Mapped[list[Any]]
    appointment_id: Mapped[str | None] = mapped_column(ForeignKey("appointments.id"))
    caseworker_id: Mapped[str | None] = mapped_column(ForeignKey("users.id"))
    candidates: Mapped[list[Any]]
    duplicate_of: Mapped[str | None]
    merged_into: Mapped[str | None]
    arrived_at: Mapped[datetime]
    queued_from: Mapped[datetime]
    received_at: Mapped[datetime]
    declared: Mapped[str | None]
    topic_id: Mapped[str | None]
    needs: Mapped[list[Any]]
    language: Mapped[str | None]
    desk_id: Mapped[str | None]
    place: Mapped[str | None]
    laters: Mapped[int]
    acted: Mapped[bool]
    tag: Mapped[bytes | None]
    origin: Mapped[str]
    arrival_id: Mapped[str | None]
    version: Mapped[int]
    step_due_at: Mapped[datetime | None]
    told_after: Mapped[int | None]
    escalation: Mapped[str | None]
    colleagues: Mapped[str | None]
    on_behalf_of: Mapped[str | None]
    __table_args__ = (
        Index("uq_visits_number", "office_id", "service_day", "number", "clashes", unique=True),
        # WHY to the last column: the next one of a long queue is read without sorting the queue.
        Index("ix_visits_queue", "office_id", "service_day", "status", "queued_from", "number", "id"),
        Index("ix_visits_appointment", "appointment_id"),
        Index("ix_visits_tag", "office_id", "service_day", "tag"),
        Index("ix_visits_arrival", "office_id", "arrival_id"),
        Index("ix_visits_desk", "office_id", "desk_id", "status"),
        Index("ix_visits_step_due", "step_due_at", sqlite_where=_DUE, postgresql_where=_DUE),
        # WHY constraints: one open visit for an appointment and one called visit at a desk, whoever races.
        Index("uq_visits_open_appointment", "appointment_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index(
            "uq_visits_called_desk",
            "office_id",
            "desk_id",
            unique=True,
            sqlite_where=_CALLED,
            postgresql_where=_CALLED,
        ),
    )


class VisitStepRow(Row):
    """`before`: the visit's (and a merge partner's) changed columns as they were, for one undo."""

    __tablename__ = "visit_steps"
    visit_id: Mapped[str] = mapped_column(ForeignKey("visits.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    office_id: Mapped[str] = mapped_column(ForeignKey("offices.id"))
    step: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]
    origin: Mapped[str]
    before: Mapped[dict[str, Any]]
    undone_at: Mapped[datetime | None]

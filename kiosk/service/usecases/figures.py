"""Figures: counted from today's rows, and kept as counts when a day is over and its rows go."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from kiosk.domain.figures import DayFigures, Story, figures_of
from kiosk.domain.ids import TopicId
from kiosk.domain.matching import Flag, Outcome
from kiosk.domain.visits import Status, Step
from kiosk.service.store.tables import AppointmentRow, DayFiguresRow, VisitRow, VisitStepRow
from kiosk.service.usecases.day_appointments import CAME
from kiosk.service.usecases.office_rules import office_rules
from kiosk.service.usecases.settling import KIOSK

_BY_NUMBER = ("arrivals_by_hour", "appointment_waits", "other_waits")
"""Counts whose keys are numbers; JSON has none."""


def figures_by_day(session: Session, office_id: str, *, first: date, last: date) -> Mapping[date, DayFigures]:
    """Both days included; days on which nothing was are left out."""
    kept = session.scalars(
        select(DayFiguresRow).where(
            DayFiguresRow.office_id == office_id, DayFiguresRow.service_day >= first, DayFiguresRow.service_day <= last
        )
    )
    found = {row.service_day: _read(row.figures) for row in kept}
    for day in _days_with_visits(session, office_id, first, last):
        if day not in found:
            found[day] = count_day(session, office_id, day)
    return dict(sorted(found.items()))


def days_to_keep(session: Session, office_id: str, *, before: date) -> Sequence[date]:
    """Those that are over and not kept yet: what is kept is never counted again."""
    kept = select(DayFiguresRow.service_day).where(DayFiguresRow.office_id == office_id)
    over = set(_days_with_visits(session, office_id, date.min, before)) - {before}
    return sorted(over - set(session.scalars(kept)))


def keep_day(session: Session, office_id: str, day: date, *, now: datetime) -> None:
    """For the night, before anything of the day goes."""
    counted = _written(count_day(session, office_id, day))
    session.merge(DayFiguresRow(office_id=office_id, service_day=day, figures=counted, kept_at=now))


def count_day(session: Session, office_id: str, day: date) -> DayFigures:
    """Who came after all is no no-show, whatever was noted before."""
    came = exists().where(VisitRow.appointment_id == AppointmentRow.id, VisitRow.status.in_(CAME))
    planned, no_shows = session.execute(
        select(func.count(), func.count(AppointmentRow.no_show_at).filter(~came)).where(
            AppointmentRow.office_id == office_id,
            AppointmentRow.service_day == day,
            AppointmentRow.cancelled.is_(False),
        )
    ).one()
    return figures_of(
        _stories(session, office_id, day),
        planned=planned,
        no_shows=no_shows,
        tz=office_rules(session, office_id).tz,
    )


def _stories(session: Session, office_id: str, day: date) -> list[Story]:
    steps = _steps(session, office_id, day)
    visits = session.execute(
        select(VisitRow, AppointmentRow.starts_at)
        .outerjoin(AppointmentRow, AppointmentRow.id == VisitRow.appointment_id)
        .where(VisitRow.office_id == office_id, VisitRow.service_day == day)
    )
    return [
        Story(
            arrived_at=visit.arrived_at,
            status=Status(visit.status),
            due_at=due_at,
            walk_in=visit.outcome == Outcome.WALK_IN,
            topic=TopicId(visit.topic_id) if visit.topic_id else None,
            language=visit.language if visit.origin == KIOSK else None,
            steps=steps.get(visit.id, ()),
            later_time=Flag.LATER_TIME in visit.flags,
        )
        for visit, due_at in visits
    ]


def _steps(session: Session, office_id: str, day: date) -> Mapping[str, Sequence[tuple[Step, datetime]]]:
    """Those that were not taken back."""
    taken = session.execute(
        select(VisitStepRow.visit_id, VisitStepRow.step, VisitStepRow.at)
        .join(VisitRow, VisitRow.id == VisitStepRow.visit_id)
        .where(VisitRow.office_id == office_id, VisitRow.service_day == day, VisitStepRow.undone_at.is_(None))
        .order_by(VisitStepRow.visit_id, VisitStepRow.seq)
    )
    found: defaultdict[str, list[tuple[Step, datetime]]] = defaultdict(list)
    for visit_id, step, at in taken:
        found[visit_id].append((Step(step), at))
    return found


def _days_with_visits(session: Session, office_id: str, first: date, last: date) -> Sequence[date]:
    """Or with appointments: a day on which nobody came has figures, too."""
    days: set[date] = set()
    for table in (VisitRow, AppointmentRow):
        found = select(table.service_day).where(
            table.office_id == office_id, table.service_day >= first, table.service_day <= last
        )
        days.update(session.scalars(found.distinct()))
    return sorted(days)


def _written(figures: DayFigures) -> dict[str, Any]:
    said = asdict(figures)
    return said | {name: {str(key): count for key, count in said[name].items()} for name in _BY_NUMBER}


def _read(kept: Mapping[str, Any]) -> DayFigures:
    numbers = {name: {int(key): count for key, count in kept[name].items()} for name in _BY_NUMBER}
    return DayFigures(**(dict(kept) | numbers))

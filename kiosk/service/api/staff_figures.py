"""Figures of a day and over weeks, for those who answer for the reception."""

from dataclasses import replace
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends

from kiosk.domain.figures import DayFigures, Waits, share_waited, without_few
from kiosk.domain.roles import RECEPTION, Role
from kiosk.service.api.days import Days
from kiosk.service.api.problems import Refused
from kiosk.service.api.staff_auth import staff_in
from kiosk.service.api.wiring import ServicePart
from kiosk.service.usecases.figures import figures_by_day
from kiosk.service.usecases.staff import Staff
from kiosk.wire import paths
from kiosk.wire.figures import Figures, FiguresOfDay, FiguresOfDays, Waiting
from kiosk.wire.problems import Code

router = APIRouter()

ReceptionOrAdmin = Annotated[Staff, Depends(staff_in(RECEPTION | {Role.ADMIN}))]

_LONGEST = timedelta(days=366)


@router.get(paths.STAFF_FIGURES)
def figures(staff: ReceptionOrAdmin, parts: ServicePart, days: Days) -> FiguresOfDays:
    first, last = days.first_and_last()
    if last - first > _LONGEST:
        raise Refused(Code.MALFORMED)
    with parts.store.read() as session:
        found = figures_by_day(session, staff.office_id, first=first, last=last)
    return FiguresOfDays(
        days=[FiguresOfDay(day=day, figures=_said(_whole(each))) for day, each in found.items()],
        total=_said(sum(found.values(), DayFigures())),
    )


def _whole(figures: DayFigures) -> DayFigures:
    """WHY: what is small on one day could be worked out from the days beside it."""
    return replace(figures, walk_ins_by_topic={}, kiosk_by_language={})


def _said(figures: DayFigures) -> Figures:
    topics, languages = without_few(figures.walk_ins_by_topic), without_few(figures.kiosk_by_language)
    return Figures(
        arrivals=sum(figures.arrivals_by_hour.values()),
        arrivals_by_hour=dict(sorted(figures.arrivals_by_hour.items())),
        waiting_appointments=_waiting(figures.appointment_waits),
        waiting_others=_waiting(figures.other_waits),
        collected=figures.collected,
        collected_in_time=figures.collected_in_time,
        missed=figures.missed,
        planned=figures.planned,
        no_shows=figures.no_shows,
        walk_ins_by_topic=dict(sorted(topics.told.items())),
        kiosk_by_language=dict(sorted(languages.told.items())),
        walk_ins_together=topics.together,
        kiosk_together=languages.together,
    )


def _waiting(waits: Waits) -> Waiting:
    return Waiting(met=sum(waits.values()), median=share_waited(waits, 0.5), most=share_waited(waits, 0.9))

"""Alarms: raised, answered and looked at; before everything else, and never throttled."""

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from pydantic import BaseModel

from kiosk.domain.alarms import AlarmStep
from kiosk.service.api.bodies import Body, SmallBody, documented
from kiosk.service.api.problems import problem
from kiosk.service.api.references import Reference
from kiosk.service.api.staff_auth import current_staff
from kiosk.service.api.wiring import Service, ServicePart
from kiosk.service.store.jobs import Priority
from kiosk.service.usecases.alarms import Press, answer_alarm, find_alarm, raise_alarm
from kiosk.service.usecases.refusals import Refused
from kiosk.wire import paths
from kiosk.wire.alarms import Alarm, AlarmRaised, RaiseAlarm
from kiosk.wire.problems import Code

router = APIRouter()

StepName = Annotated[str, Path(json_schema_extra={"enum": list(AlarmStep)})]


@router.post(paths.STAFF_ALARMS, status_code=201, response_model=AlarmRaised, openapi_extra=documented(RaiseAlarm))
async def press(request: Request, parts: ServicePart, body: SmallBody) -> Response:
    """Idempotent by the alarm's own id."""
    return await parts.alarm_path.run(lambda: _raised(request, parts, body))


@router.post(paths.STAFF_ALARM_STEP, response_model=Alarm)
async def answer(alarm_id: Reference, step: StepName, request: Request, parts: ServicePart) -> Response:
    return await parts.alarm_path.run(lambda: _answered(request, parts, alarm_id, step))


@router.get(paths.STAFF_ALARM, response_model=Alarm)
async def look(alarm_id: Reference, request: Request, parts: ServicePart) -> Response:
    return await parts.alarm_path.run(lambda: _looked_at(request, parts, alarm_id))


def _raised(request: Request, parts: Service, body: Body) -> Response:
    staff = current_staff(request, parts)
    said = body.parse(RaiseAlarm)
    now = parts.clock()
    press = Press(
        id=str(said.id), place=said.place, drill=said.drill, reachable=parts.presence.reachable(staff, now=now)
    )
    alarm = parts.store.write(lambda session: raise_alarm(session, press, by=staff, now=now), priority=Priority.ALARM)
    return _said(AlarmRaised(id=alarm.id, reachable=alarm.reachable), status=201)


def _answered(request: Request, parts: Service, alarm_id: str, step: str) -> Response:
    staff = current_staff(request, parts)
    if step not in set(AlarmStep):
        return problem(Code.NOT_FOUND)
    known, now = AlarmStep(step), parts.clock()
    alarm = parts.store.write(
        lambda session: answer_alarm(session, alarm_id, known, by=staff, now=now), priority=Priority.ALARM
    )
    return _said(alarm)


def _looked_at(request: Request, parts: Service, alarm_id: str) -> Response:
    staff = current_staff(request, parts)
    with parts.store.read() as session:
        return _said(find_alarm(session, alarm_id, office_id=staff.office_id))


def _said(answer: BaseModel | Refused, *, status: int = 200) -> Response:
    if isinstance(answer, Refused):
        return problem(answer.code)
    return Response(answer.model_dump_json(), status_code=status, media_type="application/json")

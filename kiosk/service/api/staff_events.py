"""The staff's event stream: what happens in the office, as far as it concerns the listener."""

from collections.abc import AsyncIterator, Sequence

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from kiosk.domain.roles import Role
from kiosk.service.api.event_stream import answer, frame, last_event_id, live, missed
from kiosk.service.api.hub import Listener
from kiosk.service.api.staff_auth import Anybody
from kiosk.service.api.wiring import Service, ServicePart
from kiosk.service.usecases.event_feed import Happened
from kiosk.service.usecases.sessions import is_session_alive
from kiosk.service.usecases.shown_visits import concerns
from kiosk.service.usecases.staff import Staff
from kiosk.wire import paths
from kiosk.wire.events import StaffEvent, StateChanged, VisitGone

router = APIRouter()


@router.get(paths.STAFF_EVENTS, response_class=Response, responses={200: {"content": {"text/event-stream": {}}}})
async def events(request: Request, staff: Anybody, service: ServicePart) -> Response:
    listener = await service.hub.listen(staff.office_id, hears_first=staff.role is Role.CASEWORKER)
    return answer(_told(service, staff, listener, last_event_id(request)))


async def _told(service: Service, staff: Staff, listener: Listener, after: int | None) -> AsyncIterator[bytes]:
    """Where what was missed is no longer kept: the one word that everything is to be asked for again."""
    told = _Told(staff)

    async def render(happened: Sequence[Happened]) -> bytes:
        # WHY asked: what the listener had already may still wait in its queue.
        return b"".join(told.of(each) for each in happened if after is None or each.id > after)

    async def allowed() -> bool:
        return await run_in_threadpool(_is_alive, service, staff)

    try:
        if after is not None and not (await service.hub.kept(staff.office_id)).reaches(after):
            after = listener.since
            yield frame(StaffEvent.RESET, "{}", id=after)
        if after is not None:
            async for page in missed(service.hub, staff.office_id, after, listener):
                yield await render(page)
        async for chunk in live(listener, render, allowed):
            yield chunk
    finally:
        listener.close()


class _Told:
    """What one listener hears of each event, by its role and by what it was told before."""

    def __init__(self, staff: Staff) -> None:
        self._staff = staff
        self._shown: set[str] = set()

    def of(self, happened: Happened) -> bytes:
        match happened.kind:
            case StaffEvent.VISIT:
                return self._visit(happened)
            case StaffEvent.VISIT_GONE:
                return self._gone(happened) if happened.lost_by == self._staff.user_id else b""
            case StaffEvent.ALARM if happened.alarm is not None:
                return frame(StaffEvent.ALARM, happened.alarm, id=happened.id)
            case StaffEvent.STATE:
                data = StateChanged(about=happened.subject).model_dump_json()
                return frame(StaffEvent.STATE, data, id=happened.id)
            case _:
                return b""

    def _visit(self, happened: Happened) -> bytes:
        if not self._concerned(happened):
            return self._gone(happened) if happened.subject in self._shown else b""
        assert happened.visit is not None
        self._shown.add(happened.subject)
        return frame(StaffEvent.VISIT, happened.visit.json_for(self._staff), id=happened.id)

    def _gone(self, happened: Happened) -> bytes:
        """Not if it has come back meanwhile: then it was told, or is told next."""
        if self._concerned(happened):
            return b""
        self._shown.discard(happened.subject)
        return frame(StaffEvent.VISIT_GONE, VisitGone(id=happened.subject).model_dump_json(), id=happened.id)

    def _concerned(self, happened: Happened) -> bool:
        visit = happened.visit
        return visit is not None and concerns(visit.visit, self._staff.role, self._staff.user_id)


def _is_alive(service: Service, staff: Staff) -> bool:
    with service.store.read() as session:
        return is_session_alive(session, staff.session_id, now=service.clock())

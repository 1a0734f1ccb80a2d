"""The waiting-room screen's event stream: calls, numbers that are here, and whether the office is open."""

import asyncio
from collections.abc import AsyncIterator, Sequence

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from kiosk.service.api.device_auth import Display, bearer
from kiosk.service.api.event_stream import answer, frame, live
from kiosk.service.api.hub import Listener
from kiosk.service.api.wiring import Service, ServicePart
from kiosk.service.usecases.devices import Device, note_heartbeat
from kiosk.service.usecases.event_feed import Happened
from kiosk.service.usecases.waiting_room import display_state
from kiosk.wire import paths
from kiosk.wire.events import Call, CallWithdrawn, DisplayEvent, DisplayState, Here

router = APIRouter()

_BETWEEN_NUMBERS = 0.2


@router.get(paths.DISPLAY_EVENTS, response_class=Response, responses={200: {"content": {"text/event-stream": {}}}})
async def events(request: Request, display: Display, service: ServicePart) -> Response:
    listener = await service.hub.listen(display.office_id)
    return answer(_Screen(service, display, bearer(request), listener).told())


class _Screen:
    """What one screen was told last, so that it hears of changes alone. A screen that comes again gets the state."""

    def __init__(self, service: Service, display: Device, token: str, listener: Listener) -> None:
        self._service = service
        self._display = display
        self._token = token
        self._listener = listener
        self._last: DisplayState | None = None
        self._id = listener.since

    async def told(self) -> AsyncIterator[bytes]:
        try:
            yield await self._changes()
            async for chunk in live(self._listener, self._render, self._allowed):
                yield chunk
                if chunk.startswith(b":"):
                    # Doors open by the clock, not by an event.
                    yield await self._changes()
        finally:
            self._listener.close()

    async def _render(self, happened: Sequence[Happened]) -> bytes:
        """WHY the pause: in a rush the numbers change with every arrival, and nobody reads that fast."""
        self._id = happened[-1].id
        calls = b"".join(map(_call, happened))
        if not calls:
            await asyncio.sleep(_BETWEEN_NUMBERS)
        return calls + await self._changes()

    async def _changes(self) -> bytes:
        """The state, if the doors or the notice are others than before; else the numbers, if they are."""
        state = await run_in_threadpool(self._read)
        last, self._last = self._last, state
        if last is None or (last.open, last.notice, last.office_name) != (state.open, state.notice, state.office_name):
            return frame(DisplayEvent.STATE, state.model_dump_json(), id=self._id)
        if last.here != state.here:
            return frame(DisplayEvent.HERE, Here(numbers=state.here).model_dump_json(), id=self._id)
        return b""

    def _read(self) -> DisplayState:
        with self._service.store.read() as session:
            return display_state(session, self._display.office_id, now=self._service.clock())

    async def _allowed(self) -> bool:
        """The heartbeat of a screen, too: it says nothing itself."""
        known = await self._service.devices.of(self._token)
        if known is not None:
            now = self._service.clock()
            self._service.store.submit(
                lambda session: note_heartbeat(session, self._display, spool=None, paper=None, now=now)
            )
        return known is not None


def _call(happened: Happened) -> bytes:
    """A call that is over already is not told."""
    visit = happened.visit.visit if happened.visit else None
    if visit is None:
        return b""
    if happened.kind == DisplayEvent.CALL and visit.place:
        call = Call(number=visit.number, place=visit.place, at=happened.at)
        return frame(DisplayEvent.CALL, call.model_dump_json(), id=happened.id)
    if happened.kind == DisplayEvent.CALL_WITHDRAWN:
        return frame(DisplayEvent.CALL_WITHDRAWN, CallWithdrawn(number=visit.number).model_dump_json(), id=happened.id)
    return b""

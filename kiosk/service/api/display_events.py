"""The waiting-room screen's event stream: calls, numbers that are here, and whether the office is open."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool

from kiosk.service.api.device_auth import Display, bearer
from kiosk.service.api.event_stream import answer, frame, last_event_id, live, missed
from kiosk.service.api.hub import Listener
from kiosk.service.api.wiring import Service, ServicePart
from kiosk.service.usecases.devices import Device
from kiosk.service.usecases.event_feed import Happened
from kiosk.service.usecases.signs_of_life import Heartbeat, write_sign
from kiosk.service.usecases.waiting_room import display_state
from kiosk.wire import paths
from kiosk.wire.events import SPEAKS_FOR_ITSELF, Call, CallWithdrawn, DisplayEvent, DisplayState, Here

router = APIRouter()

_BETWEEN_NUMBERS = 0.2
_NEVER = float("inf")


SpeaksForItself = Annotated[bool, Query(alias=SPEAKS_FOR_ITSELF)]


@router.post(paths.DISPLAY_PRESENCE, status_code=204)
async def presence(display: Display, service: ServicePart) -> Response:
    """The heartbeat of a screen: a dead line looks like a live one from here for much longer."""
    _note_life(service, display)
    return Response(status_code=204)


@router.get(paths.DISPLAY_EVENTS, response_class=Response, responses={200: {"content": {"text/event-stream": {}}}})
async def events(
    request: Request, display: Display, service: ServicePart, speaks_for_itself: SpeaksForItself = False
) -> Response:
    """With `Last-Event-ID`: the state, then every call and withdrawal since then, then what happens from now on."""
    after = last_event_id(request)
    if after is not None and not (await service.hub.kept(display.office_id)).reaches(after):
        after = None
    listener = await service.hub.listen(display.office_id, hears_first=True)
    screen = _Screen(service, display, bearer(request), listener, after)
    return answer(screen.told(lives=not speaks_for_itself))


class _Screen:
    """What one screen was told last, so that it hears of changes alone. `after`: the last event that it has."""

    def __init__(self, service: Service, display: Device, token: str, listener: Listener, after: int | None) -> None:
        self._service = service
        self._display = display
        self._token = token
        self._listener = listener
        self._after = listener.since if after is None else after
        self._last: DisplayState | None = None
        # WHY not the newest: a line that breaks between the state and the calls must ask for the calls again.
        self._id = self._after
        self._numbers_due = _NEVER

    async def told(self, *, lives: bool) -> AsyncIterator[bytes]:
        """`lives`: that the line stands is the only sign of life there is."""
        try:
            yield await self._changes()
            async for page in missed(self._service.hub, self._display.office_id, self._after, self._listener):
                yield self._calls(page)
            async for chunk in live(self._listener, self._render, self._allowed, patience=self._patience):
                yield chunk
                if chunk.startswith(b":"):
                    if lives:
                        _note_life(self._service, self._display)
                    # Doors open by the clock, not by an event.
                    yield await self._changes()
        finally:
            self._listener.close()

    async def _render(self, happened: Sequence[Happened]) -> bytes:
        """A call is told at once, and the numbers behind it. In a rush without calls they come a little later: they
        change with every arrival, and nobody reads that fast.
        """
        if not happened:
            self._numbers_due = _NEVER
            return await self._changes()
        calls = self._calls(happened)
        self._numbers_due = min(self._numbers_due, _now() if calls else _now() + _BETWEEN_NUMBERS)
        return calls

    def _patience(self) -> float:
        return self._numbers_due - _now()

    def _calls(self, happened: Sequence[Happened]) -> bytes:
        """WHY asked: what the screen had already may still wait in its queue."""
        self._id = max(self._id, happened[-1].id)
        return b"".join(_call(each) for each in happened if each.id > self._after and self._is_of_today(each))

    def _is_of_today(self, happened: Happened) -> bool:
        """Numbers begin anew every day: yesterday's calls are nobody's any more."""
        now = self._last.now if self._last else None
        return now is None or happened.at.astimezone(now.tzinfo).date() == now.date()

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
        return await self._service.devices.of(self._token) is not None


def _note_life(service: Service, display: Device) -> None:
    news = service.signs.note(display, Heartbeat(), now=service.clock())
    if news is not None:
        service.store.submit(partial(write_sign, sign=news))


def _call(happened: Happened) -> bytes:
    """Told with the place of then, whatever became of it since: where it was withdrawn, that follows."""
    visit = happened.visit.visit if happened.visit else None
    if visit is None:
        return b""
    place = happened.place or visit.place
    if happened.kind == DisplayEvent.CALL and place:
        call = Call(number=visit.number, place=place, at=happened.at)
        return frame(DisplayEvent.CALL, call.model_dump_json(), id=happened.id)
    if happened.kind == DisplayEvent.CALL_WITHDRAWN:
        return frame(DisplayEvent.CALL_WITHDRAWN, CallWithdrawn(number=visit.number).model_dump_json(), id=happened.id)
    return b""


def _now() -> float:
    return asyncio.get_running_loop().time()

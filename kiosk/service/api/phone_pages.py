"""The small page a message's link opens: who waits, and the steps in one touch; plain HTML, without any script."""

import asyncio

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import ValidationError
from sqlalchemy.orm import Session

from kiosk.domain.service_day import service_day
from kiosk.domain.visits import Step
from kiosk.messages.keys_outside import Page
from kiosk.service.api.bodies import Body, SmallBody
from kiosk.service.api.phone_session import (
    forget,
    form,
    form_token,
    is_from_elsewhere,
    is_from_here,
    is_ours,
    remember,
    staff_at,
)
from kiosk.service.api.phone_words import language_of
from kiosk.service.api.references import Reference
from kiosk.service.api.staff_auth import origin_of
from kiosk.service.api.staff_posts import Job, Nothing, Post
from kiosk.service.api.staff_sessions import log_in_work
from kiosk.service.api.wiring import Service, ServicePart
from kiosk.service.usecases.office_rules import office_rules
from kiosk.service.usecases.own_pickups import ON_THE_PHONE, own_pickups, pickup_of
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.render_visits import show_visit
from kiosk.service.usecases.sessions import end_session
from kiosk.service.usecases.staff import Staff
from kiosk.service.usecases.step_of_visit import StepGiven, take_step, visit_for
from kiosk.wire import paths
from kiosk.wire.problems import Code
from kiosk.wire.staff import LogIn

router = APIRouter(include_in_schema=False)
_STEPS = {*ON_THE_PHONE, Step.UNDO}


@router.get(paths.PICKUP_STYLE)
def style(parts: ServicePart) -> Response:
    return parts.pages.style()


@router.get(paths.PICKUPS_PAGE)
def pickups(request: Request, parts: ServicePart) -> Response:
    return _page(request, parts, visit_id="")


@router.get(paths.PICKUP_PAGE)
def pickup(visit_id: Reference, request: Request, parts: ServicePart) -> Response:
    return _page(request, parts, visit_id=visit_id)


@router.post(paths.PICKUP_LOG_IN)
async def log_in(request: Request, parts: ServicePart, body: SmallBody) -> Response:
    """The same throttle, slots and use case as the staff tool's."""
    typed = form(body)
    if not is_from_here(request, parts):
        return _log_in_page(request, parts, typed.get("visit", ""), note=Page.TOO_OLD, status=403, typed=typed)
    try:
        credentials = LogIn(username=typed.get("username", ""), password=typed.get("password", ""))
    except ValidationError:
        return _log_in_page(request, parts, typed.get("visit", ""), note=Page.BAD_LOGIN, status=401, typed=typed)
    work = log_in_work(parts, credentials, origin_of(request))
    begun = await asyncio.wrap_future(parts.passwords.submit(work))
    if isinstance(begun, Refused):
        busy = begun.code is Code.TOO_MANY_REQUESTS
        note = Page.TOO_MANY_TRIES if busy else Page.BAD_LOGIN
        status = 429 if busy else 401
        return _log_in_page(request, parts, typed.get("visit", ""), note=note, status=status, typed=typed)
    answer = _back_to(typed.get("visit", ""), language_of(request, typed.get("language")))
    remember(answer, begun.token, request, parts)
    return answer


@router.post(paths.PICKUP_LOG_OUT)
def log_out(request: Request, parts: ServicePart, body: SmallBody) -> Response:
    staff, typed = staff_at(request, parts), form(body)
    answer = _back_to("", language_of(request, typed.get("language")))
    if staff is not None and is_ours(typed, parts, staff, request):
        parts.store.write(lambda session: end_session(session, staff, now=parts.clock()))
        forget(answer, request, parts)
    return answer


@router.post(paths.PICKUP_STEP)
def step(visit_id: Reference, step: str, request: Request, parts: ServicePart, body: SmallBody) -> Response:
    staff, typed = staff_at(request, parts), form(body)
    if staff is None:
        return _log_in_page(request, parts, visit_id, note=None, status=401, typed=typed)
    language = language_of(request, typed.get("language"))
    if not is_ours(typed, parts, staff, request):
        return _pickups_page(parts, staff, visit_id, language, note=Page.TOO_OLD, status=403)
    if step not in _STEPS:
        return _pickups_page(parts, staff, visit_id, language, note=Page.NOT_YOURS, status=404)
    refused = _take(parts, staff, visit_id, Step(step))
    if refused is not None:
        return _pickups_page(parts, staff, visit_id, language, note=refused[1], status=refused[0])
    return _back_to(visit_id, language)


def _take(parts: Service, staff: Staff, visit_id: str, step: Step) -> tuple[int, Page] | None:
    """None: it was done. As the staff tool does it, without a key: done twice, the second time is refused."""

    def plan(_: Nothing) -> Job:
        return lambda session: show_visit(
            session, take_step(session, visit_id, step, StepGiven(), by=staff, now=parts.clock()), staff
        )

    def exists(session: Session) -> bool:
        return visit_for(session, visit_id, step, staff) is not None

    post = Post(service=parts, body=Body(b""), target="", key=None)
    status = post.answer(staff, Nothing, plan, exists=exists).status_code
    return None if status == 200 else (status, {404: Page.NOT_YOURS, 409: Page.CHANGED}.get(status, Page.UNAVAILABLE))


def _page(request: Request, parts: Service, *, visit_id: str) -> Response:
    if is_from_elsewhere(request):
        return parts.pages.page("once_more.html", language_of(request), here=_path(visit_id))
    staff = staff_at(request, parts)
    if staff is None:
        return _log_in_page(request, parts, visit_id, note=None, status=200, typed={})
    return _pickups_page(parts, staff, visit_id, language_of(request), note=None, status=200)


def _pickups_page(
    parts: Service, staff: Staff, visit_id: str, language: str, *, note: Page | None, status: int
) -> Response:
    now = parts.clock()
    with parts.store.read() as session:
        zone = office_rules(session, staff.office_id).tz
    day = service_day(now, zone)
    parts.first_looks.note(staff, "visits", day, now=now)
    with parts.store.read() as session:
        asked_for = pickup_of(session, visit_id, staff, now=now) if visit_id else None
        found = own_pickups(session, staff, day=day, now=now)
    if visit_id and asked_for is None and note is None:
        note = Page.NOT_YOURS
    first = [] if asked_for is None else [asked_for]
    rest = [each for each in found if asked_for is None or each.visit.id != asked_for.visit.id]
    cards = [parts.pages.card(each, language, zone) for each in (*first, *rest)]
    return parts.pages.page(
        "pickups.html",
        language,
        here=_path(visit_id),
        note=note,
        status=status,
        pickups=cards,
        token=form_token(parts, staff),
    )


def _log_in_page(
    request: Request, parts: Service, visit_id: str, *, note: Page | None, status: int, typed: dict[str, str]
) -> Response:
    language = language_of(request, typed.get("language"))
    return parts.pages.page("log_in.html", language, here=_path(visit_id), note=note, status=status, visit_id=visit_id)


def _back_to(visit_id: str, language: str) -> Response:
    return RedirectResponse(f"{_path(visit_id)}?language={language}", status_code=303)


def _path(visit_id: str) -> str:
    """An id from outside is kept only where it is one."""
    plain = visit_id.replace("-", "")
    is_id = plain.isascii() and plain.isalnum() and len(visit_id) <= 64
    return paths.PICKUP_PAGE.format(visit_id=visit_id) if is_id else paths.PICKUPS_PAGE

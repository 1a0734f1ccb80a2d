"""The sources of an office: listed, asked for a run now, and previewed."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response
from sqlalchemy.orm import Session

from kiosk.domain.roles import Role
from kiosk.service.api.bodies import documented
from kiosk.service.api.references import Reference
from kiosk.service.api.staff_auth import staff_in
from kiosk.service.api.staff_posts import Job, Nothing, StaffPost
from kiosk.service.api.wiring import Service, ServicePart
from kiosk.service.usecases.fetched_sources import ConfiguredSource
from kiosk.service.usecases.render_sources import list_sources, render_preview
from kiosk.service.usecases.source_runs import want_run
from kiosk.service.usecases.staff import Staff
from kiosk.wire import paths
from kiosk.wire.sources import Source, SourcePreview, Sources

router = APIRouter()

Responsible = Annotated[Staff, Depends(staff_in(frozenset({Role.ADMIN, Role.LEAD})))]


@router.get(paths.STAFF_SOURCES)
def sources(staff: Responsible, parts: ServicePart) -> Sources:
    configured = parts.sources.of_office(staff.office_id)
    with parts.store.read() as session:
        return Sources(sources=list(list_sources(session, staff.office_id, configured)))


@router.post(paths.STAFF_SOURCE_RUN, status_code=202, response_model=Source, openapi_extra=documented(Nothing))
def run(source_id: Reference, staff: Responsible, parts: ServicePart, post: StaffPost) -> Response:
    """Answered before it has run: a `state` event tells when there is something to see."""
    found = _configured(parts, staff, source_id)

    def plan(_: Nothing) -> Job:
        assert found is not None
        return lambda session: _wanted(session, found, staff, parts)

    return post.answer(staff, Nothing, plan, success=202, exists=lambda session: found is not None)


@router.post(paths.STAFF_SOURCE_PREVIEW, response_model=SourcePreview, openapi_extra=documented(Nothing))
def preview(source_id: Reference, staff: Responsible, parts: ServicePart, post: StaffPost) -> Response:
    found = _configured(parts, staff, source_id)

    def plan(_: Nothing) -> Job:
        assert found is not None
        shown = render_preview(parts.sources.preview(staff.office_id, found.id))
        return lambda session: shown

    return post.answer(staff, Nothing, plan, exists=lambda session: found is not None)


def _configured(parts: Service, staff: Staff, source_id: str) -> ConfiguredSource | None:
    return next((each for each in parts.sources.of_office(staff.office_id) if each.id == source_id), None)


def _wanted(session: Session, source: ConfiguredSource, staff: Staff, parts: Service) -> Source:
    want_run(session, source.id, name=source.name, by=staff, now=parts.clock())
    session.flush()
    (shown,) = list_sources(session, staff.office_id, [source])
    return shown

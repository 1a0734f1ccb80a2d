"""A file of appointments, imported from the staff tool."""

import io
from typing import Annotated

from fastapi import APIRouter, Depends, Response
from sqlalchemy.orm import Session

from kiosk.domain.roles import RECEPTION, Role
from kiosk.domain.service_day import service_day
from kiosk.service.api.bodies import Body
from kiosk.service.api.days import read_day
from kiosk.service.api.staff_auth import staff_in
from kiosk.service.api.staff_posts import ImportPost, Job
from kiosk.service.api.wiring import Service, ServicePart
from kiosk.service.usecases.import_day import SOURCE, Report, Unreadable, import_day, note_import
from kiosk.service.usecases.import_rows import DayOfSource
from kiosk.service.usecases.office_rules import office_rules
from kiosk.service.usecases.refusals import Refused
from kiosk.service.usecases.staff import Staff
from kiosk.wire import paths
from kiosk.wire.problems import Code
from kiosk.wire.staff import ImportReport, RejectedRow

router = APIRouter()

Importers = Annotated[Staff, Depends(staff_in(RECEPTION | {Role.ADMIN}))]


@router.post(paths.STAFF_IMPORTS, response_model=ImportReport)
def import_file(staff: Importers, parts: ServicePart, post: ImportPost, day: str | None = None) -> Response:
    """The rows are written while the file is read; the last transaction notes the import and the answer."""

    def plan(body: Body) -> Job:
        imported = _imported(parts, staff, body.raw(), day)
        if isinstance(imported, Refused):
            return lambda session: imported
        of, done = imported

        def job(session: Session) -> ImportReport:
            note_import(session, of, done, by=staff.by, now=parts.clock())
            return _said(done)

        return job

    return post.answer_raw(staff, plan)


def _imported(parts: Service, staff: Staff, raw: bytes, day_raw: str | None) -> tuple[DayOfSource, Report] | Refused:
    with parts.store.read() as session:
        tz = office_rules(session, staff.office_id).tz
    day = service_day(parts.clock(), tz) if day_raw is None else read_day(day_raw)
    rows = parts.reads_appointments(io.BytesIO(raw), tz=tz, day=day)
    if isinstance(rows, Unreadable):
        return Refused(code=Code.MALFORMED)
    key = parts.keys.make_day(staff.office_id, day)
    of = DayOfSource(office_id=staff.office_id, day=day, source=SOURCE, key=key)
    report = import_day(parts.store, of, rows)
    return Refused(code=Code.WRONG_DAY) if report.is_of_another_day else (of, report)


def _said(report: Report) -> ImportReport:
    return ImportReport(
        added=report.counts.added,
        changed=report.counts.changed,
        cancelled=report.counts.cancelled,
        rejected=[RejectedRow(line=row.line, code=row.code) for row in report.rejected],
        unmapped=sorted(report.unmapped),
    )

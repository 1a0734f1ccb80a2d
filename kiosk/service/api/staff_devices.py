"""Devices of an office: listed, paired, named, shut out, and what is wrong with any of its machines."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response
from sqlalchemy.orm import Session

from kiosk.domain.roles import RECEPTION, Role
from kiosk.service.api.bodies import documented
from kiosk.service.api.problems import problem
from kiosk.service.api.references import Reference
from kiosk.service.api.staff_auth import Admin, staff_in
from kiosk.service.api.staff_posts import Job, StaffPost
from kiosk.service.api.wiring import ServicePart
from kiosk.service.usecases import office_devices
from kiosk.service.usecases.pairing import make_pairing_code
from kiosk.service.usecases.staff import Staff
from kiosk.service.usecases.supervision import supervision
from kiosk.wire import paths
from kiosk.wire.problems import Code
from kiosk.wire.staff import Device, DeviceChange, Devices, PairingCode, PairingRequest
from kiosk.wire.supervision import Supervision

router = APIRouter()

ReceptionOrAdmin = Annotated[Staff, Depends(staff_in(RECEPTION | {Role.ADMIN}))]


@router.get(paths.STAFF_DEVICES)
def list_devices(parts: ServicePart, staff: ReceptionOrAdmin) -> Devices:
    with parts.store.read() as session:
        found = office_devices.list_devices(session, office_id=staff.office_id, now=parts.clock())
    return Devices(devices=list(found))


@router.get(paths.STAFF_SUPERVISION)
def what_is_wrong(parts: ServicePart, staff: ReceptionOrAdmin) -> Supervision:
    with parts.store.read() as session:
        return supervision(session, staff.office_id)


@router.delete(paths.STAFF_DEVICE, status_code=204)
def shut_out(device_id: Reference, parts: ServicePart, staff: Admin) -> Response:
    known = parts.store.write(lambda session: office_devices.shut_out(session, device_id, by=staff, now=parts.clock()))
    parts.devices.forget()
    return Response(status_code=204) if known else problem(Code.NOT_FOUND)


@router.patch(paths.STAFF_DEVICE, response_model=Device, openapi_extra=documented(DeviceChange))
def name_device(device_id: Reference, staff: Admin, parts: ServicePart, post: StaffPost) -> Response:
    def plan(change: DeviceChange) -> Job:
        return lambda session: office_devices.name_device(
            session, device_id, change.name, office_id=staff.office_id, by=staff.by, now=parts.clock()
        )

    def exists(session: Session) -> bool:
        return office_devices.is_device(session, device_id, office_id=staff.office_id)

    return post.answer(staff, DeviceChange, plan, exists=exists)


@router.post(
    paths.STAFF_PAIRING_CODES, status_code=201, response_model=PairingCode, openapi_extra=documented(PairingRequest)
)
def make_code(staff: Admin, parts: ServicePart, post: StaffPost) -> Response:
    def plan(asked: PairingRequest) -> Job:
        def job(session: Session) -> PairingCode:
            made = make_pairing_code(
                session, staff.office_id, asked.kind, name=asked.name, by=staff.by, now=parts.clock()
            )
            return PairingCode(code=made.code, expires_at=made.expires_at)

        return job

    return post.answer(staff, PairingRequest, plan, success=201)

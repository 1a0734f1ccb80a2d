"""Users of an office, for its administrators."""

from collections.abc import Callable

from fastapi import APIRouter, Response
from sqlalchemy.orm import Session

from kiosk.service.api.bodies import documented
from kiosk.service.api.references import Reference
from kiosk.service.api.staff_auth import Admin
from kiosk.service.api.staff_posts import Job, StaffPost
from kiosk.service.api.wiring import ServicePart
from kiosk.service.usecases import users
from kiosk.service.usecases.staff import Staff
from kiosk.wire import paths
from kiosk.wire.staff import NewPassword, NewUser, User, UserChange, Users

router = APIRouter()


@router.get(paths.STAFF_USERS)
def list_users(parts: ServicePart, staff: Admin) -> Users:
    with parts.store.read() as session:
        return Users(users=list(users.list_users(session, office_id=staff.office_id)))


@router.post(paths.STAFF_USERS, status_code=201, response_model=User, openapi_extra=documented(NewUser))
def add_user(staff: Admin, parts: ServicePart, post: StaffPost) -> Response:
    def plan(new: NewUser) -> Job:
        user = users.NewUser(
            office_id=staff.office_id,
            username=new.username,
            password_hash=parts.passwords.hashed(new.password),
            role=new.role,
            full_name=new.full_name,
            initials=new.initials,
        )
        return lambda session: users.add_user(session, user, by=staff.by, now=parts.clock())

    return post.answer(staff, NewUser, plan, success=201)


@router.post(paths.STAFF_USER_PASSWORD, response_model=User, openapi_extra=documented(NewPassword))
def replace_password(user_id: Reference, staff: Admin, parts: ServicePart, post: StaffPost) -> Response:
    def plan(new: NewPassword) -> Job:
        password_hash = parts.passwords.hashed(new.password)
        return lambda session: users.replace_password(
            session,
            user_id,
            office_id=staff.office_id,
            password_hash=password_hash,
            by=staff.by,
            now=parts.clock(),
        )

    return post.answer(staff, NewPassword, plan, exists=_is_colleague(user_id, staff))


@router.patch(paths.STAFF_USER, response_model=User, openapi_extra=documented(UserChange))
def change_user(user_id: Reference, staff: Admin, parts: ServicePart, post: StaffPost) -> Response:
    def plan(change: UserChange) -> Job:
        return lambda session: users.change_user(
            session, user_id, change, office_id=staff.office_id, by=staff.by, now=parts.clock()
        )

    return post.answer(staff, UserChange, plan, exists=_is_colleague(user_id, staff))


def _is_colleague(user_id: str, staff: Staff) -> Callable[[Session], bool]:
    return lambda session: users.is_user(session, user_id, office_id=staff.office_id)

"""A staff POST from its request to its answer: in the order of the contract's checks, and once per key."""

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, TypeVar

from fastapi import Depends, Request, Response
from pydantic import BaseModel
from sqlalchemy.orm import Session

from kiosk.service.api.bodies import Body, ImportBody, SmallBody
from kiosk.service.api.problems import Refused, problem
from kiosk.service.api.wiring import Service, ServicePart
from kiosk.service.store.ledger import lock_office
from kiosk.service.usecases import refusals
from kiosk.service.usecases.remembered_answers import RememberedAnswer, RequestKey, recall, recall_if_alive, remember
from kiosk.service.usecases.staff import Staff
from kiosk.service.usecases.visit_rows import ChangedMeanwhile
from kiosk.wire.problems import MEDIA_TYPE, Code

M = TypeVar("M", bound=BaseModel)
Outcome = BaseModel | refusals.Refused | None
"""What a use case came to: what is answered, why not, or done without a word."""
Job = Callable[[Session], Outcome]

_LONGEST_KEY = 255
_ATTEMPTS = 5


class Nothing(BaseModel):
    """The body of a request that needs none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One request, its body unjudged."""

    service: Service
    body: Body = field(repr=False)
    target: str
    key: str | None

    def answer(
        self,
        staff: Staff,
        model: type[M],
        plan: Callable[[M], Job],
        *,
        success: int = 200,
        exists: Callable[[Session], bool] | None = None,
    ) -> Response:
        """`plan` gets the body and returns the transaction; what takes its time it does before.

        `exists` is asked before the body is judged: 404 comes before 413 and 422.
        """
        return self.answer_raw(staff, lambda body: plan(body.parse(model)), success=success, exists=exists)

    def answer_raw(
        self,
        staff: Staff,
        plan: Callable[[Body], Job],
        *,
        success: int = 200,
        exists: Callable[[Session], bool] | None = None,
    ) -> Response:
        """The same for a body that is no JSON."""
        request = self._request_key(staff)
        with self.service.store.read() as session:
            known = _recalled(session, request)
            if known is not None:
                return _response(known)
            if exists is not None and not exists(session):
                return problem(Code.NOT_FOUND)
        if self.key is not None and len(self.key) > _LONGEST_KEY:
            return problem(Code.MALFORMED)
        work = plan(self.body)

        def job(session: Session) -> RememberedAnswer | refusals.Refused:
            lock_office(session, staff.office_id)
            return _recalled(session, request) or self._done(session, request, work(session), success)

        return _response(self._written(job))

    async def answer_at_once(
        self,
        staff: Staff,
        model: type[M],
        plan: Callable[[M], Job],
        *,
        exists: Callable[[Session], bool] | None = None,
    ) -> Response:
        """For what takes no time to plan: all is asked and done in the one transaction, and no thread waits for it.

        `staff` may be of a moment ago: a session that has ended since is refused in the transaction.
        """
        work = self._planned(model, plan)
        request = self._request_key(staff)

        def job(session: Session) -> RememberedAnswer | refusals.Refused:
            lock_office(session, staff.office_id)
            known = recall_if_alive(session, staff.session_id, request, now=self.service.clock())
            if known is not None:
                return known
            outcome = work if isinstance(work, refusals.Refused) else work(session)
            if isinstance(outcome, refusals.Refused) and exists is not None and not exists(session):
                return refusals.NOT_FOUND
            return outcome if outcome is work else self._done(session, request, outcome, 200)

        for _ in range(_ATTEMPTS - 1):
            with contextlib.suppress(ChangedMeanwhile):
                return _response(await asyncio.wrap_future(self.service.store.submit(job)))
        return _response(await asyncio.wrap_future(self.service.store.submit(job)))

    def _planned(self, model: type[M], plan: Callable[[M], Job]) -> Job | refusals.Refused:
        if self.key is not None and len(self.key) > _LONGEST_KEY:
            return refusals.Refused(code=Code.MALFORMED)
        try:
            return plan(self.body.parse(model))
        except Refused as refused:
            return refusals.Refused(code=refused.code)

    def _written(
        self, job: Callable[[Session], RememberedAnswer | refusals.Refused]
    ) -> "RememberedAnswer | refusals.Refused":
        for _ in range(_ATTEMPTS - 1):
            try:
                return self.service.store.write(job)
            except ChangedMeanwhile:
                continue
        return self.service.store.write(job)

    def _done(self, session: Session, request: RequestKey | None, outcome: Outcome, success: int) -> RememberedAnswer:
        answer = _rendered(outcome, success)
        if request is not None:
            remember(session, request, answer, now=self.service.clock())
        return answer

    def _request_key(self, staff: Staff) -> RequestKey | None:
        """None without a key. A body that was too large is not known, so it is no repetition of anything."""
        if self.key is None or len(self.key) > _LONGEST_KEY or self.body.is_too_large:
            return None
        request = self.target.encode() + b"\0" + self.body.raw()
        digest = self.service.keys.lasting_tag("staff request", request)
        return RequestKey(user_id=staff.user_id, key=self.key, digest=digest)


async def _small_post(request: Request, service: ServicePart, body: SmallBody) -> Post:
    return post_of(request, service, body)


async def _import_post(request: Request, service: ServicePart, body: ImportBody) -> Post:
    return post_of(request, service, body)


def post_of(request: Request, service: Service, body: Body) -> Post:
    return Post(
        service=service,
        body=body,
        target=f"{request.method} {request.scope['path']}?{request.scope['query_string'].decode('latin-1')}",
        key=request.headers.get("idempotency-key"),
    )


StaffPost = Annotated[Post, Depends(_small_post)]
ImportPost = Annotated[Post, Depends(_import_post)]
"""Stand behind the member of staff in a route's parameters, so that nobody else's body is read."""


def _recalled(session: Session, request: RequestKey | None) -> RememberedAnswer | refusals.Refused | None:
    return None if request is None else recall(session, request)


def _rendered(outcome: Outcome, success: int) -> RememberedAnswer:
    if isinstance(outcome, refusals.Refused):
        refused = problem(outcome.code)
        return RememberedAnswer(status=refused.status_code, body=bytes(refused.body))
    if outcome is None:
        return RememberedAnswer(status=204, body=b"")
    return RememberedAnswer(status=success, body=outcome.model_dump_json().encode())


def _response(answer: RememberedAnswer | refusals.Refused) -> Response:
    if isinstance(answer, refusals.Refused):
        return problem(answer.code)
    if answer.status == 204:
        return Response(status_code=204)
    media_type = MEDIA_TYPE if answer.status >= 400 else "application/json"
    return Response(answer.body, status_code=answer.status, media_type=media_type)
